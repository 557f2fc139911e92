"""WordprocessingML as text: runs and paragraphs whose parts always stand in the order that the schema demands."""

import re
from collections.abc import Iterable

from anquan.documents.blocks import Run
from anquan.render.docx.measures import LINE

# What XML 1.0 cannot hold at all, escaped or not: Word refuses a file with one of these.
# Left uncompiled: it takes longer to compile than a render, and few texts need it.
_ILLEGAL = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_BREAKS = re.compile("(\r\n|[\n\r\t])")
_KEPT_SPACE = re.compile(r"^ | $|  ")

# Word counts these as Latin and spaces them so, whatever the face, unless the run carries the East Asian hint.
_AMBIGUOUS = re.compile("[“”‘’—…·×÷°±]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def escape(text: str) -> str:
    """The text as XML character data or attribute value; characters that XML cannot hold are left out."""
    if not text.isprintable():
        text = re.sub(_ILLEGAL, "", text)
    return text.translate(_SPECIAL)


def run(text: str, *, style: str = "", bold: bool = False, size: int = 0) -> str:
    """One run. Line breaks become breaks inside the paragraph. `size` is in half points."""
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + (_HINT if _AMBIGUOUS.search(text) else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )
    content = "".join(_piece(piece) for piece in _BREAKS.split(escape(text)) if piece)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece[0] in "\r\n":
        return "<w:br/>"
    space = ' xml:space="preserve"' if _KEPT_SPACE.search(piece) else ""
    return f"<w:t{space}>{piece}</w:t>"


def runs(parts: Iterable[Run], *, style: str = "") -> str:
    """The runs of a paragraph, empty ones left out."""
    return "".join(run(part.text, style=style, bold=part.bold) for part in parts if part.text)


def paragraph(
    style: str,
    content: str = "",
    *,
    keep_next: bool | None = None,
    borders: str = "",
    tabs: str = "",
    before: int | None = None,
    before_lines: int = 0,
    line: int | None = None,
    indent: str = "",
    align: str = "",
) -> str:
    """One paragraph in a style of the template; the other arguments override the style, None and "" leave it alone.

    `before` and `line` (exact) are in twips; `before_lines` counts blank lines of the page's grid.
    """
    spacing = ""
    if before_lines:
        spacing += f' w:beforeLines="{100 * before_lines}" w:before="{LINE * before_lines}"'
    elif before is not None:
        spacing += f' w:before="{before}"'
    if line is not None:
        spacing += f' w:line="{line}" w:lineRule="exact"'
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("" if keep_next is None else "<w:keepNext/>" if keep_next else '<w:keepNext w:val="0"/>')
        + borders
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + (f"<w:ind {indent}/>" if indent else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"
