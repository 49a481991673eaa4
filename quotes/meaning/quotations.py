"""What a quotation is compared by: its content and the title of its article.

The vector is the direction of both together, the title less, so that "the move would build
trust" under "Plans for Syria Prisoner Swap" is found by either. Of a content of a few words ("the
offer") the sentence is taken, since so few words mean little by themselves. `training/meaning`
compares this with other ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.types import Record, Vectors, slices

if TYPE_CHECKING:
    from quotes.meaning.encoder import Encoder

_FEW = 5
TITLE = 0.7


class Wording(NamedTuple):
    """The words of a quotation, its sentence, and the title of the article, if it has one."""

    content: str
    sentence: str
    title: str | None


def vectors(encoder: Encoder, wordings: Sequence[Wording]) -> list[bytes]:
    """One vector a quotation, as signed bytes of which only the direction counts.

    Each text is encoded once, however many quotations share it.
    """
    pairs = [(wording_text(each), each.title or "") for each in wordings]
    texts = list(dict.fromkeys(text for pair in pairs for text in pair if text))
    encoded = encoder.encode(texts)
    at = {text: row for row, text in enumerate(texts)}
    made = []
    for words, title in pairs:
        vector = encoded[at[words]] if words else 0.0
        made.append(encoder.packed(vector + TITLE * encoded[at[title]] if title else vector))
    return made


def with_vectors(encoder: Encoder, record: Record) -> Record:
    """The record with the vectors of its quotations."""
    document = record.document
    wordings = [
        Wording(
            slices(document.text, each.content),
            document.text[each.sentence[0] : each.sentence[1]],
            document.title,
        )
        for each in record.quotations
    ]
    made = Vectors(encoder.version, tuple(vectors(encoder, wordings)))
    return Record(document, record.quotations, record.notes, made)


def wording_text(wording: Wording) -> str:
    """What stands for the content: itself, or its sentence where it has few words."""
    few = len(wording.content.split()) < _FEW
    return (few and wording.sentence) or wording.content or wording.sentence
