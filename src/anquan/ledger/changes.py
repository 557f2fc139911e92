"""What a step of the loop (整改、复查) writes into an entry. Pure: a hazard and the step, out come the edits.

Raises UsageError for a step that does not fit the hazard's facts: no earlier fact is lost, a closed hazard stays closed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from anquan.errors import UsageError
from anquan.files.written import Value
from anquan.ledger.hazards import closed_on
from anquan.model.fields import title
from anquan.model.hazard import Hazard


class Change(NamedTuple):
    """Edits of one entry: keys to set (None removes the key), and entries to add at the end of its lists."""

    values: Mapping[str, Value | None]
    additions: Mapping[str, Sequence[Value]] = {}


def rectified(hazard: Hazard, day: date, evidence: Sequence[str], extra: Mapping[str, str | None]) -> Change:
    """整改完成. `extra` are further keys that became known with it, such as measures and fund."""
    _must_be_open(hazard)
    if hazard.rectified is not None and hazard.verified is None:
        raise UsageError(
            f"{hazard.id} 已在 {hazard.rectified} 登记整改完成，正在等待复查",
            f"复查后运行 anquan hazards verify {hazard.id}",
        )
    if day < hazard.found:
        raise UsageError(f"整改完成日期 {day} 早于发现日期 {hazard.found}，没有写入", "核对 --date")
    failed = [one.verified for one in hazard.failed_reviews] + ([hazard.verified] if hazard.verified else [])
    if failed and day < max(failed):
        raise UsageError(f"再次整改的日期 {day} 早于不合格的复查 {max(failed)}，没有写入", "核对 --date")
    values: dict[str, Value | None] = {key: value for key, value in extra.items() if value}
    for key in values:
        written = getattr(hazard, key)
        if written is not None and str(written) != values[key]:
            named = title(Hazard, key)
            raise UsageError(
                f"{hazard.id} 已经写了{named}“{written}”，没有改动", f"要改{named}，请在 {hazard.origin.file} 里改"
            )
    additions: dict[str, Sequence[Value]] = {"evidence": evidence} if evidence else {}
    if hazard.rectified and hazard.verified:
        # A failed review written by hand at the entry itself: it joins the earlier ones, and a new round begins
        earlier = _round(hazard.rectified, hazard.verified, hazard.verified_by or "未填", None)
        additions["failed_reviews"] = [earlier]
        values |= {"verified": None, "verified_by": None, "conclusion": None}
    return Change({**values, "rectified": f"{day}"}, additions)


def verified(hazard: Hazard, day: date, by: str, conclusion: str, remark: str | None) -> Change:
    """复查. 合格 closes the hazard; 不合格 keeps the round among the failed reviews and leaves the hazard open."""
    _must_be_open(hazard)
    if hazard.rectified is None or hazard.verified is not None:
        raise UsageError(f"{hazard.id} 还没有登记整改完成，不能复查", f"先运行 anquan hazards rectify {hazard.id}")
    if day < hazard.rectified:
        raise UsageError(f"复查日期 {day} 早于整改完成日期 {hazard.rectified}，没有写入", "核对 --date")
    if conclusion == "不合格":
        return Change({"rectified": None}, {"failed_reviews": [_round(hazard.rectified, day, by, remark)]})
    values: dict[str, Value | None] = {"verified": f"{day}", "verified_by": by, "conclusion": conclusion}
    if remark:
        said = f"{day} 复查意见：{remark}"
        values["notes"] = f"{hazard.notes}；{said}" if hazard.notes else said
    return Change(values)


def _must_be_open(hazard: Hazard) -> None:
    if (hazard.conclusion is None) != (hazard.verified is None):
        raise UsageError(
            f"{hazard.id} 复查记录不全，没有写入",
            f"先在 {hazard.origin.file} 里把 verified、verified_by、conclusion 补齐",
        )
    closed = closed_on(hazard)
    if closed is not None:
        raise UsageError(
            f"{hazard.id} 已于 {closed} 销号，不能再改",
            f"隐患再次出现时另立一条：anquan hazards add --relapse-of {hazard.id}",
        )


def _round(done: date, reviewed: date, by: str, remark: str | None) -> Mapping[str, Value]:
    """A round of rectification and review that did not pass, as it is kept."""
    kept: dict[str, Value] = {"rectified": f"{done}", "verified": f"{reviewed}", "verified_by": by}
    return {**kept, "remark": remark} if remark else kept
