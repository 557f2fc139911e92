"""Bytes to text: what is read, and what is said about bytes that are something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anquan.diagnostics import Diagnostic
from anquan.files import decode
from anquan.files.decode import place_of, read_text

TEXT = "place: 教学楼\nlevel: 一般\n"


@pytest.fixture
def read(tmp_path):
    """Write bytes to hazards.yaml of a folder, then read it."""

    def run(data: bytes) -> tuple[str | None, list[Diagnostic]]:
        (tmp_path / "hazards.yaml").write_bytes(data)
        return read_text(tmp_path, "hazards.yaml")

    return run


def told(result: tuple[str | None, list[Diagnostic]]) -> str:
    """The one diagnostic of a file that was not read: `code line:column`."""
    text, (one,) = result
    assert text is None
    assert one.unreadable
    assert one.hint
    assert one.mark.file == "hazards.yaml"
    return f"{one.code} {one.mark.line}:{one.mark.column}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        "note: 😀 𠮷野 ǘ 〇 〔2026〕 ×÷\t\n".encode(),
        "name: ئۇيغۇر\u200c می\u200dخواهم བོད་ཡིག\n".encode(),
    ],
)
def test_utf8_arrives_as_it_stands(read, data):
    assert read(data) == (data.decode(), [])


def test_the_bom_of_notepad_is_not_part_of_the_text(read):
    assert read(b"\xef\xbb\xbf" + TEXT.encode()) == (TEXT, [])


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "gb2312"])
def test_gbk_is_named_at_its_first_character_and_not_guessed(read, encoding):
    result = read(TEXT.encode(encoding))
    assert told(result) == "F001 1:8"
    assert "GBK" in result[1][0].message
    assert "iconv -f GB18030" in result[1][0].hint


def test_gbk_pasted_into_a_utf8_file_is_found_where_it_begins(read):
    assert told(read("a: 教学楼\nb: 楼".encode() + "梯\n".encode("gbk"))) == "F001 2:5"


def test_bytes_in_no_encoding_at_all(read):
    result = read(b"place: \xff\xff\xff\xff\n")
    assert told(result) == "F001 1:8"
    assert "GBK" not in result[1][0].message


def test_a_character_cut_in_half_at_the_end(read):
    assert told(read(TEXT.encode()[:-2])) == "F001 2:9"


@pytest.mark.parametrize("form", ["surrogatepass", "cesu"])
def test_no_half_of_a_surrogate_pair_gets_in(read, form):
    data = "😀".encode("utf-16-be").hex() if form == "cesu" else "d83d"
    halves = [int(data[start : start + 4], 16) for start in range(0, len(data), 4)]
    written = "".join(map(chr, halves)).encode("utf-8", "surrogatepass")
    assert told(read(b"a: " + written)) == "F001 1:4"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_utf16_and_utf32_are_known_by_their_bom(read, encoding):
    bom = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    result = read((bom + TEXT).encode(encoding))
    assert told(result) == "F002 1:1"
    assert encoding[:6].upper() in result[1][0].message


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    ],
    ids=["docx", "xls", "png", "jpg"],
)
def test_a_picture_or_office_file_is_no_text(read, data):
    assert told(read(data)).startswith("F004 ")


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\u200b",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\ufeff",
    ],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_that_nobody_sees_is_told_by_number_and_place(read, char):
    result = read(f"a: 1\r\n\r\nplace: 教学{char}楼\n".encode())
    assert told(result) == "F004 3:10"
    assert f"U+{ord(char):04X}" in result[1][0].message


def test_sixteen_megabytes_are_read_and_one_byte_more_is_not(read, monkeypatch):
    monkeypatch.setattr(decode, "MAX_BYTES", 1024 * 1024)
    whole = b"# " + b"a" * (1024 * 1024 - 3) + b"\n"
    assert read(whole)[1] == []
    result = read(whole + b"\n")
    assert told(result) == "F003 1:1"
    assert "1 MB" in result[1][0].message


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path):
    with (tmp_path / "hazards.yaml").open("wb") as sparse:
        sparse.truncate(64 * 1024 * 1024 * 1024)
    assert told(read_text(tmp_path, "hazards.yaml")) == "F003 1:1"


def test_a_folder_in_place_of_a_file(tmp_path):
    (tmp_path / "hazards.yaml").mkdir()
    assert told(read_text(tmp_path, "hazards.yaml")) == "F013 1:1"


def test_a_link_that_leads_nowhere(tmp_path):
    (tmp_path / "hazards.yaml").symlink_to("gone.yaml")
    assert told(read_text(tmp_path, "hazards.yaml")) == "F013 1:1"


def test_a_file_that_another_program_holds(tmp_path, monkeypatch):
    def held(*_args, **_kwargs):
        raise PermissionError(13, "being used by another process")

    (tmp_path / "hazards.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("pathlib.Path.open", held)
    assert told(read_text(tmp_path, "hazards.yaml")) == "F013 1:1"


def test_a_disk_that_fails(tmp_path, monkeypatch):
    def failing(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.open", failing)
    assert told(read_text(tmp_path, "hazards.yaml")) == "F013 1:1"


@given(st.binary(max_size=200))
def test_no_bytes_raise(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "a.yaml").write_bytes(data)
    text, problems = read_text(folder, "a.yaml")
    assert (text is None) == bool(problems)
    if text is not None:
        assert text.encode() in (data, data.removeprefix(b"\xef\xbb\xbf"))


@given(st.text(st.sampled_from("a楼\r\n"), max_size=30))
def test_places_count_lines_as_editors_do(text):
    for index in range(len(text)):
        line, column = place_of(text, index)
        before = text[:index]
        if not before.endswith("\r") or text[index] != "\n":
            assert line == before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert 1 <= column <= index + 1
