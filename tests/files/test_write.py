"""Files are replaced whole or not at all, and every failure says what to do."""

import errno
import os
from pathlib import Path

import pytest

from anquan.errors import OutputError
from anquan.files import write
from anquan.files.write import write_atomically

OLD, NEW = b"old\n", "新的内容\n".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hazards.yaml"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def fail(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: OSError) -> list[object]:
    """Make a function of the system fail; returns the list of its calls."""
    calls: list[object] = []

    def failing(*args: object, **_: object) -> None:
        calls.append(args)
        raise error

    monkeypatch.setattr(owner, name, failing)
    return calls


def windows_error(winerror: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "Access is denied")
    setattr(error, "winerror", winerror)  # noqa: B010 - the attribute exists on Windows only
    return error


def test_replaces_the_file_and_leaves_nothing_else(file):
    write_atomically(file, NEW)
    assert file.read_bytes() == NEW
    assert names(file.parent) == ["hazards.yaml"]


def test_writes_a_new_file(tmp_path):
    write_atomically(tmp_path / "新.yaml", NEW)
    assert (tmp_path / "新.yaml").read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="permission bits are POSIX")
def test_permission_bits_stay_and_new_files_follow_the_umask(file):
    file.chmod(0o640)
    write_atomically(file, NEW)
    assert file.stat().st_mode & 0o7777 == 0o640
    mask = os.umask(0o027)
    try:
        write_atomically(file.with_name("b"), NEW)
    finally:
        os.umask(mask)
    assert file.with_name("b").stat().st_mode & 0o7777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_keeps_pointing(file):
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_parents_are_made_only_when_asked(tmp_path):
    path = tmp_path / "上报" / "九月" / "a.xlsx"
    with pytest.raises(OutputError, match="不存在"):
        write_atomically(path, NEW)
    write_atomically(path, NEW, parents=True)
    assert path.read_bytes() == NEW


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "build").mkdir()
    with pytest.raises(OutputError, match="是文件夹"):
        write_atomically(tmp_path / "build", NEW)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_space_left(file, monkeypatch, number):
    fail(monkeypatch, os, "fsync", OSError(number, "No space left on device"))
    with pytest.raises(OutputError, match="磁盘空间不够"):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["hazards.yaml"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_no_space_left_for_real(file, monkeypatch):
    monkeypatch.setattr(write, "_write_new", lambda _temporary, data, _mode: Path("/dev/full").write_bytes(data))
    with pytest.raises(OutputError, match="磁盘空间不够"):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_open_in_another_program_on_windows(file, monkeypatch, winerror):
    monkeypatch.setattr(write, "_PAUSE", 0)
    calls = fail(monkeypatch, Path, "replace", windows_error(winerror))
    with pytest.raises(OutputError, match="正被别的程序打开") as caught:
        write_atomically(file, NEW)
    assert "关闭" in caught.value.hint
    assert len(calls) > 1, "a virus scanner lets go after a moment"
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["hazards.yaml"]


def test_denied_on_windows_is_no_permission_where_nothing_is_replaced(file, monkeypatch):
    fail(monkeypatch, Path, "open", windows_error(5))
    with pytest.raises(OutputError, match="没有权限写"):
        write_atomically(file, NEW)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_read_only_folder(file, monkeypatch, number):
    fail(monkeypatch, Path, "open", OSError(number, "Read-only file system"))
    with pytest.raises(OutputError, match="没有权限写"):
        write_atomically(file, NEW)
    assert file.exists()


def test_read_only_file_is_respected(file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="没有权限写"):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD


def test_other_errors_carry_the_words_of_the_system(file, monkeypatch):
    fail(monkeypatch, Path, "replace", OSError(errno.EIO, "Input/output error"))
    with pytest.raises(OutputError, match="Input/output error"):
        write_atomically(file, NEW)
    assert names(file.parent) == ["hazards.yaml"]


def test_ctrl_c_leaves_the_old_file_and_nothing_else(file, monkeypatch):
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["hazards.yaml"]


def test_paths_are_shown_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError) as caught:
        write_atomically(Path("没有/a.docx"), NEW)
    assert str(caught.value) == f"文件夹 没有 不存在，{Path('没有/a.docx')} 没有写入"
