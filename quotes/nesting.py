"""Reports within reports: "Reuters said [Lavrov had said [the talks would go on]]"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.types import Quotation, Span


def nested(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The same quotations, each with the id of the one in whose content it stands, if any.

    A quotation stands in another where its content and its cue lie in that one's content; of
    several such the shortest, which is the next one out, is given.
    """
    hulls = [_hull(quotation) for quotation in quotations]
    order = sorted(range(len(quotations)), key=lambda index: (hulls[index][0], -hulls[index][1]))
    outer: dict[int, str] = {}
    open_: list[int] = []
    for index in order:
        open_ = [other for other in open_ if hulls[other][1] > hulls[index][0]]
        around = [other for other in open_ if _stands_in(quotations[index], quotations[other])]
        if around:
            nearest = min(around, key=lambda other: hulls[other][1] - hulls[other][0])
            outer[index] = quotations[nearest].id
        open_.append(index)
    return tuple(
        replace(quotation, within=outer.get(index)) for index, quotation in enumerate(quotations)
    )


def _hull(quotation: Quotation) -> Span:
    return quotation.content[0][0], quotation.content[-1][1]


def _stands_in(inner: Quotation, outer: Quotation) -> bool:
    if not inner.cue:
        return False
    return all(
        any(start <= a and b <= end for start, end in outer.content)
        for a, b in (*inner.content, *inner.cue)
    )
