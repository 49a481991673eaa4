"""What quotation marks say about the ends of contents."""

from __future__ import annotations

import pytest

from quotes.attribution.evidence import refine
from tests.quotes.attribution.linking import contents, linked, words_of


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        pytest.param(
            '"We will go home," she said.', "We will go home", '" We will go home , "', id="most"
        ),
        pytest.param(
            '"We go," she said.',
            "We go",
            '" We go , "',
            id="all words of a short stretch",
        ),
        pytest.param(
            '"We will go home," she said.',
            '" We will go home ,',
            '" We will go home , "',
            id="all but the closing mark",
        ),
        pytest.param(
            '"We will all go home soon enough," she said.',
            "We will",
            "We will",
            id="less than half of a stretch",
        ),
        pytest.param(
            'that it was a "farce" without end, she said.',
            'that it was a " farce " without end',
            'that it was a " farce " without end',
            id="a stretch inside",
        ),
        pytest.param(
            'that it was a "farce of the worst kind," she said.',
            'that it was a " farce of the worst kind ,',
            'that it was a " farce of the worst kind , "',
            id="a stretch that sticks out",
        ),
        pytest.param(
            "that it was 'a farce of sorts' she said.",
            "that it was ' a farce",
            "that it was ' a farce of sorts '",
            id="single marks",
        ),
        pytest.param(
            "‘I wrote: “A baby will die like this.” I am sorry that it happened,’ she said.",
            '" A baby will die like this . " I am sorry that it happened , \'',
            "' I wrote : \" A baby will die like this . \" I am sorry that it happened , '",
            id="double in single marks",
        ),
        pytest.param(
            "she said, ‘and then I was told: “Nobody will ever come.” So be it, I thought.’",
            '" Nobody will ever come',
            '" Nobody will ever come . "',
            id="double in single marks, half of it",
        ),
        pytest.param(
            "that the members' vote and the workers' strike would go on, she said.",
            "vote and the workers ' strike",
            "vote and the workers ' strike",
            id="apostrophes are no marks",
        ),
        pytest.param(
            '"We will go home, she said.', "will go home", "will go home", id="never closed"
        ),
        pytest.param(", that we go, she said.", ", that we go ,", "that we go", id="commas"),
        pytest.param("; : that we go: she said.", "; : that we go :", "that we go", id="colons"),
        pytest.param("we go. she said", "we go .", "we go .", id="a full stop stays"),
        pytest.param("— We go — said Ott", "— We go —", "We go", id="dashes of a dialogue"),
        pytest.param("– We go, – said Ott", "– We go , –", "We go", id="a comma and a dash"),
        pytest.param("- We go, - said Ott", "- We go , -", "We go", id="hyphens for dashes"),
        pytest.param("we go -- she said", "we go - -", "we go", id="two hyphens for a dash"),
        pytest.param("we go--she said", "we go - -", "we go", id="two hyphens without spaces"),
        pytest.param("-3 or pre- said Ott", "- 3 or pre -", "- 3 or pre -", id="hyphens of words"),
        pytest.param("we go - now - she said", "we go - now", "we go - now", id="a dash inside"),
        pytest.param("“We never —” said Ott", "We never —", '" We never — "', id="broken off"),
    ],
)
def test_runs_are_stretched_and_trimmed(text: str, given: str, wanted: str) -> None:
    words = words_of(text)
    assert contents(words, linked(words, "said", given)) == [[wanted]]


def test_own_cue_inside_the_stretch() -> None:
    # Marks that are paired wrongly: the stretch holds what is not quoted.
    words = words_of('we go "she said of that and they stay" here')
    found = linked(words, "said", "of that and they stay", source="she")
    assert contents(words, found) == [["of that and they stay"]]


def test_marks_that_open_before_the_own_source_are_not_its() -> None:
    words = words_of("‘Ott said, “You are silly.” It hurt me.’")
    found = linked(words, "said", '" You are silly . " It hurt me . \'', source="Ott")
    assert contents(words, found) == [['" You are silly . " It hurt me .']]


def test_another_quotation_inside_the_stretch() -> None:
    words = words_of('"Ott told us that they stay at home," she said.')
    outer = linked(words, "said", "Ott told us that they stay at home")
    inner = linked(words, "told", "that they stay at home", source="Ott")
    assert contents(words, outer, inner)[0] == ['" Ott told us that they stay at home , "']


def test_runs_that_grow_into_each_other_are_one() -> None:
    words = words_of('"We will go home, and they will stay," she said.')
    found = linked(words, "said", "We will go home , and", "they will stay")
    assert contents(words, found) == [['" We will go home , and they will stay , "']]


def test_interrupted_quotation() -> None:
    words = words_of('"We will go," she said, "and they will stay."')
    found = linked(words, "said", "We will go", "and they will stay", source="she")
    assert contents(words, found) == [['" We will go , "', '" and they will stay . "']]


def test_interrupted_between_dashes() -> None:
    words = words_of("“The deal — Ott said — is dead, and so is the pact.”")
    found = linked(
        words, "said", '" The deal —', '— is dead , and so is the pact . "', source="Ott"
    )
    assert contents(words, found) == [['" The deal', 'is dead , and so is the pact . "']]


def test_neighbouring_quotations_are_not_glued() -> None:
    words = words_of('"We will go." "They will stay," she said.')
    found = linked(words, "said", "They will stay ,", source="she")
    assert contents(words, found) == [['" They will stay , "']]


def test_what_has_no_word_is_no_content() -> None:
    words = words_of('she said, "..." and went')
    assert contents(words, linked(words, "said", ",")) == []
    assert contents(words, linked(words, "said", ",", "and went")) == [["and went"]]


def test_other_parts_stay() -> None:
    words = words_of('"We will go home," she said.')
    found = linked(words, "said", "will go home", source="she")
    (refined,) = refine(words, [found])
    assert (refined.cue, refined.source, refined.cue_score) == (found.cue, found.source, 0.9)
