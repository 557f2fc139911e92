"""The JSON Schemas: sound themselves, and never stricter than the reader."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from anquan.files.tree import parse
from anquan.model.fields import choices, fields_of, is_record, item_of
from anquan.model.origin import Record
from anquan.model.reading import read_list, read_record
from anquan.model.schema import DRAFT, FILES, schema_of

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "baiyang-primary"


def written_files(name: str) -> list[Path]:
    """The files of the example school that a schema is for."""
    return sorted(EXAMPLE.glob(FILES[name].pattern))


class _Editor(yaml.SafeLoader):
    """Types as an editor sees them (YAML 1.2, core schema): the words for null, true and false, and numbers."""


_Editor.yaml_implicit_resolvers = {}
_Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(|~|null|Null|NULL)$"), None)
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), None)
_Editor.add_implicit_resolver("core:int", re.compile(r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), None)
_Editor.add_implicit_resolver("core:float", re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), None)
_Editor.add_constructor("core:int", lambda _, node: int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10))
_Editor.add_constructor("core:float", lambda _, node: float(node.value))


def as_editors_see(text: str) -> Any:
    return yaml.load(text, _Editor)


def as_text(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def complaints(name: str, data: Any) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in Draft7Validator(schema_of(name)).iter_errors(data)]


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and every schema inside it."""
    yield schema
    for one in schema.get("properties", {}).values():
        yield from parts(one)
    if "items" in schema:
        yield from parts(schema["items"])


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_draft_7(name):
    schema = schema_of(name)
    assert schema["$schema"] == DRAFT
    Draft7Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", FILES)
def test_every_title_is_chinese_and_no_key_is_open(name):
    for one in parts(schema_of(name)):
        for key, field in one.get("properties", {}).items():
            assert re.search("[\u4e00-\u9fff]", field["title"]), key
            assert not re.search("[A-Za-z]", field["title"]), key
        if one.get("properties"):
            assert one["additionalProperties"] is False


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reading", [as_text, as_editors_see])
def test_the_example_school_is_not_underlined(name, reading):
    files = written_files(name)
    assert files
    for file in files:
        assert complaints(name, reading(file.read_text(encoding="utf-8"))) == [], file


def test_an_unknown_name():
    with pytest.raises(KeyError):
        schema_of("incidents")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("deadline: 2026-09-10", "$[0]"),
        ("level: 严重", "$[0].level"),
        ("fund: -5", "$[0].fund"),
        ("fund: 3千", "$[0].fund"),
        ("rectified: 9月1日", "$[0].rectified"),
        ("evidence: a.jpg", "$[0].evidence"),
        ("needs_government: 也许", "$[0].needs_government"),
        ("notes: [a]", "$[0].notes"),
        ("supervision: {kind: 挂牌督办}", "$[0].supervision"),
    ],
)
def test_a_slip_is_underlined_in_the_editor(line, path):
    entry = {"id": "1", "found": "2026-09-01", "place": "楼", "category": "消防", "description": "灯", "level": "一般"}
    entry |= {"responsible": "甲", "due": "2026-09-02"}
    assert complaints("hazards", [entry]) == []
    assert {one.partition(": ")[0] for one in complaints("hazards", [entry | as_editors_see(line)])} == {path}


# Files made at random that the reader takes: an editor must not underline any of them

_texts = st.sampled_from(
    (
        "柳溪小学", "012", "1.10", "1e3", "no", "true", "FALSE", "17:30", "2026-09-01", "0x1F", "+86",
        "'~'", "'null'", '"a: b"',
    )
)  # fmt: skip
_days = st.sampled_from(("2026-09-01", "2026-9-1", "2026/9/1", "2026年9月1日", '"2026-09-01"'))
_SCALARS: dict[str, st.SearchStrategy[str]] = {
    "str": _texts,
    "date": _days,
    "time": st.sampled_from(("7:30", "07:30", "17：30", "'0:00'")),
    "int": st.sampled_from(("0", "612", "0612", "'46'")),
    "Decimal": st.sampled_from(("0", "360", "360.5", "360.50", "'86000'", "0086.00")),
    "bool": st.sampled_from(("是", "否", "true", "False", "TRUE")),
}


@st.composite
def _entries(draw: st.DrawFn, record: type[Record]) -> str:
    """A record as a flow mapping, with every key that must be there and some of the others."""
    said = []
    for field in fields_of(record):
        if field.required or draw(st.integers(0, 3)) == 0:
            empty = not field.required and draw(st.integers(0, 3)) == 0
            said.append(f"{field.key}: {'' if empty else draw(_values(field.type))}")
    return "{" + ", ".join(said) + "}"


def _values(kind: Any) -> st.SearchStrategy[str]:
    if is_record(kind):
        return _entries(kind)
    if item_of(kind):
        return st.lists(_values(item_of(kind)), max_size=2).map(lambda inner: f"[{', '.join(inner)}]")
    if choices(kind):
        return st.sampled_from(choices(kind))
    return _SCALARS[kind.__name__]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=50)
@given(data=st.data())
def test_what_the_reader_takes_is_not_underlined(name, data):
    kind = FILES[name]
    entry = data.draw(_entries(kind.record))
    text = f"- {entry}\n" if kind.is_list else f"{entry}\n"
    tree = parse(text, "a.yaml")
    problems = (read_list if kind.is_list else read_record)(tree, kind.record)[1]
    assert problems == [], text
    assert complaints(name, as_editors_see(text)) == [], text
