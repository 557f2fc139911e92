"""The attachments' own pages (附件, 7.3.7)."""

from anquan.documents.blocks import Document
from anquan.render.docx.body import blocks
from anquan.render.docx.closing import attachment_name
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.titles import break_title


def attachments(document: Document) -> str:
    """Each on a page of its own: 附件1 on line 1, its title on line 3, then its content set as the body is."""
    parts: list[str] = []
    for number, attached in enumerate(document.attachments, start=1):
        label = "附件" if len(document.attachments) == 1 else f"附件{number}"
        lines = break_title(attachment_name(attached.title), keep=document.issuers)
        parts.append(paragraph("AttachmentLabel", run(label)))
        parts.append(paragraph("AttachmentTitle", run("\n".join(lines))))
        parts.append(blocks(attached.blocks))
    return "".join(parts)
