"""What a step of the loop (整改、复查) writes into an entry. Pure: a hazard and the step, out come the keys to set.

Raises UsageError for a step that does not fit the hazard's facts: nothing is overwritten, a closed hazard stays closed.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from anquan.errors import UsageError
from anquan.files.written import Value
from anquan.model.hazard import Hazard


def rectified(
    hazard: Hazard, day: date, evidence: Sequence[str], extra: Mapping[str, str | None]
) -> dict[str, Value | None]:
    """整改完成. After a failed review the earlier round moves to `failed_reviews` and a new one begins."""
    _still_open(hazard)
    if day < hazard.found:
        raise UsageError(f"整改完成日期 {day} 早于发现日期 {hazard.found}，没有写入", "核对 --date")
    change: dict[str, Value | None] = {key: value for key, value in extra.items() if value}
    if hazard.rectified is not None:
        if hazard.verified is None:
            raise UsageError(
                f"{hazard.id} 已在 {hazard.rectified} 登记整改完成，正在等待复查", "复查后运行 anquan hazards verify"
            )
        if day < hazard.verified:
            raise UsageError(f"再次整改的日期 {day} 早于不合格的复查 {hazard.verified}，没有写入", "核对 --date")
        change |= {
            "failed_reviews": [*_earlier(hazard), _round(hazard)],
            "verified": None,
            "verified_by": None,
            "conclusion": None,
        }
    change["rectified"] = f"{day}"
    if evidence:
        change["evidence"] = [*hazard.evidence, *evidence]
    return change


def verified(hazard: Hazard, day: date, by: str, conclusion: str, remark: str | None) -> dict[str, Value | None]:
    """复查. 合格 closes the hazard; 不合格 leaves it open."""
    _still_open(hazard)
    if hazard.rectified is None or hazard.verified is not None:
        raise UsageError(f"{hazard.id} 还没有登记整改完成，不能复查", f"先运行 anquan hazards rectify {hazard.id}")
    if day < hazard.rectified:
        raise UsageError(f"复查日期 {day} 早于整改完成日期 {hazard.rectified}，没有写入", "核对 --date")
    change: dict[str, Value | None] = {"verified": f"{day}", "verified_by": by, "conclusion": conclusion}
    if remark:
        said = f"{day} 复查意见：{remark}"
        change["notes"] = f"{hazard.notes}；{said}" if hazard.notes else said
    return change


def _still_open(hazard: Hazard) -> None:
    if hazard.conclusion == "合格":
        raise UsageError(
            f"{hazard.id} 已于 {hazard.verified} 销号，不能再改",
            f"隐患再次出现时另立一条：anquan hazards add --relapse-of {hazard.id}",
        )


def _round(hazard: Hazard) -> dict[str, Value]:
    """The failed round as it stood."""
    return {
        "rectified": f"{hazard.rectified}",
        "verified": f"{hazard.verified}",
        "verified_by": hazard.verified_by or "未填",
    }


def _earlier(hazard: Hazard) -> list[dict[str, Value]]:
    return [
        {
            "rectified": f"{one.rectified}",
            "verified": f"{one.verified}",
            "verified_by": one.verified_by,
            **({"remark": one.remark} if one.remark else {}),
        }
        for one in hazard.failed_reviews
    ]
