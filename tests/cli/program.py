"""The program as people run it: a process of its own, its streams and its environment."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TODAY = "2026-11-16"
PROGRAM = (sys.executable, "-W", "error", "-m", "anquan")
"""Warnings of ours and of the libraries end the program: none may reach people."""


class Result(NamedTuple):
    """How a run ended, and what it said on each stream."""

    code: int
    out: str
    err: str
    data: bytes

    def line(self) -> str:
        """The first line of the complaint."""
        return self.err.partition("\n")[0]


def surroundings(**changes: str | None) -> dict[str, str]:
    """The environment of a run: a fixed day, UTF-8, and nothing of what the tester has set. None removes."""
    inherited = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")}
    given: dict[str, str | None] = {**inherited, "ANQUAN_TODAY": TODAY, "PYTHONUTF8": "1", **changes}
    return {key: value for key, value in given.items() if value is not None}


def anquan(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: str = "",
    env: Mapping[str, str | None] | None = None,
) -> Result:
    """Run `anquan` with these arguments. Its output is read as UTF-8; `data` is stdout as bytes."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=surroundings(**env or {}),
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    result = Result(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.stdout
    )
    assert "Traceback" not in result.err, result.err
    return result


def on_a_terminal(
    *arguments: str | Path,
    typed: Sequence[str] = (),
    columns: int = 80,
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
) -> tuple[int, str]:
    """Run on a terminal of that width; each text of `typed` is sent when the program waits for an answer."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=surroundings(**{"TERM": "xterm-256color", **(env or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,
    )
    os.close(theirs)
    shown, waiting, end = b"", list(typed), time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 0.1)
        if ready:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        elif process.poll() is not None:
            break
        # A prompt ends with a colon and a blank, without a new line
        if waiting and shown.rstrip(b"\r").endswith(b": "):
            time.sleep(0.1)  # a person does not type in the moment between the prompt and the reading
            os.write(ours, waiting.pop(0).encode())
            shown += b"\n"
    code = process.wait(30)
    os.close(ours)
    text = shown.decode("utf-8", "replace").replace("\r\n", "\n")
    assert "Traceback" not in text, text
    return code, text


def without_colour(text: str) -> str:
    """The text without the sequences that colour it."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder with its bytes, to see that nothing was touched."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def broken_program(folder: Path, code: str) -> dict[str, str | None]:
    """Surroundings in which this code runs before the program does, to make it fail."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}
