"""A new plan folder from the templates."""

import json
from datetime import date
from pathlib import Path

from anquan.files.scalar import one_line
from anquan.files.write import write_atomically
from anquan.model.schema import FILES, schema_of
from anquan.resources import read_text

_FILES = (
    "school.yaml",
    "people.yaml",
    "leadership.yaml",
    "duties.yaml",
    "hazards.yaml",
    "plans/anquan.yaml",
)


def create(target: Path, name: str, kind: str, today: date) -> list[str]:
    """Write the files of a new folder and return their paths from its root.

    The first line of every file names its JSON Schema in `.schema/`, so that an editor completes keys and values.
    Raises OutputError.
    """
    written = {file: _filled(file, name, kind, today) for file in _FILES}
    written[".gitignore"] = read_text("init/gitignore")
    for one in FILES:
        written[f".schema/{one}.schema.json"] = json.dumps(schema_of(one), ensure_ascii=False, indent=2) + "\n"
    for file, text in written.items():
        write_atomically(target / file, text.encode("utf-8"), parents=True)
    return list(written)


def _filled(file: str, name: str, kind: str, today: date) -> str:
    text = read_text(f"init/{file}")
    plan_title = one_line(f"{name}校园安全工作方案")
    return (
        text.replace("@NAME@校园安全工作方案", plan_title)
        .replace("[@NAME@]", f"[{one_line(name, flow=True)}]")
        .replace("@NAME@", one_line(name))
        .replace("@KIND@", kind)
        .replace("@TODAY@", today.isoformat())
    )
