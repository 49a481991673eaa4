"""Topics of a quotation: the key phrases of its content, found with textacy.

Candidates are noun phrases by part of speech ("prisoner swap", "release of detainees"), taken by
`textacy.extract.token_matches`; of those in the content, phrases rank first whose words the
whole article keeps coming back to. Graph rankings (TextRank, SGRank, sCAKE) were tried for the
ranking and cost 10 to 200 ms an article for no better phrases.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from quotes.types import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOUNS = ("NOUN", "PROPN")
_WORDS = ("ADJ", "NOUN", "PROPN")
_HYPHENS = ("-", "‐", "‑", "–")
_LONGEST = 5
# Words that say nothing as a topic, nor at either end of one.
_EMPTY_WORDS = """
able account aim al amount anyone anything apr april array attempt aug august bad barrage best
better big bit case certain chance clear couple current day dec decade december detail different
dozen dr early et everyone everything face fact favor favour feb february few first former
friday full good great half happy high hour hundred idea important jan january july june kind
large last late likely little long lot low main major majority many mar march matter member
million moment monday month more morning most mr mrs ms much new next night nov november number
oct october old one only order other own part percent place point possible previous range ready
real reason recent rest result right role round run same saturday second sept september series
several shred side sign small someone something sort specific spokesman spokesperson spokeswoman
start story such sunday sure term thing third thousand thursday time today tomorrow tonight true
tuesday use various way wednesday week whole wrong year yesterday young
mr. mrs. ms. dr. sen. rep. gov. gen.
a.m. p.m. gmt utc edt est bst cet ist km
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


class _Phrase(NamedTuple):
    start: int
    end: int
    text: str
    lemmas: tuple[str, ...]
    is_name: bool


class Topics:
    """The candidates of one article in order, and how often it uses each lemma."""

    def __init__(self, doc: Doc) -> None:
        tagged = doc.has_annotation("POS")
        self._found = sorted(_candidates(doc)) if tagged else []
        self._counts = Counter(_lemma(token) for token in doc if token.pos_ in _WORDS)

    def of(self, content: Spans, limit: int = 5) -> tuple[str, ...]:
        """Up to `limit` key phrases of a content (character spans into the text), best first.

        Phrases are as the text has them, without articles and the capital of a sentence's
        beginning. A Doc without part-of-speech tags has no topics.
        """
        inside = []
        for start, end in content:
            first = bisect_left(self._found, start, key=lambda phrase: phrase.start)
            for phrase in self._found[first:]:
                if phrase.start >= end:
                    break
                if phrase.end <= end:
                    inside.append(phrase)
        ranked = sorted(inside, key=lambda phrase: (-_weight(phrase, self._counts), phrase.start))
        kept: list[_Phrase] = []
        for phrase in ranked:
            if len(kept) == limit:
                break
            if not any(set(phrase.lemmas) <= set(other.lemmas) for other in kept):
                kept.append(phrase)
        return tuple(phrase.text for phrase in kept)


def _weight(phrase: _Phrase, counts: Counter[str]) -> float:
    """Mean weight of the words in the article, more for two or three words, less for a lone one."""
    mean = sum(math.log1p(counts[lemma]) for lemma in phrase.lemmas) / len(phrase.lemmas)
    size = len(phrase.lemmas)
    if size == 1:
        return mean * (0.7 if phrase.is_name else 0.5)
    return mean + (0.5 if size <= 3 else 0.2)


def _candidates(doc: Doc) -> Iterator[_Phrase]:
    # textacy takes seconds to import, so only a caller that wants topics pays for it.
    from spacy.util import filter_spans
    from textacy.extract.matches import token_matches

    word: dict[str, Any] = {"POS": {"IN": list(_WORDS)}}
    noun = {"POS": {"IN": list(_NOUNS)}}
    joint = {"POS": {"IN": list(_WORDS)}, "OP": "*"}
    hyphen = {"ORTH": {"IN": list(_HYPHENS)}}
    of = {"LOWER": "of"}
    patterns: Any = [
        [joint, noun],
        [joint, word, hyphen, joint, noun],
        [joint, noun, of, joint, noun],
    ]
    spans = filter_spans(list(token_matches(doc, patterns)))
    forms = {token.text for token in doc}
    return (phrase for span in spans if (phrase := _phrase(span, forms)) is not None)


def _phrase(span: Span, forms: set[str]) -> _Phrase | None:
    """A candidate less its empty words at both ends; None where nothing is left."""
    tokens = list(span)
    while tokens and (_is_empty(tokens[0]) or tokens[0].lower_ in (*_HYPHENS, "of")):
        tokens.pop(0)
    while tokens and (_is_empty(tokens[-1]) or tokens[-1].pos_ not in _NOUNS):
        tokens.pop()
    words = [token for token in tokens if token.pos_ in _WORDS]
    if not words or len(words) > _LONGEST or any(_is_furniture(token) for token in tokens):
        return None
    if len(words) == 1 and len(words[0].text) < 3 and not words[0].text.isupper():
        return None
    return _Phrase(
        start=tokens[0].idx,
        end=tokens[-1].idx + len(tokens[-1]),
        text=_written(tokens, forms),
        lemmas=tuple(_lemma(token) for token in words),
        is_name=all(token.pos_ == "PROPN" for token in words),
    )


def _is_empty(token: Token) -> bool:
    return token.lower_ in _EMPTY or _lemma(token) in _EMPTY


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.lower_).lower()


def _is_furniture(token: Token) -> bool:
    """Whether a token is an address or a mark that a tagger took for a noun."""
    if token.text in _HYPHENS:
        return False
    return "/" in token.text or "@" in token.text or not any(map(str.isalnum, token.text))


def _written(tokens: list[Token], forms: set[str]) -> str:
    """The phrase as it stands, less the capital that a sentence's beginning gave it."""
    words = [token.text + token.whitespace_ for token in tokens]
    first = tokens[0]
    opens = first.is_sent_start or (first.i > 0 and first.nbor(-1).is_punct)
    titled = any(token.text[0].isupper() for token in tokens[1:])
    if opens and not titled and first.lower_ in forms:
        words[0] = first.lower_ + first.whitespace_
    return " ".join("".join(words).split())
