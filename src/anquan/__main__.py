"""Where the program begins: `anquan` and `python -m anquan`."""

import gc
import sys


def main() -> None:
    """Run the program and leave with its exit code."""
    # A command lives for a moment and makes many small objects that all stay. Looking for garbage among them again
    # and again, and once more at the end, costs a fifth of the time. Large ledgers still reach this threshold.
    gc.set_threshold(100_000, 20, 20)
    try:
        from anquan.cli.main import start

        code = start()
    except KeyboardInterrupt:  # so early that no command had begun
        from anquan.errors import ExitCode

        code = ExitCode.INTERRUPTED
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
