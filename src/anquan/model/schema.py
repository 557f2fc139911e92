"""The vocabulary as JSON Schema: one for each file of the folder, with Chinese titles, for editor completion.

Our reader takes every scalar as text, and editors do not: a code without quotes is a number to them. So text fields
allow what editors take for numbers and truth values too, and nothing that `check` accepts is underlined.
"""

from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

from anquan.model.duties import Duties
from anquan.model.fields import Field, choices, fields_of, is_record, item_of
from anquan.model.hazard import Hazard
from anquan.model.leadership import Leadership
from anquan.model.origin import Record
from anquan.model.people import People
from anquan.model.plan import Plan
from anquan.model.unit import Unit

DRAFT = "http://json-schema.org/draft-07/schema#"


class FileKind(NamedTuple):
    """One kind of file: which files it is for, its Chinese name, its record, and whether it is a list of them."""

    pattern: str
    title: str
    record: type[Record]
    is_list: bool = False


FILES: dict[str, FileKind] = {
    "school": FileKind("school.yaml", "单位基本情况", Unit),
    "people": FileKind("people.yaml", "教职工", People),
    "leadership": FileKind("leadership.yaml", "领导小组", Leadership),
    "duties": FileKind("duties.yaml", "岗位职责和值班", Duties),
    "hazards": FileKind("hazards.yaml", "隐患台账", Hazard, is_list=True),
    "plan": FileKind("plans/*.yaml", "方案", Plan),
}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 7) of one kind of file. Raises KeyError for an unknown name."""
    kind = FILES[name]
    record = _record(kind.record)
    body: dict[str, Any] = {"type": ["array", "null"], "items": record} if kind.is_list else record
    return {"$schema": DRAFT, "title": f"{kind.title}（{kind.pattern}）", **body}


def _record(record: type[Record]) -> dict[str, Any]:
    fields = fields_of(record)
    return {
        "type": "object",
        "properties": {field.key: _described(field) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _described(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"title": field.title}
    if field.description:
        said["description"] = field.description
    if field.examples:
        said["examples"] = list(field.examples)
    shape = _shape(field.type)
    if not field.required:
        shape = _or_nothing(shape)
    return {**said, **shape}


def _shape(kind: Any) -> dict[str, Any]:
    if is_record(kind):
        return _record(kind)
    item = item_of(kind)
    if item is not None:
        return {"type": "array", "items": _shape(item)}
    if choices(kind):
        return {"enum": list(choices(kind))}
    return dict(_SCALARS[kind])


def _or_nothing(shape: dict[str, Any]) -> dict[str, Any]:
    """A key that may be left out may also be left empty."""
    if "enum" in shape:
        return {**shape, "enum": [*shape["enum"], None]}
    kinds = shape["type"]
    return {**shape, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}


_DATE_PATTERN = r"^\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)$"
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": ["string", "number", "boolean"]},
    int: {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,12}$"},
    Decimal: {"type": ["number", "string"], "minimum": 0, "pattern": r"^\d{1,12}(\.\d{1,2})?$"},
    bool: {"enum": ["是", "否", True, False]},
    date: {"type": "string", "pattern": _DATE_PATTERN},
    time: {"type": "string", "pattern": r"^\d{1,2}[:：]\d{2}$"},
}
