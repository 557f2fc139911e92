"""Build the wheel, install it into an empty environment, and do a school's work with it outside the checkout."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="anquan-wheel-") as name:
        work = Path(name)
        wheel = build(work)
        anquan = install(work, wheel)
        example = Path(shutil.copytree(ROOT / "examples" / "baiyang-primary", work / "examples" / "baiyang-primary"))
        main_job(work, anquan, example)
    print("wheel: passed")


def build(work: Path) -> Path:
    """One wheel, with the templates and the type marker in it and nothing of the tests."""
    run(work, 0, sys.executable, "-m", "build", "--wheel", "--outdir", str(work / "dist"), str(ROOT))
    (wheel,) = (work / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("anquan/py.typed", "anquan/templates/init/school.yaml", "anquan/templates/docx/word/styles.xml"):
        assert wanted in names, f"{wanted} is missing in the wheel"
    stray = [one for one in names if not one.startswith(("anquan/", "anquan-"))]
    assert not stray, stray
    return wheel


def install(work: Path, wheel: Path) -> Path:
    """An empty environment with the wheel alone; returns the anquan program."""
    home = work / "venv"
    venv.EnvBuilder(with_pip=True).create(home)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    run(work, 0, str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    where = run(work, 0, str(scripts / "python"), "-c", "import anquan; print(anquan.__file__)").strip()
    assert Path(where).is_relative_to(home), f"anquan came from {where}, not from the wheel"
    return scripts / "anquan"


def main_job(work: Path, anquan: Path, example: Path) -> None:
    """What the issue of the main job asks for, command by command."""
    program, folder = str(anquan), str(example)
    assert "anquan" in run(work, 0, program, "--version")
    run(work, 0, program, "init", "demo", "--kind", "小学")
    run(work, 0, program, "-C", "demo", "check", "--strict")
    run(work, 0, program, "-C", folder, "check")
    run(work, 0, program, "-C", folder, "plan", "render", "-o", "out/")
    plans = sorted((work / "out").glob("*.docx"))
    assert len(plans) == 2, plans
    run(work, 0, program, "-C", folder, "report", "monthly", "--month", "2026-10", "-o", "m.xlsx")
    assert zipfile.ZipFile(work / "m.xlsx").testzip() is None
    table = run(
        work, 0, program, "-C", folder, "report", "monthly", "--month", "2026-10", "--format", "json", "-o", "-"
    )
    for row in json.loads(table)["tables"][0]["rows"]:
        assert row["上月结转"] + row["本月新增"] - row["本月销号"] == row["月末未销号"], row
    late = run(work, 1, program, "-C", folder, "hazards", "overdue", "--today", "2026-11-16")
    assert late.count("逾期") >= 3, late
    assert run(work, 0, program, "-C", folder, "hazards", "overdue", "--as-of", "2025-08-01") == ""
    assert "H004" in run(work, 0, program, "explain", "H004")
    assert "隐患台账" in run(work, 0, program, "schema", "hazards")


def run(work: Path, expected: int, *command: str) -> str:
    """Run a command outside the checkout; returns what it said on stdout and stderr."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command,
        cwd=work,
        env={**environment, "PYTHONUTF8": "1", "ANQUAN_TODAY": "2026-11-18"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expected, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    main()
