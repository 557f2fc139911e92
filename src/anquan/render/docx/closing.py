"""What stands below the body: the note of attachments (附件说明), the signature and the date."""

from collections.abc import Sequence

from anquan.dates import chinese_date
from anquan.documents.blocks import Document
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.measures import CHARACTER, body_width

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
    date = chinese_date(document.date)
    organ_width = body_width(document.issuers[-1]) if document.issuers else 0
    date_width = body_width(date)
    two = 2 * CHARACTER
    if date_width > organ_width:
        date_right, organ_right = two, two + date_width + two - organ_width
    else:
        date_right, organ_right = organ_width - date_width, two
    lines = [(issuer, organ_right, True) for issuer in document.issuers] + [(date, date_right, False)]
    return "".join(
        paragraph(
            "Signature",
            run(text),
            keep_next=True if keep else None,
            before_lines=0 if index else 1,
            indent=f'w:rightChars="0" w:right="{right}"',
        )
        for index, (text, right, keep) in enumerate(lines)
    )
