"""All codes: every rule, and every slip the reader names. What `check` runs and `explain` prints."""

from collections.abc import Iterator
from datetime import date

from anquan.diagnostics import Diagnostic, Severity
from anquan.model.plan import Plan
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


def errors_in_log(school: School, today: date) -> list[Diagnostic]:
    """What makes the figures of the hazard log doubtful: errors of the rules about hazards, no warnings."""
    found = (one for rule in rules_in(hazards) for one in rule.run(school, today))
    return [one for one in found if one.severity is Severity.ERROR]


def errors_in_plans(school: School, plan: Plan) -> list[Diagnostic]:
    """What a plan would be sent back for: errors of the rules about plans, no warnings."""
    files = {plan.origin.file, *(one.file for one in plan.attachments)}
    found = (one for rule in rules_in(plans) for one in rule.run(school, plan.date))
    return [one for one in found if one.severity is Severity.ERROR and one.mark.file in files]
