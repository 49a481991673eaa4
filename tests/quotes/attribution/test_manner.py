"""Kind, speech or thought, negated, hedged: tables of sentences with their parts marked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quotes.attribution.manner import is_hedged, is_negated, is_speech, kind_of
from quotes.marks import pair_marks
from quotes.types import Attribution, Kind, Spans

_PART = re.compile(r"([SQC])\{(.*?)\}")


def fails(sentence: str, expected: bool, reason: str) -> Any:
    """A case that is known to come out wrong."""
    return pytest.param(sentence, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


def marked(sentence: str) -> tuple[str, Attribution]:
    """The text of "S{Ott} Q{said} C{we go}", and its source, cue and content."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"S": [], "Q": [], "C": []}
    for number, piece in enumerate(_PART.split(sentence)):
        if number % 3 == 1:
            letter = piece
            continue
        if number % 3 == 2:
            spans[letter].append((len(text), len(text) + len(piece)))
        text += piece
    source, cue, content = (tuple(spans[letter]) for letter in "SQC")
    return text, Attribution(source, cue, content, 1.0)


def kind(sentence: str) -> Kind:
    text, attribution = marked(sentence)
    return kind_of(text, attribution.content, pair_marks(text, [(0, len(text))]))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('C{"We will go,"} S{she} Q{said}.', "direct"),
        ('C{We will go}," S{she} Q{said}.', "indirect"),
        ('"C{We will go}," S{she} Q{said}.', "direct"),
        ('C{"We will go,"} S{she} Q{said}, C{"and stay away."}', "direct"),
        ("C{‘We will go,’} S{she} Q{said}.", "direct"),
        ("C{''We will go,''} S{she} Q{said}.", "direct"),
        ("C{«We will go»}, S{she} Q{said}.", "direct"),
        ('C{"We said ‘no’ to all,"} S{she} Q{said}.', "direct"),
        ('S{She} Q{said}: C{"We will go. Nobody will stay.}', "direct"),
        ('S{She} Q{called} it C{"pure invention."}', "direct"),
        ('S{She} Q{said} C{that the plan was "pure invention."}', "mixed"),
        ('S{She} Q{said} C{the "deal"} would be C{off}.', "mixed"),
        ('C{"We will go,"} S{she} Q{said}, C{and that they would stay}.', "mixed"),
        ("S{She} Q{said} C{that they would go}.", "indirect"),
        ("S{She} Q{said} C{that the members' vote wasn't void}.", "indirect"),
        ('The "deal" is off, S{she} Q{said}: C{they would go}.', "indirect"),
        ('"We go." S{She} Q{said} C{so} "today."', "indirect"),
        ('C{"..."} S{she} Q{said}.', "indirect"),
        ("S{She} Q{nodded}.", "indirect"),
    ],
)
def test_kinds(sentence: str, expected: str) -> None:
    assert kind(sentence) == expected


def test_a_long_quotation_has_one_kind_whatever_it_holds() -> None:
    words = ' and "so on"' * 60
    assert kind(f"S{{She}} Q{{said}} C{{that they would go{words}}}") is Kind.MIXED


def speech(sentence: str) -> bool:
    text, attribution = marked(sentence)
    return is_speech(text, attribution.cue, kind(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("S{She} Q{said} C{they would go}.", True),
        ("S{She} Q{told} reporters C{they would go}.", True),
        ("S{She} Q{denied} C{the report}.", True),
        ("S{She} Q{promised} C{to go}.", True),
        ("Q{According to} S{her}, C{they would go}.", True),
        ("S{She} Q{tweeted} C{they would go}.", True),
        ("S{She} Q{accused} them C{of lying}.", True),
        ("C{They would go}.", True),
        ("S{She} Q{believes} C{they would go}.", False),
        ("S{She} Q{Hoped} C{to go}.", False),
        ("S{She} Q{is expecting} C{them}.", False),
        ("S{They} Q{plan} C{to go}.", False),
        ("S{She} Q{wanted} C{to go}.", False),
        ("S{Officials} Q{fear} C{they would go}.", False),
        ("S{She} Q{doubts} C{it}.", False),
        ("S{She} is Q{clear} C{that they go}.", False),
        ("S{She} Q{made clear} C{that they go}.", True),
        ("S{She} Q{makes it clear} C{that they go}.", True),
        ("S{She} is Q{convinced} C{they would go}.", False),
        ("S{Voters} Q{seem} C{to like it}.", False),
        # Quoted words were uttered, whatever the verb.
        ('C{"They will go,"} S{she} Q{believes}.', True),
        ('S{She} Q{hopes} C{for "a new start."}', True),
        # No word of the list, though it holds one.
        ("S{She} Q{replanned} C{the trip}.", True),
    ],
)
def test_speech_or_thought(sentence: str, expected: bool) -> None:
    assert speech(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("S{She} Q{did not say} C{why}.", True),
        ("S{She} did not Q{say} C{why}.", True),
        ("S{She} didn't Q{say} C{why}.", True),
        ("S{She} didn’t Q{say} C{why}.", True),
        ("S{She} has never Q{suggested} C{that they go}.", True),
        ("S{She} Q{declined to say} C{why}.", True),
        ("S{She} refused to Q{say} C{why}.", True),
        ("S{She} Q{declined} C{to comment}.", True),
        ("S{She} Q{declined} C{the offer}.", False),
        ("S{She} failed to Q{mention} C{the vote}.", True),
        ("S{She} stopped short of Q{saying} C{that they go}.", True),
        ("S{She} won't Q{say} C{why}.", True),
        ("S{She} cannot Q{confirm} C{the report}.", True),
        fails(
            "Neither S{Ott} nor S{Vass} Q{said} C{why}.",
            True,
            "the negation stands before the source",
        ),
        ("S{She} has yet to Q{say} C{why}.", True),
        ("S{She} was unable to Q{say} C{why}.", True),
        ("S{She} forgot to Q{mention} C{the vote}.", True),
        ("S{The report} Q{makes no claim} C{that they go}.", True),
        ("S{She} Q{said nothing} C{about the vote}.", True),
        ("S{She} Q{said} C{nothing about the vote}.", True),
        ("S{She} Q{said} nothing C{about the vote}.", True),
        ("S{She} Q{said} C{nothing had changed}.", False),
        ("S{She} was not the only one to Q{say} C{they would go}.", False),
        ("S{She} wasn't the first to Q{say} C{they would go}.", False),
        ("S{She} didn't just Q{say} C{they would go}.", False),
        ("S{Not everyone} Q{agreed} C{that they go}.", True),
        ("S{Nobody} would Q{say} C{why}.", True),
        ("S{No official} Q{said} C{why}.", True),
        ("S{No Wall Street executive} has Q{said} C{why}.", True),
        ("S{No Republicans} Q{said} C{they would go}.", True),
        ("So far S{no Labour MP} has Q{said} C{why}.", True),
        ("S{No 10} Q{said} C{they would go}.", False),
        ("S{No 11 sources} Q{said} C{they would go}.", False),
        ("S{No Labels} Q{said} C{they would go}.", False),
        ("S{No Labels, a group of the centre,} Q{said} C{they would go}.", False),
        ("S{No fewer than 40 MPs} Q{said} C{they would go}.", False),
        ("Nor did S{she} Q{say} C{why}.", True),
        ("At no point has S{Ott} Q{said} C{why}.", True),
        ("Nor was it cold when S{she} Q{said} C{so}.", False),
        ("S{She} does not back the vote and Q{considers} C{it void}.", False),
        ("S{She} did not confirm or Q{deny} C{the report}.", True),
        ("S{She} did not go and Q{say} C{why}.", True),
        ("S{No one} Q{said} C{why}.", True),
        ("S{She} Q{made no mention of} C{the vote}.", True),
        ("S{She} Q{avoided} C{the word}.", True),
        ("S{She} left without Q{saying} C{why}.", True),
        ("S{She} Q{said} C{they would go}.", False),
        ("S{She} Q{denied} C{that they would go}.", False),
        ("S{She} Q{said} C{they would not go}.", False),
        ("C{They would not go}, S{she} Q{said}.", False),
        ('C{"I did not go,"} S{she} Q{said}.', False),
        ("S{A man who did not go} Q{said} C{they would}.", False),
        ("He did not go. S{She} Q{said} C{they would}.", False),
        ("He did not go, but S{she} Q{said} C{they would}.", False),
        ("S{She} Q{noted} C{the vote}.", False),
        ("S{She} Q{rejected} C{the plan}.", False),
        ("Not once, but twice, S{she} Q{said} C{they would go}.", False),
        ("S{She} Q{not only said} C{they would go}.", False),
        ("S{Ott} Q{wasn't surprised:} C{“It is Tuesday.”}", False),
        ("S{Ott} Q{did not mince his words}: C{“It is a scandal.”}", False),
        ("S{Ott} Q{never said}: C{“It is a scandal.”}", True),
        ("S{Ott} Q{did not endorse} C{“the plan”}.", True),
    ],
)
def test_negated(sentence: str, expected: bool) -> None:
    assert is_negated(*marked(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("S{She} reportedly Q{said} C{they would go}.", True),
        ("S{She} Q{allegedly told} him C{to go}.", True),
        ("S{She} appeared to Q{suggest} C{they would go}.", True),
        ("S{She} Q{seemed to say} C{they would go}.", True),
        ("S{She} is said to Q{believe} C{they would go}.", True),
        ("S{She} was reported to have Q{said} C{they would go}.", True),
        ("S{She} is rumored to Q{want} C{to go}.", True),
        ("S{She} is rumoured to Q{want} C{to go}.", True),
        ("S{She} may have Q{said} C{they would go}.", True),
        ("S{She} apparently Q{thinks} C{they would go}.", True),
        ("S{She} Q{said} C{they would go}.", False),
        ("S{She} Q{said} C{they would reportedly go}.", False),
        ("C{They will likely go}, S{she} Q{said}.", False),
        ("Reportedly he went. S{She} Q{said} C{they would go}.", False),
        ("S{The man who was said to go} Q{denied} C{it}.", False),
        ("S{She} Q{alleged} C{fraud}.", False),
        ("S{She} Q{reported} C{a theft}.", False),
    ],
)
def test_hedged(sentence: str, expected: bool) -> None:
    assert is_hedged(*marked(sentence)) is expected


def test_without_a_cue_there_is_nothing_to_negate_or_hedge() -> None:
    text, attribution = marked("S{Ott}: C{not even reportedly so}")
    assert attribution.cue == ()
    assert not is_negated(text, attribution)
    assert not is_hedged(text, attribution)
    nothing: Spans = ()
    assert is_speech(text, nothing, Kind.INDIRECT)
