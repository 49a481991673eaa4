"""Reports that an agency's credit wraps."""

from __future__ import annotations

import pytest

from quotes.attribution.credits import unwrapped
from quotes.types import Attribution, Span


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("content", "source", "cue"),
    [
        (
            "The issue will wait until Monday, Deputy Foreign Minister Anna Lind said on Friday",
            "Deputy Foreign Minister Anna Lind",
            "said",
        ),
        (
            "The bridge is open again, a city official told Radio Orsk",
            "a city official",
            "told Radio Orsk",
        ),
        ("The issue will wait until Monday", None, None),
        ("The talks, which Lind said were over, go on in the new year at the lake", None, None),
    ],
)
def test_a_wrapped_report_goes_to_its_speaker(
    content: str, source: str | None, cue: str | None
) -> None:
    text = f"{content}, Interpress reported."
    outer = Attribution(
        (span(text, "Interpress"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    (found,) = unwrapped(text, [outer])
    if source is None or cue is None:
        assert found is outer
    else:
        assert [text[slice(*s)] for s in found.source] == [source]
        assert [text[slice(*s)] for s in found.cue] == [cue]
        assert text[slice(*found.content[0])] == content.split(", ")[0]


@pytest.mark.parametrize("left_out", ["", "The head of the union, Anna Lind, has confirmed "])
def test_a_led_report_goes_to_its_speaker(left_out: str) -> None:
    whole = "The head of the union, Anna Lind, has confirmed that it would attend the talks"
    content = whole.removeprefix(left_out)
    text = f"ORSK, May 1. {whole}, the ministry reported."
    outer = Attribution(
        (span(text, "the ministry"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    (found,) = unwrapped(text, [outer])
    assert text[slice(*found.source[0])] == "The head of the union, Anna Lind"
    assert text[slice(*found.cue[0])] == "has confirmed"
    assert text[slice(*found.content[0])] == "that it would attend the talks"


def test_what_overlaps_the_report_gives_way() -> None:
    text = "The issue will wait until Monday, Anna Lind said on Friday, Interpress reported."
    content = text[: text.index(", Interpress")]
    outer = Attribution(
        (span(text, "Interpress"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    part = Attribution(outer.source, outer.cue, (span(text, "will wait"),), 0.4)
    other = Attribution((), (), ((200, 210),), 0.9)
    assert unwrapped(text, [outer, part, other])[0] is other
    assert len(unwrapped(text, [outer, part, other])) == 2
