"""Expressions in a plan's text: whether there are any, and what is said when one cannot be worked out.

Apart from `pulling`, which works them out and loads the template engine for it.
"""

_OPENINGS = ("{{", "{%", "{#")


class ExpressionError(Exception):
    """An expression that cannot be worked out. `line` counts lines of the text from 0."""

    def __init__(self, message: str, line: int, hint: str) -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


def has_expressions(text: str) -> bool:
    """True when the text pulls data in. A text without is read as it stands."""
    return any(opening in text for opening in _OPENINGS)
