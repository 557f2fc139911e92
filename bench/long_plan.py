"""A plan of about ten pages with three levels, two tables and two attachments: what both renderers get."""

from pathlib import Path

_SENTENCE = (
    "学校各处室、各年级组要按照职责分工，结合本部门实际，细化工作措施，明确责任人员和完成时限，"
    "做到任务到岗、责任到人、检查到位，确保各项安全工作落到实处、取得实效。"
)
_TASKS = ("值班值守", "门卫查验", "巡查登记", "设施维护", "宣传教育", "预案演练", "应急处置", "督促检查")
_NUMERALS = "一二三四五六七八"


def body() -> str:
    """The body in the line-oriented grammar."""
    lines = ["为维护校园安全稳定，保障师生生命财产安全，结合我校实际，制定本方案。"]
    for first, part in zip(_NUMERALS, _TASKS, strict=True):
        lines.append(f"{first}、{part}工作")
        for second in range(2):
            lines.append(f"（{_NUMERALS[second]}）健全{part}制度。{_SENTENCE}")
            lines += [f"{third}.落实{part}要求。{_SENTENCE}" for third in (1, 2)]
        if part in ("巡查登记", "应急处置"):
            lines += [f"| {cell} |" for cell in ("时间 | 地点 | 责任人 | 内容",)]
            lines += [
                f"| 每日 {7 + n}:30 | 教学楼 {n + 1} 层 | 值周教师 | 检查通道和门窗，做好登记 |" for n in range(8)
            ]
    return "\n".join(lines)


def write_folder(root: Path) -> Path:
    """A plan folder with this one plan; returns the folder."""
    (root / "plans").mkdir(parents=True)
    attached = "\n".join(f"      {line}" for line in body().splitlines()[:8])
    (root / "school.yaml").write_text(
        "name: 白杨镇中心小学\nkind: 小学\narea: 乡镇\nownership: 公办\nboarding: 否\n"
        "counts: {students: 612, boarders: 0, staff: 46, classes: 14}\nsuperior: 青禾县教育局\n",
        encoding="utf-8",
    )
    (root / "plans" / "long.yaml").write_text(
        "title: 白杨镇中心小学校园安全工作方案\nkind: 校园安全\ndate: 2026-09-01\nissuer: [白杨镇中心小学]\n"
        "to: [各处室, 各年级组]\nattachments:\n"
        f"  - title: 任务分解\n    body: |\n{attached}\n  - title: 联络办法\n    body: |\n{attached}\n"
        "body: |\n" + "\n".join(f"  {line}" for line in body().splitlines()) + "\n",
        encoding="utf-8",
    )
    return root
