"""What a step of the loop writes into an entry."""

from datetime import date

import pytest

from anquan.errors import UsageError
from anquan.ledger.changes import Change, rectified, verified
from anquan.model.hazard import FailedReview
from tests.reports.schools import hazard

FOUND, DUE = date(2026, 9, 1), date(2026, 9, 30)
DAY = date(2026, 9, 10)
OPEN = hazard("2026-001", found=FOUND, due=DUE)
DONE = hazard("2026-001", found=FOUND, due=DUE, rectified=date(2026, 9, 5))
CLOSED = hazard(
    "2026-001",
    found=FOUND,
    due=DUE,
    rectified=date(2026, 9, 5),
    verified=date(2026, 9, 6),
    verified_by="校长",
    conclusion="合格",
)


def test_rectified_sets_the_day_and_adds_evidence_to_what_is_there():
    assert rectified(OPEN, DAY, ["evidence/a.jpg"], {"fund": "30", "measures": None}) == Change(
        {"fund": "30", "rectified": "2026-09-10"}, {"evidence": ["evidence/a.jpg"]}
    )


def test_verified_closes():
    assert verified(DONE, DAY, "校长", "合格", None) == Change(
        {"verified": "2026-09-10", "verified_by": "校长", "conclusion": "合格"}
    )


def test_a_remark_joins_the_notes_with_its_day():
    noted = hazard("2026-001", found=FOUND, due=DUE, rectified=date(2026, 9, 5), notes="已报修")
    assert verified(noted, DAY, "校长", "合格", "牢固").values["notes"] == "已报修；2026-09-10 复查意见：牢固"


def test_a_failed_review_keeps_the_round_and_opens_the_hazard_again():
    assert verified(DONE, DAY, "校长", "不合格", "仍漏水") == Change(
        {"rectified": None},
        {
            "failed_reviews": [
                {"rectified": "2026-09-05", "verified": "2026-09-10", "verified_by": "校长", "remark": "仍漏水"}
            ]
        },
    )


def test_a_failed_review_written_by_hand_is_kept_when_the_work_is_done_again():
    failed = hazard(
        "2026-001",
        found=FOUND,
        due=DUE,
        rectified=date(2026, 9, 5),
        verified=date(2026, 9, 6),
        verified_by="校长",
        conclusion="不合格",
    )
    change = rectified(failed, DAY, [], {})
    assert change.values == {"verified": None, "verified_by": None, "conclusion": None, "rectified": "2026-09-10"}
    assert change.additions["failed_reviews"] == [
        {"rectified": "2026-09-05", "verified": "2026-09-06", "verified_by": "校长"}
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (lambda: rectified(OPEN, date(2026, 8, 31), [], {}), "早于发现日期"),
        (lambda: rectified(DONE, DAY, [], {}), "正在等待复查"),
        (lambda: rectified(CLOSED, DAY, [], {}), "已于 2026-09-06 销号"),
        (lambda: verified(OPEN, DAY, "校长", "合格", None), "还没有登记整改完成"),
        (lambda: verified(DONE, date(2026, 9, 4), "校长", "合格", None), "早于整改完成日期"),
        (lambda: verified(CLOSED, DAY, "校长", "合格", None), "已于 2026-09-06 销号"),
        (
            lambda: rectified(
                hazard(
                    "2026-001",
                    found=FOUND,
                    due=DUE,
                    failed_reviews=(
                        FailedReview(rectified=date(2026, 9, 5), verified=date(2026, 9, 12), verified_by="校长"),
                    ),
                ),
                DAY,
                [],
                {},
            ),
            "早于不合格的复查 2026-09-12",
        ),
        (
            lambda: rectified(hazard("2026-001", found=FOUND, due=DUE, measures="换线"), DAY, [], {"measures": "换灯"}),
            "已经写了整改措施“换线”",
        ),
        (
            lambda: verified(
                hazard("2026-001", found=FOUND, due=DUE, rectified=DAY, conclusion="合格"), DAY, "校长", "合格", None
            ),
            "复查记录不全",
        ),
    ],
)
def test_a_step_that_does_not_fit_the_facts_is_refused(step, said):
    with pytest.raises(UsageError, match=said):
        step()
