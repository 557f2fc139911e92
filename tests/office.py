"""Real pages for tests: LibreOffice makes a PDF, poppler tells what stands where.

Fonts of a Chinese Windows are replaced by free ones of the same widths through a private fontconfig file, so that
pages do not depend on what else the machine has. All positions are in millimetres from the paper's top left corner.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.prepare import FANGSONG

STAND_INS = {
    "仿宋": "FandolFang",
    "仿宋_GB2312": "FandolFang",
    "楷体": "AR PL KaitiM GB",
    "楷体_GB2312": "AR PL KaitiM GB",
    "黑体": "Noto Sans CJK SC",
    "宋体": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC Black",
}

# pdftohtml counts whole units; 3 units a point, its largest zoom, are precise to a tenth of a millimetre.
_ZOOM = 3
_UNITS_PER_MM = _ZOOM * 72 / 25.4
_TIMEOUT = 180


class Piece(NamedTuple):
    """Text in one font on one line."""

    text: str
    font: str
    """The PostScript name, as FandolFang-R."""
    size: float
    """In points."""
    color: str
    left: float
    right: float


class Row(NamedTuple):
    """One line of a page: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """What stands on the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where the first character's square starts."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where the last character's square ends."""
        return self.pieces[-1].right

    @property
    def fonts(self) -> list[str]:
        """The fonts from left to right, without repetition."""
        return list(dict.fromkeys(piece.font for piece in self.pieces))


class Page(NamedTuple):
    """One page: the lines of its type area from the top, and the line of its page number."""

    rows: tuple[Row, ...]
    footer: Row | None

    def row(self, start: str) -> Row:
        """The one line that starts with these characters."""
        (found,) = (row for row in self.rows if row.text.startswith(start))
        return found


class Raster(NamedTuple):
    """A page as dots, ten to a millimetre, to measure ink that is no text: rules, and where glyphs really stand."""

    width: int
    height: int
    dots: bytes

    def ink(self, left: float, right: float, top: float = 0, bottom: float = 297) -> list[tuple[float, float]]:
        """Bands of ink from the top, as (first, last) in mm, within the given window."""
        bands: list[tuple[float, float]] = []
        for y in range(round(top * 10), min(round(bottom * 10), self.height)):
            row = self.dots[3 * (y * self.width + round(left * 10)) : 3 * (y * self.width + round(right * 10))]
            if min(row) < 160:
                if bands and bands[-1][1] == y - 1:
                    bands[-1] = (bands[-1][0], y)
                else:
                    bands.append((y, y))
        return [(first / 10, (last + 1) / 10) for first, last in bands]


def to_pdf(path: Path) -> Path:
    """Convert a .docx or .xlsx; the PDF stands beside it. Raises RuntimeError with LibreOffice's own words."""
    done = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(path.parent), str(path)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(_fontconfig()), "HOME": str(_private()), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,
    )
    pdf = path.with_suffix(".pdf")
    if not pdf.exists():
        raise RuntimeError(f"LibreOffice made no PDF of {path}:\n{done.stdout}{done.stderr}")
    return pdf


def pages(pdf: Path) -> list[Page]:
    """All pages of a PDF."""
    text = _run("pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", "-zoom", str(_ZOOM), str(pdf))
    tree = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))
    fonts = {spec.get("id"): spec for spec in tree.iter("fontspec")}
    return [_page(page, fonts) for page in tree.iter("page")]


def raster(pdf: Path, page: int) -> Raster:
    """One page as dots; pages count from 1."""
    number = str(page)
    picture = subprocess.run(
        ["pdftoppm", "-r", "254", "-f", number, "-l", number, str(pdf)],
        capture_output=True,
        timeout=_TIMEOUT,
        check=True,
    ).stdout
    magic, width, height, _, dots = re.split(rb"\s", picture, maxsplit=4)
    assert magic == b"P6"
    return Raster(int(width), int(height), dots)


def fonts(pdf: Path) -> set[str]:
    """PostScript names of all fonts that the PDF uses."""
    lines = _run("pdffonts", str(pdf)).splitlines()[2:]
    return {line.split()[0].partition("+")[2] or line.split()[0] for line in lines}


def _page(element: ET.Element, specs: dict[str | None, ET.Element]) -> Page:
    lines: list[tuple[float, float, list[Piece]]] = []
    for text in element.iter("text"):
        content = "".join(text.itertext())
        if not content.strip():
            continue
        top, left, width, height = (
            float(text.get(name, "0")) / _UNITS_PER_MM for name in ("top", "left", "width", "height")
        )
        spec = specs[text.get("font")]
        piece = Piece(
            content,
            spec.get("family", "").partition("+")[2] or spec.get("family", ""),
            float(spec.get("size", "0")) / _ZOOM,
            spec.get("color", ""),
            left,
            left + width,
        )
        middle = top + height / 2
        for index, (first, last, pieces) in enumerate(lines):
            if abs((first + last) / 2 - middle) < 2:  # fonts differ in height, lines stand 6 mm apart or more
                pieces.append(piece)
                lines[index] = (min(first, top), max(last, top + height), pieces)
                break
        else:
            lines.append((top, top + height, [piece]))
    rows = [
        Row(tuple(sorted(pieces, key=lambda piece: piece.left)), first, last)
        for first, last, pieces in sorted(lines, key=lambda line: line[0])
    ]
    footer = rows.pop() if rows and re.fullmatch(r"— \d+ —", rows[-1].text.strip()) else None
    return Page(tuple(rows), footer)


def _run(*command: str) -> str:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=_TIMEOUT, check=True
    ).stdout


@cache
def _private() -> Path:
    """A folder of this process alone: pytest workers are processes, and one LibreOffice profile serves one process."""
    folder = Path(tempfile.mkdtemp(prefix="anquan-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _profile() -> Path:
    return _private() / "profile"


@cache
def _fontconfig() -> Path:
    """A fontconfig file with strong replacements: LibreOffice would take a weak one only where no glyph is found."""
    rules = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{stand_in}</string></edit></match>'
        for name, stand_in in STAND_INS.items()
    )
    path = _private() / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>/usr/share/fonts</dir><dir>{FANGSONG.parent}</dir><cachedir>{_private()}/fontcache</cachedir>"
        f"{rules}</fontconfig>",
        encoding="utf-8",
    )
    return path
