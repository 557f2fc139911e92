"""Put the parts of a Word file together: the slim template, filled, in a zip whose bytes depend on nothing else."""

import io
import zipfile
from collections.abc import Mapping

from anquan.resources import read_text

# The content types come first: some readers look no further to know the file's type.
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer-odd.xml",
    "word/footer-even.xml",
)

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def pack(values: Mapping[str, str]) -> bytes:
    """The file's bytes. `values` fill the {{names}} of the template's parts; they are XML already."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in PARTS:
            entry = zipfile.ZipInfo(part, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # zipfile writes the platform's number, and the bytes would differ on Windows
            entry.external_attr = 0
            archive.writestr(entry, _filled(read_text(f"docx/{part}"), values))
    return buffer.getvalue()


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The template's text with its {{names}} replaced; what a value holds is never read as a name."""
    pieces = text.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += (values[name], rest)
    return "".join(filled)
