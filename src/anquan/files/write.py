"""Writing a file so that at every moment either the old one or the new one is there, whole."""

import contextlib
import errno
import os
import time
from pathlib import Path

from anquan.errors import OutputError

_IN_USE = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_WINDOWS_DENIED = 5  # what a replace says when a program holds the old file; anywhere else it means no permission
_ATTEMPTS = 4
_PAUSE = 0.15
"""Virus scanners and sync clients hold a fresh file for a moment; a person's Excel holds it for longer."""


class _InUseError(OSError):
    """Windows would not let the old file be replaced."""


def write_atomically(path: Path, data: bytes, *, parents: bool = False) -> None:
    """Write a file: first a new one beside it, safely on the disk, then in the place of the old one.

    The permission bits of the old file stay. A symbolic link keeps pointing where it points. With `parents`,
    missing folders are made. Raises OutputError, and then the old file is as it was.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    temporary = target.parent / f".anquan-{os.urandom(6).hex()}.tmp"
    try:
        if parents:
            target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_unwritable(target)
        _write_new(temporary, data, _mode_of(target))
        _replace(temporary, target)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        # Gone after a success; after a failure, or Ctrl-C, nothing is left lying about.
        with contextlib.suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)


def _refuse_unwritable(target: Path) -> None:
    """On POSIX a rename goes over folders' and read-only marks that people have set on purpose."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only file")


def _mode_of(target: Path) -> int | None:
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _write_new(temporary: Path, data: bytes, mode: int | None) -> None:
    with temporary.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        temporary.chmod(mode)


def _replace(temporary: Path, target: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            temporary.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in (*_IN_USE, _WINDOWS_DENIED):
                raise
            if attempt == _ATTEMPTS - 1:
                raise _InUseError from error
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError, path: Path) -> OutputError:
    if isinstance(error, _InUseError) or getattr(error, "winerror", None) in _IN_USE:
        return OutputError(f"{path} 正被别的程序打开，写不进去", "关闭打开它的 WPS、Excel 或编辑器，再运行一次")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError(f"磁盘空间不够，{path} 没有写入", "清理磁盘后再运行一次；原来的文件没有动")
    if error.errno == errno.EISDIR:
        return OutputError(f"{path} 是文件夹，不能当文件写", "换一个文件名")
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST):
        return OutputError(f"文件夹 {path.parent} 不存在，{path} 没有写入", "先建这个文件夹，或换一个位置")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError(f"没有权限写 {path}", "检查文件和所在文件夹是不是只读，或换一个位置")
    if error.errno == errno.ENAMETOOLONG:
        return OutputError(f"文件名太长：{path}", "换一个短一些的文件名")
    return OutputError(f"{path} 没有写入：{error.strerror or error}", "原来的文件没有动；检查磁盘后再运行一次")
