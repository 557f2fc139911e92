"""school.yaml: the unit itself (单位基本情况)."""

from typing import Annotated, Literal

from msgspec import Meta

from anquan.model.origin import Record

SchoolKind = Literal[
    "幼儿园",
    "小学",
    "教学点",
    "初中",
    "九年一贯制学校",
    "高中",
    "完全中学",
    "中等职业学校",
    "特殊教育学校",
    "高等学校",
]
Area = Literal["城区", "乡镇", "农村"]
Ownership = Literal["公办", "民办"]


class Counts(Record, frozen=True, kw_only=True):
    """How many there are. Rules name the count they stand on: students, boarders or staff."""

    students: Annotated[int, Meta(title="在校学生数", description="含寄宿生", examples=["612"])]
    boarders: Annotated[int, Meta(title="寄宿生数", description="没有写 0", examples=["0"])]
    staff: Annotated[int, Meta(title="教职工数", description="含保安、食堂等工勤人员", examples=["46"])]
    classes: Annotated[int, Meta(title="班级数", examples=["14"])]


class Signing(Record, frozen=True, kw_only=True):
    """Who stands under the returns (报表落款): printed on every table."""

    head: Annotated[str, Meta(title="单位负责人", examples=["陈国栋"])]
    filler: Annotated[str, Meta(title="填表人", examples=["林晓梅"])]
    phone: Annotated[str, Meta(title="联系电话", description="办公电话，前面的 0 会保留", examples=["01900000123"])]


class Unit(Record, frozen=True, kw_only=True):
    """A school or kindergarten as it stands at the head of papers and returns."""

    name: Annotated[
        str, Meta(title="单位名称", description="全称，公文落款和报表填报单位用它", examples=["白杨镇中心小学"])
    ]
    short: Annotated[str | None, Meta(title="规范简称", examples=["白杨小学"])] = None
    code: Annotated[str | None, Meta(title="学校标识码", description="前面的 0 会保留", examples=["0135000123"])] = None
    kind: Annotated[SchoolKind, Meta(title="办学类型", examples=["小学"])]
    area: Annotated[Area, Meta(title="所在区域", description="城区含县政府所在地", examples=["乡镇"])]
    ownership: Annotated[Ownership, Meta(title="学校性质", examples=["公办"])]
    boarding: Annotated[bool, Meta(title="寄宿制", examples=["否"])]
    counts: Annotated[Counts, Meta(title="人数")]
    superior: Annotated[str, Meta(title="主管部门", description="报表报给谁", examples=["青禾县教育局"])]
    address: Annotated[str | None, Meta(title="地址", examples=["青禾县白杨镇学府路 1 号"])] = None
    signing: Annotated[Signing | None, Meta(title="报表落款")] = None
