"""All codes: every rule, and every slip the reader names. What `check` runs and `explain` prints."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anquan.diagnostics import Diagnostic, Severity
from anquan.model.school import School
from anquan.rules import folder, hazards, leadership, plans, references
from anquan.rules.reader import READER_CODES
from anquan.rules.rule import Rule, rules_in

RULES: tuple[Rule, ...] = tuple(
    one for module in (folder, references, leadership, hazards, plans) for one in rules_in(module)
)


class Explained(NamedTuple):
    """A code with its documentation."""

    code: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.doc.partition("\n")[0]


_EXPLAINED = [Explained(one.code, one.severity, one.doc) for one in READER_CODES]
_EXPLAINED += [Explained(one.code, one.severity, one.doc) for one in RULES]

CODES: dict[str, Explained] = {one.code: one for one in sorted(_EXPLAINED)}


def run(school: School, today: date) -> Iterator[Diagnostic]:
    """Every rule over the school, as it stands on `today`."""
    for one in RULES:
        yield from one.run(school, today)
