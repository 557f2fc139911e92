"""Two commands that write at the same time both land, and a killed one leaves neither half a file nor a lock."""

import os
import signal
import subprocess
import sys
import time

import pytest

from anquan.errors import OutputError
from anquan.files.lock import LOCK_NAME, lock

ADD_ENTRIES = """
import sys
from pathlib import Path
from anquan.files.edit import append_entry
from anquan.files.lock import lock
from anquan.files.write import write_atomically

folder, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
file = folder / "hazards.yaml"
for number in range(count):
    with lock(folder, timeout=60):
        text = file.read_bytes().decode()
        write_atomically(file, append_entry(text, (), {"id": f"{who}-{number}"}).encode())
"""

HOLD = """
import sys, time
from pathlib import Path
from anquan.files.lock import lock

with lock(Path(sys.argv[1]), purpose="hazards add"):
    print("locked", flush=True)
    time.sleep(60)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_entries_of_eight_processes_are_all_there(tmp_path):
    file = tmp_path / "hazards.yaml"
    file.write_text("# 隐患台账\n", encoding="utf-8")
    processes = [start(ADD_ENTRIES, tmp_path, who, 10) for who in range(8)]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0] * 8
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# 隐患台账"
    assert sorted(lines[1:]) == sorted(f"- id: {who}-{number}" for who in range(8) for number in range(10))
    assert [entry.name for entry in tmp_path.iterdir()] == ["hazards.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="needs kill -9")
def test_kill_leaves_a_whole_file_and_a_free_lock(tmp_path):
    file = tmp_path / "hazards.yaml"
    file.write_text("- id: first\n", encoding="utf-8")
    for delay in (0.0, 0.003, 0.011, 0.02, 0.037):
        process = start(ADD_ENTRIES, tmp_path, f"k{delay}", 100_000)
        before = file.read_bytes()
        while file.read_bytes() == before:
            assert process.poll() is None
            time.sleep(0.005)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        text = file.read_text(encoding="utf-8")
        assert text.endswith("\n")
        assert all(line.startswith("- id: ") for line in text.splitlines())
        with lock(tmp_path, timeout=0):
            pass


def test_who_waits_too_long_is_told_for_whom(tmp_path):
    holder = start(HOLD, tmp_path)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        with pytest.raises(OutputError, match=f"进程 {holder.pid}，hazards add") as caught, lock(tmp_path, timeout=0.1):
            pass
        assert caught.value.hint
    finally:
        end(holder)
    with lock(tmp_path, timeout=0):
        assert (tmp_path / LOCK_NAME).exists()


def test_the_lock_is_free_again_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    with lock(tmp_path, timeout=0):
        pass
    assert not (tmp_path / LOCK_NAME).exists()


def test_a_lock_file_left_by_a_crash_locks_nothing(tmp_path):
    (tmp_path / LOCK_NAME).write_text("（进程 1）", encoding="utf-8")
    with lock(tmp_path, timeout=0):
        pass


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(OutputError, match="不存在"), lock(tmp_path / "没有"):
        pass
