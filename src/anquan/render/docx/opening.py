"""What stands above the body: the head with its red rule (版头), the title and the addressees (主送机关)."""

from anquan.documents.blocks import Document
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.measures import characters
from anquan.render.docx.titles import break_title

MARK_TOP = 1984
"""The mark's top edge: 35 mm below the top of the type area (7.2.4)."""

MARK_SIZE = 48
"""The mark is as large as its width allows, in points, but not larger than this (the standard names no size)."""

MARK_WIDTH = 430
"""Widest that a mark may be, in points: a little less than the type area."""


def head(document: Document) -> str:
    """发文机关标志, 发文字号 and the red rule below them (7.2); nothing for a document without a letterhead."""
    if not document.letterhead:
        return ""
    size = min(MARK_SIZE, int(MARK_WIDTH / characters(document.letterhead)))
    mark = paragraph("LetterheadMark", run(document.letterhead, size=2 * size), before=MARK_TOP, line=20 * size)
    return mark + paragraph("DocumentNumber", run(document.number) if document.number else "")


def title(document: Document) -> str:
    """标题, two blank lines below the red rule (7.3.1); without a head it stands on the first line of the page."""
    lines = break_title(document.title, keep=document.issuers)
    return paragraph("Title", run("\n".join(lines)), before_lines=2 if document.letterhead else 0) + _bare_number(
        document
    )


def _bare_number(document: Document) -> str:
    """A 发文字号 without a letterhead stands centred below the title, as offices do; the standard has no such case."""
    if not document.number or document.letterhead:
        return ""
    return paragraph("Normal", run(document.number), keep_next=True, align="center")


def addressees(document: Document) -> str:
    """主送机关, flush left, the last one followed by a colon (7.3.2)."""
    if not document.to:
        return ""
    return paragraph("Addressee", run("、".join(document.to).rstrip("：:") + "："))
