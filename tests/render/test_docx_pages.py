"""The Word file on real pages (GB/T 9704-2012): what a ruler laid on the paper would read, in millimetres."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from anquan.documents.blocks import Document, Paragraph
from anquan.render.docx import render
from anquan.render.docx.measures import characters
from tests.office import Page, fonts, pages, raster, to_pdf
from tests.render.documents import SENTENCES, issued_plan, long_plan, plain, small_plan

pytestmark = [pytest.mark.office, pytest.mark.usefixtures("office")]

LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262  # the type area
BODY, HEI, KAI, SONG, BIAOSONG = "FandolFang", "NotoSans", "GBZenKai", "NotoSerif", "NotoSerifCJKjp-Black"


class Paper(NamedTuple):
    pdf: Path
    pages: list[Page]


def lay_out(document: Document, folder: Path) -> Paper:
    path = folder / "plan.docx"
    path.write_bytes(render(document))
    pdf = to_pdf(path)
    return Paper(pdf, pages(pdf))


@pytest.fixture(scope="module")
def long(office: None, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return lay_out(long_plan(), tmp_path_factory.mktemp("long"))


@pytest.fixture(scope="module")
def issued(office: None, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return lay_out(issued_plan()._replace(attachments=()), tmp_path_factory.mktemp("issued"))


def full_pages(paper: Paper) -> list[Page]:
    """Pages of running text from edge to edge."""
    return [
        page for page in paper.pages[1:] if all(row.pieces[0].size == 16 for row in page.rows) and len(page.rows) > 20
    ]


def test_the_long_plan_is_long_enough_to_tell(long: Paper):
    assert len(long.pages) >= 10
    assert len(full_pages(long)) >= 4


def test_22_rows_on_every_full_page(long: Paper):
    for page, following in pairwise(long.pages[1:]):
        if page in full_pages(long):
            # A heading that would end a page goes to the next one, and leaves a line.
            moved = following.rows[0].text.startswith(("三、", "1."))
            assert len(page.rows) == 22 or (moved and len(page.rows) == 21)


def test_28_characters_on_full_lines(long: Paper):
    rows = [row.text for page in full_pages(long) for row in page.rows]
    assert max(characters(row) for row in rows) == 28
    # Lines end early only where a paragraph does, or where a mark must not start the next line.
    assert sum(characters(row) >= 27 for row in rows) > len(rows) / 2


def test_text_stays_in_the_type_area(long: Paper):
    rows = [row for page in long.pages for row in page.rows]
    assert min(row.left for row in rows) >= LEFT - 0.2
    # LibreOffice spaces the date's digits from its characters, which Word is told not to do.
    assert max(row.right for row in rows if not row.text.endswith("日")) <= RIGHT + 0.3
    assert min(row.top for row in rows) >= TOP - 0.2


def test_every_mark_and_character_of_a_long_paragraph_reaches_the_paper(tmp_path: Path):
    document = small_plan()._replace(blocks=(Paragraph(plain(SENTENCES * 4)),), attachments=())
    rows = [row.text for page in lay_out(document, tmp_path).pages for row in page.rows]
    assert "".join(rows[2:-2]) == SENTENCES * 4


def test_paragraphs_are_indented_two_characters(long: Paper):
    assert long.pages[0].row("一、").left == pytest.approx(LEFT + 11.1, abs=0.3)


def test_page_numbers_are_outside_one_character_in(long: Paper):
    for number, page in enumerate(long.pages, start=1):
        assert page.footer is not None
        assert page.footer.text == f"— {number} —"
        if number % 2:
            assert page.footer.right == pytest.approx(RIGHT - 4.9, abs=0.3)
        else:
            assert page.footer.left == pytest.approx(LEFT + 4.9, abs=0.3)


def test_the_dash_of_the_page_number_is_7_mm_below_the_type_area(long: Paper):
    (dash,) = raster(long.pdf, 2).ink(33.5, 36, top=BOTTOM)
    assert sum(dash) / 2 == pytest.approx(BOTTOM + 7, abs=0.5)


def test_faces(long: Paper):
    first = long.pages[0]
    title = first.rows[0]
    assert title.fonts[0].startswith(BIAOSONG)
    assert title.pieces[0].size == 22
    assert first.row("一、").fonts[0].startswith(HEI)
    run_in = first.row("（一）")
    assert [font[:6] for font in run_in.fonts] == [KAI[:6], BODY[:6]]
    assert first.row("1.").fonts[0].startswith(BODY)
    assert first.footer is not None
    assert first.footer.fonts[0].startswith(SONG)
    assert len(fonts(long.pdf)) == 5


def test_title_is_centred(long: Paper):
    for row in long.pages[0].rows[:2]:
        assert (row.left + row.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


def test_table_is_as_wide_as_the_type_area_and_repeats_its_head(long: Paper):
    with_table = [
        number for number, page in enumerate(long.pages, 1) if any(row.text.startswith("序号") for row in page.rows)
    ]
    assert len(with_table) > 1
    dots = raster(long.pdf, with_table[1])
    middle = TOP + 20
    assert dots.ink(LEFT - 0.5, LEFT + 0.5, middle, middle + 5) == [(middle, middle + 5)]
    assert dots.ink(RIGHT - 0.5, RIGHT + 0.5, middle, middle + 5) == [(middle, middle + 5)]


def test_attachments_start_pages_of_their_own(long: Paper):
    label, title = next(page.rows for page in long.pages if page.rows[0].text == "附件 1")[:2]
    assert label.left == pytest.approx(LEFT, abs=0.3)
    assert label.fonts[0].startswith(HEI)
    line = 28.95 / 72 * 25.4
    assert (title.top + title.bottom) / 2 == pytest.approx(TOP + 2.5 * line, abs=2)
    assert long.pages[-1].rows[0].text == "附件 2"


@pytest.mark.parametrize("paragraphs", [16, 17, 18, 19])
def test_signature_is_never_alone_on_a_page(paragraphs: int, tmp_path: Path):
    blocks = tuple(Paragraph(plain(f"第{number}段。")) for number in range(paragraphs))
    last = lay_out(small_plan()._replace(blocks=blocks, attachments=()), tmp_path).pages[-1]
    assert [row.text for row in last.rows][-3].startswith("第")
    assert last.rows[-2].text == "白杨镇中心小学"


def test_date_starts_two_characters_after_the_organ(long: Paper):
    rows = next(page.rows for page in long.pages if page.rows[-2].text == "白杨镇中心小学")
    assert rows[-1].left - rows[-2].left == pytest.approx(11.1, abs=0.5)
    assert rows[-2].right == pytest.approx(RIGHT - 11.1, abs=0.5)


def test_head_with_its_red_rule(issued: Paper):
    mark, number, rule = raster(issued.pdf, 1).ink(LEFT + 1, RIGHT - 1, top=TOP, bottom=125)
    assert mark[0] == pytest.approx(TOP + 35, abs=1.5)
    assert rule[0] - number[1] == pytest.approx(4, abs=0.5)
    assert issued.pages[0].rows[0].pieces[0].color == "#ff0000"


def test_imprint_ends_on_the_bottom_of_the_type_area_of_the_last_page(issued: Paper):
    rules = raster(issued.pdf, len(issued.pages)).ink(LEFT + 0.3, LEFT + 3, top=230)
    assert [round(last - first, 1) for first, last in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.15)
    assert rules[-1][1] == pytest.approx(BOTTOM, abs=0.3)


@pytest.mark.parametrize("paragraphs", [8, 9, 10, 11, 12])
def test_imprint_never_covers_text(paragraphs: int, tmp_path: Path):
    document = issued_plan()._replace(
        blocks=(Paragraph(plain(SENTENCES)),) * (paragraphs // 4) + (Paragraph(plain("短。")),) * (paragraphs % 4),
        attachments=(),
    )
    last = lay_out(document, tmp_path).pages[-1]
    copies = last.row("抄送")
    assert all(row.bottom <= copies.top + 1 for row in last.rows[: last.rows.index(copies)])
