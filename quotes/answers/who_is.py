"""Who a speaker is: names, roles, and what is quoted most surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.answers.meaning import find
from quotes.answers.values import Answer, Nothing
from quotes.phrases import amount, day, days, listed
from quotes.questions import Question

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow

_SAMPLES = 3


def who_is(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """What is known of the speakers in a few lines, and some of their surest quotations."""
    hits = find(db, question, speakers, order="confidence", limit=_SAMPLES)
    names = listed([row.name for row in speakers], "and")
    lines = tuple(line for row in speakers for line in _lines(row))
    meant = names + days(question.since, question.until)
    return Answer(question, tuple(speakers), meant, hits, len(hits), lines)


def _lines(row: SpeakerRow) -> Iterator[str]:
    said = amount(row.quotations, row.documents)
    if row.first:
        said += f", {day(row.first)}"
    if row.last != row.first:
        said += f" to {day(row.last)}"
    yield f"{row.kind}, number {row.id}: {said}"
    others = [name for name in row.aliases if name != row.name]
    if row.roles:
        yield f"roles: {'; '.join(row.roles)}"
    if others:
        yield f"also: {'; '.join(others)}"
