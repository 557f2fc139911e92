"""Break a title into lines by meaning (7.3.1)."""

from collections.abc import Sequence

LIMIT = 20


def break_title(title: str, keep: Sequence[str] = ()) -> list[str]:
    """Stub."""
    return [title[i : i + LIMIT] for i in range(0, len(title), LIMIT)]
