"""Everything that is shown: plain lines anywhere, colour only on a terminal. The only module that knows rich."""

import shutil
from collections.abc import Sequence
from typing import NamedTuple, TextIO

from anquan.chinese import clip, display_width, pad
from anquan.cli.env import Env


def put(env: Env, text: str = "") -> None:
    """A line of data on stdout."""
    env.stdout.write(text + "\n")


def put_raw(env: Env, text: str) -> None:
    """Data on stdout, as it is."""
    env.stdout.write(text)


def put_bytes(env: Env, data: bytes) -> None:
    """A file on stdout (`-o -`)."""
    env.stdout.flush()
    env.stdout.buffer.write(data)
    env.stdout.buffer.flush()


def say(env: Env, text: str) -> None:
    """A line of talk on stderr: progress, hints, where a file went."""
    env.stderr.write(text + "\n")


def complain(env: Env, message: str, hint: str = "") -> None:
    """A problem on stderr, with what to do."""
    say(env, f"错误：{message}")
    if hint:
        say(env, f"  → {hint}")


_GAP = 2
"""Blanks between columns."""
_NARROWEST = 40
"""Columns below which a last cell that does not fit gets a line of its own."""


class Line(NamedTuple):
    """One line of a list: its cells, and the style it has on a terminal."""

    cells: tuple[str, ...]
    style: str = ""


def put_columns(env: Env, lines: Sequence[Line]) -> None:
    """Lines with aligned columns, by display width. Piped output is one line an entry and never cut.

    On a terminal the last cell is shortened to the window, and has a line of its own where the window is narrow.
    """
    lines = [Line(tuple(" ".join(cell.splitlines()).rstrip() for cell in line.cells), line.style) for line in lines]
    widths = [max(map(display_width, column)) for column in zip(*(line.cells for line in lines), strict=True)]
    window = _window(env)
    front = sum(width + _GAP for width in widths[:-1])
    own_line = window and widths and widths[-1] > window - front < _NARROWEST
    for line in lines:
        start = "".join(pad(cell, width + _GAP) for cell, width in zip(line.cells[:-1], widths, strict=False))
        last = line.cells[-1]
        if own_line:
            put_styled(env, clip(start.rstrip(), window), line.style)
            put(env, "  " + clip(last, window - _GAP))
        else:
            put_styled(env, start + (clip(last, window - front) if window else last), line.style)


def put_styled(env: Env, text: str, style: str) -> None:
    """A line on stdout, in colour on a terminal that wants it. The text is never read as markup."""
    if not style or not _wants_color(env, env.stdout):
        put(env, text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=env.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(Text(text, style=style), no_wrap=True, overflow="ignore", crop=False)


def _window(env: Env) -> int:
    """The width of the terminal on stdout, or 0 when stdout is no terminal."""
    return shutil.get_terminal_size().columns if env.stdout.isatty() else 0


def _wants_color(env: Env, stream: TextIO) -> bool:
    return env.color and not env.variables.get("NO_COLOR") and env.variables.get("TERM") != "dumb" and stream.isatty()


def make_safe(*streams: TextIO) -> None:
    """Let no character crash a GBK or ASCII console: what it cannot show becomes a question mark."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = (stream.encoding or "").lower().replace("-", "")
            # LANG=C gives ASCII or surrogateescape; Chinese in UTF-8 is what terminals of today read
            reconfigure(
                errors="replace", encoding="utf-8" if encoding in ("ascii", "usascii", "ansix3.41968") else None
            )
