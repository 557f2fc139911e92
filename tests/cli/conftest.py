"""A school folder for the commands: on 16 November 2026 one hazard of each state."""

import shutil
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[1] / "rules" / "base"

LOG = """\
# 台账：只记日期和事实

- id: 2026-001   # 已销号
  found: 2026-09-01
  source: 学校自查
  place: 教学楼二楼
  category: 消防
  description: 应急照明灯不亮
  level: 一般
  responsible: 总务主任
  due: 2026-09-15
  rectified: 2026-09-10
  verified: 2026-09-11
  verified_by: 安全办主任
  conclusion: 合格

# 逾期
- id: "2026-002"
  found: 2026年10月1日
  place: '食堂 #2 操作间'
  category: 食品饮水
  description: "[red]留样[/red] **不足** :smile: | 125克"
  level: 一般
  responsible: 江一帆
  due: 2026-11-10

- {id: 2026-003, found: 2026-11-01, place: 操场, category: 体育设施, description: 单杠松动, level: 一般, responsible: 总务主任, due: 2026-11-15, rectified: 2026-11-12}

- id: 2026-004
  found: 2026-11-02
  place: 校门口
  category: 校车交通
  description: |
    隔离墩缺 4 个，
    反光背心不足
  level: 一般
  responsible: 总务主任
  due: 2026-11-16
- id: 2026-005
  found: 2026-11-03
  place: 实验楼
  category: 校舍建筑
  description: 外墙开裂
  level: 重大
  basis: 《教育系统重大事故隐患判定指南》第三条
  responsible: 校长
  measures: 封闭加固
  fund: 86000.50
  due: 2026-11-20
  plan: 改走东门
  reported: 2026-11-03
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder of its own with the log above; its name is 柳溪小学."""
    root = tmp_path / "柳溪小学"
    shutil.copytree(BASE, root)
    (root / "hazards.yaml").write_text(LOG, encoding="utf-8")
    return root
