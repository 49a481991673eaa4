"""Who wrote an article, as its own text tells.

Opinion pieces name their author in the byline, or below: "Raul Grijalva represents Arizona in …";
letters are signed, one after the other.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from quotes.english.lexicon import ABBREVIATED_TITLES
from quotes.layout import BlockKind
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import PERSON

_LAST_PARAGRAPHS = 2
_LONGEST = 500
_TITLE = rf"(?:{'|'.join(sorted(ABBREVIATED_TITLES))})\.?"
_BEFORE_NAME = re.compile(rf"[*_—–\s-]*(?:(?:By|About the author:|{_TITLE})\s+)?$")
_WHO_IT_IS = re.compile(
    r"(?:, [^,\n]{2,30},|,)? (?:(?:is|was|has been|serves|teaches|writes|covers|chairs) |an? \w)"
)
_SIGNED = re.compile(rf"(?:{_TITLE} )?")
_HANDLE = re.compile(r"@\w+\.?")
_BELOW_LETTERS = 4
_LETTER = 80


class Authorship:
    """The authors of one article; looked for when somebody asks."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        starts: Sequence[int],
        entities: Sequence[Entity],
    ) -> None:
        self._article = article
        self._mentions = mentions
        self._starts = starts
        self._entities = entities

    def at(self, offset: int) -> tuple[int, ...]:
        """Who writes at a place: the author, or else who signs next below."""
        if self.authors:
            return self.authors
        signer = next((entity for start, entity in self.signatures if start > offset), None)
        return () if signer is None else (signer,)

    @cached_property
    def authors(self) -> tuple[int, ...]:
        """Who is named in the byline, or introduced in a note below the text; one at most."""
        article = self._article
        people = [m for m in self._mentions if m.label == PERSON]
        named = {m.entity for m in people if article.kind(m.start) is BlockKind.BYLINE}
        if not named:
            for start, end in article.paragraphs[-_LAST_PARAGRAPHS:]:
                first = next((m for m in people if start <= m.start < end), None)
                if first is None or len(first.tokens) < 2 or end - start > _LONGEST:
                    continue
                opens = _BEFORE_NAME.fullmatch(article.text, start, first.start)
                new = all(m.start >= start for m in self._entities[first.entity].mentions)
                if opens and new and _WHO_IT_IS.match(article.text, first.end):
                    named.add(first.entity)
        return tuple(named) if len(named) == 1 else ()

    @cached_property
    def signatures(self) -> tuple[tuple[int, int | None], ...]:
        """Who signs what stands above, down to the article's end: places, and whom they name.

        A name that stands so between paragraphs heads what follows, unless such names end the text.
        A handle signs, too, but names nobody.
        """
        article = self._article
        signed: list[tuple[int, int | None]] = []
        last = 0
        pairs = itertools.pairwise(article.paragraphs)
        for number, ((begun, above), (start, end)) in enumerate(pairs, 1):
            if above - begun < _LETTER:
                continue
            if _HANDLE.fullmatch(article.text, start, end):
                signed.append((start, None))
                last = number
                continue
            at = bisect_left(self._starts, start)
            mention = self._mentions[at] if at < len(self._mentions) else None
            if mention is None or mention.label != PERSON or len(mention.tokens) < 2:
                continue
            opens = _SIGNED.fullmatch(article.text, start, mention.start)
            new = all(start <= m.start for m in self._entities[mention.entity].mentions)
            if opens and new and not article.text[mention.end : end].strip(" .\n"):
                signed.append((start, mention.entity))
                last = number
        return tuple(signed) if len(article.paragraphs) - last <= _BELOW_LETTERS else ()
