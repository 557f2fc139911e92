#!/usr/bin/env python3
"""Make the pictures of the README anew: papers and sheets of the example school, as LibreOffice shows them.

    python docs/make_pictures.py

Needs what the office tests need (tests/prepare.py brings it) and the project installed. The Chinese faces of Windows
are replaced by free ones, so strokes look a little different on a school's computer; sizes and places are the same.
"""

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "baiyang-primary"
DAY, MONTH = "2026-11-18", "2026-10"
DOTS_PER_INCH = 100
_LEVELS = 11
"""Shades kept of each colour: enough for smooth letters, few enough for one byte a dot."""
_EDGE = b"\xc8\xc8\xc8"

sys.path.insert(0, str(ROOT))

from tests.office import to_pdf  # noqa: E402
from tests.prepare import prepare  # noqa: E402


class Picture(NamedTuple):
    """One page of a file, and the name of its picture."""

    name: str
    file: str
    page: int


PICTURES = (
    Picture("plan-page-1.png", "plan.docx", 1),
    Picture("plan-text.png", "plan.docx", 3),
    Picture("plan-attachment.png", "plan.docx", 9),
    Picture("plan-last-page.png", "plan.docx", 13),
    Picture("monthly-levels.png", "month.xlsx", 1),
    Picture("monthly-ledger.png", "month.xlsx", 4),
)


def main() -> None:
    """Render, convert, and write every picture."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="anquan-pictures-") as name:
        work = Path(name)
        render("plan", "render", "fankong-2026", "-o", str(work / "plan.docx"))
        render("report", "monthly", "--month", MONTH, "-o", str(work / "month.xlsx"))
        pdfs = {file: to_pdf(work / file) for file in ("plan.docx", "month.xlsx")}
        for one in PICTURES:
            target = IMAGES / one.name
            target.write_bytes(png(page(pdfs[one.file], one.page)))
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")


def render(*arguments: str) -> None:
    """Run anquan on the example, on the day of the example's last entry."""
    command = (sys.executable, "-m", "anquan", "-C", str(EXAMPLE), *arguments)
    subprocess.run(command, check=True, env={**os.environ, "ANQUAN_TODAY": DAY})


def page(pdf: Path, number: int) -> bytes:
    """One page as a PPM: magic, width, height, 255, then three bytes a dot."""
    chosen = ("-r", str(DOTS_PER_INCH), "-f", str(number), "-l", str(number))
    return subprocess.run(["pdftoppm", *chosen, str(pdf)], capture_output=True, check=True).stdout


def png(ppm: bytes) -> bytes:
    """The picture as a PNG with a palette: a quarter of what pdftoppm writes, and no other program is needed."""
    _, wide, high, _, dots = ppm.split(maxsplit=4)
    width, height = int(wide), int(high)
    shade = bytes(round(round(value * (_LEVELS - 1) / 255) * 255 / (_LEVELS - 1)) for value in range(256))
    coarse = dots.translate(shade)
    colours = [coarse[at : at + 3] for at in range(0, 3 * width * height, 3)]
    palette = [_EDGE, *sorted(set(colours), key=colours.count, reverse=True)][:256]
    index = {colour: number for number, colour in enumerate(palette)}
    cells = bytes(index.get(colour, 1) for colour in colours)
    lines = [b"\0" + cells[at + 1 : at + width - 1] + b"\0" for at in range(0, width * height, width)]
    lines[0] = lines[-1] = bytes(width)  # all of the edge's colour: white paper on a white page needs an edge
    rows = b"".join(b"\0" + line for line in lines)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
