"""The imprint (版记, 7.4): copies and issue between rules, its last rule on the bottom of the last page's type area.

A text box aligned with the bottom margin is the one construction that Word, WPS and LibreOffice all put there:
framed paragraphs with rules of their own and floating tables stay inline in LibreOffice.
"""

from anquan.dates import chinese_date
from anquan.documents.blocks import Document
from anquan.render.docx.markup import paragraph, run
from anquan.render.docx.measures import TYPE_AREA, characters

CHARACTER = 280
"""One character of 4号 in twips."""

_LINE = 440  # exact line of the style Imprint, twips
_RULE = 40  # height of a paragraph that is a rule, twips; part of it is the space between text and rule
_EMU = 635  # English Metric Units, the unit of drawings, in a twip

_THICK = 8  # 0.35 mm in eighths of a point
_THIN = 6  # 0.25 mm

_BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:Choice Requires="wps">'
    '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
    "<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


def imprint(document: Document) -> str:
    """抄送 (7.4.2) and 印发机关和印发日期 (7.4.3); nothing for a document without copies."""
    if not document.copies:
        return ""
    label = "抄送："
    names = "，".join(document.copies).rstrip("。") + "。"
    margin = CHARACTER + round(CHARACTER * characters(label))
    copies = paragraph(
        "Imprint",
        run(label + names),
        indent=f'w:left="{margin}" w:right="{CHARACTER}" w:hanging="{margin - CHARACTER}"',
    )
    issue = paragraph(
        "Imprint",
        run("".join(document.issuers[:1]) + "\t" + chinese_date(document.date) + "印发"),
        tabs=f'<w:tab w:val="right" w:pos="{TYPE_AREA - CHARACTER}"/>',
        indent=f'w:left="{CHARACTER}"',
    )
    content = _rule(_THICK) + copies + _rule(_THIN) + issue + _rule(_THICK)
    lines = 1 + _lines(names, TYPE_AREA - margin - CHARACTER)
    height = lines * _LINE + 4 * _RULE
    box = _BOX.format(width=TYPE_AREA * _EMU, height=height * _EMU, content=content)
    # The paragraph that holds the box is as high as it: where the last page has no room for the box under the text,
    # both go to the next page. The box itself stands free, or text would flow around it.
    return paragraph("TableGap", box, line=height)


def _lines(text: str, width: int) -> int:
    """Lines that the text takes; a full line more than it may need only lifts the text's room, never the rules."""
    return -(-round(CHARACTER * characters(text)) // (width - CHARACTER))


def _rule(size: int) -> str:
    """A rule as wide as the type area. A border of the text itself would be as narrow as its indents make it."""
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="{size}" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph("TableGap", borders=border, line=_RULE)
