"""The Word file itself: its parts, the order that the schema demands, and bytes that depend on nothing else."""

import io
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import pytest

from anquan.documents.blocks import Document
from anquan.render.docx import render
from anquan.render.docx.fonts import GB2312, WINDOWS
from tests.render.documents import issued_plan, long_plan, small_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# ECMA-376 part 1, 17.3 and 17.4: the sequences of the types CT_PPr, CT_RPr, CT_TblPr, CT_TrPr and so on.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat",
}

DOCUMENTS = {"small": small_plan(), "long": long_plan(), "issued": issued_plan()}


def parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render(document))) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def test_children_stand_in_the_order_of_the_schema(document: Document):
    for name, text in parts(document).items():
        for element in ElementTree.fromstring(text).iter():
            order = ORDERS.get(element.tag.removeprefix(W), "").split()
            if order:
                children = [child.tag.removeprefix(W) for child in element]
                assert children == sorted(children, key=order.index), f"{name}: {element.tag}"


def test_every_style_that_is_used_is_in_the_template(document: Document):
    files = parts(document)
    styles = {style.get(f"{W}styleId") for style in ElementTree.fromstring(files["word/styles.xml"]).iter(f"{W}style")}
    for name in ("word/document.xml", "word/footer-odd.xml", "word/footer-even.xml"):
        tree = ElementTree.fromstring(files[name])
        used = {element.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for element in tree.iter(W + kind)}
        assert used <= styles


def test_every_part_is_declared_and_every_declared_part_is_there(document: Document):
    files = parts(document)
    types = ElementTree.fromstring(files["[Content_Types].xml"])
    declared = {element.get("PartName", "").lstrip("/") for element in types if element.tag.endswith("Override")}
    assert declared == {name for name in files if not name.endswith((".rels", "[Content_Types].xml"))}


def test_same_document_gives_the_same_bytes(document: Document):
    assert render(document) == render(document)


@pytest.mark.parametrize(
    "foreign", ["asciiTheme", "eastAsiaTheme", "theme1.xml", "ja-JP", "python-docx", "12240", "4F81BD"]
)
def test_nothing_of_a_foreign_template(document: Document, foreign: str):
    assert all(foreign not in text for text in parts(document).values())


def test_no_name_of_the_template_is_left_unfilled(document: Document):
    assert all("{{" not in text for text in parts(document).values())


@pytest.mark.parametrize("fonts", [WINDOWS, GB2312])
def test_styles_name_each_face_for_chinese_and_for_latin(fonts):
    with zipfile.ZipFile(io.BytesIO(render(small_plan(), fonts))) as archive:
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    faces = [tuple(face.get(W + kind) for kind in ("ascii", "hAnsi", "eastAsia")) for face in styles.iter(f"{W}rFonts")]
    assert {name for face in faces for name in face} == set(fonts)
    assert all(len(set(face)) == 1 for face in faces)


def test_tables_repeat_their_head_and_never_split_a_row():
    tree = ElementTree.fromstring(parts(long_plan())["word/document.xml"])
    for table in tree.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")) == 8845


def test_two_tables_never_touch_and_none_ends_the_document():
    body = ElementTree.fromstring(parts(long_plan())["word/document.xml"])[0]
    kinds = "".join("T" if child.tag == f"{W}tbl" else "." for child in body)
    assert "TT" not in kinds
    table_last = small_plan().attachments[0]._replace(blocks=small_plan().blocks[-1:])
    body = ElementTree.fromstring(parts(small_plan()._replace(attachments=(table_last,)))["word/document.xml"])[0]
    assert [child.tag.removeprefix(W) for child in body][-3:] == ["tbl", "p", "sectPr"]


def test_heading_on_its_own_line_stays_with_the_text_below_and_a_run_in_one_or_a_sentence_may_end_a_page():
    tree = ElementTree.fromstring(parts(small_plan())["word/document.xml"])
    kept = {}
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        switch = paragraph.find(f"{W}pPr/{W}keepNext")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            kept[style.get(f"{W}val")] = None if switch is None else switch.get(f"{W}val")
    assert kept == {"Heading1": None, "Heading2": "0", "Heading3": None, "Heading4": "0"}


def test_rendering_loads_no_heavy_library():
    program = (
        "import sys; from tests.render.documents import issued_plan; from anquan.render.docx import render;"
        "render(issued_plan()); print(sorted({'docx', 'lxml', 'jinja2', 'openpyxl', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
