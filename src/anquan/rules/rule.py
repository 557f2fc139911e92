"""What a rule is: a small function over the School, its code, its severity, and a docstring that explains it."""

from collections.abc import Callable, Iterator
from datetime import date
from inspect import cleandoc
from typing import NamedTuple

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.model.school import School

ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Finding(NamedTuple):
    """What a rule found at one place; the rule's code and severity are added when it is run."""

    mark: Mark
    message: str
    hint: str = ""
    related: tuple[tuple[Mark, str], ...] = ()


Check = Callable[[School, date], Iterator[Finding]]


class Rule(NamedTuple):
    """One rule. `doc` is what `anquan explain` prints: 查什么、为什么、错例、对例、怎么改."""

    code: str
    severity: Severity
    doc: str
    check: Check

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.doc.partition("\n")[0]

    def run(self, school: School, today: date) -> Iterator[Diagnostic]:
        """Apply the rule. `today` is the day on which the folder is judged."""
        for found in self.check(school, today):
            yield Diagnostic(self.code, self.severity, found.message, found.mark, found.hint, found.related)


def rule(code: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring becomes the documentation."""

    def made(check: Check) -> Rule:
        return Rule(code, severity, cleandoc(check.__doc__ or ""), check)

    return made


def rules_in(module: object) -> tuple[Rule, ...]:
    """The rules of a module, in the order they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
