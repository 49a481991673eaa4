"""Where sources begin and end."""

from __future__ import annotations

import pytest

from quotes.attribution.decode import Linked
from quotes.attribution.evidence import refine
from quotes.attribution.words import cut
from tests.quotes.attribution.parts import run


@pytest.mark.parametrize(
    ("text", "parts", "source", "content"),
    [
        ('"We fish here," says Nell, the cook, "and sell it."',
         ('Nell , the cook , " and sell it . "', "says", '" We fish here , "'),
         "Nell , the cook", ['" We fish here , "', '" and sell it . "']),
        ('"We fish here," says Nell of "The Hake."',
         ('Nell of " The Hake . "', "says", '" We fish here , "'),
         'Nell of " The Hake . "', ['" We fish here , "']),
        ("Fifty-one percent of them say it rains.", ("one percent of them", "say", "it rains"),
         "Fifty - one percent of them", ["it rains"]),
        ("It -one of them say it rains.", ("one of them", "say", "it rains"),
         "one of them", ["it rains"]),
        ("NO RISE IN FARES, SAYS MINISTER; UNIONS MOURN",
         ("MINISTER ;", "SAYS", "NO RISE IN FARES"), "MINISTER", ["NO RISE IN FARES"]),
        ("A man, a trucker, said it rained.", ("A man , a trucker ,", "said", "it rained"),
         "A man , a trucker", ["it rained"]),
        ("The pair, who met on the set of a song in the year 2021, said it rained.",
         ("The pair , who met on", "said", "it rained"), "The pair", ["it rained"]),
        ("The claim: It rains all day.", ("The", "claim :", "It rains all day"), "",
         ["It rains all day"]),
    ],
)  # fmt: skip
def test_ends(text: str, parts: tuple[str, str, str], source: str, content: list[str]) -> None:
    words = cut(text, [((0, len(text)), ())])
    who, cue, said = (run(words, part) for part in parts)
    (one,) = refine(words, [Linked(cue, (who,), (said,), 0.9, 0.9, 0.9)])
    assert " ".join(form for span in one.source for form in words.forms[slice(*span)]) == source
    assert [" ".join(words.forms[slice(*span)]) for span in one.content] == content


def test_what_runs_on_from_a_headline() -> None:
    text = "Mayor speaks\nDes Ott said it rained."
    words = cut(text, [((0, 12), ()), ((13, len(text)), ())])
    given = Linked(run(words, "said"), ((0, 4),), (run(words, "it rained"),), 0.9, 0.9, 0.9)
    (one,) = refine(words, [given], {0})
    assert one.source == (run(words, "Des Ott"),)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Minister resigns over leak", "Minister"),
        ("Police chief admits failings", "Police chief"),
        ("Jo Ott is out", "Jo Ott"),
        ("Former sales chief quits job", "Former sales chief"),
        ("Ferry workers", "Ferry workers"),
    ],
)
def test_a_headlines_source_ends_before_its_verb(given: str, wanted: str) -> None:
    text = f"{given}, says never again"
    words = cut(text, [((0, len(text)), ())])
    found = Linked(
        run(words, "says"), (run(words, given),), (run(words, "never again"),), 0.9, 0.9, 0.9
    )
    for headlines, source in (({0}, wanted), (set[int](), given)):
        (one,) = refine(words, [found], headlines)
        assert one.source == (run(words, source),)
