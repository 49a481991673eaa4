"""What a question may come to: an answer, none, or a name that fits several speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db.values import Hit, SpeakerRow
    from quotes.questions import Question

NEAREST = 5
"""How many names or topics are offered in place of one that is not there."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One speaker's or country's part of a ranking; `hits` are the best of `total` quotations.

    `weight` ranks those of equal `sure`, which is the weight of sure labels alone. `labels` counts
    the sure labels and `unsure` the others, whatever the side.
    """

    speaker: str | None
    hits: tuple[Hit, ...]
    total: int
    weight: float
    labels: Mapping[StanceLabel, int] = field(default_factory=dict)
    sure: float = 0.0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood, what it comes to, and the quotations; in groups where speakers rank.

    `question` is the reading that was answered, its target and publisher under their stored names,
    and `speakers` are those whom it names; `understood` tells both in words. `hits` are in the
    order asked for, and `total` counts all that fit, shown or not, as far as they were looked at.
    `summary` are remarks, a line each: the sides taken, how many speakers there are, what the
    answer lacks. `groups` are of countries where `question.by_country`. `near` are quotations
    that are only near the topic, to be shown apart; where there is no answer, all that there is.
    """

    question: Question
    speakers: tuple[SpeakerRow, ...]
    understood: str
    hits: tuple[Hit, ...]
    total: int
    summary: tuple[str, ...] = ()
    groups: tuple[Ranked, ...] = ()
    near: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is no answer: why, what may have been meant instead, and what to ask."""

    reason: str
    nearest: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """A name that fits several speakers.

    `articles` are where those are quoted whose own names do not tell them apart, by their ids.
    """

    name: str
    speakers: tuple[SpeakerRow, ...]
    articles: Mapping[int, str] = field(default_factory=dict)
