"""What an official document is made of (公文要素), before any format: the neutral middle between plan and Word."""

import datetime
from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """A stretch of text in one look."""

    text: str
    bold: bool = False


Runs: TypeAlias = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading of level 1 (一、) to 4 (（1）), written with its literal number.

    `body` is the text that runs on in the same paragraph after the heading's first 。 (run-in heading); it is set
    in the body's face. An empty `body` is a heading on a line of its own.
    """

    level: int
    text: Runs
    body: Runs = ()


class Paragraph(NamedTuple):
    """A paragraph of body text, its first line indented two characters unless `indent` is False."""

    runs: Runs
    indent: bool = True


class Grid(NamedTuple):
    """A ruled table (表格). `head` are the heading rows, repeated on every page; `caption` is the 表题 above it.

    All rows are of one length; short ones were filled with empty cells.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block: TypeAlias = Heading | Paragraph | Grid


class Attached(NamedTuple):
    """An attachment (附件). Its number is its place in the document's list, so list and pages cannot differ."""

    title: str
    blocks: tuple[Block, ...]


class Document(NamedTuple):
    """One official document, complete. Element names follow GB/T 9704-2012.

    `number` (发文字号) and `letterhead` (发文机关标志) draw the head (版头); `copies` (抄送) draws the imprint (版记).
    """

    title: str
    to: tuple[str, ...]
    blocks: tuple[Block, ...]
    issuers: tuple[str, ...]
    date: datetime.date
    attachments: tuple[Attached, ...] = ()
    number: str = ""
    letterhead: str = ""
    copies: tuple[str, ...] = ()
