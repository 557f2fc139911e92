"""What may end a command early, and the exit code each ending has."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The five ways a command ends. Scripts and cron lines rely on these numbers."""

    OK = 0
    FINDINGS = 1
    """The command worked and has something to report: check failed, something is overdue."""
    UNUSABLE = 2
    """Wrong usage, or input that could not be read: the answer would be incomplete."""
    INTERNAL = 3
    """Our own fault; a crash log was written."""
    INTERRUPTED = 130


class AnquanError(Exception):
    """A problem the person at the keyboard can mend; shown as one message, never as a traceback.

    `message` says what is wrong, `hint` says what to type or do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(AnquanError):
    """Options or arguments that make no sense together."""


class InputError(AnquanError):
    """A file, folder or value that could not be read."""


class OutputError(AnquanError):
    """A file that could not be written: in use, no space, not allowed."""


class EditError(AnquanError):
    """An edit that was refused because the result would not be what was meant; nothing was written."""
