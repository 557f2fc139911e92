"""Random ledgers in random handwriting: what people's files look like, and worse."""

from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

WORDS = ("甲", "教学楼 三层", "https://a.b/c?d=1", "2026-09-01", "480", "灭火器#2", "😀好", "a:b", "1.5", "it's", "C++")
KEYS = ("id", "place", "due", "notes", "evidence", "measures", "fund")
ENDS = ("", "", "   ", "  # 注：a: b", " # - x", "\t# 制表\t符")


@dataclass
class Handwriting:
    """What one person does everywhere in a file."""

    newline: str
    margin: int
    dash: int
    blank_between: bool
    bom: bool
    final_newline: bool


handwritings = st.builds(
    Handwriting,
    st.sampled_from(("\n", "\n", "\r\n")),
    st.sampled_from((0, 0, 2)),
    st.sampled_from((0, 2)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def values(draw: Any, column: int, hand: Handwriting) -> list[str]:
    """What stands behind `key:`: the rest of its line, and the lines below."""
    end = draw(st.sampled_from(ENDS))
    one, two = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
    pad = " " * (column + 2)
    dash = " " * (column + hand.dash) + "- "
    kind = draw(st.integers(0, 15))
    return {
        0: [end],
        1: [f" '{one.replace(chr(39), chr(39) * 2)}'{end}"],
        2: [f' "{one}"{end}'],
        3: [f' "{one}', f"{pad}{two}\\", f'{pad}z"{end}'],
        4: [f" {one}", f"{pad}{two}{end}"],
        5: [f" |{end}", f"{pad}{one}", "", f"{pad} {two}", f"{pad}# 不是注释"],
        6: [f" |-{end}", f"{pad}{one}", ""],
        7: [f" |+{end}", f"{pad}{one}", "", ""],
        8: [f" >{end}", f"{pad}{one}", f"{pad}{two}", " "],
        9: [f" [ '{one.replace(chr(39), '')}',x ]{end}"],
        10: [" [", f"{pad}x, # 注", f"{pad}y]{end}"],
        11: [f" {{x: 1, y: '2'}}{end}"],
        12: [end, f"{dash}{one}", f"{dash}x: 1{end}", " " * len(dash) + "y: 2"],
        13: [end, f"{pad}x: {one}{end}", f"{pad}# 注", f"{pad}y:"],
        14: [" []" + end],
    }.get(kind, [f" {one}{end}"])


@st.composite
def entries(draw: Any, hand: Handwriting, number: int) -> list[str]:
    """The lines of one entry."""
    column = hand.margin + 2
    if draw(st.integers(0, 5)) == 0:
        return [" " * hand.margin + f"- {{id: N{number}, place: '甲', due: }}" + draw(st.sampled_from(ENDS))]
    lines = [f"id: N{number}"]
    for key in draw(st.lists(st.sampled_from(KEYS[1:]), unique=True, max_size=4)):
        if draw(st.integers(0, 6)) == 0:
            lines.append(" " * column + "# 关于 " + key)
        first, *rest = draw(values(column, hand))
        lines += [" " * column + key + ":" + first, *rest]
    return [" " * hand.margin + "- " + lines[0], *lines[1:]]


@st.composite
def ledgers(draw: Any, least: int = 1) -> str:
    """The text of a ledger: a list of one to three entries whose ids are N0, N1, N2."""
    hand = draw(handwritings)
    lines = draw(st.sampled_from(([], ["# 台账"], ["# 台账", ""], ["---"])))
    for number in range(draw(st.integers(least, 3))):
        lines = [*lines, *draw(entries(hand, number)), *([""] if hand.blank_between else [])]
        if draw(st.integers(0, 5)) == 0:
            lines = [*lines, " " * (hand.margin + draw(st.sampled_from((0, 2)))) + "# 中间的话"]
    if draw(st.integers(0, 4)) == 0:
        lines = [*lines, "", "# 尾注"]
    text: str = hand.newline.join(lines) + (hand.newline if hand.final_newline else "")
    return ("\ufeff" if hand.bom else "") + text


def data(text: str) -> Any:
    """What the text holds by the word of PyYAML itself, every scalar a text; a last line end is always there."""
    return yaml.load(text if text.endswith("\n") else text + "\n", Loader=yaml.CBaseLoader)
