"""Reports within reports keep a link to the one around them."""

from __future__ import annotations

import pytest

from quotes.nesting import nested
from quotes.types import Kind, Quotation, Span


def quotation(id: str, cue: Span | None, *content: Span) -> Quotation:
    cues = (cue,) if cue else ()
    return Quotation(id, (), cues, content, Kind.INDIRECT, (0, 100), 0.9)


@pytest.mark.parametrize(
    ("quotations", "within"),
    [
        # Reuters said [Lavrov had said [the talks would go on [as Kerry hoped]]]
        (
            [
                quotation("a", (8, 12), (13, 80)),
                quotation("b", (20, 28), (29, 80)),
                quotation("c", (60, 65), (50, 58)),
            ],
            {"b": "a", "c": "b"},
        ),
        # one after the other
        ([quotation("a", (0, 4), (5, 20)), quotation("b", (40, 44), (21, 39))], {}),
        # the same words, each with a cue outside of them
        ([quotation("a", (0, 4), (5, 20)), quotation("b", (21, 25), (5, 20))], {}),
        # an interrupted content holds what lies in one of its pieces, not what lies between them
        (
            [
                quotation("a", (20, 24), (0, 19), (30, 60)),
                quotation("b", (21, 23), (25, 29)),
                quotation("c", (31, 35), (36, 50)),
            ],
            {"c": "a"},
        ),
        # without a cue nothing says that it is a report of its own
        ([quotation("a", (0, 4), (5, 50)), quotation("b", None, (10, 20))], {}),
        ([], {}),
    ],
)
def test_inner_reports_know_the_outer_one(
    quotations: list[Quotation], within: dict[str, str]
) -> None:
    for given in (quotations, quotations[::-1]):
        found = nested(given)
        assert [quotation.id for quotation in found] == [quotation.id for quotation in given]
        assert {q.id: q.within for q in found if q.within} == within
