"""Findings as lines for people: `file:line:column CODE message`, then what to type."""

from collections.abc import Iterable

from anquan.diagnostics import Diagnostic, Severity

SEVERITY_WORD = {Severity.ERROR: "错误", Severity.WARNING: "警告"}


def render(found: Iterable[Diagnostic]) -> str:
    """One finding after the other; empty when there is none."""
    return "".join(f"{line}\n" for one in found for line in lines_of(one))


def lines_of(one: Diagnostic) -> list[str]:
    """One finding: its place and message, the other places that belong to it, what to do."""
    lines = [f"{one.mark} {one.code} {SEVERITY_WORD[one.severity]}：{one.message}"]
    lines += [f"  {mark} {said}" for mark, said in one.related]
    if one.hint:
        lines.append(f"  → {one.hint}")
    return lines


def summary(found: Iterable[Diagnostic]) -> str:
    """2 处错误，3 处警告 — or that there is nothing."""
    counts = dict.fromkeys(Severity, 0)
    for one in found:
        counts[one.severity] += 1
    said = [f"{count} 处{SEVERITY_WORD[severity]}" for severity, count in counts.items() if count]
    return "，".join(said) or "没有发现问题"
