"""Pack the words of a text into windows that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.attribution.words import Words

MAX_WORD_PIECES = 12
# Where the ids of shapes, quotation states and places begin in the one table that embeds them all.
FEATURE_OFFSETS = (0, 7, 16)


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive), as word pieces with [CLS] and [SEP] around them.

    `word_at` gives each word's first piece; `shapes`, `quoted` and `places` give each piece those
    of its word, counted from 1, and 0 to the two special pieces.
    """

    first: int
    last: int
    pieces: list[int]
    word_at: list[int]
    shapes: list[int]
    quoted: list[int]
    places: list[int]


Encode = Callable[[str], Sequence[int]]


def pack(
    words: Words, encode: Encode, size: int, cls: int, sep: int, lead: int = 0
) -> list[Window]:
    """Cut into windows of at most `size` pieces, whole paragraphs where they fit.

    A paragraph that ends in a colon is not parted from the next one; one longer than a window is
    cut at the last sentence mark that fits, else anywhere.
    `lead` limits the first window's pieces, which shifts all later cuts (used in training).
    """
    ids = [list(encode(form)[:MAX_WORD_PIECES]) for form in words.forms]
    windows: list[Window] = []
    first = 0
    room = (lead or size) - 2
    total = len(words)
    while first < total:
        last, used = first, 0
        paragraph_end = sentence_end = 0
        while last < total and used + len(ids[last]) <= room:
            used += len(ids[last])
            last += 1
            if last < total and words.paragraphs[last] != words.paragraphs[last - 1]:
                # "He said:" belongs to the paragraph that it announces.
                paragraph_end = paragraph_end if words.forms[last - 1] == ":" else last
            elif words.forms[last - 1] in ".!?":
                sentence_end = last
        if last < total:
            last = paragraph_end or sentence_end or max(last, first + 1)
        windows.append(_window(words, ids, first, last, cls, sep))
        first = last
        room = size - 2
    return windows


def _window(
    words: Words, ids: list[list[int]], first: int, last: int, cls: int, sep: int
) -> Window:
    pieces, word_at = [cls], []
    shapes, quoted, places = [0], [0], [0]
    for index in range(first, last):
        word_at.append(len(pieces))
        pieces.extend(ids[index])
        count = len(ids[index])
        shapes.extend([words.shapes[index] + 1] * count)
        quoted.extend([words.quoted[index] + 1] * count)
        places.extend([words.places[index] + 1] * count)
    pieces.append(sep)
    for feature in (shapes, quoted, places):
        feature.append(0)
    return Window(first, last, pieces, word_at, shapes, quoted, places)
