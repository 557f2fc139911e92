from datetime import date

from hypothesis import given

from anquan.ledger.hazards import State, state
from anquan.ledger.rounds import Round, rounds
from anquan.model.hazard import FailedReview
from tests.ledger.worlds import days, hazards
from tests.reports.schools import hazard

TWICE = hazard(
    "1",
    date(2026, 9, 1),
    date(2026, 9, 15),
    failed_reviews=(FailedReview(rectified=date(2026, 9, 8), verified=date(2026, 9, 10), verified_by="林晓梅"),),
    rectified=date(2026, 9, 14),
    verified=date(2026, 9, 20),
    verified_by="陈国栋",
    conclusion="合格",
)
FAILED = Round(date(2026, 9, 8), date(2026, 9, 10), "林晓梅", "不合格")


def test_before_any_work_there_is_no_round():
    assert rounds(TWICE, date(2026, 9, 7)) == ()


def test_a_round_grows_as_its_facts_become_known():
    assert rounds(TWICE, date(2026, 9, 9)) == (Round(date(2026, 9, 8), None, None, None),)
    assert rounds(TWICE, date(2026, 9, 10)) == (FAILED,)
    assert rounds(TWICE, date(2026, 9, 14)) == (FAILED, Round(date(2026, 9, 14), None, None, None))
    assert rounds(TWICE, date(2026, 9, 20)) == (
        FAILED,
        Round(date(2026, 9, 14), date(2026, 9, 20), "陈国栋", "合格"),
    )


@given(hazards(), days)
def test_nothing_dated_later_is_told(one, day):
    for round_ in rounds(one, day):
        assert all(fact <= day for fact in (round_.rectified, round_.verified) if fact)
        assert round_.verified or (round_.verified_by, round_.conclusion) == (None, None)


@given(hazards(), days)
def test_a_closed_hazard_shows_the_review_that_closed_it(one, day):
    if state(one, day) is State.CLOSED:
        assert rounds(one, day)[-1].conclusion == "合格"
