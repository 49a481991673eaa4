"""One article made ready for stances: its words, and where each target is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.stance.apart import told_apart
from quotes.stance.mentions import Mentions, find_mentions
from quotes.stance.words import Words, split_words
from quotes.types import Span, Target

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's words, and its targets with their mentions."""

    words: Words
    targets: tuple[Target, ...]
    mentions: tuple[Mentions, ...]


def read(
    doc: Doc | str, targets: Sequence[Target], sentences: Iterable[Span] | None = None
) -> Reading:
    """Prepare an article once for all its quotations.

    `doc` is a spaCy Doc or plain text; a Doc's sentence boundaries are used where it has them,
    and `sentences` (character spans, in order) wins over both.
    """
    if isinstance(doc, str):
        text = doc
    else:
        text = doc.text
        if sentences is None and doc.has_annotation("SENT_START"):
            sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    words = split_words(text, sentences)
    places: dict[str, list[int]] = {}
    for index, stem in enumerate(words.stems):
        places.setdefault(stem, []).append(index)
    mentions = [find_mentions(words, places, target) for target in targets]
    apart = told_apart(words, targets, mentions)
    return Reading(words, tuple(targets), apart)
