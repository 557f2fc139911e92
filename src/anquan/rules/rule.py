"""What a rule is: a small function over the School, its code, its severity, and a docstring that explains it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from inspect import cleandoc
from typing import NamedTuple, TypeVar

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.model.origin import Record
from anquan.model.school import School

R = TypeVar("R", bound=Record)
ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Finding(NamedTuple):
    """What a rule found at one place; the rule's code and severity are added when it is run."""

    mark: Mark
    message: str
    hint: str = ""
    related: tuple[tuple[Mark, str], ...] = ()


Check = Callable[[School, date], Iterator[Finding]]


class Explained(NamedTuple):
    """A code with its documentation: what `anquan explain` prints, 查什么、为什么、错例、对例、怎么改."""

    code: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.doc.partition("\n")[0]


def explained(code: str, severity: Severity, doc: str) -> Explained:
    """A code whose documentation is written with the indentation of the code around it."""
    return Explained(code, severity, cleandoc(doc))


class Rule(NamedTuple):
    """One rule: how its findings are coded and explained, and the function that finds."""

    explained: Explained
    check: Check

    def run(self, school: School, today: date) -> Iterator[Diagnostic]:
        """Apply the rule. `today` is the day on which the folder is judged."""
        for found in self.check(school, today):
            yield Diagnostic(
                self.explained.code, self.explained.severity, found.message, found.mark, found.hint, found.related
            )


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring becomes the documentation."""

    def made(check: Check) -> Rule:
        return Rule(explained(code, severity, check.__doc__ or ""), check)

    return made


def repeated(records: Iterable[R], key: str) -> Iterator[tuple[R, R]]:
    """Records whose `key` has a value that an earlier one has, each with that earlier one."""
    first: dict[object, R] = {}
    for record in records:
        value = getattr(record, key)
        if value in first:
            yield record, first[value]
        else:
            first[value] = record


def rules_in(module: object) -> tuple[Rule, ...]:
    """The rules of a module, in the order they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
