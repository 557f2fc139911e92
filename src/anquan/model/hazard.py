"""hazards.yaml: the hazard log (隐患台账), the most used record of the folder."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from anquan.model.origin import Record

Level = Literal["一般", "重大"]
Conclusion = Literal["合格", "不合格"]
Source = Literal["日常巡查", "学校自查", "专项检查", "联合检查", "上级督查", "师生反映"]
Category = Literal[
    "校舍建筑",
    "消防",
    "用电燃气",
    "食品饮水",
    "卫生防疫",
    "实验室危化品",
    "宿舍",
    "体育设施",
    "校车交通",
    "特种设备",
    "三防设施",
    "围墙地面",
    "周边治安",
    "自然灾害",
    "拥挤踩踏",
    "网络信息",
    "心理欺凌",
    "大型活动",
    "施工工地",
    "其他",
]
SupervisionKind = Literal["挂牌督办", "跟踪督办", "重点督办", "限期解决"]


class Extension(Record, frozen=True, kw_only=True):
    """A deadline moved (延期): the old date is kept, with who approved it and why."""

    old: Annotated[date, Meta(title="原期限", examples=["2026-09-30"])]
    new: Annotated[date, Meta(title="新期限", examples=["2026-10-31"])]
    approved: Annotated[date, Meta(title="批准日期", examples=["2026-09-28"])]
    approved_by: Annotated[str, Meta(title="批准人", examples=["校长"])]
    reason: Annotated[str, Meta(title="延期原因", examples=["配件到货推迟"])]


class Supervision(Record, frozen=True, kw_only=True):
    """Supervision from above (督办), such as 挂牌督办 by the county bureau."""

    kind: Annotated[SupervisionKind, Meta(title="督办方式", examples=["挂牌督办"])]
    by: Annotated[str, Meta(title="督办单位", examples=["青禾县教育局"])]
    since: Annotated[date, Meta(title="督办日期", examples=["2026-04-10"])]
    until: Annotated[date | None, Meta(title="督办期限")] = None


class FailedReview(Record, frozen=True, kw_only=True):
    """An earlier rectification that did not pass (复查不合格). Kept when the work is done again."""

    rectified: Annotated[date, Meta(title="整改完成日期")]
    verified: Annotated[date, Meta(title="复查日期")]
    verified_by: Annotated[str, Meta(title="复查人")]
    remark: Annotated[str | None, Meta(title="复查意见")] = None


class Hazard(Record, frozen=True, kw_only=True):
    """One hazard (隐患). It has dates, never a status: open, overdue and closed follow from the dates and a day.

    `measures`, `fund`, `due`, `responsible` and `plan` are the 五落实 (措施、资金、时限、责任、预案), which a 重大
    hazard must have complete. Closed (销号) means verified with the conclusion 合格.
    """

    id: Annotated[str, Meta(title="编号", description="全部台账内不重复", examples=["2026-001"])]
    found: Annotated[date, Meta(title="发现日期", examples=["2026-09-01"])]
    found_by: Annotated[str | None, Meta(title="发现人", examples=["林晓梅"])] = None
    source: Annotated[Source | None, Meta(title="检查来源", examples=["学校自查"])] = None
    place: Annotated[str, Meta(title="部位", examples=["教学楼二楼东侧楼梯"])]
    category: Annotated[Category, Meta(title="类别", examples=["消防"])]
    description: Annotated[str, Meta(title="隐患描述", examples=["应急照明灯不亮"])]
    level: Annotated[Level, Meta(title="等级", examples=["一般"])]
    basis: Annotated[str | None, Meta(title="判定依据", description="重大隐患必填，写到条款")] = None
    responsible: Annotated[str, Meta(title="责任人", description="姓名或职务", examples=["总务主任"])]
    measures: Annotated[str | None, Meta(title="整改措施", examples=["更换灯具"])] = None
    fund: Annotated[Decimal | None, Meta(title="整改资金", description="单位：元；不花钱写 0", examples=["360"])] = None
    due: Annotated[date, Meta(title="整改期限", description="现行期限；延期后写新期限", examples=["2026-09-15"])]
    plan: Annotated[str | None, Meta(title="应急预案", description="整改期间出事怎么办")] = None
    interim: Annotated[str | None, Meta(title="临时管控措施")] = None
    extensions: Annotated[tuple[Extension, ...], Meta(title="延期记录")] = ()
    rectified: Annotated[date | None, Meta(title="整改完成日期")] = None
    evidence: Annotated[tuple[str, ...], Meta(title="佐证材料", description="照片、票据等文件")] = ()
    verified: Annotated[date | None, Meta(title="复查日期")] = None
    verified_by: Annotated[str | None, Meta(title="复查人")] = None
    conclusion: Annotated[Conclusion | None, Meta(title="复查结论")] = None
    failed_reviews: Annotated[tuple[FailedReview, ...], Meta(title="历次不合格复查")] = ()
    supervision: Annotated[Supervision | None, Meta(title="督办")] = None
    needs_government: Annotated[bool, Meta(title="需政府协调")] = False
    reported: Annotated[date | None, Meta(title="上报日期", description="重大隐患报主管部门的日期")] = None
    relapse_of: Annotated[str | None, Meta(title="复发自", description="前一次的隐患编号")] = None
    notes: Annotated[str | None, Meta(title="备注")] = None
