"""Values as YAML: on one line between braces, or as lines below a key in the manner of the file."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from anquan.files.scalar import literal, one_line

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]


class Manner(NamedTuple):
    """How a file indents: columns from a key to the keys below it, and from a key to the dashes below it."""

    mapping: int = 2
    dash: int = 2


def braced(value: Value) -> str:
    """Write a value on one line: `text`, `[a, b]`, `{key: value}`."""
    if isinstance(value, str):
        return one_line(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(braced_pair(key, inner) for key, inner in value.items()) + "}"
    return "[" + ", ".join(braced(inner) for inner in value) + "]"


def braced_pair(key: str, value: Value) -> str:
    """Write `key: value` for a place between braces."""
    return f"{one_line(key, flow=True)}: {braced(value)}"


def below(value: Value, manner: Manner, quote: str = "") -> tuple[str, list[str]]:
    """Write a value behind `key:`: the text for the line of the key, and the lines below it.

    The lines are indented as seen from the column of the key.
    """
    if isinstance(value, str):
        return literal(value) or (one_line(value, quote=quote), [])
    if not value:
        return braced(value), []
    if isinstance(value, Mapping):
        return "", indented(pairs(value, manner), manner.mapping)
    return "", indented([line for entry in value for line in dashed(entry, manner)], manner.dash)


def pairs(values: Mapping[str, Value], manner: Manner) -> list[str]:
    """Write the lines `key: value` of a mapping, from column 0."""
    lines = []
    for key, value in values.items():
        head, rest = below(value, manner)
        lines += [f"{one_line(key)}: {head}" if head else f"{one_line(key)}:", *rest]
    return lines


def dashed(entry: Value, manner: Manner, width: int = 2) -> list[str]:
    """Write the lines of one entry of a list, with its dash at column 0 and its text at column `width`."""
    if isinstance(entry, str):
        head, rest = below(entry, manner)
        return ["-".ljust(width) + head, *rest]
    if not entry:
        return ["-".ljust(width) + braced(entry)]
    if isinstance(entry, Mapping):
        lines = pairs(entry, manner)
    else:
        lines = [line for inner in entry for line in dashed(inner, manner)]
    first, *rest = lines
    return ["-".ljust(width) + first, *indented(rest, width)]


def indented(lines: Sequence[str], columns: int) -> list[str]:
    """Move lines to the right; blank ones stay empty."""
    return [" " * columns + line if line else "" for line in lines]
