"""Varies treebank text as news is written: marks, dashes, line breaks, headings, grouping."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.pipeline.treebank import DocBuilder, Sentence, Word

# (opening, closing, apostrophe), with the share of documents that are written so.
MARKS: tuple[tuple[tuple[str, str, str] | None, float], ...] = (
    (None, 0.42),
    (("“", "”", "’"), 0.33),
    (('"', '"', "'"), 0.07),
    (("''", "''", "'"), 0.09),
    (("``", "''", "'"), 0.04),
    (("‘", "’", "’"), 0.05),
)
PARAGRAPHS = (("\n\n", 0.72), ("\n", 0.25), ("\n\n\n", 0.03))
MOST_SENTENCES = 8
LINE_WIDTHS = (60, 72, 80)


def training_docs(
    documents: Sequence[Sequence[Sentence]], vocab: Vocab, chance: random.Random
) -> list[Doc]:
    """Build the Docs of one pass: every sentence once, in new groups and new dress, shuffled."""
    docs = [
        _doc(group, vocab, chance) for document in documents for group in _groups(document, chance)
    ]
    chance.shuffle(docs)
    return docs


def _groups(document: Sequence[Sentence], chance: random.Random) -> Iterator[Sequence[Sentence]]:
    start = 0
    while start < len(document):
        size = chance.randint(1, MOST_SENTENCES)
        yield document[start : start + size]
        start += size


def _doc(group: Sequence[Sentence], vocab: Vocab, chance: random.Random) -> Doc:
    (marks,) = chance.choices([m for m, _ in MARKS], [share for _, share in MARKS])
    (paragraph,) = chance.choices([p for p, _ in PARAGRAPHS], [share for _, share in PARAGRAPHS])
    dash = chance.choice(["—", "–", "--"]) if chance.random() < 0.3 else None
    width = chance.choice(LINE_WIDTHS) if chance.random() < 0.12 else 0
    torn = chance.randrange(len(group)) if chance.random() < 0.06 else -1
    builder = DocBuilder()
    for index, sentence in enumerate(group):
        if builder.words and sentence.paragraph:
            builder.add_space(paragraph)
        words = [_dressed(word, marks, dash) for word in sentence.words]
        ends = index + 1 == len(group) or group[index + 1].paragraph
        words = _cased(words, chance, ends=ends)
        breaks = _wrapped(words, width)
        if index == torn and len(words) > 6:
            place = chance.randrange(2, len(words) - 2)
            if words[place].space and words[place + 1].form[:1].islower():
                breaks[place] = "\n\n"
        builder.add_sentence(words, breaks)
    return builder.doc(vocab)


def _dressed(word: Word, marks: tuple[str, str, str] | None, dash: str | None) -> Word:
    if marks and word.pos == "PUNCT" and word.tag in ("``", "''") and word.form in _QUOTES:
        return replace(word, form=marks[0] if word.tag == "``" else marks[1])
    if marks and word.form != marks[2] and "'" in word.form:
        return replace(word, form=word.form.replace("'", marks[2]))
    if dash and word.form in ("--", "–", "—"):
        return replace(word, form=dash)
    return word


_QUOTES = frozenset(('"', "''", "``", "“", "”", "'", "‘", "’"))


def _cased(words: list[Word], chance: random.Random, *, ends: bool) -> list[Word]:
    """Dress a few sentences as headings: capitals, or no end mark where a paragraph ends."""
    lot = chance.random()
    if lot < 0.012:
        return [replace(word, form=word.form.upper()) for word in words]
    if lot < 0.03:
        words = [replace(word, form=_titled(word)) for word in words]
    bare = ends and lot < 0.06 and len(words) > 3 and words[-1].form == "."
    last = len(words) - 1
    if bare and all(word.head != last for word in words):
        words = words[:-1]
    return words


def _titled(word: Word) -> str:
    small = word.pos in ("ADP", "DET", "CCONJ", "PART") or not word.form[0].isalpha()
    return word.form if small else word.form[0].upper() + word.form[1:]


def _wrapped(words: Sequence[Word], width: int) -> dict[int, str]:
    breaks: dict[int, str] = {}
    column = 0
    for index, word in enumerate(words[:-1]):
        column += len(word.form) + word.space
        if width and column > width and word.space:
            breaks[index] = "\n"
            column = 0
    return breaks
