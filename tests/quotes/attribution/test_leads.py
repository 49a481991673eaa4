"""Clauses that end in a colon before a quotation: whose words it is."""

from __future__ import annotations

import pytest

from quotes.attribution.leads import led
from quotes.attribution.names import Name
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page

BEFORE = '"We will go on with the plan," Smith said. '
NO = '"No, it is a waste."'


def spans(text: str, *phrases: str) -> tuple[Span, ...]:
    return tuple((text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases)


def leads(text: str, *content: str, cue: str = "said") -> list[tuple[str, str, str]]:
    """Source, cue and content of all, once the model has given `content` to Smith."""
    names = [Name(span, "PER", 0.9) for span in spans(text, "Smith")]
    names += [Name(span, "PER", 0.9) for span in spans(text, "Jones")]
    given = Attribution(spans(text, "Smith"), spans(text, cue), spans(text, *content), 0.9)
    return [
        (slices(text, one.source), slices(text, one.cue), slices(text, one.content))
        for one in led(page(text, names), [given])
    ]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("Jones was blunter:", ("Jones", "was blunter:")),
        ("But Jones was more direct:", ("Jones", "was more direct:")),
        ("Jones put it differently:", ("Jones", "put it differently:")),
        ("Ms. Jones could not hide her anger:", ("Ms. Jones", "could not hide her anger:")),
        ("Jones, a lawyer in Leeds, was blunt:", ("Jones, a lawyer in Leeds,", "was blunt:")),
        ("Jones:", ("Jones", ":")),
        ("Jones on BBC Radio 5 Live:", ("Jones", "on BBC Radio 5 Live:")),
        ("Former Rovers striker Jones:", ("Former Rovers striker Jones", ":")),
        ("Rovers full-back Jones to the BBC:", ("Rovers full-back Jones", "to the BBC:")),
        ("Jones, speaking to reporters on Friday:", ("Jones", ":")),
        ("Jones, his niece:", ("Jones", ":")),
        ("Another:", ("Another", ":")),
        ("Another was more candid:", ("Another", "was more candid:")),
        ("Others were blunter:", ("Others", "were blunter:")),
        ("Jones ahead of the game:", ("Jones", "ahead of the game:")),
        ("She had a simple message:", ("She", "had a simple message:")),
        ("The opposition was less polite:", ("The opposition", "was less polite:")),
    ],
)
def test_a_clause_with_a_colon_names_who_speaks_by_its_subject(
    clause: str, wanted: tuple[str, str]
) -> None:
    text = f"{BEFORE}{clause} {NO}"
    text = text if "Jones" in text else f"{text} Jones left."
    assert leads(text, '"We will go on with the plan,"', NO) == [
        ("Smith", "said", '"We will go on with the plan,"'),
        (*wanted, NO),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "The reason was clear:",
        "There was one problem:",
        "For Jones the answer was simple:",
        "The sign on the door read:",
        "In Leeds, he had a message:",
        "Another idea by Jones:",
        "One was:",
        "One thing is clear:",
        "A book about Jones:",
        "Jones, who had a plan:",
        "Jones, it was clear:",
    ],
)
def test_what_is_no_speakers_clause_changes_nothing(clause: str) -> None:
    text = f"{BEFORE}{clause} {NO} Jones left."
    assert len(leads(text, '"We will go on with the plan,"', NO)) == 1


def test_a_cue_after_the_quotation_goes_before_the_clause_with_the_colon() -> None:
    text = f"Jones waited. Smith was blunt: {NO} he told us."
    assert leads(text, NO, cue="told us") == [("Smith", "told us", NO)]


def test_a_topic_of_whom_the_colon_is_the_cue_is_nobodys_source() -> None:
    text = f"Rain fell. Jones on Smith: {NO}"
    assert leads(text, NO, cue=":") == [("Jones", "on Smith:", NO)]


def test_what_somebody_quotes_in_a_quotation_stays_theirs() -> None:
    said = "“I asked Jones. Jones said: ‘It is a waste of time.’”"
    assert leads(f"Smith said: {said}", said) == [("Smith", "said", said)]


def test_a_dash_may_open_the_clause() -> None:
    text = f"Smith said so.\n\n— Jones, in a letter: {NO}"
    assert leads(text, "so")[1:] == [("Jones", ":", NO)]


def test_a_title_is_no_quotation() -> None:
    text = 'Smith said so. Jones wrote a book: "A Plan for All Ages"'
    assert len(leads(text, "so")) == 1
