"""Break a title into lines by meaning: words whole, and the shape of a trapezoid or a diamond (7.3.1).

No dictionary of Chinese is asked. A title is cut into parts that stay whole (names of organs, 《…》, dates, words of
the field), every way to share the parts among the least number of lines is weighed, and the lightest is taken.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from anquan.render.docx.measures import characters, is_wide
from anquan.resources import read_text

LIMIT = 20.0
"""Characters of 22 pt in a line of 156 mm."""

MOST_LINES = 4
"""Longer titles are filled line by line: there are too many ways to weigh, and no shape is left to see."""

_BRACKETED = re.compile("(《[^》]*》|〔[^〕]*〕|（[^）]*）|“[^”]*”)")
_NUMBER = re.compile(r"第?[0-9A-Za-z.:/—\-]+(?:[年月日号届期季班级次个时%％]+度?)?")
# What must not start a line, and what must not end one.
_NOT_FIRST = "》〕）”、，；：！？。·的和与及"
_NOT_LAST = "《〔（“"


def break_title(title: str, keep: Sequence[str] = ()) -> list[str]:
    """The title's lines, at most 20 full-width characters each; `keep` are names not to be cut.

    A title that the writer has broken already (it holds line breaks) stays so as far as the lines fit.
    """
    written = (line.strip() for line in title.split("\n"))
    return [line for part in written if part for line in _break(part, keep)]


def _break(title: str, keep: Sequence[str]) -> list[str]:
    if _width(title) <= LIMIT:
        return [title]
    parts = _parts(title, keep)
    least = math.ceil(_width(title) / LIMIT)
    for count in range(least, MOST_LINES + 1):
        ways = list(_ways(parts, count))
        if ways:
            return ["".join(line) for line in min(ways, key=_weight)]
    return _filled(parts)


def _width(line: str) -> float:
    """Width in characters. Programs that space digits from Chinese add a quarter character at each change."""
    changes = sum(is_wide(left) != is_wide(right) for left, right in pairwise(line))
    return characters(line) + changes / 4


def _parts(title: str, keep: Sequence[str]) -> list[str]:
    """The smallest parts that stay whole; a mark is joined to the part it belongs to."""
    names = "|".join(re.escape(name) for name in sorted(keep, key=len, reverse=True) if name)
    joined: list[str] = []
    for index, stretch in enumerate(re.split(f"({names})", title) if names else [title]):
        is_name = index % 2 == 1
        for piece in [stretch] if is_name else _BRACKETED.split(stretch):
            whole = (is_name or _BRACKETED.fullmatch(piece)) and _width(piece) <= LIMIT - 4
            for part in [piece] if whole else _words(piece):
                if joined and (part[0] in _NOT_FIRST or joined[-1][-1] in _NOT_LAST):
                    joined[-1] += part
                else:
                    joined.append(part)
    return [short for part in joined for short in _chopped(part)]


def _chopped(part: str) -> list[str]:
    """The part as it is; one that no line could hold, such as a web address, in pieces that fit in any case."""
    if _width(part) <= LIMIT:
        return [part]
    return [part[start : start + 16] for start in range(0, len(part), 16)]


@cache
def _lexicon() -> tuple[frozenset[str], int]:
    """The words of the field that a line break should not cut, and the length of the longest."""
    words = frozenset(read_text("title-words.txt").split())
    return words, max(map(len, words))


def _words(text: str) -> Iterator[str]:
    """Numbers with their unit, the longest words of the field, and every other character for itself."""
    lexicon, longest = _lexicon()
    place = 0
    while place < len(text):
        number = _NUMBER.match(text, place)
        if number:
            end = number.end()
        else:
            ends = range(place + longest, place + 1, -1)
            end = next((end for end in ends if text[place:end] in lexicon), place + 1)
        yield text[place:end]
        place = end


def _ways(parts: list[str], count: int) -> Iterator[list[list[str]]]:
    """Every way to share the parts among so many lines, none of them too long."""
    if count == 1:
        if parts and _width("".join(parts)) <= LIMIT:
            yield [parts]
        return
    for first in range(1, len(parts) - count + 2):
        if _width("".join(parts[:first])) > LIMIT:
            return
        if characters("".join(parts[first:])) <= LIMIT * (count - 1):
            for others in _ways(parts[first:], count - 1):
                yield [parts[:first], *others]


def _weight(lines: list[list[str]]) -> float:
    """How far the lines are from good ones, in characters more or less; the smaller the better."""
    widths = [characters("".join(line)) for line in lines]
    longest, shortest = max(widths), min(widths)
    weight = longest - shortest
    if longest == shortest:
        weight += 6  # a rectangle
    if shortest < 4:
        weight += 20  # a line with next to nothing on it
    if any(middle < min(widths[0], widths[-1]) for middle in widths[1:-1]):
        weight += 10  # a waist
    for line, following in pairwise(lines):
        before, after = line[-1], following[0]
        if len(before) == len(after) == 1:
            weight += 5  # perhaps within a word that the list does not know
        elif after[0] in "《“" or before[-1] in "》”、，":
            weight -= 3
        if before in ("关于", "印发", "开展", "做好", "加强"):
            weight += 4  # a verb belongs to its object
    return weight


def _filled(parts: list[str]) -> list[str]:
    """The parts put on lines as long as they go, for a title of very many lines."""
    lines = [""]
    for part in parts:
        if lines[-1] and _width(lines[-1] + part) > LIMIT:
            lines.append("")
        lines[-1] += part
    return lines
