"""Whom a speaker addresses is somebody else: "Mr Speaker" is never said by the Speaker."""

from __future__ import annotations

from quotes.letters import compiled
from quotes.speakers.names import fold
from quotes.speakers.phrases import Phrase
from quotes.speakers.role_nouns import ROLE_CLASS
from quotes.speakers.state import State
from quotes.speakers.text import Article

_ADDRESS = compiled(
    r"\b(?:Mr|Mister|Madam|Madame|Mrs|Ms)\b\.?\s(?:(?:Deputy|Acting|Vice)\s)?(?P<head>[A-Z][\w-]+)"
)


def addressing(state: State, phrase: Phrase) -> set[int]:
    """Who has said "Mr" or "Madam" to whoever holds the office of a description."""
    if state.addressed is None:
        state.addressed = _addressed(state.article)
    head = ROLE_CLASS.get(phrase.head)
    return {
        answer.entity
        for index, heads in state.addressed.items()
        if head in heads
        for answer in state.answers[index]
    }


def _addressed(article: Article) -> dict[int, set[str]]:
    """The classes of the offices that direct quotations address, by their attributions."""
    found: dict[int, set[str]] = {}
    for index, attribution in enumerate(article.attributions):
        for span in attribution.content if article.is_direct(index) else ():
            for said in _ADDRESS.finditer(article.text, *span):
                if head := ROLE_CLASS.get(fold(said["head"])):
                    found.setdefault(index, set()).add(head)
    return found
