"""The rounds of rectification and review (整改、复查) that a hazard had gone through by a day. Pure."""

from datetime import date
from typing import NamedTuple

from anquan.model.hazard import Conclusion, Hazard


class Round(NamedTuple):
    """One rectification and its review, as far as both were known on the day that was asked about."""

    rectified: date | None
    verified: date | None
    verified_by: str | None
    conclusion: Conclusion | None


def rounds(hazard: Hazard, day: date) -> tuple[Round, ...]:
    """The rounds begun by the end of the day, oldest first. What is dated later is left out of each of them."""
    failed = sorted(hazard.failed_reviews, key=lambda one: one.verified)
    every = [Round(one.rectified, one.verified, one.verified_by, "不合格") for one in failed]
    every.append(Round(hazard.rectified, hazard.verified, hazard.verified_by, hazard.conclusion))
    known = (_by(one, day) for one in every)
    return tuple(one for one in known if one.rectified is not None or one.verified is not None)


def _by(one: Round, day: date) -> Round:
    rectified = one.rectified if one.rectified is not None and one.rectified <= day else None
    if one.verified is None or one.verified > day:
        return Round(rectified, None, None, None)
    return one._replace(rectified=rectified)
