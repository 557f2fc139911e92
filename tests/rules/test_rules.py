"""Every code has a folder that earns it and one that does not, and says all it has to say.

`<CODE>/bad/` and `<CODE>/good/` are laid over `base/`. `<CODE>/expected` is everything that `check` says of the bad
one: place and code, a line each. Of the good one it says nothing at all.
"""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from anquan.cli.check import examine
from anquan.diagnostics import Severity
from anquan.rules.catalogue import CODES, RULES
from tests.rules.laying import HERE, examples, lay

TODAY = date(2026, 11, 16)
SOURCE = Path(__file__).resolve().parents[2] / "src" / "anquan"
HEADINGS = ("查什么：", "为什么：", "错例：", "对例：", "怎么改：")


@pytest.mark.parametrize("code", CODES)
def test_the_bad_folder_earns_the_code_at_its_places_and_nothing_unexpected(code, tmp_path):
    found = examine(lay(code, "bad", tmp_path), TODAY)
    said = "".join(f"{one.mark} {one.code}\n" for one in found)
    assert said == (HERE / code / "expected").read_text(encoding="utf-8")
    assert code in {one.code for one in found}


@pytest.mark.parametrize("code", CODES)
def test_the_good_folder_is_clean(code, tmp_path):
    assert examine(lay(code, "good", tmp_path), TODAY) == []


@pytest.mark.parametrize("code", CODES)
def test_a_finding_has_its_documented_severity_and_says_what_to_type(code, tmp_path):
    for one in examine(lay(code, "bad", tmp_path), TODAY):
        assert one.hint, one
        assert one.message and "\n" not in one.message + one.hint
        if one.severity is not CODES[one.code].severity:
            assert one.severity is Severity.WARNING, one


def test_the_base_folder_is_clean(tmp_path):
    assert examine(lay("H001", "base", tmp_path), TODAY) == []


def test_every_code_has_examples_and_every_example_is_a_code():
    assert examples() == sorted(CODES)


def test_every_code_that_the_source_can_give_is_documented_and_the_other_way_round():
    used = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[A-Z]\d{3}", node.value)
    }
    assert used == set(CODES)


def test_no_two_rules_share_a_code():
    codes = [one.explained.code for one in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", CODES)
def test_the_explanation_is_complete(code):
    doc = CODES[code].doc
    summary, blank, *rest = doc.split("\n")
    assert summary and not blank and not summary.endswith("。")
    starts = [line for line in rest if line.startswith(HEADINGS)]
    assert [line.partition("：")[0] + "：" for line in starts] == list(HEADINGS)
    assert all(line.partition("：")[2].strip() for line in starts)


@pytest.mark.parametrize("code", CODES)
def test_the_explanation_is_in_chinese(code):
    assert re.search("[\u4e00-\u9fff]", CODES[code].summary)


@pytest.mark.parametrize("code", CODES)
def test_findings_speak_chinese(code, tmp_path):
    for one in examine(lay(code, "bad", tmp_path), TODAY):
        assert re.search("[\u4e00-\u9fff]", one.message), one
