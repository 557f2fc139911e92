"""Headings, paragraphs and tables in their order (正文, 7.3.3)."""

from collections.abc import Sequence

from anquan.documents.blocks import Block, Grid, Heading, Paragraph
from anquan.render.docx.grid import grid
from anquan.render.docx.markup import paragraph, runs

GAP = paragraph("TableGap", keep_next=True)
"""Above a table without a caption: air below the text, and two tables do not join into one."""

_SENTENCE_ENDS = ("。", "；", "！", "？")


def blocks(items: Sequence[Block], *, keep_last: bool = False) -> str:
    """The blocks as paragraphs and tables. `keep_last` holds the last one on the page of what follows it."""
    parts: list[str] = []
    last = len(items) - 1
    for index, item in enumerate(items):
        keep = keep_last and index == last
        if isinstance(item, Grid):
            if index and not item.caption:
                parts.append(GAP)
            parts.append(grid(item, keep_next=keep))
        elif isinstance(item, Heading):
            parts.append(_heading(item, keep))
        else:
            parts.append(_paragraph(item, keep))
    return "".join(parts)


def _heading(item: Heading, keep: bool) -> str:
    # A heading of its own line stays with the text below it. One that runs on is itself that text, and so is a whole
    # sentence: a run of numbered sentences that all held on to the next would move to a new page together.
    is_text = bool(item.body) or "".join(run.text for run in item.text).endswith(_SENTENCE_ENDS)
    keep_next = keep if is_text else None
    return paragraph(f"Heading{item.level}", runs(item.text) + runs(item.body, style="RunOn"), keep_next=keep_next)


def _paragraph(item: Paragraph, keep: bool) -> str:
    return paragraph("BodyText" if item.indent else "", runs(item.runs), keep_next=True if keep else None)
