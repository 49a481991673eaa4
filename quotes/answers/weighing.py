"""What side the quotations of a speaker take together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.answers.ranking import by_speaker
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db.values import Hit, HitStance

SIDES = {StanceLabel.SUPPORT, StanceLabel.OPPOSE}


class Side(NamedTuple):
    """A quotation and its stance toward the target in question."""

    hit: Hit
    stance: HitStance


def sides(hits: Iterable[Hit], target: str) -> list[Side]:
    """The quotations that take a stance on the target, each with that."""
    return [Side(hit, stance) for hit in hits for stance in hit.stances if stance.target == target]


def takes(taken: Sequence[Side], wanted: Sequence[StanceLabel]) -> bool:
    """Whether a speaker with these quotations takes one of the sides.

    Asked for one side, those who took the other one more often do not: one doubtful label among
    eight does not make an opponent of a supporter.
    """
    fitting = among_labels(taken, wanted)
    other = SIDES - set(wanted) if len(SIDES & set(wanted)) == 1 else set()
    return bool(fitting) and _often(among_labels(taken, other)) <= _often(fitting)


def foremost(hits: Iterable[Hit], target: str) -> str | None:
    """Who takes sides on the target most surely, of those whose name is known."""
    weights = {
        who: scores(sides(theirs, target)) for who, theirs in by_speaker(hits).items() if who.name
    }
    return max(weights, key=weights.__getitem__).name if weights else None


def numbers(taken: Iterable[Side]) -> tuple[Counter[StanceLabel], Counter[StanceLabel]]:
    """How many quotations surely take which side, and how many take it unsurely."""
    sure: Counter[StanceLabel] = Counter()
    unsure: Counter[StanceLabel] = Counter()
    for _, stance in taken:
        (sure if stance.sure else unsure)[stance.label] += 1
    return sure, unsure


def count_labels(taken: Iterable[Side]) -> str:
    """The sides in numbers: "1 support, 3 unsure (2 oppose, 1 neutral)"."""
    sure, unsure = numbers(taken)
    parts = _parts(sure)
    if unsure:
        parts.append(f"{unsure.total():,} unsure ({', '.join(_parts(unsure))})")
    return ", ".join(parts)


def _parts(found: Counter[StanceLabel]) -> list[str]:
    return [f"{found[label]:,} {label}" for label in StanceLabel if found[label]]


def among_labels(taken: Iterable[Side], labels: Collection[StanceLabel]) -> list[Side]:
    return [side for side in taken if side.stance.label in labels]


def _often(taken: Sequence[Side]) -> tuple[int, int]:
    """How many labels are sure, and how many there are."""
    return sum(side.stance.sure for side in taken), len(taken)


def scores(taken: Iterable[Side]) -> tuple[float, float]:
    """The summed scores of sure labels, and of all."""
    stances = [side.stance for side in taken]
    return sum(s.score for s in stances if s.sure), sum(s.score for s in stances)
