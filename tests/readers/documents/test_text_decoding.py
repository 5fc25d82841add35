"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.readers.text import MAX_BYTES, Unreadable, decode

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


@given(
    text=st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])),
    encoding=st.sampled_from(ENCODINGS),
)
def test_any_text_comes_back_from_every_accepted_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_big_endian_marks_are_understood(encoding: str) -> None:
    assert decode("\ufeffé\r\n".encode(encoding)) == "é\r\n"


@given(st.binary())
def test_bytes_of_any_kind_are_text_or_unreadable(data: bytes) -> None:
    refusal = Unreadable("")
    try:
        decode(data).encode("utf-8")
    except Unreadable as caught:
        refusal = caught
    assert refusal.message == str(refusal)
    assert 0 <= refusal.start <= refusal.end <= len(data) + 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"),
        (b"text\0text", "binary file"),
        ('{"a": 1}'.encode("utf-16-le"), "UTF-16 without a byte-order mark"),
        (b'{\n"name": "Jos\xe9"}', "byte 0xE9 on line 2"),
        (b"\xff\xfe\x00\xd8\x41\x00", "not UTF-16"),
        (b"a" * (MAX_BYTES + 1), "larger than 32 MiB"),
    ],
)
def test_the_message_says_what_the_file_is(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        decode(data)


def test_the_offset_counts_characters_not_bytes() -> None:
    with pytest.raises(Unreadable) as caught:
        decode("éé".encode() + b"\xff")
    assert (caught.value.start, caught.value.end) == (2, 3)


def test_an_empty_file_is_the_empty_text() -> None:
    assert decode(b"") == decode(b"\xef\xbb\xbf") == ""
