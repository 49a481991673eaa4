"""Clauses of saying that stand apart in a sentence that has another verb."""

from __future__ import annotations

import pytest

from quotes.attribution.asides import with_asides
from tests.quotes.attribution.parts import Parts, given, page, told


def read(text: str, *parts: Parts) -> list[Parts]:
    return told(text, with_asides(page(text), given(text, *parts)))


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("She left. He told me, and I quote, “people park here.”",
         ("I", "quote", "“people park here.”"), ("He", "told me", "“people park here.”")),
        ("When asked about it Mr Ott said, and we quote: “No.”",
         ("we", "quote", "“No.”"), ("Mr Ott", "said", "“No.”")),
        ("She left, and I quote, “people park here.”",
         ("I", "quote", "“people park here.”"), ("I", "quote", "“people park here.”")),
        ("They are, as my father used to say, a tax on fools.",
         ("my father", "used to say", "a tax on fools"),
         ("my father", "used to say", "They are … a tax on fools")),
        ("They are, as Ott put it, “a tax on fools”.",
         ("Ott", "put it", "“a tax on fools”"), ("Ott", "put it", "“a tax on fools”")),
        ("However, as Ott said, it is a tax.",
         ("Ott", "said", "it is a tax"), ("Ott", "said", "it is a tax")),
        ("It rained, as Ott said it would, and then it is a tax.",
         ("Ott", "said", "it is a tax"), ("Ott", "said", "it is a tax")),
    ],
)  # fmt: skip
def test_what_is_found_is_put_right(text: str, given: Parts, wanted: Parts) -> None:
    assert read(text, given) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rained. Gill will announce a deal on Monday, two people familiar with it tell us.",
         ("two people familiar with it", "tell", "Gill will announce a deal on Monday")),
        ("FIRST HERE — Gill will announce a deal, a person close to him told the Echo.",
         ("a person close to him", "told", "Gill will announce a deal")),
        ("Gill will announce a deal, officials said.",
         ("officials", "said", "Gill will announce a deal")),
        ("Gill will announce a deal, the one that officials said.", None),
        ('"Gill will announce a deal," one of them said.', None),
    ],
)  # fmt: skip
def test_a_trailing_clause_has_the_sentence(text: str, wanted: Parts | None) -> None:
    inner = ("Gill", "will announce", "a deal")
    assert read(text, inner) == [inner, wanted] if wanted else [inner]


def test_a_trailing_clause_that_is_found_is_left() -> None:
    given = ("officials", "said", "Gill")
    assert read("Gill will announce a deal, officials said.", given) == [given]
