"""What somebody said, and who said something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.cli.answers.meaning import NEAREST, counted, find, understood, what_else
from quotes.cli.answers.values import Answer, Nothing, Ranked
from quotes.cli.phrases import count
from quotes.questions import Question

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

MOST = 1000
"""Quotations on a topic that are looked at."""

EVIDENCE = 2
"""Quotations that are shown of each speaker in a ranking."""


def said(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The quotations of the speakers on a topic, the most relevant first, else the newest."""
    hits = find(db, question, speakers, limit=max(limit, MOST) if limit else 0)
    if not hits:
        return _nothing_said(db, question, speakers)
    least = "at least " if limit and len(hits) >= max(limit, MOST) else ""
    meant = f"{understood(question, speakers)}: {least}{counted(hits)}"
    return Answer(meant, hits[: limit or None], len(hits), _how_near(question, hits))


def who_said(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The speakers who are quoted on a topic, whoever said just that first."""
    hits = find(db, question, speakers, limit=MOST)
    if not hits:
        return _nothing_said(db, question, speakers)
    groups = [_nearest_first(who.name, theirs) for who, theirs in by_speaker(hits).items()]
    meant = understood(question, speakers)
    return ranking(meant, groups, len(hits), limit, _how_near(question, hits))


def _nearest_first(name: str | None, hits: Sequence[Hit]) -> Ranked:
    """A speaker's quotations, and the weight of the one that is nearest to what was asked.

    The nearest counts alone: several that mean something like it do not make up for the words.
    """
    ordered = sorted(hits, key=_nearness, reverse=True)
    return Ranked(name, tuple(ordered[:EVIDENCE]), len(hits), _nearness(ordered[0]))


def _nearness(hit: Hit) -> float:
    """Relevance, and more than any relevance for having all the words."""
    return hit.complete + hit.relevance


def _how_near(question: Question, hits: Sequence[Hit]) -> tuple[str, ...]:
    if not question.about or any(hit.complete for hit in hits):
        return ()
    nearest = "in meaning" if any(hit.similarity is not None for hit in hits) else "ones"
    return (f"no quotation has all of these words; the nearest {nearest}:",)


class Who(NamedTuple):
    """A speaker in a ranking; two of one name are two, and nobody known is one, too."""

    id: int | None
    name: str | None


def by_speaker(hits: Iterable[Hit]) -> dict[Who, list[Hit]]:
    """What each speaker said; what two said together counts for both."""
    found: dict[Who, list[Hit]] = defaultdict(list)
    for hit in hits:
        speakers = (hit.speaker or "").split(" & ")
        if len(speakers) != len(hit.speaker_ids):
            speakers = [hit.speaker or ""] * len(hit.speaker_ids)
        for who in map(Who, hit.speaker_ids, speakers):
            found[who].append(hit)
        if not hit.speaker_ids:
            found[Who(None, None)].append(hit)
    return found


def ranking(
    meant: str,
    groups: Iterable[Ranked],
    total: int,
    limit: int,
    more: tuple[str, ...] = (),
) -> Answer:
    """Speakers in the order of how surely and how well they fit, then how often; unknown last."""
    ranked = sorted(
        groups,
        key=lambda group: (group.speaker is None, -group.sure, -group.weight, -group.total),
    )
    shown = tuple(ranked[: limit or None])
    named = sum(group.speaker is not None for group in ranked)
    line = f"{count(named, 'speaker')}, {count(total, 'quotation')}"
    if len(shown) < len(ranked):
        line += f"; the first {len(shown)}:"
    hits = {hit.id: hit for group in shown for hit in group.hits}
    return Answer(meant, tuple(hits.values()), total, (line, *more), shown)


def _nothing_said(db: Database, question: Question, speakers: Sequence[SpeakerRow]) -> Nothing:
    ids = tuple(row.id for row in speakers)
    topics = tuple(db.nearest_topics(question.about, NEAREST, ids)) if question.about else ()
    return Nothing(
        f"nothing found: {understood(question, speakers)}",
        topics,
        what_else(db, question, speakers),
    )
