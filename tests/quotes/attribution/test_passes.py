"""What the form of a text adds to what the model found, or puts right."""

from __future__ import annotations

import pytest

from quotes.attribution.passes import passed
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page

Parts = tuple[str, str, str]
HORVAT = "> The reform is robbery.\n> — Ivan Horvat, Workers' Party"


def at(text: str, phrase: str) -> tuple[Span, ...]:
    pieces = [piece for piece in phrase.split(" … ") if piece]
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def formed(text: str, *given: Parts) -> list[Parts]:
    """Source, cue and content of each attribution, once the model has found those `given`."""
    found = [
        Attribution(at(text, source), at(text, cue), at(text, content), 0.9)
        for source, cue, content in given
    ]
    return [
        (slices(text, a.source), slices(text, a.cue), slices(text, a.content))
        for a in passed(page(text), found)
    ]


# A block quotation is of who signs it.
SIGNED = [
    pytest.param(
        f"The opposition answered:\n\n{HORVAT}\n\nThe vote is on Friday.",
        [],
        [("Ivan Horvat, Workers' Party", "—", "The reform is robbery.")],
        id="a line below it",
    ),
    pytest.param(
        "They answered:\n\n> It is robbery.\n>\n> It stops here.\n>\n> — Ana Ott (@ott) 4 May",
        [],
        [("Ana Ott", "—", "It is robbery. … It stops here.")],
        id="two paragraphs and an account",
    ),
    pytest.param(
        f"Trade unions were angry:\n\n{HORVAT}",
        [("Trade unions", "were angry", "The reform is robbery.")],
        [("Ivan Horvat, Workers' Party", "—", "The reform is robbery.")],
        id="another source by the model",
    ),
    pytest.param(
        f"The deputy Horvat wrote:\n\n{HORVAT}",
        [("The deputy Horvat", "wrote", "The reform is robbery.")],
        [("The deputy Horvat", "wrote", "The reform is robbery.")],
        id="the same source by the model",
    ),
    pytest.param("He wrote:\n\n> ***\n> — Ivan Horvat", [], [], id="nothing quoted"),
    pytest.param(
        f"It is slow, Ott said.\n\n{HORVAT}",
        [("Ott", "said", "It is slow … The reform is robbery.")],
        [
            ("Ott", "said", "It is slow"),
            ("Ivan Horvat, Workers' Party", "—", "The reform is robbery."),
        ],
        id="no colon before it",
    ),
    pytest.param(
        "It is slow.\n\n> It is robbery.\n>\n> — **Ana Ott**, in a speech",
        [],
        [("Ana Ott", "—", "It is robbery.")],
        id="an emphasised name",
    ),
    pytest.param("It is slow.\n\n> It is robbery.", [], [], id="no colon and no signature"),
]
# A stretch in marks is one attribution's.
MARKED = [
    pytest.param(
        "“A bad day,” said Ott.\n\n“A day of joy,” said Hill.",
        [("Ott", "said", "“A bad day,”"), ("Hill", "said Hill", "“A day of joy,”")],
        [("Ott", "said", "“A bad day,”"), ("Hill", "said Hill", "“A day of joy,”")],
        id="each has one",
    ),
    pytest.param(
        "“A bad day,” said Ott.\n\n“A day of joy,” cried Hill.",
        [("Ott", "said", "“A day of joy,”"), ("Hill", "cried", "“A day of joy,”")],
        [("Hill", "cried", "“A day of joy,”")],
        id="its own paragraph's cue has it",
    ),
    pytest.param(
        "The jury sat. “A mayor took more,” prosecutors said, opening the case.",
        [
            ("prosecutors", "opening", "“A mayor took more,”"),
            ("prosecutors", "said", "“A mayor took more,”"),
        ],
        [("prosecutors", "opening", "“A mayor took more,”")],
        id="one of two cues has it",
    ),
    pytest.param(
        "“Ott said it would rain,” Hill told us.",
        [("Hill", "told us", "“Ott said it would rain,”"), ("Ott", "said", "it would rain")],
        [("Hill", "told us", "“Ott said it would rain,”"), ("Ott", "said", "it would rain")],
        id="a report inside another stays",
    ),
    pytest.param(
        "Ott said it was “a bad day” and Hill agreed.",
        [("Ott", "said", "it was “a bad day”"), ("Hill", "agreed", "a bad day")],
        [("Ott", "said", "it was “a bad day”"), ("Hill", "agreed", "a bad day")],
        id="a part of a longer content is no rival",
    ),
    pytest.param(
        "Talks will begin, Ott said. The talks are expected to last.",
        [
            ("Ott", "said", "Talks will begin … The talks"),
            ("", "are expected", "The talks … to last"),
        ],
        [("Ott", "said", "Talks will begin"), ("", "are expected", "The talks … to last")],
        id="out of marks a part is of the cue in its sentence",
    ),
    pytest.param(
        "Talks will begin, Ott said. The talks will fail, too.",
        [("Ott", "said", "Talks will begin … The talks will fail")],
        [("Ott", "said", "Talks will begin … The talks will fail")],
        id="what nobody else has stays",
    ),
]
# A label says who is quoted.
LABELLED = [
    pytest.param(
        "- *The Chamber*: “A black day.”\n- **Trade unions**: “A day of joy.”",
        [("Trade unions", "**:", "“A black day.” … “A day of joy.”")],
        [("The Chamber", ":", "“A black day.”"), ("Trade unions", "**:", "“A day of joy.”")],
        id="list items",
    ),
    pytest.param(
        "**Trade unions:** “A day of joy.”",
        [],
        [("Trade unions", ":", "“A day of joy.”")],
        id="in bold",
    ),
    pytest.param("The sign read: “No entry.”", [], [], id="running text"),
    pytest.param("- The plan: “growth” and so on, in ten parts", [], [], id="more after it"),
]
# What never closes goes with what continues it.
UNCLOSED = [
    pytest.param(
        "“We left,” Ott said.\n\n“Nobody saw us.\n\n“It was dark,” she said.",
        [("Ott", "said", "“We left,”"), ("she", "said", "“It was dark,”")],
        [("Ott", "said", "“We left,”"), ("she", "said", "“Nobody saw us. … “It was dark,”")],
        id="before what has a source",
    ),
    pytest.param(
        "‘We left,’ Ott said.\n\n‘Nobody saw us.\n\n‘It was dark,’ she said.",
        [("Ott", "said", "‘We left,’"), ("she", "said", "‘It was dark,’")],
        [("Ott", "said", "‘We left,’"), ("she", "said", "‘Nobody saw us. … ‘It was dark,’")],
        id="in single marks",
    ),
    pytest.param(
        "It was late.\n\n“We left.\n\n“Nobody saw us.\n\n“It was dark.”",
        [],
        [("", "", "“We left. … “Nobody saw us. … “It was dark.”")],
        id="several before one without",
    ),
    pytest.param(
        "Ott said: “We left.\n\n“It was dark,” she said.",
        [("Ott", "said", "“We left."), ("she", "said", "“It was dark,”")],
        [("Ott", "said", "“We left."), ("she", "said", "“It was dark,”")],
        id="somebody has it",
    ),
    pytest.param(
        "“We left.\n\nIt was late.\n\n“It was dark,” she said.",
        [("she", "said", "“It was dark,”")],
        [("she", "said", "“It was dark,”")],
        id="nothing continues it",
    ),
]


@pytest.mark.parametrize(("text", "given", "wanted"), [*SIGNED, *MARKED, *LABELLED, *UNCLOSED])
def test_who_has_what_by_the_form_of_the_text(
    text: str, given: list[Parts], wanted: list[Parts]
) -> None:
    assert formed(text, *given) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Quite sure.”", [("", "", "“Quite sure.”")]),
        ("“Are you?”", [("", "", "“Are you?”")]),
        ("“Quite sure”", []),
        ("“...”", []),
    ],
)
def test_a_short_sentence_in_marks_is_a_quotation(text: str, wanted: list[Parts]) -> None:
    assert formed(f"They met on Friday.\n\n{text}\n\nThey left.") == wanted


@pytest.mark.parametrize("given", [[], [("the fans", ":", "“They were good.”")]])
def test_topics_are_of_who_is_quoted_right_before(given: list[Parts]) -> None:
    text = "Ott said: “I never went.”\n\nOn the fans: “They were good.”\n\nIt rained."
    ott = ("Ott", "said", "“I never went.”")
    assert formed(text, ott, *given) == [("Ott", "said", "“I never went.” … “They were good.”")]


def test_what_somebody_is_the_topic_of_is_not_theirs() -> None:
    text = "It rained.\n\nOn Ott's future: “He will stay.”\n\nOn whether he plays: “We will see.”"
    found = [("Ott's", ":", "“He will stay.”")]
    assert formed(text, *found) == [("", ":", "“He will stay.” … “We will see.”")]


@pytest.mark.parametrize("lead", ["Asked if he knew, Rao said:", "On Monday Rao said:"])
def test_a_clause_is_no_topic(lead: str) -> None:
    text = f"Ott said: “I never went.”\n\n{lead} “They were good.”\n\nIt rained."
    ott, rao = ("Ott", "said", "“I never went.”"), ("Rao", "said:", "“They were good.”")
    assert formed(text, ott, rao) == [ott, rao]


def test_a_topic_without_a_quotation_before_it_is_nobodys() -> None:
    text = "Ott went home.\n\nOn the fans: “They were good to us.”\n\nIt rained."
    assert formed(text) == []


def test_a_topic_is_not_of_who_was_quoted_long_before() -> None:
    text = (
        "“I never went,” Hill said.\n\nRain fell.\n\nThen Ott, the coach, spoke.\n\n"
        "On the fans: “They were good to us.”\n\nIt ended."
    )
    hill = ("Hill", "said", "“I never went,”")
    assert formed(text, hill) == [hill]
