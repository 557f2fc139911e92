"""Random ledgers for properties: what people may write, wrong orders of dates included."""

from datetime import date, timedelta

from hypothesis import strategies as st

from anquan.dates import Period
from anquan.model.hazard import Extension, FailedReview, Hazard, Supervision

START = date(2026, 1, 1)

days = st.integers(0, 120).map(lambda number: START + timedelta(days=number))
"""Few days, so that equal days and days next to each other turn up often."""

periods = st.tuples(days, days).map(lambda two: Period(min(two), max(two)))


@st.composite
def hazards(draw: st.DrawFn) -> Hazard:
    """One hazard with any dates at all. Extensions are approved in the order in which they are written."""
    approvals = sorted(draw(st.lists(days, max_size=3)))
    deadlines = draw(st.lists(days, min_size=len(approvals) + 1, max_size=len(approvals) + 1))
    return Hazard(
        id=draw(st.text("0123456789", min_size=1, max_size=4)),
        found=draw(days),
        place="教学楼",
        category=draw(st.sampled_from(("消防", "宿舍", "其他"))),
        source=draw(st.sampled_from((None, "日常巡查", "学校自查"))),
        description="应急照明灯不亮",
        level=draw(st.sampled_from(("一般", "重大"))),
        responsible="总务主任",
        due=deadlines[-1],
        extensions=tuple(
            Extension(old=old, new=new, approved=approved, approved_by="校长", reason="配件未到")
            for old, new, approved in zip(deadlines, deadlines[1:], approvals, strict=False)
        ),
        failed_reviews=tuple(
            FailedReview(rectified=draw(days), verified=draw(days), verified_by="林晓梅")
            for _ in range(draw(st.integers(0, 2)))
        ),
        rectified=draw(st.none() | days),
        verified=draw(st.none() | days),
        verified_by="陈国栋",
        conclusion=draw(st.sampled_from((None, "合格", "不合格"))),
        supervision=draw(
            st.none()
            | st.builds(
                Supervision, kind=st.sampled_from(("挂牌督办", "跟踪督办")), by=st.just("青禾县教育局"), since=days
            )
        ),
        reported=draw(st.none() | days),
    )


ledgers = st.lists(hazards(), max_size=8)
