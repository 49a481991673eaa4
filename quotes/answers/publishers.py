"""A publisher in a question: "what did Lindqvist say in The Northern Herald?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.classifying import known_target
from quotes.questions import Question

if TYPE_CHECKING:
    from db import Database

_IN = re.compile(r"(?:^|,? )in (?=\S)", re.IGNORECASE)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_TOLD = frozenset(("to", "tell", "tells", "told", "telling"))


def in_publisher(db: Database, question: Question) -> Question:
    """The question with a publisher that its topic or target ends in taken out of that.

    After "to" and "tell" the whole topic may be one: "what did he tell the Khartoum Times?".
    """
    text = question.about or question.target or ""
    ends = [(match.start(), match.end()) for match in _IN.finditer(text)]
    if question.lead in _TOLD:
        ends.append((0, 0))
    if not ends or known_target(db.targets(), text) is not None:
        return question
    for start, end in ends:
        alone = question.about or start  # A side is taken on something.
        if alone and (publisher := _publisher(db, text[end:])):
            asked = replace(question, publisher=publisher)
            rest = text[:start] or None
            return replace(asked, about=rest) if question.about else replace(asked, target=rest)
    return question


def _publisher(db: Database, name: str) -> str | None:
    """The publisher of this very name, as the articles have it."""
    wanted = _ARTICLE.sub("", name).casefold()
    for row in db.documents(publisher=wanted):
        if row.publisher and _ARTICLE.sub("", row.publisher).casefold() == wanted:
            return row.publisher
    return None
