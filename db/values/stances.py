"""Targets, and who takes which side toward them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.values.speakers import SpeakerName
from quotes.types import StanceLabel, Verdict


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, and how many quotations surely take which side toward it.

    `unsure` counts the others. `run_id` is the last run that classified what was stored for it.
    """

    id: int
    name: str
    aliases: tuple[str, ...]
    description: str
    labels: Mapping[StanceLabel, int] = field(default_factory=dict)
    unsure: int = 0
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reclassified:
    """What classifying stored quotations came to.

    `documents` are those that may name a target and were looked at, `stances` the labels that now
    count for them; of these `changed` had another label before and `new` had none; `gone` are
    labels that no longer are.
    """

    documents: int
    stances: int
    changed: int
    new: int
    gone: int

    def counts(self) -> dict[str, int]:
        """The numbers by name, as a run keeps them."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Taken:
    """A quotation's stance toward one target, with what it may be grouped by.

    `person` gave the label where it is not a model's. There are several `speakers` where they
    spoke together.
    """

    quotation_id: str
    document_id: str
    date: dt.date | None
    publisher: str | None
    label: StanceLabel
    score: float
    sure: bool
    person: str | None
    speakers: tuple[SpeakerName, ...]


@dataclass(frozen=True, slots=True)
class HumanLabel:
    """The label that a person gave, beside the model's for the same quotation and target.

    `model` is None where no model found the quotation to be about the target; `sure` and `score`
    are the model's, too.
    """

    quotation_id: str
    target: str
    person: str
    label: Verdict
    made: dt.datetime
    model: StanceLabel | None
    sure: bool
    score: float | None = None
