"""Documents for the tests of the Word renderer: a small one to read, and a long one to lay out."""

import datetime

from anquan.documents.blocks import Attached, Block, Document, Grid, Heading, Paragraph, Run, Runs

SCHOOL = "白杨镇中心小学"
SENTENCES = (
    "学校安全工作坚持预防为主、防治结合、综合治理的方针，各处室、各年级组要按照“谁主管、谁负责”的要求，"
    "把值班巡查、门卫管理、隐患排查、应急演练等工作落实到岗位、落实到人，对发现的问题立即整改，"
    "不能立即整改的要落实责任、措施、资金、时限和预案。"
)


def plain(text: str) -> Runs:
    """One run in one look."""
    return (Run(text),)


def small_plan() -> Document:
    """A plan on one page, with each kind of block once."""
    return Document(
        title="反恐怖防范工作方案",
        to=("各年级组", "各处室"),
        blocks=(
            Paragraph((Run("为做好反恐怖防范工作，"), Run("落实责任", bold=True), Run("，制定本方案。"))),
            Heading(1, plain("一、防范措施")),
            Heading(2, plain("（一）门卫管理。"), plain("外来人员一律登记。")),
            Heading(3, plain("1.值班安排")),
            Heading(4, plain("（1）每日7:30至17:30在岗。")),
            Grid((("姓名", "职务"),), (("李四", "校长"), ("王五", "书记")), "领导小组成员"),
        ),
        issuers=(SCHOOL,),
        date=datetime.date(2026, 9, 1),
        attachments=(Attached("疏散路线说明。", (Paragraph(plain("从东门疏散。")),)),),
    )


def long_plan() -> Document:
    """A plan of more than ten pages: three levels of headings, two tables, two attachments."""
    blocks: list[Block] = []
    for chapter in "一二三四五":
        blocks.append(Heading(1, plain(f"{chapter}、工作要求")))
        for section in "一二":
            blocks += (
                Heading(2, plain(f"（{section}）严格值班制度。"), plain(SENTENCES)),
                Heading(3, plain("1.门卫管理")),
                Paragraph(plain(SENTENCES * 2)),
            )
    staff = tuple(
        (str(number), "张三", "负责校园日常巡查和隐患整改的督促落实，每月组织应急疏散演练") for number in range(1, 25)
    )
    blocks += (
        Grid((("序号", "姓名", "职责分工"),), staff, "岗位安排"),
        Grid((("器材", "数量"),), (("防爆盾牌", "4"), ("长棍", "6"))),
        Paragraph(plain(SENTENCES)),
    )
    attached = (
        Attached("反恐怖防范工作领导小组成员名单", (Grid((("姓名", "职务"),), (("李四", "校长"),)),)),
        Attached(
            "校园突发事件应急疏散路线说明及各楼层疏散引导员安排表",
            (Heading(1, plain("一、教学楼")), Paragraph(plain(SENTENCES))),
        ),
    )
    return small_plan()._replace(
        title=f"{SCHOOL}2026年秋季学期反恐怖防范工作方案", blocks=tuple(blocks), attachments=attached
    )


def issued_plan() -> Document:
    """The small plan issued formally: with 版头 and 版记."""
    return small_plan()._replace(
        letterhead=f"{SCHOOL}文件", number="白小〔2026〕12号", copies=("县教育局安全股", "白杨镇人民政府")
    )
