"""A plan's body, its data already pulled in, becomes blocks."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from anquan.documents.blocks import Block, Grid, Heading, Paragraph, Run, Runs
from anquan.model.body import Line, LineKind, lines_of

Pulled: TypeAlias = str | tuple[Block, ...]
"""What an expression in a body gave: text for the line it stands in, or blocks of its own."""

# Data enters the text as a mark, and the mark is resolved after the grammar has been read: a description that
# starts with 一、 or holds ** or | stays plain text. Marks stand between two code points that are no characters and
# that the reader refuses in files.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CELL = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r":?-+:?")


def mark(index: int) -> str:
    """The mark that stands in the text for pulled value number `index`."""
    return f"{_OPEN}{index}{_CLOSE}"


def without_marks(text: str) -> str:
    """The text with the two characters removed that only marks may use."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def blocks_of(body: str, pulled: Sequence[Pulled] = ()) -> tuple[Block, ...]:
    """Read a body in the 公文 grammar; see `model/body.py`. `pulled` are the values its marks stand for."""
    return tuple(_Reading(pulled).blocks(body))


class _Reading:
    def __init__(self, pulled: Sequence[Pulled]) -> None:
        self.pulled = pulled

    def blocks(self, body: str) -> Iterator[Block]:
        rows: list[Line] = []
        for line in lines_of(body):
            if rows and (line.kind is not LineKind.ROW or line.number > rows[-1].number + 1):
                yield from self._table(rows)
                rows = []
            if line.kind is LineKind.ROW:
                rows.append(line)
                continue
            if line.kind is LineKind.HEADING:
                head, rest = line.split_run_in()
                yield Heading(line.level, self._runs(head), self._runs(rest))
                yield from self._tables(line.text)
            else:
                yield from self._paragraphs(line.text)
        if rows:
            yield from self._table(rows)

    def _table(self, rows: list[Line]) -> Iterator[Block]:
        """The rows as a table, and behind it what was pulled into a cell and has no room there."""
        yield self._grid(rows)
        for row in rows:
            yield from self._tables(row.text)

    def _paragraphs(self, text: str) -> Iterator[Block]:
        """The line as a paragraph; what is more than a text to stand in it comes between two."""
        at = 0
        for found in _MARK.finditer(text):
            value = self.pulled[int(found[1])]
            alone = found.span() == (0, len(text))
            if isinstance(value, tuple) and (alone or len(value) > 1 or _has_table(value)):
                yield from self._paragraph(text[at : found.start()])
                yield from value
                at = found.end()
        yield from self._paragraph(text[at:])

    def _paragraph(self, text: str) -> Iterator[Block]:
        runs = self._runs(text.strip())
        if runs:
            yield Paragraph(runs)

    def _tables(self, text: str) -> Iterator[Block]:
        """The tables that were pulled into a line in which there is no room for one."""
        for found in _MARK.finditer(text):
            value = self.pulled[int(found[1])]
            yield from (block for block in value if isinstance(block, Grid))

    def _grid(self, lines: list[Line]) -> Grid:
        rows = [self._cells(line.text) for line in lines]
        if len(rows) > 1 and all(_RULE_CELL.fullmatch(cell) for cell in rows[1]):
            del rows[1]  # the |---|---| that Markdown wants under the head
        width = max(len(row) for row in rows)
        filled = [row + ("",) * (width - len(row)) for row in rows]
        return Grid(head=(filled[0],), rows=tuple(filled[1:]))

    def _cells(self, text: str) -> tuple[str, ...]:
        inner = text.strip().removeprefix("|")
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        return tuple(self._cell(cell.strip().replace("\\|", "|")) for cell in _CELL.split(inner))

    def _cell(self, text: str) -> str:
        """A cell has one look: the stars of bold are left out."""
        return "".join(run.text for run in self._runs(text))

    def _runs(self, text: str) -> Runs:
        runs: list[Run] = []
        at = 0
        for found in _BOLD.finditer(text):
            runs += [Run(self._plain(text[at : found.start()])), Run(self._plain(found[1]), bold=True)]
            at = found.end()
        runs.append(Run(self._plain(text[at:])))
        return tuple(run for run in runs if run.text)

    def _plain(self, text: str) -> str:
        """The text with every mark resolved. Blocks inside a line of text are flattened to their text."""
        return _MARK.sub(lambda found: _as_text(self.pulled[int(found[1])]), text)


def _has_table(value: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Grid) for block in value)


def _as_text(value: Pulled) -> str:
    if isinstance(value, str):
        return value
    return "".join(run.text for block in value if isinstance(block, Paragraph) for run in block.runs)
