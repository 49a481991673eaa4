"""Who is said to have said something."""

from __future__ import annotations

import pytest

from quotes.attribution.hearsay import hearsay
from quotes.attribution.manner import is_hedged
from quotes.types import Attribution, Span
from tests.quotes.attribution.parts import page


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("source", "cue", "rest", "verb", "content"),
    [
        ("The mayor", "is said", "to have told aides that he will go", "told", "that he will go"),
        ("The king", "was said", "to have told friends he was tired", "told", "he was tired"),
        (
            "Ann Lind",
            "has been reported",
            "to have said that taxes rise",
            "said",
            "that taxes rise",
        ),
        (
            "Bo Ek",
            "is believed",
            "to have warned her the bank was lost",
            "warned",
            "the bank was lost",
        ),
    ],
)
@pytest.mark.parametrize("sourceless", [True, False])
def test_it_is_the_source_and_the_report_is_hedged(
    source: str, cue: str, rest: str, verb: str, content: str, sourceless: bool
) -> None:
    text = f"{source} {cue} {rest}."
    subject, said = span(text, source), span(text, rest)
    pieces = (subject, said) if sourceless else (said,)
    read = Attribution(() if sourceless else (subject,), (span(text, cue),), pieces, 0.9)
    (found,) = hearsay(page(text), [read])
    assert [text[slice(*s)] for s in found.source] == [source]
    assert [text[slice(*s)] for s in found.cue] == [verb]
    assert [text[slice(*s)] for s in found.content] == [content]
    assert is_hedged(text, found)


@pytest.mark.parametrize(
    "text", ["The bridge is said to have cost a million.", "The mayor is known to have left."]
)
def test_what_was_only_done_stays(text: str) -> None:
    subject, verb, rest = text.partition(" is said" if " is said" in text else " is known")
    read = Attribution(
        (), (span(text, verb[1:]),), (span(text, subject), span(text, rest[1:-1])), 0.9
    )
    assert hearsay(page(text), [read]) == [read]
