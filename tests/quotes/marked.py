"""Articles for tests of speakers: names, sources and contents are marked in the text itself."""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc
from spacy.util import filter_spans

from quotes.layout import Block, BlockKind
from quotes.types import Attribution, Span, Speaker

LABELS = {"P": "PER", "O": "ORG", "L": "LOC"}
NLP = spacy.blank("en")
_MARK = re.compile(r"<(\w):|\{(\w):|\[|\]([POL])|[>}]")


class Marked:
    """A text without its marks, and what they told."""

    def __init__(self, marked: str) -> None:
        self.text = ""
        self.names: list[tuple[int, int, str]] = []
        self.sources: dict[str, list[Span]] = {}
        self.contents: dict[str, list[Span]] = {}
        open_: list[tuple[str, int]] = []
        at = 0
        for mark in _MARK.finditer(marked):
            self.text += marked[at : mark.start()]
            at = mark.end()
            if mark.group()[0] in "<{[":
                open_.append((mark.group(), len(self.text)))
                continue
            opened, start = open_.pop()
            span = (start, len(self.text))
            if opened == "[":
                self.names.append((*span, mark.group(3)))
            else:
                where = self.sources if opened[0] == "<" else self.contents
                where.setdefault(opened[1], []).append(span)
        self.text += marked[at:]
        self.ids = sorted(self.sources | self.contents)

    def doc(self, labels: dict[str, str] = LABELS) -> Doc:
        doc = NLP(self.text)
        spans = (
            doc.char_span(start, end, label=labels[kind], alignment_mode="expand")
            for start, end, kind in self.names
        )
        doc.ents = filter_spans([span for span in spans if span is not None])
        return doc

    def attributions(self) -> list[Attribution]:
        return [
            Attribution(tuple(self.sources.get(id, ())), (), tuple(self.contents.get(id, ())), 1.0)
            for id in self.ids
        ]

    def blocks(self, kinds: list[str]) -> list[Block]:
        spans = [found.span() for found in re.finditer(r"\S[^\n]*", self.text)]
        return [Block(BlockKind(k), s, ()) for k, s in zip(kinds, spans, strict=True)]


def named(speakers: tuple[Speaker, ...]) -> str:
    return " & ".join(speaker.name for speaker in speakers)
