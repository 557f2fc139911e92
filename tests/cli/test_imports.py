"""A command loads what it needs and no more: help and cron are quick."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import surroundings

SCRIPT = """
import sys
sys.argv = ["anquan", *sys.argv[1:]]
from anquan.__main__ import main
try:
    main()
except SystemExit:
    pass
sys.stdout.flush()
print("LOADED", *sorted(sys.modules))
"""


def loaded(*arguments: str | Path) -> set[str]:
    """The modules that stand in memory at the end of a command, and the packages they belong to."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )
    names = done.stdout.rpartition("LOADED ")[2].split()
    return set(names) | {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("hazards", "--help"), ("hazards", "add", "--help"), ("check", "--help")]
)
def test_help_loads_no_library_but_its_own(arguments):
    heavy = {
        "yaml",
        "msgspec",
        "jinja2",
        "rich",
        "xlsxwriter",
        "pydantic",
        "docx",
        "openpyxl",
        "anquan.folder",
        "anquan.rules",
    }
    assert not loaded(*arguments) & heavy


def test_the_cron_command_loads_no_documents_and_no_rules(school):
    heavy = {
        "pydantic",
        "rich",
        "jinja2",
        "docx",
        "openpyxl",
        "xlsxwriter",
        "anquan.documents",
        "anquan.rules",
        "anquan.render",
    }
    names = loaded("-C", school, "hazards", "overdue")
    assert not names & heavy
    assert {"yaml", "msgspec", "anquan.folder"} <= names


def test_a_plan_without_expressions_needs_no_template_engine(school):
    plan = school / "plans" / "safety.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace('{{ leadership("安全工作领导小组") }}', "由校长负责。"),
        encoding="utf-8",
    )
    names = loaded("-C", school, "plan", "render")
    assert not names & {"jinja2", "xlsxwriter", "docx", "openpyxl", "rich"}


def test_a_table_needs_no_template_engine_and_no_typist(school):
    assert not loaded("-C", school, "report", "monthly") & {
        "jinja2",
        "docx",
        "openpyxl",
        "rich",
        "anquan.documents",
    }


def test_nothing_reaches_for_the_network(school):
    for arguments in (("check",), ("plan", "render"), ("report", "monthly")):
        assert not loaded("-C", school, *arguments) & {"ssl", "http.client", "urllib.request", "requests"}
