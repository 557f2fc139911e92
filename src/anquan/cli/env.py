"""What a command gets from outside: the folder, the day, the streams. Passed in, so that tests can fake it."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TextIO

from anquan.dates import DATE_HINT, parse_date
from anquan.errors import UsageError

TODAY_VARIABLE = "ANQUAN_TODAY"


class Env:
    """The surroundings of one command. `start` is where the search for the plan folder begins (-C)."""

    def __init__(
        self,
        start: Path = Path(),
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        variables: Mapping[str, str] | None = None,
        color: bool = True,
    ) -> None:
        self.start = start
        self.stdin = stdin or sys.stdin
        self.stdout = stdout or sys.stdout
        self.stderr = stderr or sys.stderr
        self.variables = os.environ if variables is None else variables
        self.color = color

    def root(self) -> Path:
        """The plan folder the command works on. Raises InputError when there is none."""
        from anquan.folder import find_root

        return find_root(self.start)

    def today(self, option: str | None) -> date:
        """The day to work with: --today, else ANQUAN_TODAY, else the clock. Raises UsageError for a bad day."""
        if option:
            return self.day(option, "--today")
        variable = self.variables.get(TODAY_VARIABLE)
        return self.day(variable, f"环境变量 {TODAY_VARIABLE}") if variable else date.today()

    def day(self, written: str, option: str) -> date:
        """A day given on the command line. Raises UsageError naming the option."""
        try:
            return parse_date(written)
        except ValueError as error:
            raise UsageError(f"{option} {error}", DATE_HINT) from None

    @property
    def interactive(self) -> bool:
        """True when a person sits at both ends and can be asked."""
        return self.stdin.isatty() and self.stderr.isatty()
