"""Whom a speaker addresses is somebody else: "Mr Speaker" is never said by the Speaker."""

from __future__ import annotations

from functools import cached_property

from quotes.english.names import fold
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article

_ADDRESS = compiled(
    r"\b(?:Mr|Mister|Madam|Madame|Mrs|Ms)\b\.?\s(?:(?:Deputy|Acting|Vice)\s)?(?P<head>[A-Z][\w-]+)"
)


class Vocatives:
    """The offices that direct quotations of one article address; looked for when somebody asks."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def addressing(self, head: str) -> list[int]:
        """The attributions that say "Mr" or "Madam" to whoever has such a role noun."""
        office = ROLE_CLASS.get(head)
        return [index for index, offices in self._offices.items() if office in offices]

    @cached_property
    def _offices(self) -> dict[int, set[str]]:
        """The classes of the offices addressed, by attribution."""
        article = self._article
        found: dict[int, set[str]] = {}
        for index, attribution in enumerate(article.attributions):
            for span in attribution.content if article.is_direct(index) else ():
                for said in _ADDRESS.finditer(article.text, *span):
                    if office := ROLE_CLASS.get(fold(said["head"])):
                        found.setdefault(index, set()).add(office)
        return found
