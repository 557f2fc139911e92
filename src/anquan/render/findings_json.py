"""Findings as JSON for programs."""

import json
from collections.abc import Sequence
from typing import Any

from anquan.diagnostics import Diagnostic, Mark, Severity


def render(found: Sequence[Diagnostic]) -> str:
    """`{"format": 1, "errors": 0, "warnings": 1, "findings": [{"code": "H004", …}]}`."""
    errors = sum(one.severity is Severity.ERROR for one in found)
    report = {
        "format": 1,
        "errors": errors,
        "warnings": len(found) - errors,
        "findings": [_finding(one) for one in found],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": str(one.severity),
        "message": one.message,
        "hint": one.hint,
        **_place(one.mark),
        "related": [{**_place(mark), "message": said} for mark, said in one.related],
    }


def _place(mark: Mark) -> dict[str, Any]:
    return {"file": mark.file, "line": mark.line, "column": mark.column}
