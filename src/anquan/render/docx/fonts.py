"""The faces of an official document, by the name that Word looks for. The only place where font names stand."""

from typing import NamedTuple


class FontSet(NamedTuple):
    """One name for each face of GB/T 9704. The names are only named, never embedded: most of them are commercial."""

    fangsong: str
    """仿宋: body, level 3 and 4 headings (5.2.2)."""
    kai: str
    """楷体: level 2 headings (7.3.3)."""
    hei: str
    """黑体: level 1 headings, the label of an attachment, table heads (7.3.3, 7.3.7)."""
    song: str
    """宋体: page numbers (7.5)."""
    biaosong: str
    """小标宋: title and 发文机关标志 (7.3.1, 7.2.4)."""


WINDOWS = FontSet("仿宋", "楷体", "黑体", "宋体", "方正小标宋简体")
"""Faces that every Chinese Windows has; only 小标宋 must be installed by the office."""

GB2312 = FontSet("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体")
"""The older names that many offices ask for; they hold 6,763 characters, so names such as 堃 fall back."""
