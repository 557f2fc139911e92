"""One writer at a time: who reads a file, edits it and writes it back holds the lock of the folder meanwhile."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from anquan.errors import OutputError

LOCK_NAME = ".anquan.lock"
TIMEOUT = 10.0
"""Seconds that a command waits for another one. An edit takes well under one."""

_LONGEST_PAUSE = 0.1
_BYTE = 1 << 30
"""Windows keeps others from reading a locked byte, so the locked one lies far behind the note in the file."""


@contextlib.contextmanager
def lock(folder: Path, *, timeout: float = TIMEOUT, purpose: str = "") -> Iterator[None]:
    """Hold the lock of a plan folder; wait up to `timeout` seconds while another command holds it.

    The operating system holds the lock for the process, so a crash, a power cut or `kill -9` sets it free; the file
    `.anquan.lock` is only what the lock hangs on, and is removed at the end. `purpose` is told to those who wait.
    Not to be taken twice by one process. Raises OutputError when the folder cannot be locked in time.
    """
    path = folder / LOCK_NAME
    handle = _acquire(path, time.monotonic() + timeout)
    try:
        _leave_note(handle, purpose)
        yield
    finally:
        _release(handle, path)


def _acquire(path: Path, deadline: float) -> int:
    pause = 0.005
    while True:
        handle = _open(path)
        try:
            locked = _try_lock(handle)
        except BaseException as error:
            os.close(handle)
            if isinstance(error, OSError):
                raise OutputError(
                    f"{path.parent} 所在的磁盘不支持加锁（{error.strerror}），没有写入",
                    "把文件夹放到本机磁盘上再操作",
                ) from error
            raise
        if locked and _is_still_there(handle, path):
            return handle
        os.close(handle)  # taken by another, or removed by the one before while we waited
        if time.monotonic() >= deadline:
            raise OutputError(
                f"另一个 anquan 命令正在写 {path.parent}{_note(path)}，没有写入",
                "等它结束再运行一次；如果它停在那里不动，结束那个进程",
            )
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except FileNotFoundError as error:
        raise OutputError(f"文件夹 {path.parent} 不存在", "检查 -C 后面的文件夹名") from error
    except OSError as error:
        raise OutputError(
            f"没有权限写 {path.parent}（{error.strerror}）", "检查文件夹是不是只读，或换一个位置"
        ) from error


def _is_still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _leave_note(handle: int, purpose: str) -> None:
    note = f"（进程 {os.getpid()}{'，' + purpose if purpose else ''}）"
    with contextlib.suppress(OSError):  # a full disk: nobody needs the note for the lock to hold
        os.ftruncate(handle, 0)
        os.write(handle, note.encode())


def _note(path: Path) -> str:
    """Who holds the lock, as that process wrote it; nothing when it cannot be read."""
    try:
        return path.read_bytes()[:200].decode("utf-8", "replace")
    except OSError:
        return ""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _release(handle: int, path: Path) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):  # Windows refuses while another one has it open: that one removes it
            path.unlink()

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int, path: Path) -> None:
        with contextlib.suppress(OSError):
            if _is_still_there(handle, path):
                path.unlink()  # while still locked: whoever waits on the removed file notices and opens the new one
        os.close(handle)
