"""What the types say about their fields: every key of every record has its Chinese name."""

import re
from datetime import date
from typing import Annotated

import pytest
from msgspec import Meta

from anquan.model.fields import choices, fields_of, is_record, item_of, title
from anquan.model.hazard import Conclusion, Hazard, Level
from anquan.model.origin import Record
from anquan.model.schema import FILES


def _below(record: type[Record]) -> set[type[Record]]:
    found = {record}
    for field in fields_of(record):
        kind = item_of(field.type) or field.type
        if is_record(kind):
            found |= _below(kind)
    return found


RECORDS = sorted({one for file in FILES.values() for one in _below(file.record)}, key=lambda one: one.__name__)


def test_every_record_of_the_vocabulary_belongs_to_a_file():
    assert set(RECORDS) == {one for one in Record.__subclasses__() if one.__module__.startswith("anquan.")}


@pytest.mark.parametrize("record", RECORDS)
def test_every_key_has_a_chinese_title(record):
    assert fields_of(record)
    for field in fields_of(record):
        assert re.fullmatch("[\u4e00-\u9fff]{2,8}", field.title), field


@pytest.mark.parametrize("record", RECORDS)
def test_no_two_keys_of_a_record_share_a_title(record):
    titles = [field.title for field in fields_of(record)]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("record", RECORDS)
def test_keys_are_english_words_and_none_is_called_status(record):
    for field in fields_of(record):
        assert re.fullmatch("[a-z]+(_[a-z]+)*", field.key)
        assert field.key not in ("status", "state", "origin")


@pytest.mark.parametrize("record", RECORDS)
def test_examples_are_values_that_may_stand_there(record):
    for field in fields_of(record):
        for example in field.examples:
            assert isinstance(example, list if item_of(field.type) else str), field
            if choices(field.type):
                assert example in choices(field.type), field


def test_title_of_a_key():
    assert title(Hazard, "due") == "整改期限"
    with pytest.raises(KeyError):
        title(Hazard, "status")


def test_choices_keep_the_order_of_the_vocabulary():
    assert choices(Level) == ("一般", "重大")
    assert choices(Conclusion) == ("合格", "不合格")
    assert choices(str) == ()


def test_the_type_is_bare_and_what_surrounds_it_is_told():
    fund = next(field for field in fields_of(Hazard) if field.key == "fund")
    assert (fund.required, fund.title) == (False, "整改资金")
    due = next(field for field in fields_of(Hazard) if field.key == "due")
    assert (due.required, due.type) == (True, date)


def test_a_record_without_titles_is_refused_when_it_is_first_used():
    untitled = type(
        "Untitled", (Record,), {"__annotations__": {"name": Annotated[str, Meta(min_length=1)]}, "__module__": __name__}
    )
    with pytest.raises(TypeError, match=r"Untitled\.name"):
        fields_of(untitled)
