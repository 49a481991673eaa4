"""Interviews without labels: which paragraphs are answers, by form alone."""

from __future__ import annotations

import pytest

from quotes.attribution.interviews import with_answers
from quotes.types import Attribution, slices
from tests.quotes.attribution.parts import page

INTRO = "# Anna Jones on the budget\n\nPeter Smith spoke to her in Leeds on Monday."
ASKED = ["What do you think of it?", "Will you vote?", "Who did you ask?", "Will it pass?"]
SAID = ["It is a waste, I think.", "I will not.", "My mother.", "No. It will fail."]


def answers(text: str, *given: str) -> list[str]:
    """The contents, where the model has found those `given`."""
    found = [
        Attribution((), (), ((text.index(words), text.index(words) + len(words)),), 0.9)
        for words in given
    ]
    return [slices(text, one.content) for one in with_answers(page(text), found)]


def interview(form: str, said: list[str] = SAID, asked: list[str] = ASKED) -> str:
    turns = (f"{form.format(q)}\n\n{a}" for q, a in zip(asked, said, strict=True))
    return "\n\n".join([INTRO, *turns])


@pytest.mark.parametrize("form", ["**{}**", "### {}", "*{}*", "{}"])
def test_what_stands_below_questions_are_answers(form: str) -> None:
    assert answers(interview(form)) == SAID


def test_those_who_answer_may_say_we() -> None:
    said = ["We grew, as our friends' firms did.", "We'd like to.", "Me.", "It will."]
    assert answers(interview("**{}**", said)) == said


def test_an_answer_may_have_several_paragraphs_but_the_last_one() -> None:
    text = interview("**{}**", ["I do.\n\nAnd I wait.", *SAID[1:]]) + "\n\nThe vote is on Friday."
    assert answers(text) == ["I do. … And I wait.", *SAID[1:]]


def test_what_is_found_in_questions_and_answers_gives_way() -> None:
    text = interview("**{}**")
    assert answers(text, "her in Leeds", "think of it", "will fail") == ["her in Leeds", *SAID]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            interview("**{}**", ["It is a waste.", "They will not.", "A lot.", "No."]),
            id="an explainer: nobody answers",
        ),
        pytest.param(
            interview("**{}**", asked=["What is it?", "Who votes?", "Who asked?", "Will it pass?"]),
            id="an explainer in the first person: nobody is asked",
        ),
        pytest.param(
            interview("**{}**", ["We do not know.", "Our map tells.", "We asked.", "It may."]),
            id="an explainer by its paper",
        ),
        pytest.param(
            interview("**{}**", ["Ott said: 'I'd go.'", "'I will,' he said.", *SAID[2:]]),
            id="an explainer that quotes in single marks",
        ),
        pytest.param(
            interview("**{}**", [*SAID[:3], "It will be my end, said Jo Hill."]),
            id="an explainer that reports",
        ),
        pytest.param(
            interview("{}", SAID[:3], ASKED[:3]), id="three questions that nothing sets off"
        ),
        pytest.param(
            interview("{}", ["I do not.\n\n" * 9, *SAID[1:]]),
            id="a column that asks its readers now and then",
        ),
        pytest.param(interview("**{}**", SAID[:2], ASKED[:2]), id="two questions"),
    ],
)
def test_questions_alone_are_no_interview(text: str) -> None:
    assert answers(text) == []
