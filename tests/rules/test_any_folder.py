"""Whatever people do to the files of a good folder: every rule, table and paper ends with a word, never with an error."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anquan.cli.check import examine
from anquan.dates import Month
from anquan.documents.plan import compose
from anquan.folder import load
from anquan.render.docx import render as to_docx
from anquan.reports.monthly import monthly
from tests.cli.conftest import LOG
from tests.rules.laying import HERE

FILES = ("school.yaml", "people.yaml", "leadership.yaml", "duties.yaml", "hazards.yaml", "plans/safety.yaml")
VALUES = (
    "", "~", "''", "校长", "全体教师", "方致远", "2026-02-30", "0001-01-01", "9999-12-31", "2026-09-01", "0", "99999999999999", "-1",
    "是", "否", "合格", "不合格", "重大", "[]", "[校长, 校长, '']", "{}", "{a: 1}", "[[[]]]", "|\n      一、甲\n      三、乙", "'{{ unit'", "*x", "@",
    "'{{ leadership(\"没有\") }}'", "../../x", "．．／", "\\", "'C:\\x'", "/etc/passwd", "x" * 300, "〔2026〕", "白小〔9999〕0号", "2026-001",
)  # fmt: skip
LINES = (
    "",
    "#",
    "- ",
    "  - x",
    "---",
    "\t",
    "：",
    "key: 1",
    "? a",
    "- {id: 2026-001}",
    "extensions: [{old: 2026-09-01}]",
    "%",
    "'",
    "]",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("any") / "school"
    shutil.copytree(HERE / "base", root)
    (root / "hazards.yaml").write_text(LOG, encoding="utf-8")
    return root


@st.composite
def _changed(draw: st.DrawFn) -> dict[str, str]:
    """Some files with a few lines changed, as hands and merges change them."""
    made = {}
    for file in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        text = LOG if file == "hazards.yaml" else (HERE / "base" / file).read_text(encoding="utf-8")
        lines = text.split("\n")
        for _ in range(draw(st.integers(1, 4))):
            at = draw(st.integers(0, len(lines) - 1))
            change = draw(st.integers(0, 5))
            if change == 0:
                del lines[at]
                lines = lines or [""]
            elif change == 1:
                lines.insert(at, lines[at])
            elif change == 2:
                lines.insert(at, draw(st.sampled_from(LINES)))
            elif change == 3:
                lines[at] = draw(st.sampled_from(("", " ", "  ", "    "))) + lines[at].lstrip()
            else:
                key, colon, _ = lines[at].partition(": ")
                lines[at] = f"{key}{colon}{draw(st.sampled_from(VALUES))}"
        made[file] = "\n".join(lines)
    return made


@settings(max_examples=150, deadline=None)
@given(_changed())
def test_no_change_of_the_files_is_met_with_an_error(folder: Path, changed: dict[str, str]):
    before = {file: (folder / file).read_bytes() for file in changed}
    try:
        for file, text in changed.items():
            (folder / file).write_text(text, encoding="utf-8")
        for one in examine(folder, date(2026, 11, 16)):
            assert one.message and one.hint
            place = folder / one.mark.file
            if place.is_file():
                lines = place.read_text(encoding="utf-8").split("\n")
                assert 1 <= one.mark.line <= len(lines) + 1
                assert 1 <= one.mark.column <= len([*lines, ""][one.mark.line - 1]) + 1, one
        school = load(folder).school
        if school.unit is not None:
            monthly(school, Month(2026, 10), date(2026, 11, 16))
        for plan in school.plans:
            to_docx(compose(school, plan)[0])
    finally:
        for file, data in before.items():
            (folder / file).write_bytes(data)
