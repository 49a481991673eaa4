"""From bytes to text: encodings, files that are no text, characters that no database takes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_MOST_CONTROLS = 0.01  # share of control bytes above which a file is no text,
_FEW_CONTROLS = 4  # unless they are no more than this
_SAMPLE = 1 << 18  # bytes on which an encoding is guessed
_HIGH = re.compile(rb"[\x80-\xff]")
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
# Guesses between these rest on a handful of letters; cp1252 is the one that English text is in.
_FEW_HIGH, _FEW_HIGH_SHARE = 6, 0.05  # bytes beyond ASCII from which nothing can be guessed
_NEAR_CP1252 = ("cp1250", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_9", "iso8859_15")


class NotText(ValueError):
    """The bytes or the text hold nothing to read; the message says why ("is empty")."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without NUL characters and lone surrogates, and remarks on how it was read.

    `removed` are those characters, with their offsets in the text that held them.
    """

    text: str
    notes: tuple[str, ...] = ()
    removed: tuple[tuple[int, str], ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file, its line ends as they are.

    UTF-8 is tried first, then UTF-16 and UTF-32 where marked or plain to see, then what
    charset-normalizer takes it for. A UTF-8 text with a few broken bytes stays UTF-8, and those
    bytes are read as cp1252. No byte of a text is dropped.

    Raises:
        NotText: the file is empty, binary, or has no letters.
    """
    text, notes = _decode(data)
    cleaned = clean(text)
    require_letters(cleaned.text)
    return Decoded(cleaned.text, (*notes, *cleaned.notes), cleaned.removed)


def clean(text: str) -> Decoded:
    """The text without NUL characters and lone surrogates, which databases refuse."""
    if not _UNSTORABLE.search(text):
        return Decoded(text)
    text = _PAIR.sub(_join_pair, text)
    removed = tuple((match.start(), match[0]) for match in _UNSTORABLE.finditer(text))
    nuls = sum(character == "\0" for _, character in removed)
    notes = []
    if nuls:
        notes.append(f"{_count(nuls, 'NUL character')} removed")
    if lone := len(removed) - nuls:
        notes.append(f"{_count(lone, 'lone surrogate')} removed")
    return Decoded(_UNSTORABLE.sub("", text), tuple(notes), removed)


def require_letters(text: str) -> None:
    """Raise NotText unless the text holds a letter of some script."""
    if not text.strip():
        raise NotText("is empty")
    if not _LETTER.search(text):
        raise NotText("holds no letters")


def is_wide(data: bytes) -> bool:
    """Whether the bytes begin as UTF-16 or UTF-32 does, in which a line's end is no single byte."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
    return data.startswith(marks) or _unmarked_utf16(data) is not None


def refuse_binary(data: bytes) -> None:
    """Raise NotText for the files of other programs: by their first bytes or control characters."""
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise NotText(f"is {kind}, not plain text")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(data)):
        raise NotText("is a binary file, not plain text")


def _decode(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace"), [f"read as {wide}"]
    refuse_binary(data)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _surrogates(data) or _mostly_utf8(data) or _guessed(data)


def _marked(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding, "surrogatepass"), []
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            text, notes = _decode(data[len(codecs.BOM_UTF8) :])
            return text, notes
        return data.decode(encoding, "replace"), [f"read as {encoding}, with damaged characters"]


def _unmarked_utf16(data: bytes) -> str | None:
    """Which UTF-16 it is where every other byte is NUL, as in text of Latin letters."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _surrogates(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 but for surrogates that some program encoded as if they were characters."""
    if not _ENCODED_SURROGATE.search(data):
        return None
    try:
        return data.decode("utf-8", "surrogatepass"), []
    except UnicodeDecodeError:
        return None


def _mostly_utf8(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 in which more characters beyond ASCII are whole than bytes are broken."""
    sample = _sample(data).decode("utf-8", "surrogateescape")
    broken = len(_ESCAPED.findall(sample))
    if len(_BEYOND_ASCII.findall(sample)) <= 2 * broken:
        return None
    text = data.decode("utf-8", "surrogateescape")
    text, broken = _ESCAPED.subn(lambda m: _CP1252[ord(m.group()) - 0xDC00], text)
    return text, [f"{_count(broken, 'byte')} outside of UTF-8 read as cp1252"]


def _sample(data: bytes) -> bytes:
    """A part of the file that begins with the first line that is not all ASCII."""
    first = _HIGH.search(data)
    start = data.rfind(b"\n", max(0, first.start() - _SAMPLE // 2), first.start()) if first else -1
    sample = data[start + 1 : start + 1 + _SAMPLE]
    if len(sample) == _SAMPLE:  # not to end in the middle of a character
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return sample


def _guessed(data: bytes) -> tuple[str, list[str]]:
    sample = _sample(data)
    encoding = _guess(sample)
    high = len(_HIGH.findall(sample))
    too_few = high < max(_FEW_HIGH, _FEW_HIGH_SHARE * len(sample))
    if encoding.startswith("mac_") and encoding != "mac_cyrillic":
        encoding = "mac_roman"
    elif too_few or encoding in _NEAR_CP1252 or encoding.startswith("utf"):
        encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        # As browsers do, the five bytes that cp1252 leaves open are read as Latin-1
        encoding, text = "cp1252", codecs.charmap_decode(data, "strict", _CP1252)[0]
    return text, [f"read as {encoding}, since it is not UTF-8"]


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


_CP1252 = "".join(
    bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
    for byte in range(256)
)


def _join_pair(match: re.Match[str]) -> str:
    return match.group().encode("utf-16", "surrogatepass").decode("utf-16")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
