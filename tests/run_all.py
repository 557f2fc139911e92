#!/usr/bin/env python3
"""第二条命令：建环境、补齐测试要用的东西，跑全部测试。

    python3 tests/run_all.py [--without-office] [pytest 的参数]

Real Word and Excel files are turned into pages by LibreOffice, so the tests need it, poppler and free fonts; see
tests/prepare.py, which installs them on Debian or says what to type. `--without-office` leaves those tests out.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "examples")]

from try_it import make_environment, say  # noqa: E402


def main(arguments):
    """Returns pytest's exit code."""
    office = "--without-office" not in arguments
    if office:
        from tests.prepare import CannotPrepareError, prepare

        try:
            prepare()
        except CannotPrepareError as error:
            sys.exit(f"{error}\n\n(or: python3 tests/run_all.py --without-office)")
    python = make_environment("dev")
    chosen = [one for one in arguments if one != "--without-office"] or ["-q"]
    if not office:
        chosen += ["-m", "not office"]
    command = [str(python), "-m", "pytest", "-n", "auto", *chosen]
    say("$ " + " ".join(["pytest", *command[3:]]))
    return subprocess.run(command, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
