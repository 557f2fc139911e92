"""P: plans as official documents (方案)."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from anquan.chinese import numeral
from anquan.diagnostics import Mark
from anquan.files.tree import BlockText
from anquan.model.body import Line, LineKind, lines_of
from anquan.model.plan import Plan
from anquan.model.school import School
from anquan.rules.rule import ERROR, WARNING, Finding, repeated, rule

_PLACEHOLDER = re.compile(
    r"20[XxＸ×*]{2}"
    r"|(?<![A-Za-zＸ×])[XxＸ×]{2,}(?![A-Za-z])|(?<![A-Za-z0-9×])[XxＸ×](?=[年月日])"  # XX 小学, X月X日; not XXL
    r"|(?<![〇一二三四五六七八九十])[○〇]{2,}(?![〇一二三四五六七八九十])|□{2,}|＊{2,}|\*{3,}"  # not 二〇〇〇年
    r"|某某+|某(?=[校县市镇区乡村局]|小学|中学|幼儿园|老师|主任)"
    r"|【(?:\s*|[^】]{0,12}(?:填|名称|单位|姓名|日期|时间|地点)[^】]{0,8})】"
    r"|年[ 　]+月[ 　]+日|[（(][ 　_＿]{2,}[）)]|（此处.{0,12}）|待(?:填写?|补充?)(?=[，。；）)\s]|$)"
    r"|TODO|(?:张三|李四|王五)(?![丰光维])"
)
_BLANK = re.compile(r"_{3,}|＿{2,}")
_SIGNED_BY_HAND = re.compile(r"签[字名到章]|盖章|审批")
"""On such a line a blank is meant to be filled with a pen."""
_NUMBER = re.compile(r"[^\s〔〕]+〔(\d{4})〕([1-9]\d*)号")


class Written(NamedTuple):
    """A text of a plan, its body or that of an attachment, and where each of its characters stands."""

    text: str
    place: Callable[[int, int], Mark]
    """Line and column in the text, from 0, to the mark in the file."""


def _texts(school: School, plan: Plan) -> Iterator[Written]:
    """The body of a plan and of each of its attachments."""
    yield _written(plan, plan.body, "body")
    for index, one in enumerate(plan.attachments):
        if one.body:
            yield _written(plan, one.body, "attachments", index, "body")
        if one.file and one.file in school.texts:
            yield Written(school.texts[one.file], _of_file(one.file))


def _of_file(file: str) -> Callable[[int, int], Mark]:
    return lambda line, column: Mark(file, line + 1, column + 1)


def _written(plan: Plan, text: str, *path: str | int) -> Written:
    if not isinstance(text, BlockText):  # written in quotes or over folded lines: only its start is known
        return Written(text, lambda line, column: plan.origin.mark(*path))
    first = text
    return Written(text, lambda line, column: Mark(plan.origin.file, first.line + line + 1, first.column + column + 1))


@rule("P001", ERROR)
def placeholder(school: School, today: date) -> Iterator[Finding]:
    """方案里留着没有填的空

    查什么：标题、字号、署名、主送、抄送、附件名称、正文和附件里有没有 XX、××、20XX、某某、【】、____、张三 之类的占位。
    签字、盖章那一行的横线是留给人签的，不算。
    为什么：占位没有填，说明方案是抄来的范本，没有结合本校实际，是督导检查最常点名的问题。
    错例：由××担任组长
    对例：由校长担任组长
    怎么改：换成本校的人、地点和时间；写职务比写姓名更经得起人事变动。
    """
    for plan in school.plans:
        for path, value in _around_the_body(plan):
            for found in _blanks(value):
                yield Finding(plan.origin.mark(*path), f"有没有填的空：“{found[0]}”", "换成本校的内容")
        for written in _texts(school, plan):
            for number, text in enumerate(written.text.splitlines()):
                for found in _blanks(text):
                    mark = written.place(number, found.start())
                    yield Finding(mark, f"有没有填的空：“{found[0]}”", "换成本校的内容")


def _blanks(text: str) -> Iterator[re.Match[str]]:
    yield from _PLACEHOLDER.finditer(text)
    if not _SIGNED_BY_HAND.search(text):
        yield from _BLANK.finditer(text)


def _around_the_body(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What stands above and below the body, with its path in the file."""
    yield ("title",), plan.title
    yield ("number",), plan.number or ""
    yield ("letterhead",), plan.letterhead or ""
    for key in ("to", "issuer", "copies"):
        for index, name in enumerate(getattr(plan, key)):
            yield (key, index), name
    for index, one in enumerate(plan.attachments):
        yield ("attachments", index, "title"), one.title


@rule("P002", ERROR)
def numbering_breaks(school: School, today: date) -> Iterator[Finding]:
    """序号跳号、重号或不从一开始

    查什么：正文和附件里 一、 （一） 1. （1） 四级序号各自是否从一开始、逐个递增；上一级换了，下一级重新从一数起。
    为什么：GB/T 9704-2012 第 7.3.3 条规定结构层次依次用“一、”“（一）”“1.”“（1）”；跳号、重号是增删段落后没有
    重排，领导签发前必改。
    错例：一、……  三、……
    对例：一、……  二、……
    怎么改：按提示的序号改。
    """
    for plan in school.plans:
        for written in _texts(school, plan):
            yield from _numbering(written)


def _numbering(written: Written) -> Iterator[Finding]:
    last: dict[int, Line] = {}
    for line in lines_of(written.text):
        if line.kind is not LineKind.HEADING:
            continue
        before = last.get(line.level)
        expected = before.value + 1 if before else 1
        if line.value != expected:
            wrong = "重号" if before and line.value <= before.value else "跳号" if before else "不从一开始"
            related = ((written.place(before.number, before.column), f"上一个是 {before.label}"),) if before else ()
            mark = written.place(line.number, line.column)
            hint = f"改成“{_label(line.level, expected)}”"
            yield Finding(mark, f"序号 {line.label} {wrong}", hint, related)
        # Numbered on as if mended: whoever follows every hint from the top ends with a right sequence
        mended = line._replace(value=expected)
        last = {level: one for level, one in last.items() if level < line.level} | {line.level: mended}


def _label(level: int, value: int) -> str:
    """The number of a heading as the standard writes it: 一、 （一） 1. （1）."""
    counted = numeral(value) if level < 3 and value <= 99 else str(value)
    return {1: f"{counted}、", 2: f"（{counted}）", 3: f"{counted}.", 4: f"（{counted}）"}[level]


@rule("P004", ERROR)
def attachment_without_content(school: School, today: date) -> Iterator[Finding]:
    """附件没有内容，或写了两份内容

    查什么：每个附件在 block、file、body 里恰好写了一项。
    为什么：附件说明里列了名称，后面就必须有附件；写了两份，不知道印哪一份。
    错例：attachments: [{title: 疏散路线}]
    对例：attachments: [{title: 疏散路线, file: plans/routes.md}]
    怎么改：数据生成的用 block，现成文字用 file，短的直接写 body。
    """
    for plan in school.plans:
        for index, one in enumerate(plan.attachments):
            given = [key for key in ("block", "file", "body") if getattr(one, key)]
            if len(given) != 1:
                said = "没有内容" if not given else f"同时写了 {'、'.join(given)}"
                yield Finding(
                    plan.origin.mark("attachments", index, "title"),
                    f"附件“{one.title}”{said}",
                    "block、file、body 只写一项",
                )


@rule("P005", ERROR)
def number_malformed(school: School, today: date) -> Iterator[Finding]:
    """发文字号写法不对

    查什么：发文字号是否为“机关代字〔年份〕序号号”，年份四位、用六角括号〔〕，序号不编虚位、不加“第”。
    为什么：GB/T 9704-2012 第 7.2.5 条。方括号 [2026]、圆括号（2026）和“第012号”都是常见的退文原因。
    错例：number: 白小[2026]第012号
    对例：number: 白小〔2026〕12号
    怎么改：照对例改；六角括号可以从这里复制：〔〕
    """
    for plan in school.plans:
        if plan.number is None:
            continue
        found = _NUMBER.fullmatch(plan.number)
        mark = plan.origin.mark("number")
        if found is None or "第" in plan.number:
            yield Finding(mark, f"发文字号“{plan.number}”写法不对", "写成 白小〔2026〕12号 的样子")
        elif int(found[1]) != plan.date.year:
            related = ((plan.origin.mark("date"), "成文日期"),)
            yield Finding(mark, f"发文字号是 {found[1]} 年，成文日期是 {plan.date.year} 年", "改成同一年", related)


@rule("P006", WARNING)
def another_school(school: School, today: date) -> Iterator[Finding]:
    """署名不是本校

    查什么：方案的署名里有没有本校（school.yaml 的单位名称或规范简称）。
    为什么：从别校抄来的方案，最容易漏改的就是落款。
    错例：issuer: [青松镇中心小学]（本校是白杨镇中心小学）
    对例：issuer: [白杨镇中心小学]
    怎么改：改署名，并通读正文里的校名、楼名、人名。
    """
    unit = school.unit
    if unit is None:
        return
    for plan in school.plans:
        if unit.name not in plan.issuer and unit.short not in plan.issuer:
            said = "、".join(plan.issuer)
            yield Finding(
                plan.origin.mark("issuer"), f"署名“{said}”里没有本校（{unit.name}）", f"写成 issuer: [{unit.name}]"
            )


@rule("P007", WARNING)
def no_headings(school: School, today: date) -> Iterator[Finding]:
    """正文没有层次

    查什么：正文在 500 字以上而没有一个“一、”级标题。
    为什么：没有层次的长文读不下去，也进不了 Word 的导航窗格；多半是粘贴时丢了序号，或标题前多了符号。
    错例：指导思想（单独一行，没有序号）
    对例：一、指导思想
    怎么改：给每一部分的标题加上“一、”“二、”。
    """
    for plan in school.plans:
        headings = [one for one in lines_of(plan.body) if one.kind is LineKind.HEADING and one.level == 1]
        if not headings and len(plan.body) >= 500:
            yield Finding(plan.origin.mark("body"), "正文没有“一、”级标题", "给每一部分加上“一、”“二、”")


@rule("P008", WARNING)
def markup_slip(school: School, today: date) -> Iterator[Finding]:
    """标记写错了，会照原样印出来

    查什么：正文和附件里有没有全角的花括号｛｛ ｝｝、用全角竖线｜写的表格、没有配对的加粗星号 **。
    为什么：写错的标记不起作用，印出来的公文上会留着花括号和星号，表格也散了。
    错例：｛｛ rota_table() ｝｝
    对例：{{ rota_table() }}
    怎么改：换成半角符号；星号要成对，例如 **重点**。
    """
    for plan in school.plans:
        for written in _texts(school, plan):
            for number, text in enumerate(written.text.splitlines()):
                for sign, said, hint in _SLIPS:
                    found = sign.search(text)
                    if found:
                        yield Finding(written.place(number, found.start()), said, hint)
                if text.count("**") % 2:
                    mark = written.place(number, text.rindex("**"))
                    yield Finding(mark, "加粗的星号没有配对", "在要加粗的文字两边各写两个星号，例如 **重点**")


_SLIPS = (
    (re.compile("｛｛|｝｝|｛%|%｝"), "花括号是全角的，不起作用", "换成半角：{{ }}"),
    (re.compile(r"^\s*｜"), "表格的竖线是全角的，这一行不算表格", "换成半角：| 甲 | 乙 |"),
)


@rule("P009", ERROR)
def number_twice(school: School, today: date) -> Iterator[Finding]:
    """两个方案用了同一个发文字号

    查什么：plans/ 里的发文字号有没有重复。
    为什么：一个字号只能对应一份文件（GB/T 9704-2012 第 7.2.5 条：发文顺序号唯一），重号的文件归不了档。
    错例：两个方案都写 number: 白小〔2026〕12号
    对例：后一个写 number: 白小〔2026〕13号
    怎么改：到发文登记簿上核对，改错的那一个。
    """
    for plan, first in repeated((one for one in school.plans if one.number), "number"):
        related = ((first.origin.mark("number"), "前一个在这里"),)
        yield Finding(plan.origin.mark("number"), f"发文字号“{plan.number}”已经用过", "核对发文登记簿", related)


@rule("P010", WARNING)
def label_malformed(school: School, today: date) -> Iterator[Finding]:
    """序号的标点不合规范

    查什么：四级序号是否写成“一、”“（一）”“1.”“（1）”：顿号、全角括号、半角小圆点，各在各的层次。
    为什么：GB/T 9704-2012 第 7.3.3 条规定了四级序号的写法；“1、”“2．”“(二)”“（一）、”是最常见的毛病。
    错例：2、严格巡查制度
    对例：2.严格巡查制度
    怎么改：照提示改标点。
    """
    for plan in school.plans:
        for written in _texts(school, plan):
            for line in lines_of(written.text):
                wanted = _label(line.level, line.value) if line.kind is LineKind.HEADING else ""
                if line.label != wanted:
                    mark = written.place(line.number, line.column)
                    yield Finding(mark, f"序号“{line.label}”的标点不合规范", f"写成“{wanted}”")
