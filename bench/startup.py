"""How near the daily commands are to Python's own start: ratios to `python -c "import typer"`.

python bench/startup.py
"""

from timing import BASELINE, EXAMPLE, compare, program

ANQUAN = (program(),)
HERE = ("-C", str(EXAMPLE))


def main() -> None:
    for name, arguments, limit in (
        ("anquan --help", ("--help",), 1.6),
        ("anquan hazards overdue", (*HERE, "hazards", "overdue", "--today", "2026-11-16"), 1.6),
        ("anquan check", (*HERE, "check", "--today", "2026-11-16"), 2.5),
    ):
        print(compare(name, (*ANQUAN, *arguments), BASELINE, limit))


if __name__ == "__main__":
    main()
