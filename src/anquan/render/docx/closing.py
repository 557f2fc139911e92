"""What stands below the body: the note of attachments (附件说明), the signature and the date."""

from collections.abc import Sequence

from anquan.dates import chinese_date
from anquan.documents.blocks import Document
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.measures import CHARACTER, TYPE_AREA, body_width

_TRAILING = "。；，、：;,.:"


def attachment_name(title: str) -> str:
    """The attachment's title without a mark after it, in the note and on its page alike (7.3.4)."""
    return title.replace("\n", "").strip().rstrip(_TRAILING)


def attachment_note(titles: Sequence[str]) -> str:
    """附件：1.… one blank line below the body, two characters in; wrapped lines align under the name (7.3.4)."""
    lead = "附件："
    margin = 2 * CHARACTER + body_width(lead)
    lines: list[str] = []
    for number, title in enumerate(titles, start=1):
        label = "" if len(titles) == 1 else f"{number}."
        first = lead if number == 1 else ""
        left = margin + body_width(label)
        lines.append(
            paragraph(
                "AttachmentNote",
                run(first + label + attachment_name(title)),
                before_lines=1 if number == 1 else 0,
                indent=f'w:leftChars="0" w:left="{left}" w:hangingChars="0" w:hanging="{body_width(first + label)}"',
            )
        )
    return "".join(lines)


def signature(document: Document) -> str:
    """Organs and date without a seal (7.3.5.2), held together on one page.

    The organ stands two characters from the right; the date starts two characters right of the organ's first
    character. A date longer than the organ stands two characters from the right itself, and the organ moves left.
    With several organs the last one, which stands above the date, is the one that counts.
    """
    two = 2 * CHARACTER
    date = chinese_date(document.date)
    last_width = body_width(document.issuers[-1]) if document.issuers else 0
    if body_width(date) > last_width:
        date_left = TYPE_AREA - two - body_width(date)
        moved = date_left - two - (TYPE_AREA - two - last_width)
    else:
        date_left = TYPE_AREA - last_width
        moved = 0
    lines = [(issuer, TYPE_AREA - two - body_width(issuer) + moved) for issuer in document.issuers]
    lines.append((date, date_left))
    return "".join(
        paragraph(
            "Signature",
            run(text),
            keep_next=True if index < len(document.issuers) else None,
            before_lines=0 if index else 1,
            # Set from the left: programs differ in how wide digits beside Chinese are, and the first characters
            # are what must align. The negative right indent keeps a date that comes out wider on its line.
            indent=f'w:leftChars="0" w:left="{max(0, left)}" w:rightChars="0" w:right="{-two if text == date else 0}"',
        )
        for index, (text, left) in enumerate(lines)
    )
