"""Surnames that are words as well: "Mark Singer" and "Mr. Singer", "Ann From" and "From"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.english.lexicon import SENTENCE_WORDS
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.article import Article
from quotes.types import Span

_WORDS = SENTENCE_WORDS | ROLE_CLASS.keys()
_TITLED = r"\b(?:Mr|Mrs|Ms|Dr)\.? "


def word_surnames(names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Those of people's surnames that are common words; `names` are tokens of full names."""
    return frozenset(tokens[-1] for tokens in names if len(tokens[-1]) > 2) & _WORDS


def surname_spans(article: Article, surnames: Iterable[str], taken: list[Span]) -> list[Span]:
    """Where such a surname stands behind "Mr." or is all of a source, but for what is `taken`."""
    spans: dict[Span, None] = {}
    for surname in surnames:
        name = re.escape(surname.capitalize())
        for found in re.finditer(rf"{_TITLED}({name})(?!\w)", article.text):
            spans[found.span(1)] = None
        for start, end in article.sources():
            if whole := re.match(rf"{name}(?=(?:[’']s)?$)", article.text[start:end]):
                spans[start, start + whole.end()] = None
    return [(a, b) for a, b in spans if not any(c < b and d > a for c, d in taken)]
