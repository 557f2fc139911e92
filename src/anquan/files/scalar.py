"""How one text is written in YAML: plain where every reader agrees, quoted or as a literal block otherwise.

Schools open these files with editors and scripts of their own, so a text must come back the same from a YAML 1.1
reader (`17:30` is 1050 there, `no` is false), from a YAML 1.2 reader (`012` is 12) and from ours (all text).
"""

import datetime
import re

from anquan.errors import EditError

_KEYWORD = re.compile(r"(y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.(inf|nan))\Z", re.IGNORECASE)
_NUMBER = re.compile(
    r"""[-+]?(
      0[xX][0-9a-fA-F_]+ | 0[bB][01_]+ | 0[oO][0-7_]+    # 0x1F, 0b11, 0o17
    | (\.[0-9] | [0-9])[0-9_,]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?   # 012, 1_000, 1.10, 1e3, .5
    | [0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9_]*)?             # 17:30 counts in sixties
    )\Z""",
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt \t]+\d{1,2}:.*)?\Z")
# Whole numbers that a double keeps exactly, and short decimals: str() of what was read is what was written.
_FAITHFUL_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14}|(0|[1-9][0-9]{0,8})\.[0-9]{0,3}[1-9])\Z")
_UNSAFE_PLAIN = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@` \t]|\.\.\.([ \t]|\Z)|.*(:([ \t]|\Z)|[ \t]#|[ \t]\Z)""")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}:?]")
# Line ends and whatever YAML does not take as it stands: C0 and C1 controls, U+2028, U+2029, BOM, non-characters.
_NEEDS_ESCAPE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_IN_LITERAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

LITERAL_INDENT = 2
"""Columns that the lines of a literal block stand further in than its key or dash."""


def one_line(text: str, *, flow: bool = False, quote: str = "") -> str:
    """Write a text on one line. `flow`: between braces or brackets, where commas and colons need quotes too.

    `quote` is the kind of quotes that the text had until now: who quotes everything keeps the quotes.
    Raises EditError for characters that no YAML file can hold.
    """
    _refuse_forbidden(text)
    if _NEEDS_ESCAPE.search(text) or "\t" in text:
        return _double_quoted(text)
    if quote == "'" or (quote != '"' and not _is_plain(text, flow) and '"' in text and "'" not in text):
        return "'" + text.replace("'", "''") + "'"
    if quote == '"' or not _is_plain(text, flow):
        return _double_quoted(text)
    return text


def literal(text: str) -> tuple[str, list[str]] | None:
    """Write a text of several lines as a literal block: the header (`|`, `|-`, `|2`) and the lines below, indented.

    None when the block would not read back the same: then `one_line` has to do.
    """
    _refuse_forbidden(text)
    body = text.removesuffix("\n")
    if "\n" not in text or body.endswith("\n") or not body.strip("\n") or _NOT_IN_LITERAL.search(text):
        return None  # a block keeps two line ends at its end only together with the blank lines of the file
    indicator = str(LITERAL_INDENT) if re.match(r"\n*[ \t]", body) else ""
    chomping = "" if text.endswith("\n") else "-"
    pad = " " * LITERAL_INDENT
    return f"|{indicator}{chomping}", [pad + line if line else "" for line in body.split("\n")]


def _is_plain(text: str, flow: bool) -> bool:
    if not text or _UNSAFE_PLAIN.match(text) or _KEYWORD.match(text):
        return False
    if flow and _UNSAFE_IN_FLOW.search(text):
        return False
    if _NUMBER.match(text):
        return _FAITHFUL_NUMBER.match(text) is not None
    return not _DATE.match(text) or _is_date(text)


def _is_date(text: str) -> bool:
    """2026-09-01 reads back as that day; 2026-02-30 and 2026-9-1 do not everywhere."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _double_quoted(text: str) -> str:
    return '"' + re.sub(r'[\\"\t]|' + _NEEDS_ESCAPE.pattern, _escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _ESCAPES.get(char) or (f"\\x{ord(char):02X}" if char < "\x80" else f"\\u{ord(char):04X}")


def _refuse_forbidden(text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise EditError(
            f"内容里有不能写进文件的字符 U+{ord(found[0]):04X}", "删掉这个看不见的字符（多半是粘贴带来的），重新输入"
        )
