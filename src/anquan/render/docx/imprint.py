"""The imprint (版记, 7.4)."""

from anquan.documents.blocks import Document


def imprint(document: Document) -> str:
    """Nothing yet."""
    return ""
