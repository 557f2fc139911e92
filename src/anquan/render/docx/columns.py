"""Widths of a table's columns, from what stands in them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from anquan.render.docx.measures import TYPE_AREA, characters

PADDING = 240
"""Left and right margin of a cell together in twips, with a little air: its text would wrap for a twip too few."""

SHORT = 8
"""A column whose every cell holds at most so many characters is centred; a longer one is set flush left."""

TALLEST = 4
"""Lines of a cell beyond which the table is set smaller."""

_NORMAL, _SMALL = 240, 210
"""Twips of a character in 小四 and 五号."""

# What a line break must not cut: numbers, dates, times and codes.
_TOKEN = re.compile(r"[0-9A-Za-z.:/%\-]+")


class Columns(NamedTuple):
    """How a table is set: widths in twips that add up to the type area, which columns are centred, and the size."""

    widths: tuple[int, ...]
    centred: tuple[bool, ...]
    small: bool
    """Set in 五号 (10.5 pt) instead of 小四 (12 pt), as the table would not fit otherwise."""


def fit(rows: Sequence[Sequence[str]]) -> Columns:
    """Share the width of the type area among the columns by their content; rows are of one length."""
    columns = list(zip(*rows, strict=True))
    natural = [max(max(characters(line) for line in _lines(cell)) for cell in column) for column in columns]
    least = [max(max(_least(cell) for cell in column), 2.0) for column in columns]
    widths = _share(natural, least, _NORMAL)
    tallest = max(width * _NORMAL / max(room - PADDING, 1) for width, room in zip(natural, widths, strict=True))
    small = sum(least) * _NORMAL + len(columns) * PADDING > TYPE_AREA or len(columns) > 7 or tallest > TALLEST
    if small:
        widths = _share(natural, least, _SMALL)
    return Columns(widths, tuple(width <= SHORT for width in natural), small)


def _lines(cell: str) -> list[str]:
    return cell.split("\n")


def _least(cell: str) -> float:
    """The narrowest this cell should be, in characters: its longest number, and four characters of its text."""
    longest = max((characters(token) for token in _TOKEN.findall(cell)), default=0.0)
    return max(longest, min(characters(cell), 4.0))


def _share(natural: list[float], least: list[float], size: int) -> tuple[int, ...]:
    """Every column gets its least width; what is left goes where text would still wrap, then to all alike."""
    floor = [width * size + PADDING for width in least]
    wish = [width * size + PADDING for width in natural]
    spare = TYPE_AREA - sum(floor)
    if spare <= 0:
        exact = [TYPE_AREA * width / sum(floor) for width in floor]
    elif sum(wish) >= TYPE_AREA:
        wanted = sum(wish) - sum(floor)
        exact = [low + spare * (high - low) / wanted for low, high in zip(floor, wish, strict=True)]
    else:
        exact = [TYPE_AREA * width / sum(wish) for width in wish]
    edges = [round(sum(exact[:count])) for count in range(len(exact) + 1)]
    return tuple(right - left for left, right in pairwise(edges))
