"""Records made by hand: what is said is found in the text, so that every offset is a real one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    quotation_id,
)


@dataclass(frozen=True)
class Said:
    """A quotation by its words; a speaker is a name, a kind, and roles and forms if any."""

    content: str
    source: str = ""
    cue: str = ""
    speakers: Sequence[tuple[str, SpeakerKind] | str] = ()
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    stances: Sequence[tuple[str, StanceLabel, float, str]] = ()
    topics: tuple[str, ...] = ()
    kind: Kind = Kind.INDIRECT
    confidence: float = 0.9


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(". ", 0, span[0]) + 2, text.rfind("\n", 0, span[0]) + 1)
    end = text.find(". ", span[1])
    return (start if start > 1 else 0), (end + 1 if end >= 0 else len(text))


def record(
    text: str,
    *said: Said,
    id: str = "d1",
    title: str | None = None,
    publisher: str | None = "The Gazette",
    date: str | None = "2014-01-23",
) -> Record:
    """A record whose quotations, cues and sources are slices of the text; "…" parts a content."""
    quotations = []
    for each in said:
        content = tuple(_span(text, piece) for piece in each.content.split(" … "))
        speakers = tuple(
            _speaker(text, name if isinstance(name, tuple) else (name, SpeakerKind.PERSON), each)
            for name in each.speakers
        )
        quotations.append(
            Quotation(
                id=quotation_id(id, content),
                source=(_span(text, each.source),) if each.source else (),
                cue=(_span(text, each.cue),) if each.cue else (),
                content=content,
                kind=each.kind,
                sentence=_sentence(text, (content[0][0], content[-1][1])),
                confidence=each.confidence,
                speakers=speakers,
                stances=tuple(
                    Stance(target, label, score, (_span(text, words),), Decision("lexicon", score))
                    for target, label, score, words in each.stances
                ),
                topics=each.topics,
                decision=Decision("model", each.confidence, "1"),
            )
        )
    day = None if date is None else dt.date.fromisoformat(date)
    document = Document(id, text, title, publisher, day, "A. Reporter", f"https://{id}.test", "-")
    return Record(document, tuple(quotations))


def _speaker(text: str, named: tuple[str, SpeakerKind], said: Said) -> Speaker:
    name, kind = named
    mention = _span(text, name) if name in text else _span(text, said.source)
    return Speaker(name, kind, mention, Decision("name", 0.95), said.forms, said.roles)


def said_by(
    name: str,
    *roles: str,
    id: str,
    kind: SpeakerKind = SpeakerKind.PERSON,
    forms: tuple[str, ...] = (),
    date: str | None = "2014-01-23",
) -> Record:
    """A document in which one speaker says one thing."""
    text = f"{name} said that all was well in {id}."
    said = Said(
        f"all was well in {id}", name, "said", [(name, kind)], forms=(name, *forms), roles=roles
    )
    return record(text, said, id=id, date=date)


TEXT = (
    "Sergei Lavrov said the talks would begin. He told reporters they were hard."
    " A witness saw nothing."
)
BEGIN = Said(
    "the talks would begin",
    "Sergei Lavrov",
    "said",
    ["Sergei Lavrov"],
    forms=("Lavrov",),
    roles=("Russian Foreign Minister",),
    stances=[("the talks", StanceLabel.SUPPORT, 0.8, "would begin")],
    topics=("talks",),
)
HARD = Said("they were hard", "He", "told", ["Sergei Lavrov"], topics=("hard talks",))
NOTHING = Said("nothing", "A witness", "saw", [("A witness", SpeakerKind.UNNAMED)])


def article(*said: Said, text: str = TEXT, id: str = "d1") -> Record:
    return record(text, *(said or (BEGIN, HARD, NOTHING)), id=id, title="Talks")
