"""A ten-page plan, whole process: `anquan plan render` beside a straightforward python-docx script.

python bench/render_plan.py
"""

import tempfile
from pathlib import Path

from long_plan import write_folder
from timing import PYTHON, ROOT, compare, program


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = write_folder(work / "school")
        ours = (program(), "-C", str(folder), "plan", "render", "-o", str(work / "ours.docx"))
        plain = (
            PYTHON,
            str(ROOT / "bench" / "plain_docx.py"),
            str(folder / "plans" / "long.yaml"),
            str(work / "plain.docx"),
        )
        print(compare("anquan plan render", ours, plain, 0.6))


if __name__ == "__main__":
    main()
