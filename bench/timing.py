"""Whole commands timed side by side: A B A B …, so that a machine whose speed drifts does not decide."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "baiyang-primary"
PYTHON = sys.executable
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""As on a person's machine: without compiled modules, every start would pay for compiling ours and not the baseline's."""
BASELINE = (PYTHON, "-c", "import typer")


def program() -> str:
    """The installed `anquan` beside the Python that runs the benchmark, as cron calls it."""
    found = shutil.which("anquan", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("anquan is not installed beside this Python: pip install .")
    return found


class Comparison(NamedTuple):
    """Medians in milliseconds and the median of the ratios pair by pair."""

    name: str
    milliseconds: float
    baseline: float
    ratio: float
    limit: float

    def __str__(self) -> str:
        verdict = "≤" if self.ratio <= self.limit else "> !"
        return (
            f"{self.name:<28} {self.milliseconds:7.1f} ms   baseline {self.baseline:7.1f} ms"
            f"   ratio {self.ratio:4.2f} {verdict} {self.limit}"
        )


def compare(name: str, command: Sequence[str], baseline: Sequence[str], limit: float, runs: int = 15) -> Comparison:
    """Run both commands in turn, after one warm-up each. Neither may fail in an unexpected way (exit 2 or 3)."""
    pairs = [(_once(command), _once(baseline)) for _ in range(runs + 1)][1:]
    return Comparison(
        name,
        median(first for first, _ in pairs) * 1000,
        median(second for _, second in pairs) * 1000,
        median(first / second for first, second in pairs),
        limit,
    )


def _once(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    taken = time.perf_counter() - start
    if done.returncode > 1:
        raise SystemExit(f"{command} ended with {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return taken
