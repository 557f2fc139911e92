"""Where a command's file goes: named by -o, or in the folder's build/; written last, whole or not at all."""

import os
import re
from pathlib import Path

from anquan.cli.console import put_bytes, say
from anquan.cli.env import Env
from anquan.errors import UsageError
from anquan.folder import OUTPUT_DIR
from anquan.folder import is_folder as folder_exists

STDOUT = "-"
"""What -o says for standard output."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 80
"""Characters of a file name: 80 Chinese characters are 240 bytes, and most file systems allow 255."""


def file_name(title: str, ending: str) -> str:
    """A title as a file name that Windows, Linux and a USB stick all accept."""
    name = _FORBIDDEN.sub("", title).strip(" .")[:_LONGEST] or "未命名"
    return ("_" if _RESERVED.fullmatch(name) else "") + name + ending


def is_folder(output: str) -> bool:
    """True when -o names a folder: one that exists, or a name that ends in a slash or has no ending."""
    if output == STDOUT:
        return False
    return output.endswith(("/", os.sep)) or Path(output).suffix == "" or folder_exists(Path(output))


def place(root: Path, output: str | None, name: str) -> Path | None:
    """The path to write to, or None for stdout. Raises UsageError for a file name of another kind."""
    if output == STDOUT:
        return None
    if output is None:
        return root / OUTPUT_DIR / name
    if is_folder(output):
        return Path(output) / name
    ending = Path(name).suffix
    if Path(output).suffix.lower() != ending:
        raise UsageError(f"-o {output} 的扩展名不对，没有写入", f"文件名以 {ending} 结尾")
    return Path(output)


def deliver(env: Env, target: Path | None, data: bytes) -> None:
    """Write the file and say where it is; None is stdout."""
    if target is None:
        put_bytes(env, data)
        return
    from anquan.files.write import write_atomically

    write_atomically(target, data, parents=True)
    say(env, f"已写好 {_from_here(target)}")


def _from_here(path: Path) -> Path:
    """The path as seen from the folder one stands in, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
