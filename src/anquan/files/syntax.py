"""What libyaml's complaints mean for someone who does not know YAML, and the slips it cannot see by itself."""

import re
from typing import Any

from anquan.diagnostics import Diagnostic, Mark, Severity

# 键名后面跟着全角冒号，或半角冒号后面没有空格
_FULL_WIDTH = r"\s*(?:-\s+)*([A-Za-z_][A-Za-z0-9_]*|[\u4e00-\u9fff]{2,6})\s*："
_NO_SPACE = r"\s*(?:-\s+)*([A-Za-z_][A-Za-z0-9_]*):(?=[^\s:/\\])"

_TEXT_AFTER_QUOTE = r""".*:\s+(?:"[^"]*"|'[^']*')\s*[^\s#,\]}]"""

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里多了一个冒号，或者这一行的缩进不对",
        "同一组的键要左对齐；内容里有“: ”时用引号括起来",
    ),
    ("mapping keys are not allowed", "文字不能以“?”开头", "把整个值用双引号括起来"),
    ("could not find expected ':'", "这一行像是键，但没有冒号", "写成“键: 值”，冒号用半角、后面空一格"),
    ("did not find expected '-' indicator", "这一行的缩进和上面的列表对不上", "和上面的“- ”对齐"),
    ("did not find expected key", "这一行的缩进和上面对不上，或引号没有配对", "同一组的键要左对齐"),
    ("block sequence entries are not allowed", "“- ”的位置不对", "列表要另起一行，“- ”后面空一格"),
    ("block mapping", "这一行的缩进和上面对不上", "同一组的键要左对齐"),
    ("found unexpected end of stream", "引号没有配对", "补上后面的引号"),
    ("found unknown escape character", "双引号里的反斜杠不是这样用的", "改用单引号，或把 \\ 写成 \\\\"),
    ("did not find expected ',' or ']'", "方括号没有配对，或少了逗号", "写成 [甲, 乙]，逗号用半角"),
    ("did not find expected ',' or '}'", "花括号没有配对，或少了逗号", "写成 {键: 值, 键: 值}，逗号用半角"),
    (
        "did not find expected <document start>",
        "这一行和上面的内容连不上",
        "检查缩进；整个文件应是一组“键: 值”或一个列表",
    ),
    ("found a tab character", "缩进里有制表符（Tab）", "把 Tab 换成空格"),
    ("did not find expected alphabetic or numeric character", "以 * 或 & 开头的文字要用引号括起来", '例如 "*重点*"'),
    ("did not find expected node content", "这里缺内容", "检查逗号和括号"),
    ("did not find expected comment or line break", "这里多了内容", "| 后面直接换行"),
    ("found undefined tag handle", "以 ! 开头的文字要用引号括起来", '例如 "!重要"'),
    ("while scanning a tag", "以 ! 开头的文字要用引号括起来", '例如 "!重要"'),
    ("while scanning a directive", "以 % 开头的文字要用引号括起来", '例如 "%重要"'),
)

_SEEN_TOO_LATE = (
    "could not find expected ':'",
    "end of stream",
    "expected ',' or",
    "expected alphabetic or numeric",
    "expected whitespace or line break",
    "directive name",
)
"""Complaints that libyaml makes far behind the slip; the place to mend is where the quote or bracket was opened."""


def explain_syntax_error(error: Any, text: str, file: str) -> Diagnostic:
    """One libyaml error as a diagnostic in Chinese: what is wrong at that place, and what to type."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = re.split("\r\n|\r|\n", text)
    slip = _slip_before(lines, line)
    if slip is not None:
        at, (start, message, hint) = slip
        return Diagnostic("F010", Severity.ERROR, message, Mark(file, at + 1, start + 1), hint, unreadable=True)
    problem = error.problem or ""
    context = error.context_mark
    wide = next((n for n in (line, line - 1, context.line if context else line) if _starts_wide(lines, n)), None)
    if wide is not None:
        place = Mark(file, wide + 1, 1)
        said = "行首是全角空格，不算缩进"
        return Diagnostic("F005", Severity.ERROR, said, place, "把行首的全角空格换成半角空格", unreadable=True)
    tab = _tab_near(lines, line, column, problem)
    if tab is not None:
        place = Mark(file, tab[0] + 1, tab[1] + 1)
        return Diagnostic(
            "F011", Severity.ERROR, "缩进用了制表符（Tab）", place, "把 Tab 换成空格，每层两个", unreadable=True
        )
    if context is not None and any(start in problem for start in _SEEN_TOO_LATE):
        line, column = context.line, context.column
    place = Mark(file, line + 1, column + 1)
    char = lines[line][column : column + 1] if line < len(lines) else ""
    if line < len(lines) and re.match(_TEXT_AFTER_QUOTE, lines[line]):
        message, hint = "引号后面还有内容", "把整个值用引号括起来，里面的引号用中文引号“ ”"
    elif "could not find expected ':'" in problem and not lines[line][:1].isspace() and not char.isascii():
        message, hint = "这一行没有缩进，接不上上面的内容", "正文（body: | 下面）的每一行前面都要空两个半角空格"
    elif "cannot start any token" in problem:
        message, hint = f"文字不能以“{char}”开头", "把整个值用双引号括起来"
    else:
        message, hint = next(
            ((say, do) for start, say, do in _MEANINGS if start in problem or start in (error.context or "")),
            (f"YAML 写法有误（{problem}）", "对照上一条的写法检查引号、括号和缩进"),
        )
    related: tuple[tuple[Mark, str], ...] = ()
    if context is not None and (context.line, context.column) != (line, column):
        related = ((Mark(file, context.line + 1, context.column + 1), "从这里开始"),)
    return Diagnostic("F005", Severity.ERROR, message, place, hint, related, unreadable=True)


def swallowed_key(line: str) -> tuple[int, str, str] | None:
    """The slip in a line that was meant as `key: value`: column of the colon from 0, message and hint."""
    wide = re.match(_FULL_WIDTH, line)
    if wide is not None:
        key = wide[1]
        return (
            wide.end() - 1,
            f"{key} 后面是全角冒号“：”",
            f"改成半角冒号并空一格：{key}: {line[wide.end() :].strip()}".rstrip(),
        )
    tight = re.match(_NO_SPACE, line)
    if tight is not None:
        key = tight[1]
        return (
            tight.end() - 1,
            f"{key} 的冒号后面没有空格",
            f"冒号后面空一格：{key}: {line[tight.end() :].strip()}".rstrip(),
        )
    return None


def _slip_before(lines: list[str], line: int) -> tuple[int, tuple[int, str, str]] | None:
    """libyaml notices a full-width colon only at the next key, so look at the line itself and up to two above."""
    for number in (line, line - 1, line - 2):
        if 0 <= number < len(lines):
            found = swallowed_key(lines[number])
            # Above the complaint, `- 校长：负责` is an entry in Chinese and no key
            dashed = lines[number].lstrip().startswith("-")
            if found is not None and (number == line or not dashed or lines[number].lstrip(" -")[:1].isascii()):
                return number, found
    return None


def _starts_wide(lines: list[str], number: int) -> bool:
    return 0 <= number < len(lines) and lines[number].lstrip(" ").startswith("\u3000")


def _tab_near(lines: list[str], line: int, column: int, problem: str) -> tuple[int, int] | None:
    """The tab in the indentation of the line that was complained about, or of the one after it."""
    for number in (line, line + 1):
        if number < len(lines):
            indent = re.match(r"[ \t]*", lines[number])
            if indent is not None and "\t" in indent[0] and (number == line or "tab" in problem or column == 0):
                return number, indent[0].index("\t")
    return None
