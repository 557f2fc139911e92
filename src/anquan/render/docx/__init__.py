"""Official documents as Word files, after GB/T 9704-2012 (党政机关公文格式).

The WordprocessingML is written as text into a slim template of our own: importing python-docx alone takes longer
than a whole render, and its default template brings Letter paper, Japanese settings and blue headings.
"""

from anquan.documents.blocks import Document, Grid
from anquan.render.docx.attachments import attachments
from anquan.render.docx.body import blocks
from anquan.render.docx.closing import attachment_note, signature
from anquan.render.docx.fonts import WINDOWS, FontSet
from anquan.render.docx.imprint import imprint
from anquan.render.docx.markup import escape, paragraph
from anquan.render.docx.opening import addressees, head, title
from anquan.render.docx.package import pack

__all__ = ["FontSet", "render"]


def render(document: Document, fonts: FontSet = WINDOWS) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes."""
    content = (
        head(document)
        + title(document)
        + addressees(document)
        + blocks(document.blocks, keep_last=True)
        + attachment_note([attached.title for attached in document.attachments])
        + signature(document)
        + attachments(document)
        + _ending(document)
        + imprint(document)
    )
    values = {
        **{name: escape(face) for name, face in fonts._asdict().items()},
        "body": content,
        "title": escape(document.title.replace("\n", "")),
        "creator": escape("、".join(document.issuers)),
        "date": document.date.isoformat(),
    }
    return pack(values)


def _ending(document: Document) -> str:
    """A paragraph after a table that ends the document: Word demands one, and a full line could open a new page."""
    last = document.attachments[-1].blocks[-1:] if document.attachments and not document.copies else ()
    return paragraph("TableGap", line=20) if last and isinstance(last[0], Grid) else ""
