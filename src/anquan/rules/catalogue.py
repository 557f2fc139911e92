"""All codes: every rule, and every slip the reader names. What `check` runs and `explain` prints."""

from collections.abc import Iterator
from datetime import date

from anquan.diagnostics import Diagnostic
from anquan.model.school import School
from anquan.rules import folder, hazards, leadership, plans, references
from anquan.rules.reader import READER_CODES
from anquan.rules.rule import Explained, Rule, rules_in

RULES: tuple[Rule, ...] = tuple(
    one for module in (folder, references, leadership, hazards, plans) for one in rules_in(module)
)


CODES: dict[str, Explained] = {one.code: one for one in sorted((*READER_CODES, *(rule.explained for rule in RULES)))}


def run(school: School, today: date) -> Iterator[Diagnostic]:
    """Every rule over the school, as it stands on `today`."""
    for one in RULES:
        yield from one.run(school, today)
