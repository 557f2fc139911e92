"""Chinese numerals and the width of Chinese text on a terminal or in a cell."""

import unicodedata

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一. For the numbers of headings, 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(f"numeral() takes 1 to 99, not {number}")
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return front + (_DIGITS[ones] if ones else "")


def from_numeral(text: str) -> int | None:
    """二十一 → 21, 十 → 10; None when the text is no numeral from 1 to 99."""
    front, ten, back = text.partition("十")
    if not ten:
        front, back = "", text
    if len(front) > 1 or len(back) > 1 or (not ten and not back):
        return None
    tens = (_DIGITS.find(front) if front else 1) if ten else 0
    ones = _DIGITS.find(back) if back else 0
    if tens < 0 or ones < 0 or (back == "零") or front in ("零", "一"):
        return None
    return tens * 10 + ones or None


def display_width(text: str) -> int:
    """Columns the text takes on a terminal: a full-width character takes two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text
    )


def pad(text: str, width: int) -> str:
    """The text filled up with spaces to `width` columns, never cut."""
    return text + " " * max(0, width - display_width(text))


def clip(text: str, width: int) -> str:
    """The text shortened to `width` columns, the last one an ellipsis; unchanged when it fits."""
    if display_width(text) <= width:
        return text
    kept, used = "", 0
    for char in text:
        used += display_width(char)
        if used > width - 2:
            break
        kept += char
    return kept + "…"
