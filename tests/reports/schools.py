"""Schools with a hazard log, made in the test: one written by hand for exact figures, one long for looking at paper."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, get_args

from anquan.model.hazard import Category, Extension, FailedReview, Hazard, Supervision
from anquan.model.school import School
from anquan.model.unit import Counts, Signing, Unit

UNIT = Unit(
    name="白杨镇中心小学",
    kind="小学",
    area="乡镇",
    ownership="公办",
    boarding=False,
    counts=Counts(students=612, boarders=0, staff=46, classes=14),
    superior="青禾县教育局",
    signing=Signing(head="陈国栋", filler="林晓梅", phone="01900000123"),
)


def hazard(id: str, found: date, due: date, **facts: Any) -> Hazard:
    """A hazard with only its dates said; every other required field is filled in."""
    told = {
        "place": "教学楼二楼",
        "category": "消防",
        "description": "应急照明灯不亮",
        "level": "一般",
        "responsible": "总务主任",
    }
    return Hazard(id=id, found=found, due=due, **(told | facts))


def october() -> School:
    """Six hazards around October 2026: one of each kind that the monthly return must tell apart."""
    passed = {"verified_by": "陈国栋", "conclusion": "合格"}
    return School(
        unit=UNIT,
        hazards=(
            # closed in September: not in October's return at all
            hazard("2026-001", date(2026, 9, 1), date(2026, 9, 10), verified=date(2026, 9, 9), **passed),
            # carried over, closed in October
            hazard(
                "2026-002",
                date(2026, 9, 20),
                date(2026, 10, 10),
                source="学校自查",
                rectified=date(2026, 10, 8),
                verified=date(2026, 10, 9),
                **passed,
            ),
            # carried over, listed for supervision, past its deadline; the extension of November is not known yet
            hazard(
                "2026-003",
                date(2026, 9, 25),
                date(2026, 11, 30),
                level="重大",
                category="校舍建筑",
                source="上级督查",
                basis="《教育系统重大事故隐患判定指南》第三条",
                plan="停用并设警戒线",
                fund=Decimal("12000"),
                extensions=(
                    Extension(
                        old=date(2026, 10, 20),
                        new=date(2026, 11, 30),
                        approved=date(2026, 11, 2),
                        approved_by="校长",
                        reason="等待检测报告",
                    ),
                ),
                supervision=Supervision(kind="挂牌督办", by="青禾县教育局", since=date(2026, 9, 28)),
                reported=date(2026, 9, 25),
            ),
            # new, failed its review in October, done again in November: October knows only the failure
            hazard(
                "2026-004",
                date(2026, 10, 5),
                date(2026, 10, 31),
                category="用电燃气",
                source="日常巡查",
                fund=Decimal("360.5"),
                failed_reviews=(
                    FailedReview(rectified=date(2026, 10, 12), verified=date(2026, 10, 13), verified_by="林晓梅"),
                ),
                rectified=date(2026, 11, 3),
                verified=date(2026, 11, 4),
                **passed,
            ),
            # new and without a source
            hazard("2026-005", date(2026, 10, 31), date(2026, 11, 7), category="食品饮水", relapse_of="2026-001"),
            # found in November
            hazard("2026-006", date(2026, 11, 1), date(2026, 11, 8)),
        ),
    )


_LONG = (
    ("教学楼二楼东侧楼梯转角平台", "消防", "疏散指示标志损坏、应急照明灯断电后不亮，灯具外壳破裂，蓄电池已鼓包，停电后无法照亮楼梯。"),
    ("食堂操作间", "食品饮水", "留样冰箱温度记录缺 9 月 21 日至 25 日，留样盒未标明品名、留样量和留样时间；生熟砧板混放。"),
    ("北围墙外侧边坡", "自然灾害", "连日降雨后坡顶出现长约 6 米、宽 2 厘米的裂缝，坡脚有渗水，坡下为学生放学排队区域，有滑塌危险。"),
    ("学生宿舍 3 号楼 302", "用电燃气", "私拉乱接插线板，充电器放在被褥上。"),
    ("科学实验室准备室", "实验室危化品", "盐酸、酒精同柜存放，未实行双人双锁，领用登记簿 2026-09-03 以后无记录。"),
    ("校门口", "校车交通", "放学时段家长车辆占道，硬质隔离墩缺 4 个，护学岗反光背心不足。"),
)  # fmt: skip


def busy() -> School:
    """Thirty hazards with the long texts that people write, for looking at the paper."""
    made = []
    categories = get_args(Category)
    for number in range(30):
        place, category, text = _LONG[number % len(_LONG)]
        found = date(2026, 8, 28) + timedelta(days=number * 2)
        due = found + timedelta(days=7 + number % 5 * 6)
        done = number % 3 != 0
        major = number % 11 == 2
        made.append(
            hazard(
                f"2026-{number + 1:03}",
                found,
                due,
                found_by="林晓梅",
                source=("日常巡查", "学校自查", "专项检查", "联合检查", "上级督查", "师生反映")[number % 6],
                place=place,
                category=category if number < 24 else categories[number % len(categories)],
                description=text * (1 + number % 2),
                level="重大" if major else "一般",
                basis="《教育系统重大事故隐患判定指南》（教发厅函〔2024〕20号）第四条" if major else None,
                responsible=("总务主任", "食堂管理员王秀英", "陈国栋")[number % 3],
                measures="更换灯具和蓄电池，逐层断电测试；每月最后一个周五由总务处复测并登记。"
                if number % 4
                else "立即清除",
                fund=Decimal(number * 1250) if number % 4 else None,
                plan="设警戒线，学生改走南门；遇雨停课并报告" if major else None,
                interim="专人值守，夜间停用" if major else None,
                rectified=due - timedelta(days=2) if done else None,
                verified=due if done else None,
                verified_by="陈国栋" if done else None,
                conclusion="合格" if done else None,
                supervision=Supervision(
                    kind="挂牌督办", by="青禾县教育局", since=found + timedelta(days=3), until=date(2026, 12, 31)
                )
                if major
                else None,
                reported=found + timedelta(days=1) if major else None,
                needs_government=number == 2,
                extensions=(
                    Extension(
                        old=due - timedelta(days=5),
                        new=due,
                        approved=due - timedelta(days=6),
                        approved_by="校长",
                        reason="配件未到",
                    ),
                )
                if number % 7 == 3
                else (),
                notes="配件已下单，预计下周到货" if number % 5 == 1 else None,
            )
        )
    return School(unit=UNIT, hazards=tuple(made))
