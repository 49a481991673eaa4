"""Encodings, broken and right; what is no text; what databases refuse."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.reading.decoding import Decoded, NotText, clean, decode
from quotes.types import Document

TEXT = "Karl Ott said on Monday that “he would go” to the sea – it’s a “must” for Zoë Müller. "


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (TEXT.encode(), ()),
        (TEXT.encode("utf-8-sig"), ()),
        (TEXT.encode("utf-16"), ()),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ()),
        (TEXT.encode("utf-32"), ()),
        (TEXT.encode("utf-16-le"), ("read as utf-16-le",)),
        (TEXT.encode("utf-16-be"), ("read as utf-16-be",)),
        (TEXT.encode("cp1252"), ("read as cp1252, since it is not UTF-8",)),
        (TEXT.encode("mac_roman"), ("read as mac_roman, since it is not UTF-8",)),
    ],
)
def test_encodings(data: bytes, notes: tuple[str, ...]) -> None:
    assert decode(data) == Decoded(TEXT, notes)


def test_another_script() -> None:
    text = "Министр сказал в понедельник, что переговоры продолжатся, и что он готов. "
    assert decode(text.encode("cp1251")) == Decoded(
        text, ("read as cp1251, since it is not UTF-8",)
    )


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (TEXT.encode() + b"\x93no\x94", TEXT + "“no”", "2 bytes outside of UTF-8 read as cp1252"),
        (TEXT.encode() + b"\xe2\x80", TEXT + "â€", "2 bytes outside of UTF-8 read as cp1252"),
        (b"caf\xe9 said", "café said", "read as cp1252, since it is not UTF-8"),
        (b"caf\xe9 \x81 said", "café \x81 said", "read as cp1252, since it is not UTF-8"),
        (b"a\0b\0 said", "ab said", "2 NUL characters removed"),
        (b"a\xed\xa0\x80b", "ab", "1 lone surrogate removed"),
    ],
)
def test_repairs_are_noted(data: bytes, text: str, note: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.notes) == (text, (note,))


@pytest.mark.parametrize("given", ["a\0b\0 said", "\0a", "a\ud800b\0\0c", "none"])
def test_what_was_removed_can_be_put_back(given: str) -> None:
    cleaned = clean(given)
    document = Document("x", cleaned.text, removed=cleaned.removed)
    assert document.given_text == given
    for index, character in enumerate(cleaned.text):
        start, end = document.given_span((index, index + 1))
        assert given[start:end] == character


def test_surrogates_in_pairs_are_one_character() -> None:
    assert decode(b"a \xed\xa0\xbd\xed\xb8\x80 b") == Decoded("a \U0001f600 b")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\0\0 \n", "is empty"),
        (b" \r\n\t", "is empty"),
        ("12 % – 34 %".encode(), "holds no letters"),
        (b"PK\x03\x04rest", "is a zip archive or an office document, not plain text"),
        (b"\x89PNG\r\n\x1a\n", "is an image, not plain text"),
        (b"{\\rtf1 Ott}", "is an RTF document, not plain text"),
        (bytes(range(32)) * 10, "is a binary file, not plain text"),
        (b"abc\0" * 100, "is a binary file, not plain text"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as error:
        decode(data)
    assert str(error.value) == reason


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotText:
        return
    assert "\0" not in text
    text.encode("utf-8")


def test_random_bytes_are_binary() -> None:
    with pytest.raises(NotText, match="binary"):
        decode(b"\x01" + os.urandom(10_000))


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_is_kept_character_by_character(text: str) -> None:
    data = f"a{text}".encode()
    try:
        assert decode(data).text == f"a{text}"
    except NotText:
        assert sum(ord(char) < 32 or ord(char) == 127 for char in text) > 4
