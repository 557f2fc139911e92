"""D: the folder as a whole and the unit's own figures."""

from collections.abc import Iterator
from datetime import date

from anquan.diagnostics import Mark
from anquan.folder import (
    DUTIES_FILE,
    HAZARDS_DIR,
    HAZARDS_FILE,
    LEADERSHIP_FILE,
    PEOPLE_FILE,
    PLANS_DIR,
    UNIT_FILE,
    is_of_the_log,
)
from anquan.model.school import School
from anquan.rules.rule import ERROR, WARNING, Finding, rule

_PURPOSE = {
    PEOPLE_FILE: "教职工名单",
    LEADERSHIP_FILE: "领导小组",
    DUTIES_FILE: "岗位职责和值班",
}
_RESERVED = frozenset(("protection.yaml", "incidents.yaml", "cases.yaml", "bureau.yaml"))
_KNOWN = frozenset((UNIT_FILE, *_PURPOSE, HAZARDS_FILE)) | _RESERVED


@rule("D001", WARNING)
def unknown_file(school: School, today: date) -> Iterator[Finding]:
    """文件夹里有不认识的 YAML 文件

    查什么：方案文件夹最上层的 .yaml、.yml 文件名是否是规定的名称；plans/ 里的是否都是 .yaml，而且没有再套一层
    文件夹。像是台账的文件另见 F015。
    为什么：名称写错的文件不会被读，里面的名单和方案就用不上。
    错例：leader.yaml
    对例：leadership.yaml
    怎么改：按提示改文件名；不是台账的文件换个扩展名，或移到子文件夹。
    """
    from difflib import get_close_matches

    for file in sorted(school.files):
        folder, _, name = file.rpartition("/")
        if not name.lower().endswith((".yaml", ".yml")) or name.startswith("."):
            continue
        top = file.partition("/")[0]
        if top == PLANS_DIR and folder and (folder != top or not name.endswith(".yaml")):
            hint = f"改名为 {top}/{name.rpartition('.')[0]}.yaml"
            yield Finding(Mark(file), f"{top}/ 里只读 .yaml 文件，没有读它", hint)
        if folder or file in _KNOWN or is_of_the_log(file):
            continue
        near = get_close_matches(file.lower().rsplit(".", 1)[0] + ".yaml", sorted(_KNOWN), 1, 0.7)
        hint = f"是不是 {near[0]}？" if near else f"认识的文件有：{'、'.join(sorted(_KNOWN - _RESERVED))}"
        yield Finding(Mark(file), "不认识这个文件，没有读它", hint)


@rule("D002", WARNING)
def missing_file(school: School, today: date) -> Iterator[Finding]:
    """缺少应有的台账文件

    查什么：people.yaml、leadership.yaml、duties.yaml、隐患台账和 plans/ 是否都在。
    为什么：检查组先要的就是方案、领导小组、职责和隐患台账；没有隐患也要有一份空台账，表示“查过，没有”。
    错例：文件夹里只有 school.yaml
    对例：hazards.yaml 即使没有条目也保留
    怎么改：从 anquan init 生成的文件夹里复制缺少的文件来填。
    """
    for file, purpose in _PURPOSE.items():
        if file not in school.files:
            yield Finding(Mark(file), f"缺少{purpose}文件", f"新建 {file}")
    if not any(is_of_the_log(file) or file.startswith(f"{HAZARDS_DIR}/") for file in school.files):  # see also F015
        yield Finding(Mark(HAZARDS_FILE), "缺少隐患台账", f"新建 {HAZARDS_FILE}；没有隐患就留空文件")
    if not any(file.startswith(f"{PLANS_DIR}/") and file.endswith(".yaml") for file in school.files):
        yield Finding(Mark(f"{PLANS_DIR}/"), "还没有方案", f"把方案写到 {PLANS_DIR}/ 下，一个方案一个文件")


@rule("D003", ERROR)
def counts_disagree(school: School, today: date) -> Iterator[Finding]:
    """学校人数自相矛盾

    查什么：寄宿生数不超过在校学生数；非寄宿制学校寄宿生数为 0，寄宿制学校不为 0；有学生就有班级。
    为什么：保安、宿管按学生数和寄宿生数配备，人数填错，配备标准就算错，报表与教育事业统计也对不上。
    错例：boarding: 否，counts 里 boarders: 120
    对例：boarding: 是，counts 里 boarders: 120
    怎么改：按学籍系统的数字核对 school.yaml。
    """
    unit = school.unit
    if unit is None:
        return
    counts = unit.counts
    place = counts.origin
    if counts.boarders > counts.students:
        yield Finding(
            place.mark("boarders"), f"寄宿生 {counts.boarders} 人，多于在校学生 {counts.students} 人", "核对两个数字"
        )
    if unit.boarding and counts.boarders == 0:
        yield Finding(place.mark("boarders"), "填了寄宿制，寄宿生却是 0", "改寄宿生数，或把 boarding 改成 否")
    if not unit.boarding and counts.boarders > 0:
        yield Finding(
            unit.origin.mark("boarding"), f"填了非寄宿制，却有寄宿生 {counts.boarders} 人", "把 boarding 改成 是"
        )
    if counts.students and not counts.classes:
        yield Finding(place.mark("classes"), "有学生却没有班级", "填班级数")
