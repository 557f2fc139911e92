"""What the documents say is what the program does: pages, shown output, links, pictures, examples, scripts."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from docs.generate import pages
from docs.transcript import PAGES, ROOT, TODAY

from anquan import __version__
from anquan.cli.main import run
from anquan.documents.data_blocks import DataBlocks
from anquan.model.school import School
from anquan.rules.catalogue import CODES

MANUAL = ROOT / "docs" / "用户手册.md"
BUREAU = ROOT / "docs" / "教育局.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*/*.md")])

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(os.name == "nt", reason="the pages show the paths of a POSIX system")
def test_generated_pages_and_shown_output_are_in_step():
    stale = [name for name, text in pages().items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert not stale, f"run python docs/generate.py and read what changed: {stale}"


@pytest.mark.parametrize("name", PAGES)
def test_pages_show_output(name: str):
    assert "```" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_pictures_exist(path: Path):
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    broken = [link for link in _LINK.findall(text) if not re.match("https?:", link) and not _exists(path, link)]
    assert not broken


def test_changelog_has_the_current_version():
    headings = _HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert any(re.match(rf"\[?{re.escape(__version__)}\]? - \d{{4}}-\d\d-\d\d", one) for one in headings), headings


def test_manual_names_every_function_a_plan_may_call():
    text = MANUAL.read_text(encoding="utf-8")
    missing = [name for name in DataBlocks(School(), date(2026, 9, 1)).functions() if f"{{{{ {name}(" not in text]
    assert not missing


def test_manual_says_what_each_letter_of_a_code_means():
    text = MANUAL.read_text(encoding="utf-8")
    assert not [letter for letter in {code[0] for code in CODES} if f"\n| {letter} |" not in text]


def test_files_shown_in_the_manual_check_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shown = re.findall(r"^```yaml\n# ([\w/]+\.yaml)\n(.*?)^```$", MANUAL.read_text(encoding="utf-8"), re.M | re.S)
    assert len(shown) == 6
    for file, text in shown:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    code = run(["-C", str(tmp_path), "check", "--strict", "--today", TODAY])
    assert code == 0, capsys.readouterr().out
    assert run(["-C", str(tmp_path), "plan", "render", "-o", str(tmp_path / "out.docx")]) == 0


@pytest.mark.skipif(os.name == "nt", reason="a loop of the POSIX shell")
def test_bureau_scripts_run_and_add_up(tmp_path: Path):
    schools = ("白杨镇中心小学", "桐花镇中心小学")
    for name in schools:
        (tmp_path / name).symlink_to(ROOT / "examples" / "baiyang-primary", target_is_directory=True)
    (tmp_path / "坏学校").mkdir()
    (tmp_path / "坏学校" / "school.yaml").write_bytes("name: 坏学校\n".encode("gbk"))
    page = BUREAU.read_text(encoding="utf-8")
    (loop,) = re.findall(r"^```sh\n(.*?)^```$", page, re.M | re.S)
    (script,) = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)

    said = _run(tmp_path, "bash", "-eu", "-c", f'anquan() {{ "{sys.executable}" -m anquan "$@"; }}\n{loop}')
    assert "白杨镇中心小学 检查 0\n白杨镇中心小学 逾期 1\n白杨镇中心小学 月报 0\n" in said
    assert "坏学校 检查 2" in said and "坏学校 月报 2" in said

    total = _run(tmp_path, sys.executable, "-c", script).splitlines()[-1]
    assert total.startswith("合计  上月结转10  本月新增14  应整改数24  本月销号12  月末未销号12")


def _run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "ANQUAN_TODAY": TODAY, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def _exists(page: Path, link: str) -> bool:
    file, _, anchor = unquote(link).partition("#")
    target = page.parent / file if file else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The anchors GitHub gives the headings: lower case, spaces as dashes, punctuation gone."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
