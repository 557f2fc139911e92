"""Lengths of GB/T 9704-2012 in twips (1/20 pt), and the width of text set in the body's face."""

import unicodedata

TYPE_AREA = 8845
"""Width of the type area (版心): 156 mm (5.2.1)."""

LINE = 579
"""One line (一行): 28.95 pt, 22 of them fill the page (5.2.3)."""

CHARACTER = 315
"""One character (一字) of the body: 16 pt less 0.25 pt of letter-spacing, 28 of them fill a line (5.2.3)."""

HALF = 155
"""A half-width digit or letter of the body: 8 pt less the letter-spacing."""


def is_wide(character: str) -> bool:
    """Whether the character takes a full square: all but half-width letters, digits and marks.

    Characters of ambiguous width (quotation marks, dashes, ×, №) are wide, as they are set in a Chinese face.
    """
    return unicodedata.east_asian_width(character) in "WFA"


def characters(text: str) -> float:
    """Width of the text in full-width characters (字): 安全2026 is 4.0."""
    return sum(1.0 if is_wide(char) else 0.5 for char in text)


def body_width(text: str) -> int:
    """Width of the text in twips when set in the body's face and size."""
    return sum(CHARACTER if is_wide(char) else HALF for char in text)
