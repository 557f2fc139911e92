"""Bytes to text: UTF-8 or a clear word about what the bytes are instead."""

import re
from pathlib import Path

from anquan.diagnostics import Diagnostic, Mark, Severity

MAX_BYTES = 16 * 1024 * 1024
"""A file of the folder may be this large. A ledger of 30,000 hazards is about 12 MB."""

_BOM_NAMES = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# Characters that no editor shows. U+0085, U+2028 and U+2029 are line ends for YAML but not for people: with
# them, line numbers would no longer be those of the editor. Zero-width and direction marks come with text copied
# from web pages and chat windows, and make equal names unequal. U+200C and U+200D belong to scripts and stay.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|\r|\n")
_TO_UTF8 = "用记事本打开，“另存为”时把“编码”选成 UTF-8；或者运行 iconv -f {name} -t UTF-8 {file} > 新文件"


def read_text(root: Path, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Read one file of the folder as text, without its BOM.

    Returns the text, or None with the diagnostic that says why it could not be read.
    """
    data, problem = _read_bytes(root, file)
    if data is None:
        return None, [problem] if problem else []
    text, problem = _decode(data, file)
    if text is None:
        return None, [problem] if problem else []
    hidden = hidden_character(text, file)
    return (None, [hidden]) if hidden else (text, [])


def hidden_character(text: str, file: str) -> Diagnostic | None:
    """The first character of a text that no editor shows, or None."""
    found = _HIDDEN.search(text)
    if found is None:
        return None
    line, column = place_of(text, found.start())
    return _unreadable(
        "F004",
        f"有看不见的控制字符 U+{ord(found[0]):04X}",
        Mark(file, line, column),
        "删掉这个字符重新输入；从网页或 Word 粘贴来的文字常带它",
    )


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character of the text."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, index):
        line, start = line + 1, end.end()
    return line, index - start + 1


def _read_bytes(root: Path, file: str) -> tuple[bytes | None, Diagnostic | None]:
    path = root / file
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except PermissionError:
        return None, _unreadable("F013", "文件打不开：没有权限，或正被别的程序占用", Mark(file), "关掉占用它的程序再试")
    except IsADirectoryError:
        return None, _unreadable("F013", "这里应是一个文件，却是文件夹", Mark(file), "把文件夹移走或改名")
    except FileNotFoundError:
        return None, _unreadable("F013", "文件打不开：链接指向的文件不存在", Mark(file), "把文件本身放到这里，不用链接")
    except OSError as error:
        return None, _unreadable("F013", f"文件打不开：{error.strerror or error}", Mark(file), "确认它是一个普通文件")
    if len(data) > MAX_BYTES:
        return None, _unreadable(
            "F003",
            f"文件超过 {MAX_BYTES // 1024 // 1024} MB",
            Mark(file),
            "台账可以分成 hazards/2025.yaml、hazards/2026.yaml 几个文件",
        )
    return data, None


def _decode(data: bytes, file: str) -> tuple[str | None, Diagnostic | None]:
    for bom, name in _BOM_NAMES:
        if data.startswith(bom):
            hint = _TO_UTF8.format(name=name, file=file)
            return None, _unreadable("F002", f"文件是 {name} 编码，应为 UTF-8", Mark(file), hint)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        broken = error
    before = data[: broken.start].decode("utf-8-sig", "replace")
    line, column = place_of(before + "?", len(before))
    mark = Mark(file, line, column)
    if b"\x00" in data[:4096]:
        return None, _unreadable("F004", "文件里有二进制内容，不是文本", mark, "确认放进来的不是 Word、Excel 或图片")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None, _unreadable("F001", "文件不是 UTF-8 文本", mark, "从备份或 git 里找回原来的文件")
    hint = _TO_UTF8.format(name="GB18030", file=file)
    return None, _unreadable("F001", "文件不是 UTF-8，像是 GBK（ANSI）编码", mark, hint)


def _unreadable(code: str, message: str, mark: Mark, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, mark, hint, unreadable=True)
