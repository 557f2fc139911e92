"""Files that ship with the program: packs, plan texts and the slim Word template."""

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """The templates folder: inside the package when installed from a wheel, at the top of the repository in a checkout."""
    package = Path(__file__).resolve().parent
    packed = package / "templates"
    return packed if packed.is_dir() else package.parents[1] / "templates"


@cache
def read_text(path: str) -> str:
    """The text of one shipped file, named from the templates folder with forward slashes: `docx/word/styles.xml`."""
    return (templates() / path).read_text(encoding="utf-8")
