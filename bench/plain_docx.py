"""The straightforward way to the same paper: yaml.safe_load, python-docx on its default template, looks set run by run.

python bench/plain_docx.py PLAN.yaml OUT.docx
"""

import sys
from pathlib import Path

import yaml
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor


def main(source: str, target: str) -> None:
    plan = yaml.safe_load(Path(source).read_text(encoding="utf-8"))
    document = Document()
    set_page(document)
    add(document, plan["title"], "方正小标宋简体", 22, align=WD_ALIGN_PARAGRAPH.CENTER)
    add(document, "")
    add(document, "、".join(plan["to"]) + "：")
    lines(document, plan["body"].splitlines())
    add(document, "")
    for number, attached in enumerate(plan["attachments"], 1):
        add(document, f"{'附件：' if number == 1 else '　　　'}{number}.{attached['title']}", indent=True)
    add(document, plan["issuer"][0], align=WD_ALIGN_PARAGRAPH.RIGHT)
    add(document, f"{plan['date'].year}年{plan['date'].month}月{plan['date'].day}日", align=WD_ALIGN_PARAGRAPH.RIGHT)
    for number, attached in enumerate(plan["attachments"], 1):
        document.add_page_break()
        add(document, f"附件{number}", "黑体")
        add(document, attached["title"], "方正小标宋简体", 22, align=WD_ALIGN_PARAGRAPH.CENTER)
        lines(document, attached["body"].splitlines())
    document.save(target)


def set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        face(paragraph.add_run("— "), "宋体", 14)
        run = paragraph.add_run()
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)
        face(run, "宋体", 14)
        face(paragraph.add_run(" —"), "宋体", 14)


def lines(document, texts) -> None:
    rows = []
    for text in texts:
        if text.startswith("|"):
            rows.append([cell.strip() for cell in text.strip("|").split("|")])
            continue
        if rows:
            table(document, rows)
            rows = []
        level = 1 if text[1:2] == "、" else 2 if text.startswith("（") else 0
        head, stop, rest = text.partition("。") if level == 2 else (text, "", "")
        paragraph = document.add_paragraph(style=f"Heading {level}" if level else None)
        shape(paragraph, indent=True)
        face(paragraph.add_run(head + stop), {1: "黑体", 2: "楷体"}.get(level, "仿宋"), 16)
        if rest:
            face(paragraph.add_run(rest), "仿宋", 16)
    if rows:
        table(document, rows)


def table(document, rows) -> None:
    grid = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            face(cell.paragraphs[0].add_run(text), "仿宋", 12)


def add(document, text, font="仿宋", size=16, align=None, indent=False):
    paragraph = document.add_paragraph()
    shape(paragraph, indent)
    if align is not None:
        paragraph.alignment = align
    face(paragraph.add_run(text), font, size)
    return paragraph


def shape(paragraph, indent) -> None:
    paragraph.paragraph_format.line_spacing = Pt(28.95)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(32)


def face(run, font, size) -> None:
    run.font.name, run.font.size, run.font.bold = font, Pt(size), False
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


if __name__ == "__main__":
    main(*sys.argv[1:])
