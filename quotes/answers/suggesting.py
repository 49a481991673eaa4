"""Questions that the database at hand can answer, for whoever asked one that is not understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quotes.answers.weighing import foremost
from quotes.questions import EXAMPLES, NotUnderstood, examples
from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow, TargetRow

_LOOKED_AT = 50
_EVERY = 3
"""Beside examples on the very words of a question, only every so many others are offered."""


def suggestions(db: Database) -> tuple[str, ...]:
    """Examples on its most quoted speaker and target; fewer where it holds less."""
    speaker = next(iter(db.speakers(kind=SpeakerKind.PERSON, limit=1)), None)
    target = max(db.targets(), key=_stances, default=None)
    if target is not None and not _stances(target):
        target = None
    return examples(
        speaker=speaker.name if speaker else None,
        topic=_topic(db, speaker) if speaker else None,
        target=target.name if target else None,
        stands=_standing(db, target) if target else None,
    )


def with_examples(refused: NotUnderstood, db: Database) -> NotUnderstood:
    """The refusal with questions that the database can answer, if it holds anything."""
    own = tuple(each for each in refused.suggestions if each not in EXAMPLES)
    fitting = suggestions(db)
    if not fitting:
        return refused
    return NotUnderstood(str(refused), own + fitting[:: _EVERY if own else None])


def _stances(target: TargetRow) -> int:
    return sum(target.labels.values()) + target.unsure


def _standing(db: Database, target: TargetRow) -> str | None:
    from db.values import Find

    return foremost(db.find(Find(target=target.name, limit=_LOOKED_AT)), target.name)


def _topic(db: Database, speaker: SpeakerRow) -> str | None:
    from db.values import Find

    hits = db.find(Find(speaker_ids=(speaker.id,), limit=_LOOKED_AT))
    topics = Counter(topic for hit in hits for topic in hit.topics)
    return next((topic for topic, _ in topics.most_common(1)), None)
