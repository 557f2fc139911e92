"""What holds for every edit of every file, tried on random ledgers in random handwriting."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anquan.files.edit import Entry, append_entry, remove_keys, set_keys
from tests.files.documents import KEYS, WORDS, data, ledgers

settings.register_profile("edit", deadline=None, max_examples=100, derandomize=True)
quick = settings(settings.get_profile("edit"))

texts = st.sampled_from((*WORDS, "17:30", "", "no", "- x", "甲: 乙", "一\n二\n", "一\n\n  二", " 空格 ", "#", "a\tb"))
anything = st.recursive(
    texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("x", "z", "k v", "甲")), inner, max_size=3)
    ),
    max_leaves=5,
)
new_entries = st.dictionaries(st.sampled_from(KEYS), anything, min_size=1)
last_entry = Entry("id", "N0")


def only_one_place_changed(before: str, after: str) -> bool:
    """Whether `after` is `before` with characters put in at one place and none taken away."""
    start = 0
    while start < len(before) and before[start] == after[start]:
        start += 1
    return after.endswith(before[start:])


@quick
@given(ledgers(), new_entries)
def test_append_adds_the_entry_and_touches_nothing(text, entry):
    after = append_entry(text, (), entry)
    assert data(after) == [*data(text), entry]
    assert only_one_place_changed(text, after)


@quick
@given(ledgers(), st.lists(new_entries, min_size=2, max_size=3))
def test_appending_goes_on_and_on(text, entries):
    after = text
    for entry in entries:
        after = append_entry(after, (), entry)
    assert data(after) == [*data(text), *entries]


@quick
@given(ledgers(), st.integers(0, 2), st.dictionaries(st.sampled_from(KEYS[1:]), anything, min_size=1))
def test_set_changes_the_keys_and_no_others(text, number, values):
    entries = data(text)
    assume(number < len(entries))
    after = set_keys(text, (Entry("id", f"N{number}"),), values, order=KEYS)
    entries[number] |= values
    assert data(after) == entries


@quick
@given(ledgers(), st.integers(0, 2), anything)
def test_adding_a_key_touches_nothing_and_removing_it_gives_the_same_bytes(text, number, value):
    assume(number < len(data(text)))
    path = (Entry("id", f"N{number}"),)
    added = set_keys(text, path, {"supervision": value})
    assert only_one_place_changed(text, added)
    if added.endswith("\n") == text.endswith("\n"):  # block text brings its line end along
        assert remove_keys(added, path, ["supervision"]) == text


@quick
@given(ledgers(), st.integers(0, 2), st.sampled_from(KEYS[1:]), st.sampled_from(KEYS[1:]))
def test_remove_takes_the_keys_and_no_others(text, number, one, two):
    entries = data(text)
    assume(number < len(entries) and "|+" not in text)  # blank lines below the key would become part of the text
    after = remove_keys(text, (number,), [one, two])
    entries[number].pop(one, None)
    entries[number].pop(two, None)
    assert data(after) == entries


@quick
@given(ledgers(), st.integers(0, 2), st.booleans())
def test_remove_of_the_first_key_keeps_the_entry(text, number, next_too):
    entries = data(text)
    assume(number < len(entries) and len(entries[number]) > 2 and "|+" not in text)
    keys = list(entries[number])[: 1 + next_too]
    after = remove_keys(text, (number,), keys)
    for key in keys:
        del entries[number][key]
    assert data(after) == entries


@quick
@given(ledgers(), st.sampled_from(("乙", "二层 东侧", "2026-10-01", "12")))
def test_set_then_set_back_gives_the_same_bytes(text, value):
    before = set_keys(text, (0,), {"place": "操场"})
    there = set_keys(before, (0,), {"place": value})
    assert set_keys(there, (0,), {"place": "操场"}) == before


@quick
@given(ledgers(), st.sampled_from(KEYS[1:]), anything)
def test_setting_what_is_there_changes_nothing(text, key, value):
    after = set_keys(text, (0,), {key: value})
    assert set_keys(after, (0,), {key: value}) == after
