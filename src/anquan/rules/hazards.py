"""H: the hazard log (隐患台账)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from anquan.ledger.hazards import State, days_overdue, due_on, exists, is_closed, state
from anquan.model.hazard import Hazard
from anquan.model.school import School
from anquan.rules.rule import ERROR, WARNING, Finding, repeated, rule

_MAJOR_FIELDS = (
    ("responsible", "责任"),
    ("measures", "措施"),
    ("fund", "资金"),
    ("due", "时限"),
    ("plan", "预案"),
)


@rule("H001", ERROR)
def id_twice(school: School, today: date) -> Iterator[Finding]:
    """隐患编号重复

    查什么：全部台账（含 hazards/ 下各文件）里的编号是否唯一。
    为什么：整改、复查、督办都按编号找条目；编号重复，销号会销错，统计会重。
    错例：两条 id: 2026-003
    对例：后一条改为 id: 2026-004
    怎么改：给后写的一条换一个没用过的编号。
    """
    for hazard, first in repeated(school.hazards, "id"):
        related = ((first.origin.mark("id"), "前一条在这里"),)
        yield Finding(hazard.origin.mark("id"), f"编号 {hazard.id} 已经用过", "换一个没用过的编号", related)


@rule("H002", ERROR)
def dates_out_of_order(school: School, today: date) -> Iterator[Finding]:
    """隐患日期先后颠倒

    查什么：发现 ≤ 整改完成 ≤ 复查，发现 ≤ 整改期限，不合格复查早于再次整改。
    为什么：先复查后整改、期限早于发现的台账一看就是补的，最伤可信度；统计也会错。
    错例：found: 2026-09-10，rectified: 2026-09-01
    对例：found: 2026-09-10，rectified: 2026-09-15
    怎么改：对照检查记录和维修单据改正日期。
    """
    for hazard in school.hazards:
        steps: list[tuple[str, str, date | None]] = [
            ("found", "发现", hazard.found),
            ("rectified", "整改完成", hazard.rectified),
            ("verified", "复查", hazard.verified),
        ]
        yield from _in_order(hazard, [one for one in steps if one[2] is not None])
        yield from _in_order(hazard, [("found", "发现", hazard.found), ("due", "整改期限", hazard.due)])
        for index, failed in enumerate(hazard.failed_reviews):
            if not hazard.found <= failed.rectified <= failed.verified:
                mark = failed.origin.mark("verified")
                yield Finding(mark, f"{hazard.id} 第 {index + 1} 次不合格复查的日期先后颠倒", "发现 ≤ 整改 ≤ 复查")
            if hazard.rectified is not None and hazard.rectified < failed.verified:
                mark = hazard.origin.mark("rectified")
                yield Finding(mark, f"{hazard.id} 再次整改早于不合格的复查（{failed.verified}）", "改正日期")


def _in_order(hazard: Hazard, steps: list[tuple[str, str, date | None]]) -> Iterator[Finding]:
    for (key, name, earlier), (later_key, later_name, later) in pairwise(steps):
        if earlier is not None and later is not None and later < earlier:
            related = ((hazard.origin.mark(key), f"{name}日期"),)
            message = f"{hazard.id} {later_name}日期 {later} 早于{name}日期 {earlier}"
            yield Finding(hazard.origin.mark(later_key), message, "对照检查记录改正其中一个", related)


@rule("H003", ERROR)
def closed_without_review(school: School, today: date) -> Iterator[Finding]:
    """没有复查就销号

    查什么：复查日期、复查人、复查结论三项要么都有，要么都没有；有复查就必须有整改完成日期。
    为什么：闭环管理要求“谁复查、谁签字、谁负责”，整改完不等于销号；缺一项，这条销号就不成立。
    错例：rectified: 2026-09-15，conclusion: 合格（没有复查日期和复查人）
    对例：rectified: 2026-09-15，verified: 2026-09-16，verified_by: 陈国栋，conclusion: 合格
    怎么改：补齐三项；还没有复查的，删掉结论。用 anquan hazards verify 编号 会一次写齐。
    """
    for hazard in school.hazards:
        parts = {"verified": hazard.verified, "verified_by": hazard.verified_by, "conclusion": hazard.conclusion}
        given = [key for key, value in parts.items() if value is not None]
        missing = [key for key, value in parts.items() if value is None]
        if given and missing:
            mark = hazard.origin.mark(given[0])
            yield Finding(mark, f"{hazard.id} 复查记录不全，缺 {'、'.join(missing)}", f"补上 {'、'.join(missing)}")
        if hazard.verified is not None and hazard.rectified is None:
            mark = hazard.origin.mark("verified")
            yield Finding(mark, f"{hazard.id} 有复查日期，没有整改完成日期", "补上 rectified")


@rule("H004", WARNING)
def overdue(school: School, today: date) -> Iterator[Finding]:
    """隐患逾期未销号

    查什么：整改期限（有延期的按批准后的期限）已过，还没有复查合格。当天到期不算逾期。
    为什么：逾期隐患要在月报里单列，上级按此督办；整改完没有复查的，也算没有销号。
    错例：due: 2026-09-15，到 9 月 16 日仍没有复查合格
    对例：期限内整改并复查合格；确有困难的，到期前办理延期，写进 extensions
    怎么改：抓紧整改、复查；用 anquan hazards overdue 看全部逾期隐患。
    """
    for hazard in school.hazards:
        late = days_overdue(hazard, today)
        if late:
            waiting = state(hazard, today) is State.AWAITING_REVIEW
            message = (
                f"{hazard.id} 逾期 {late} 天（期限 {due_on(hazard, today)}），{'已整改待复查' if waiting else '未整改'}"
            )
            hint = (
                f"复查后运行 anquan hazards verify {hazard.id}"
                if waiting
                else f"整改后运行 anquan hazards rectify {hazard.id}"
            )
            yield Finding(hazard.origin.mark("due"), message, hint)


@rule("H005", ERROR)
def major_without_basis(school: School, today: date) -> Iterator[Finding]:
    """重大隐患没有判定依据

    查什么：等级为重大的隐患，basis 是否写了判定依据。
    为什么：《教育系统重大事故隐患判定指南》（教发厅函〔2024〕20号）按条款判定重大隐患；没有依据的“重大”
    上级不认，该定重大没有定又是瞒报。
    错例：level: 重大，没有 basis
    对例：basis: 《教育系统重大事故隐患判定指南》第三条（一）4
    怎么改：对照指南写到条款；够不上的改为一般。
    """
    for hazard in school.hazards:
        if hazard.level == "重大" and not hazard.basis:
            yield Finding(hazard.origin.mark("level"), f"{hazard.id} 定为重大，没有写判定依据", "补 basis，写到条款")


@rule("H006", ERROR)
def major_without_five(school: School, today: date) -> Iterator[Finding]:
    """重大隐患五落实不全

    查什么：等级为重大的隐患，责任、措施、资金、时限、预案（responsible、measures、fund、due、plan）是否都有。
    为什么：重大隐患治理要做到责任、措施、资金、时限、预案“五落实”，月报表逐项统计。
    错例：level: 重大，没有 fund 和 plan
    对例：fund: 86000，plan: 封闭三楼……，整改期间由总务主任每天巡查
    怎么改：补齐缺的项；不花钱的写 fund: 0。
    """
    for hazard in school.hazards:
        if hazard.level != "重大":
            continue
        missing = [(key, name) for key, name in _MAJOR_FIELDS if getattr(hazard, key) is None]
        if missing:
            names, keys = "、".join(name for _, name in missing), "、".join(key for key, _ in missing)
            yield Finding(hazard.origin.mark("level"), f"{hazard.id} 五落实缺：{names}", f"补 {keys}")


@rule("H007", ERROR)
def major_not_reported(school: School, today: date) -> Iterator[Finding]:
    """重大隐患没有上报

    查什么：等级为重大的隐患，有没有上报日期。
    为什么：重大事故隐患应当及时向主管部门报告（《安全生产法》第四十一条；学校参照执行）。
    错例：level: 重大，没有 reported
    对例：reported: 2026-03-03
    怎么改：上报后写日期。
    """
    for hazard in school.hazards:
        if hazard.level == "重大" and hazard.reported is None:
            yield Finding(hazard.origin.mark("level"), f"{hazard.id} 是重大隐患，没有上报日期", "上报后补 reported")


@rule("H008", ERROR)
def extensions_do_not_link(school: School, today: date) -> Iterator[Finding]:
    """延期记录前后接不上

    查什么：每次延期的新期限晚于原期限；后一次的原期限等于前一次的新期限；最后一次的新期限等于 due。
    为什么：延期链断了，就说不清某一天的期限是哪天，也就说不清当时有没有逾期。
    错例：due: 2026-10-31，而最后一条延期写 new: 2026-10-15
    对例：extensions 最后一条 new 与 due 相同
    怎么改：按批准单改正；due 始终写现行期限。
    """
    for hazard in school.hazards:
        previous = None
        for index, one in enumerate(hazard.extensions):
            if one.new <= one.old:
                yield Finding(
                    one.origin.mark("new"), f"{hazard.id} 第 {index + 1} 次延期的新期限不晚于原期限", "改正 old 或 new"
                )
            if previous is not None and one.old != previous.new:
                related = ((previous.origin.mark("new"), "上一次延期的新期限"),)
                message = f"{hazard.id} 第 {index + 1} 次延期的原期限 {one.old} 不是上一次的新期限 {previous.new}"
                yield Finding(one.origin.mark("old"), message, f"应为 old: {previous.new}", related)
            if previous is not None and one.approved < previous.approved:
                message = f"{hazard.id} 第 {index + 1} 次延期的批准日期早于上一次"
                yield Finding(one.origin.mark("approved"), message, "按批准的先后排列")
            previous = one
        if previous is not None and previous.new != hazard.due:
            related = ((previous.origin.mark("new"), "最后一次延期的新期限"),)
            message = f"{hazard.id} 的期限 {hazard.due} 不是最后一次延期的新期限 {previous.new}"
            yield Finding(hazard.origin.mark("due"), message, f"应为 due: {previous.new}", related)


@rule("H009", ERROR)
def relapse_of_nothing(school: School, today: date) -> Iterator[Finding]:
    """复发的隐患指向不存在或还没有销号的条目

    查什么：relapse_of 写的编号在台账里有没有，前一条是否在本条发现之前就已销号。
    为什么：已销号的隐患再次出现，要另立新条目并注明前一次，反复发生才看得出来；前一条还没有销号，
    就是同一个隐患，不应再立一条，否则会重复统计。
    错例：relapse_of: 2025-099（没有这一条）
    对例：relapse_of: 2025-012
    怎么改：改正编号；前一条没有销号的，合并为一条。
    """
    known = {hazard.id: hazard for hazard in school.hazards}
    for hazard in school.hazards:
        if hazard.relapse_of is None:
            continue
        before = known.get(hazard.relapse_of)
        mark = hazard.origin.mark("relapse_of")
        if before is None or before is hazard:
            yield Finding(mark, f"{hazard.id} 的前一次 {hazard.relapse_of} 不在台账里", "改正编号")
        elif not is_closed(before, hazard.found):
            related = ((before.origin.mark("id"), "前一条"),)
            yield Finding(mark, f"{hazard.id} 发现时，前一次 {before.id} 还没有销号", "合并为一条，或改正日期", related)


@rule("H010", WARNING)
def fact_in_the_future(school: School, today: date) -> Iterator[Finding]:
    """已发生的事写了将来的日期

    查什么：发现、整改完成、复查、上报的日期是否晚于今天。
    为什么：这些是已经发生的事；写成将来，多半是年份或月份打错，这条在当期统计里会消失。
    错例：今天是 2026-09-20，rectified: 2027-09-15
    对例：rectified: 2026-09-15
    怎么改：改正日期；计划完成的时间写在 due。
    """
    for hazard in school.hazards:
        facts = (("found", "发现"), ("rectified", "整改完成"), ("verified", "复查"), ("reported", "上报"))
        for key, name in facts:
            day = getattr(hazard, key)
            if day is not None and day > today:
                yield Finding(hazard.origin.mark(key), f"{hazard.id} {name}日期 {day} 在今天之后", "改正日期")


@rule("H011", WARNING)
def reviewed_by_the_responsible(school: School, today: date) -> Iterator[Finding]:
    """自己整改、自己复查

    查什么：复查人和整改责任人换算成姓名后是不是同一个人。
    为什么：复查是另一双眼睛；责任人自己复查，等于没有复查。
    错例：responsible: 总务主任，verified_by: 总务主任
    对例：responsible: 总务主任，verified_by: 安全办主任
    怎么改：换人复查；小规模学校确实没有别人的，由校长复查。
    """
    for hazard in school.hazards:
        if hazard.verified_by is None:
            continue
        day = hazard.verified or today
        reviewer, owner = school.person(hazard.verified_by, day), school.person(hazard.responsible, day)
        if hazard.verified_by == hazard.responsible or (reviewer is not None and reviewer is owner):
            mark = hazard.origin.mark("verified_by")
            yield Finding(mark, f"{hazard.id} 的责任人和复查人都是{hazard.verified_by}", "换一个人复查")


@rule("H012", WARNING)
def waiting_without_control(school: School, today: date) -> Iterator[Finding]:
    """需政府协调的隐患没有临时管控措施

    查什么：needs_government: 是 而没有销号的隐患，有没有写 interim。
    为什么：学校自己整改不了的，整改之前更要管住；没有临时管控，出了事责任还在学校。
    错例：needs_government: 是，没有 interim
    对例：interim: 拉警戒线，课间安排值周教师值守
    怎么改：写清现在怎么管、谁来管。
    """
    for hazard in school.hazards:
        if hazard.needs_government and not hazard.interim and exists(hazard, today) and not is_closed(hazard, today):
            mark = hazard.origin.mark("needs_government")
            yield Finding(mark, f"{hazard.id} 等待政府协调，没有临时管控措施", "补 interim")
