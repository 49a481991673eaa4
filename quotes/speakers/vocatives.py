"""Whom a speaker addresses is somebody else: "Mr Speaker" is never said by the Speaker."""

from __future__ import annotations

import re

from quotes.speakers.entities import Entity
from quotes.speakers.lexicon import ROLE_CLASS
from quotes.speakers.names import fold
from quotes.speakers.phrases import Phrase
from quotes.speakers.state import State

_ADDRESS = re.compile(
    r"\b(?:Mr|Mister|Madam|Madame|Mrs|Ms)\b\.?\s(?:(?:Deputy|Acting|Vice)\s)?(?P<head>[A-Z][\w-]+)"
)


def addresses(state: State, entity: Entity, phrase: Phrase) -> bool:
    """Whether somebody has said "Mr" or "Madam" to who holds the office of a description."""
    head = ROLE_CLASS.get(phrase.head)
    if head is None:
        return False
    article = state.article
    for index, answers in enumerate(state.answers):
        if not article.is_direct(index) or all(a.entity != entity.index for a in answers):
            continue
        for span in article.attributions[index].content:
            said = _ADDRESS.finditer(article.text, *span)
            if any(ROLE_CLASS.get(fold(each["head"])) == head for each in said):
                return True
    return False
