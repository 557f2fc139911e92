"""The commands shown in our documents, run for real: what a page shows is what the program says.

In a ```console block every line `$ anquan …` is run, in order, in a copy of the examples; the lines below it are its
output. `$ cd FOLDER` changes the folder and `$ echo $?` shows the last exit code. A line `……` stands for output left
out. A ```diff block edits a file: `--- FILE`, then lines to take out (`-`) and to put in (`+`).
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from anquan.cli.main import run

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/用户手册.md", "docs/教育局.md")
TODAY = "2026-11-18"
HOME = "/home/lin"
"""Stands in the pages for the folder in which the commands are run."""
LEFT_OUT = "……"

_BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def replay(page: str) -> str:
    """The page with the output that the program really gives. Raises ValueError for a line that cannot be run."""
    with tempfile.TemporaryDirectory(prefix="anquan-docs-") as name, _surroundings(Path(name).resolve()) as work:
        session = _Session(work)
        return _BLOCK.sub(session.block, page)


class _Session:
    """One page's commands, one after the other."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.code = 0

    def block(self, found: re.Match[str]) -> str:
        kind, text = found[1], found[2]
        if kind == "diff":
            edit(text)
            return found[0]
        return f"```console\n{''.join(self.commands(text))}```"

    def commands(self, text: str) -> list[str]:
        """The block's lines, with the output under each command as it is today."""
        said: list[str] = []
        for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
            if not part.startswith("$ "):
                if part.strip():
                    raise ValueError(f"output without a command: {part}")
                continue
            command, *shown = part.splitlines()
            said += [command, *_shortened(self.output(command[2:]), shown)]
        return [line + "\n" for line in said]

    def output(self, command: str) -> list[str]:
        """Run one command and return its lines."""
        program, *arguments = shlex.split(command)
        if command == "echo $?":
            return [str(self.code)]
        if program == "cd":
            os.chdir(arguments[0])
            return []
        if program != "anquan":
            raise ValueError(f"only anquan, cd and echo $? can be run: {command}")
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            self.code = run(arguments)
        return out.getvalue().replace(str(self.work), HOME).splitlines()


def edit(text: str) -> None:
    """Apply one diff block to its file, which must hold the lines to take out exactly once."""
    head, *lines = text.splitlines()
    path = Path(head.removeprefix("--- "))
    before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    after = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    content = path.read_text(encoding="utf-8")
    if content.count(before) != 1:
        raise ValueError(f"{path} does not hold this once:\n{before}")
    path.write_text(content.replace(before, after), encoding="utf-8")


def _shortened(lines: list[str], shown: list[str]) -> list[str]:
    """The output with as many lines left out as the page leaves out."""
    if LEFT_OUT not in shown:
        return lines
    first = shown.index(LEFT_OUT)
    last = len(shown) - first - 1
    return [*lines[:first], LEFT_OUT, *lines[len(lines) - last :]]


@contextlib.contextmanager
def _surroundings(work: Path) -> Iterator[Path]:
    """A copy of the examples to work in, and the day on which their last entry was written."""
    shutil.copytree(ROOT / "examples", work / "examples", ignore=shutil.ignore_patterns("build", ".anquan.lock"))
    here, today = Path.cwd(), os.environ.get("ANQUAN_TODAY")
    os.chdir(work)
    os.environ["ANQUAN_TODAY"] = TODAY
    try:
        yield work
    finally:
        os.chdir(here)
        os.environ.pop("ANQUAN_TODAY")
        if today is not None:
            os.environ["ANQUAN_TODAY"] = today
