"""What the model links, written by the words of a text."""

from __future__ import annotations

from quotes.attribution.decode import Linked
from quotes.attribution.evidence import refine
from quotes.attribution.words import Run, Words, cut


def words_of(*paragraphs: str) -> Words:
    text = "\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(((start, start + len(paragraph)), ()))
        start += len(paragraph) + 1
    return cut(text, spans)


def run(words: Words, phrase: str) -> Run:
    """The words of a phrase, by number; the words of the phrase are parted by single spaces."""
    wanted = phrase.split()
    starts = range(len(words) - len(wanted) + 1)
    (first,) = [n for n in starts if words.forms[n : n + len(wanted)] == wanted]
    return first, first + len(wanted)


def linked(words: Words, cue: str, *content: str, source: str = "") -> Linked:
    sources = (run(words, source),) if source else ()
    contents = tuple(run(words, phrase) for phrase in content)
    return Linked(run(words, cue), sources, contents, 0.9, 0.9, 0.9)


def contents(words: Words, *found: Linked) -> list[list[str]]:
    return [
        [" ".join(words.forms[first:end]) for first, end in each.content]
        for each in refine(words, found)
    ]
