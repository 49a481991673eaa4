"""Names on social media: "user @leedsmum", "@kbright", who may be somebody with another name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.speakers.entities.entity import Entity
from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import Part
from quotes.types import SpeakerKind

_HANDLE = re.compile(r"(?<![\w.])@\w{2,40}")


def handle(state: State, part: Part) -> Sequence[int]:
    """ "@kbright": who is named beside it ("Karen Bright (@kbright)"), else the handle itself."""
    text = state.article.text
    start, end = part.span
    if (
        part.mention is not None
        and "@" not in text[max(part.mention.start - 1, 0) : part.mention.end]
    ):
        return ()
    found = _HANDLE.search(text, start - (text[start - 1 : start] == "@"), end)
    if found is None:
        return ()
    called = found.group().lower()
    owner = _owner(state, called)
    if owner is None:
        owner = state.described.get(called)
    if owner is None:
        entity = Entity(0, SpeakerKind.UNNAMED, tokens=(called,), name=found.span())
        owner = state.add(called, entity)
    return (owner,)


def _owner(state: State, called: str) -> int | None:
    """Who is said to write under a handle: "X (@x)", "X, who tweets as @x", "X, @x,"."""
    says = re.compile(
        rf"['’]?s?(?:\s?\((?:[^()@\n]{{0,30}}\s)?|,\s(?:who|whose)\s[^.;:@\n]{{1,60}}\s|,\s)"
        rf"{re.escape(called)}\b",
        re.IGNORECASE,
    )
    for mention in state.mentions:
        if says.match(state.article.text, mention.end):
            return mention.entity
    return None
