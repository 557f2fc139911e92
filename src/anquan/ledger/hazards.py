"""The state of a hazard as of a day, and the counts of a period. Pure: dates in, facts out."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from anquan.dates import Period
from anquan.model.hazard import Hazard


class State(StrEnum):
    """Where a hazard stands in its loop: 整改中 → 待复查 → 已销号. A failed review leads back to 整改中."""

    OPEN = "整改中"
    AWAITING_REVIEW = "待复查"
    CLOSED = "已销号"


def exists(hazard: Hazard, day: date) -> bool:
    """True when the hazard had been found by the end of the day."""
    return hazard.found <= day


def closed_on(hazard: Hazard) -> date | None:
    """The day of closing (销号日期): verified with the conclusion 合格. None while it is not closed.

    A ledger with a review before the finding is wrong and `check` says so. Counted from the finding all the same,
    so that opening + new − closed = closing holds on every ledger.
    """
    if hazard.verified is None or hazard.conclusion != "合格":
        return None
    return max(hazard.found, hazard.verified)


def is_closed(hazard: Hazard, day: date) -> bool:
    """True when the hazard was closed by the end of the day."""
    closed = closed_on(hazard)
    return closed is not None and closed <= day


def state(hazard: Hazard, day: date) -> State:
    """The state at the end of the day, from the facts dated up to that day."""
    if is_closed(hazard, day):
        return State.CLOSED
    failed_now = hazard.conclusion == "不合格" and hazard.verified is not None and hazard.verified <= day
    if hazard.rectified is not None and hazard.rectified <= day and not failed_now:
        return State.AWAITING_REVIEW
    earlier = (one for one in hazard.failed_reviews if one.rectified <= day < one.verified)
    return State.AWAITING_REVIEW if any(earlier) else State.OPEN


def due_on(hazard: Hazard, day: date) -> date:
    """The deadline in force on that day: an extension counts from the day of its approval."""
    later = [one for one in hazard.extensions if one.approved > day]
    return min(later, key=lambda one: one.approved).old if later else hazard.due


def days_overdue(hazard: Hazard, day: date) -> int:
    """Whole days past the deadline and not closed; 0 when not overdue. Due today is not overdue.

    Rectified but not yet reviewed still counts: only a passed review closes a hazard.
    """
    if not exists(hazard, day) or is_closed(hazard, day):
        return 0
    return max(0, (day - due_on(hazard, day)).days)


def is_overdue(hazard: Hazard, day: date) -> bool:
    """True when the deadline in force has passed and the hazard is not closed (逾期未销号)."""
    return days_overdue(hazard, day) > 0


def days_left(hazard: Hazard, day: date) -> int:
    """Days until the deadline in force, 0 on the day itself, negative when overdue."""
    return (due_on(hazard, day) - day).days


def is_supervised(hazard: Hazard, day: date) -> bool:
    """True when the hazard was under 挂牌督办 and not closed at the end of the day."""
    supervision = hazard.supervision
    return (
        supervision is not None
        and supervision.kind == "挂牌督办"
        and supervision.since <= day
        and exists(hazard, day)
        and not is_closed(hazard, day)
    )


class Counts(NamedTuple):
    """The counts of a period, in entries (项). `opening + new - closed == closing`, always."""

    opening: int
    """上月结转: found before the period and not closed before it."""
    new: int
    """本月新增: found in the period."""
    closed: int
    """本月销号: closed in the period."""
    closing: int
    """月末未销号: not closed at the end of the last day."""
    overdue: int
    """其中逾期: of the closing ones, those past their deadline."""
    supervised: int
    """挂牌督办: of the closing ones, those listed for supervision."""

    @property
    def handled(self) -> int:
        """What there was to rectify in the period: opening + new. The denominator of the rate."""
        return self.opening + self.new


def count(hazards: Iterable[Hazard], period: Period) -> Counts:
    """Count a period. Each hazard is looked at once, by its dates alone."""
    first, last = period
    opening = new = closed = closing = overdue = supervised = 0
    for hazard in hazards:
        if hazard.found > last:
            continue
        ended = closed_on(hazard)
        if ended is not None and ended < first:
            continue
        if hazard.found < first:
            opening += 1
        else:
            new += 1
        if ended is not None and ended <= last:
            closed += 1
        else:
            closing += 1
            overdue += is_overdue(hazard, last)
            supervised += is_supervised(hazard, last)
    return Counts(opening, new, closed, closing, overdue, supervised)


def touched(hazards: Iterable[Hazard], period: Period) -> list[Hazard]:
    """The hazards a period's table counts: open at its start, found in it, or closed in it; oldest first."""
    first, last = period
    concerned = (one for one in hazards if one.found <= last and ((ended := closed_on(one)) is None or ended >= first))
    return sorted(concerned, key=lambda one: (one.found, one.id))
