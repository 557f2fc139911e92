"""What stands in the Word file, read back with python-docx."""

import io
from datetime import date
from typing import Any

import docx
from hypothesis import given
from hypothesis import strategies as st

from anquan.documents.blocks import Attached, Document, Grid, Paragraph
from anquan.render.docx import render
from tests.render.documents import issued_plan, plain, small_plan


def read(document: Document) -> Any:
    return docx.Document(io.BytesIO(render(document)))


def lines(document: Document) -> list[str]:
    return [f"{paragraph.style.name}: {paragraph.text}" for paragraph in read(document).paragraphs if paragraph.text]


def test_small_plan_word_for_word():
    assert lines(small_plan()) == [
        "Title: 反恐怖防范工作方案",
        "主送机关: 各年级组、各处室：",
        "Body Text: 为做好反恐怖防范工作，落实责任，制定本方案。",
        "Heading 1: 一、防范措施",
        "Heading 2: （一）门卫管理。外来人员一律登记。",
        "Heading 3: 1.值班安排",
        "Heading 4: （1）每日7:30至17:30在岗。",
        "Caption: 领导小组成员",
        "附件说明: 附件：疏散路线说明",
        "Signature: 白杨镇中心小学",
        "Signature: 2026年9月1日",
        "附件序号: 附件",
        "附件标题: 疏散路线说明",
        "Body Text: 从东门疏散。",
    ]


def test_tables_keep_their_cells():
    (table,) = read(small_plan()).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["姓名", "职务"],
        ["李四", "校长"],
        ["王五", "书记"],
    ]


def test_bold_is_bold_and_nothing_else_is():
    runs = [run for paragraph in read(small_plan()).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["落实责任"]


def test_text_after_a_run_in_heading_has_the_body_style():
    (heading,) = (line for line in read(small_plan()).paragraphs if line.style.name == "Heading 2")
    assert [(run.text, run.style.name) for run in heading.runs] == [
        ("（一）门卫管理。", "Default Paragraph Font"),
        ("外来人员一律登记。", "正文接排"),
    ]


def test_several_attachments_are_numbered_in_the_note_and_on_their_pages():
    attachments = (Attached("值班表", ()), Attached("路线图；", ()))
    found = lines(small_plan()._replace(attachments=attachments))
    assert [line for line in found if line.startswith("附件")] == [
        "附件说明: 附件：1.值班表",
        "附件说明: 2.路线图",
        "附件序号: 附件1",
        "附件标题: 值班表",
        "附件序号: 附件2",
        "附件标题: 路线图",
    ]


def test_letterhead_and_number_stand_above_the_title():
    assert lines(issued_plan())[:3] == [
        "发文机关标志: 白杨镇中心小学文件",
        "发文字号: 白小〔2026〕12号",
        "Title: 反恐怖防范工作方案",
    ]


def test_number_without_letterhead_is_not_lost():
    assert lines(small_plan()._replace(number="白小〔2026〕12号"))[1] == "Normal: 白小〔2026〕12号"


def test_document_without_addressees_issuers_or_text():
    bare = Document(title="通知", to=(), blocks=(), issuers=(), date=date(2026, 12, 31))
    assert lines(bare) == ["Title: 通知", "Signature: 2026年12月31日"]


def test_properties_tell_title_issuer_language_and_the_documents_own_date():
    properties = read(small_plan()._replace(issuers=("甲学校", "乙学校"))).core_properties
    assert properties.title == "反恐怖防范工作方案"
    assert properties.author == properties.last_modified_by == "甲学校、乙学校"
    assert properties.language == "zh-CN"
    assert properties.created.date() == properties.modified.date() == date(2026, 9, 1)
    assert properties.comments == ""


def test_paper_is_a4_with_the_margins_of_the_standard():
    (section,) = read(small_plan()).sections
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(margin.mm, 1) for margin in margins] == [37.0, 35.0, 28.0, 26.0]


def test_marks_of_xml_and_characters_that_xml_cannot_hold():
    blocks = (
        Paragraph(plain('a < b & c > "d"\x00\x0b\ufffe\ud800。')),
        Grid((("<列>",),), (("A&B\n第二行",),)),
    )
    document = read(small_plan()._replace(title="<安全>&“方案”", blocks=blocks))
    assert document.paragraphs[0].text == "<安全>&“方案”"
    assert document.paragraphs[2].text == 'a < b & c > "d"。'
    assert [row.cells[0].text for row in document.tables[0].rows] == ["<列>", "A&B\n第二行"]


def test_text_that_looks_like_a_name_of_the_template():
    assert "Body Text: {{title}} {{none}}" in lines(
        small_plan()._replace(blocks=(Paragraph(plain("{{title}} {{none}}")),))
    )


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))))
def test_any_text_arrives_as_it_was_written(text: str):
    document = small_plan()._replace(blocks=(Paragraph(plain(text)),), attachments=())
    assert read(document).paragraphs[2].text == text
