"""How far people agree on stances with each other, and with a model. Needs NLTK for alpha."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from quotes.errors import StopRun

Labels = Mapping[object, str]
"""What one annotator said, by what it was said of."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far annotators agree: Krippendorff's alpha for nominal data, and plain shares.

    `both` counts what two or more of them labelled, `same` the share of pairs of labels that are
    equal. `alpha` is 1 for perfect agreement and 0 for none beyond chance; None where there is
    nothing that two labelled, or all labels are one and the same, since chance explains that, too.
    """

    annotators: tuple[str, ...]
    both: int
    same: float | None
    alpha: float | None


def agreement(labels: Mapping[str, Labels]) -> Agreement:
    """The agreement of annotators (name to labels), who need not have labelled the same.

    Krippendorff, Content Analysis (1980, 2004), by `nltk.metrics.agreement`. Raises StopRun where
    NLTK is not installed.
    """
    by_unit: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for name, said in labels.items():
        for unit, label in said.items():
            by_unit[unit].append((name, label))
    shared = {unit: said for unit, said in by_unit.items() if len(said) > 1}
    pairs = [a == b for said in shared.values() for (_, a), (_, b) in combinations(said, 2)]
    triples = [(name, unit, label) for unit, said in shared.items() for name, label in said]
    same = sum(pairs) / len(pairs) if pairs else None
    return Agreement(tuple(labels), len(shared), same, _alpha(triples))


def _alpha(triples: Iterable[tuple[str, object, str]]) -> float | None:
    data = [(name, str(number), label) for number, (name, label) in _numbered(triples)]
    if len({label for _, _, label in data}) < 2:
        return None
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise StopRun("agreement needs NLTK: pip install 'quotes[agreement]'") from error
    return float(AnnotationTask(data=data).alpha())


def _numbered(
    triples: Iterable[tuple[str, object, str]],
) -> Iterable[tuple[int, tuple[str, str]]]:
    numbers: dict[object, int] = {}
    for name, unit, label in triples:
        yield numbers.setdefault(unit, len(numbers)), (name, label)
