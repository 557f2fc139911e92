from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from anquan.dates import Period
from anquan.ledger.hazards import (
    Counts,
    State,
    closed_on,
    count,
    days_left,
    days_overdue,
    due_on,
    exists,
    is_closed,
    is_overdue,
    is_supervised,
    state,
    touched,
)
from anquan.model.hazard import Extension, FailedReview, Hazard, Supervision
from tests.ledger.worlds import days, hazards, ledgers, periods
from tests.reports.schools import hazard

DAY = timedelta(days=1)
FOUND, DUE = date(2026, 9, 1), date(2026, 9, 15)
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def answers(one: Hazard, day: date) -> tuple[object, ...]:
    """Everything that can be asked about a hazard as of a day."""
    return (
        exists(one, day),
        is_closed(one, day),
        state(one, day),
        due_on(one, day),
        days_overdue(one, day),
        days_left(one, day),
        is_supervised(one, day),
    )


# What the functions say of one hazard


def test_a_hazard_is_open_until_it_is_rectified_and_closed_when_the_review_passes():
    one = hazard(
        "1", FOUND, DUE, rectified=date(2026, 9, 8), verified=date(2026, 9, 10), verified_by="陈国栋", conclusion="合格"
    )
    assert [state(one, date(2026, 9, day)) for day in (7, 8, 9, 10)] == [
        State.OPEN,
        State.AWAITING_REVIEW,
        State.AWAITING_REVIEW,
        State.CLOSED,
    ]
    assert closed_on(one) == date(2026, 9, 10)


def test_a_failed_review_leads_back_to_the_work():
    one = hazard("1", FOUND, DUE, rectified=date(2026, 9, 8), verified=date(2026, 9, 10), conclusion="不合格")
    assert state(one, date(2026, 9, 9)) is State.AWAITING_REVIEW
    assert state(one, date(2026, 9, 10)) is State.OPEN
    assert closed_on(one) is None


def test_an_earlier_round_keeps_its_days_when_the_work_is_done_again():
    earlier = FailedReview(rectified=date(2026, 9, 8), verified=date(2026, 9, 10), verified_by="林晓梅")
    one = hazard("1", FOUND, DUE, failed_reviews=(earlier,), rectified=date(2026, 9, 14))
    assert [state(one, date(2026, 9, day)).value for day in (7, 8, 10, 14)] == ["整改中", "待复查", "整改中", "待复查"]


def test_a_conclusion_without_a_day_closes_nothing():
    assert closed_on(hazard("1", FOUND, DUE, rectified=FOUND, conclusion="合格")) is None


def test_a_review_dated_before_the_finding_counts_from_the_finding():
    assert closed_on(hazard("1", FOUND, DUE, verified=FOUND - DAY, conclusion="合格")) == FOUND


def test_due_today_is_not_overdue_and_tomorrow_it_is():
    one = hazard("1", FOUND, DUE)
    assert (is_overdue(one, DUE), days_overdue(one, DUE), days_left(one, DUE)) == (False, 0, 0)
    assert (is_overdue(one, DUE + DAY), days_overdue(one, DUE + DAY), days_left(one, DUE + DAY)) == (True, 1, -1)


def test_rectified_but_not_reviewed_is_still_overdue():
    assert days_overdue(hazard("1", FOUND, DUE, rectified=DUE), DUE + 3 * DAY) == 3


def test_closed_late_is_not_overdue_any_more_but_was():
    one = hazard("1", FOUND, DUE, verified=DUE + 5 * DAY, conclusion="合格")
    assert days_overdue(one, DUE + 4 * DAY) == 4
    assert days_overdue(one, DUE + 5 * DAY) == 0


def test_an_extension_counts_from_the_day_of_its_approval():
    longer = Extension(old=DUE, new=date(2026, 10, 15), approved=DUE + 2 * DAY, approved_by="校长", reason="配件未到")
    one = hazard("1", FOUND, date(2026, 10, 15), extensions=(longer,))
    assert due_on(one, DUE + DAY) == DUE
    assert is_overdue(one, DUE + DAY)
    assert due_on(one, DUE + 2 * DAY) == date(2026, 10, 15)
    assert not is_overdue(one, DUE + 2 * DAY)


def test_only_listing_is_counted_as_supervised_and_only_while_it_lasts():
    listing = Supervision(kind="挂牌督办", by="青禾县教育局", since=FOUND + 3 * DAY)
    following = replace(listing, kind="跟踪督办")
    listed = hazard("1", FOUND, DUE, supervision=listing, verified=DUE, conclusion="合格")
    assert [is_supervised(listed, day) for day in (FOUND + 2 * DAY, FOUND + 3 * DAY, DUE - DAY, DUE)] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_supervised(hazard("2", FOUND, DUE, supervision=following), DUE)


def test_a_month_counts_what_was_carried_over_found_and_closed():
    ledger = [
        hazard("closed before", FOUND, DUE, verified=date(2026, 9, 30), conclusion="合格"),
        hazard("carried and closed", FOUND, DUE, verified=date(2026, 10, 1), conclusion="合格"),
        hazard("carried and overdue", FOUND, DUE),
        hazard("new and closed", date(2026, 10, 1), DUE, verified=date(2026, 10, 31), conclusion="合格"),
        hazard("new and open", date(2026, 10, 31), date(2026, 10, 31)),
        hazard("later", date(2026, 11, 1), date(2026, 11, 2)),
    ]
    assert count(ledger, OCTOBER) == Counts(opening=2, new=2, closed=2, closing=2, overdue=1, supervised=0)
    assert count(ledger, OCTOBER).handled == 4
    assert [one.id for one in touched(ledger, OCTOBER)] == [
        "carried and closed",
        "carried and overdue",
        "new and closed",
        "new and open",
    ]


def test_nothing_counts_as_nothing():
    assert count([], OCTOBER) == Counts(0, 0, 0, 0, 0, 0)
    assert touched([], OCTOBER) == []


# What holds for every ledger


@given(ledgers, periods)
def test_opening_and_new_less_closed_is_closing(ledger, period):
    counts = count(ledger, period)
    assert counts.opening + counts.new - counts.closed == counts.closing
    assert counts.overdue <= counts.closing and counts.supervised <= counts.closing


@given(ledgers, periods)
def test_figures_agree_with_asking_each_hazard(ledger, period):
    first, last = period
    assert count(ledger, period) == Counts(
        opening=sum(exists(one, first - DAY) and not is_closed(one, first - DAY) for one in ledger),
        new=sum(one.found in period for one in ledger),
        closed=sum(is_closed(one, last) and not is_closed(one, first - DAY) for one in ledger),
        closing=sum(exists(one, last) and not is_closed(one, last) for one in ledger),
        overdue=sum(is_overdue(one, last) for one in ledger),
        supervised=sum(is_supervised(one, last) for one in ledger),
    )


@given(ledgers, st.lists(days, min_size=3, max_size=3, unique=True).map(sorted))
def test_adjacent_periods_add_up(ledger, cuts):
    first, middle, last = cuts
    before, after = count(ledger, Period(first, middle)), count(ledger, Period(middle + DAY, last))
    whole = count(ledger, Period(first, last))
    assert after.opening == before.closing
    assert whole.opening == before.opening
    assert whole.new == before.new + after.new
    assert whole.closed == before.closed + after.closed
    assert whole[3:] == after[3:]


@given(ledgers, periods)
def test_each_hazard_is_counted_and_listed_once(ledger, period):
    assert len(touched(ledger, period)) == count(ledger, period).handled
    assert sum((count([one], period).handled for one in ledger), 0) == count(ledger, period).handled
    assert all(count([one], period).handled in (0, 1) for one in ledger)


@given(ledgers, periods, st.randoms())
def test_the_order_of_the_file_does_not_matter(ledger, period, chance):
    mixed = chance.sample(ledger, len(ledger))
    assert count(mixed, period) == count(ledger, period)


@given(hazards(), days)
def test_due_on_the_day_itself_is_never_overdue(one, day):
    if due_on(one, day) == day:
        assert not is_overdue(one, day)
    assert is_overdue(one, day) == (days_overdue(one, day) > 0)


@given(hazards(), days)
def test_closed_excludes_every_other_state_and_overdue(one, day):
    assert (state(one, day) is State.CLOSED) == is_closed(one, day)
    if is_closed(one, day):
        assert not is_overdue(one, day) and not is_supervised(one, day)


@given(hazards(), days)
def test_once_closed_it_stays_closed(one, day):
    closed = closed_on(one)
    assert is_closed(one, day) == (closed is not None and day >= closed)


@given(hazards(), days, days)
def test_an_extension_approved_later_does_not_change_the_past(one, day, longer):
    approved = max([day, *(earlier.approved for earlier in one.extensions)]) + DAY
    more = Extension(old=one.due, new=longer, approved=approved, approved_by="校长", reason="配件未到")
    extended = replace(one, due=longer, extensions=(*one.extensions, more))
    assert answers(extended, day) == answers(one, day)
    assert due_on(extended, approved) == longer


@given(hazards(), days, days, st.sampled_from(("合格", "不合格")))
def test_a_review_dated_later_does_not_change_the_past(one, day, later, conclusion):
    later = max(later, day + DAY)
    open_still = replace(one, verified=None, conclusion=None)
    assert answers(replace(open_still, verified=later, conclusion=conclusion), day) == answers(open_still, day)


@given(hazards(), days, days)
def test_work_dated_later_does_not_change_the_past(one, day, later):
    later = max(later, day + DAY)
    untouched = replace(one, rectified=None, verified=None, conclusion=None)
    assert answers(replace(untouched, rectified=later), day) == answers(untouched, day)


@given(hazards(), days, st.lists(days, min_size=3, max_size=3, unique=True).map(sorted))
def test_doing_it_again_after_a_failed_review_does_not_change_the_past(one, day, three):
    rectified, verified, again = three
    day = min(day, again - DAY)
    failed = replace(one, rectified=rectified, verified=verified, conclusion="不合格")
    kept = FailedReview(rectified=rectified, verified=verified, verified_by="林晓梅")
    redone = replace(
        failed, failed_reviews=(*one.failed_reviews, kept), rectified=again, verified=None, conclusion=None
    )
    assert answers(redone, day) == answers(failed, day)


@given(hazards(), days, days)
def test_supervision_that_starts_later_does_not_change_the_past(one, day, later):
    later = max(later, day + DAY)
    alone = replace(one, supervision=None)
    listed = replace(one, supervision=Supervision(kind="挂牌督办", by="青禾县教育局", since=later))
    assert answers(listed, day) == answers(alone, day)


@given(ledgers, hazards(), periods)
def test_a_hazard_found_later_does_not_change_the_past(ledger, more, period):
    more = replace(more, found=max(more.found, period.last + DAY))
    assert count([*ledger, more], period) == count(ledger, period)
    assert touched([*ledger, more], period) == touched(ledger, period)
