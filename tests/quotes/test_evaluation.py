"""Scoring: small cases counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.errors import StopRun
from quotes.evaluation import (
    Count,
    Label,
    Labelled,
    Scores,
    found_in,
    intervals,
    of_json,
    of_record,
    same_speaker,
    score,
    score_each,
    total,
)
from quotes.types import Decision, Document, Kind, Quotation, Record, Spans, Speaker, SpeakerKind

TEXT = (
    "Mayor Ana Lorvo said the bridge will close. “We tried,” she added, “and we failed.” "
    "It was said to be old."
)
PLAIN = ("Mayor Ana Lorvo", "said", "the bridge will close")
SPLIT = ("she", "added", "“We tried,”", "“and we failed.”")
PASSIVE = ("", "was said", "to be old")


def at(*parts: str) -> Spans:
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in parts if part)


def label(source: str, cue: str, *content: str, speaker: str | None = None) -> Label:
    return Label(at(source), at(cue), at(*content), speaker, "person" if speaker else None)


def scored(gold: list[Label], predicted: list[Label]) -> Scores:
    return score([Labelled("d", TEXT, tuple(gold))], [Labelled("d", "", tuple(predicted))])


BOTH = [label(*PLAIN), label(*SPLIT)]
CASES: dict[str, tuple[list[Label], list[Label], dict[str, tuple[int, int, int]]]] = {
    "the same": (
        BOTH,
        BOTH,
        {"relation exact": (2, 2, 2), "content exact": (3, 3, 3), "source exact": (2, 2, 2)},
    ),
    "nothing predicted": (BOTH, [], {"relation": (0, 0, 2), "content token": (0, 0, 13)}),
    "nothing in the gold": ([], BOTH, {"relation": (0, 2, 0), "cue exact": (0, 2, 0)}),
    "marks . , ; : and blanks at an end do not matter": (
        [label(*PLAIN)],
        [label("Mayor Ana Lorvo ", "said ", "the bridge will close. ")],
        {"content exact": (1, 1, 1), "source exact": (1, 1, 1), "relation exact": (1, 1, 1)},
    ),
    "a quotation mark at an end does matter": (
        [label(*SPLIT)],
        [label("she", "added", "We tried", "“and we failed.”")],
        {"content exact": (1, 2, 2), "content token": (7, 7, 9), "relation": (1, 1, 1)},
    ),
    "a longer source is the same relation, not exact": (
        [label(*PLAIN)],
        [label("Ana Lorvo", "said", "the bridge will close")],
        {"relation": (1, 1, 1), "relation exact": (0, 1, 1), "source token": (2, 2, 3)},
    ),
    "another source is another relation": (
        [label(*PLAIN)],
        [label("she", "said", "the bridge will close")],
        {"relation": (0, 1, 1), "content match": (1, 1, 1)},
    ),
    "no source where there is none": (
        [label(*PASSIVE)],
        [label("", "was said", "It", "to be old")],
        {"relation": (1, 1, 1), "relation exact": (0, 1, 1)},
    ),
    "a source where there is none": (
        [label(*PASSIVE)],
        [label("she", "was said", "to be old")],
        {"relation": (0, 1, 1), "content match": (1, 1, 1)},
    ),
    "a gold without cue asks for none": (
        [label("she", "", "“We tried,”")],
        [label("she", "added", "“We tried,”")],
        {"relation": (1, 1, 1), "relation exact": (0, 1, 1)},
    ),
    "two quotations glued together are one prediction": (
        BOTH,
        [label("she", "added", "the bridge will close", "“We tried,”", "“and we failed.”")],
        {"relation": (1, 1, 2), "content exact": (3, 3, 3), "content match": (1, 1, 2)},
    ),
    "one quotation found twice counts once": (
        [label(*SPLIT)],
        [label("she", "added", "“We tried,”"), label("she", "added", "“and we failed.”")],
        {"relation": (1, 2, 1), "content exact": (2, 2, 2)},
    ),
    "pieces with only a blank between them are one fragment": (
        [label("", "", "the bridge will close. “We tried,”")],
        [label("", "", "the bridge will close.", "“We tried,”")],
        {"content exact": (1, 1, 1), "relation exact": (1, 1, 1)},
    ),
    "kinds": (
        BOTH,
        [label(*SPLIT)],
        {"relation, direct": (1, 1, 1), "relation, indirect": (0, 0, 1)},
    ),
    "a prediction that meets its gold has the gold's kind": (
        [label(*SPLIT)],
        [label("she", "added", "“We tried,” she added")],
        {"relation, direct": (1, 1, 1), "relation, mixed": (0, 0, 0)},
    ),
}


@pytest.mark.parametrize(("gold", "predicted", "expected"), CASES.values(), ids=CASES)
def test_counts(
    gold: list[Label], predicted: list[Label], expected: dict[str, tuple[int, int, int]]
) -> None:
    scores = scored(gold, predicted)
    assert {name: scores[name] for name in expected} == {
        name: Count(*numbers) for name, numbers in expected.items()
    }


NAMES = [
    ("Ana Lorvo", "ana lorvo", True),
    ("Anna Čermák", "Anna Cermak", True),
    ("the Port Authority", "Port Authority", True),
    ("Sen. Ana Lorvo", "Ana Lorvo", True),
    ("Ana Lorvo & Ben Tusk", "Ben Tusk & Ana Lorvo", True),
    ("Ana Lorvo & Ben Tusk", "Ana Lorvo", False),
    ("Ana Lorvo", "Lorvo", False),
    ("Ana Lorvo", None, False),
    (None, None, False),
    ("", "", False),
]


@pytest.mark.parametrize(("gold", "predicted", "same"), NAMES)
def test_same_speaker(gold: str | None, predicted: str | None, same: bool) -> None:
    assert same_speaker(gold, predicted) is same


def test_speakers_are_counted_where_the_gold_names_them() -> None:
    gold = [label(*PLAIN, speaker="Ana Lorvo"), label(*SPLIT, speaker="Ana Lorvo")]
    predicted = [label(*PLAIN, speaker="Lorvo"), label(*SPLIT, speaker="Ms Ana Lorvo")]
    scores = scored(gold, predicted)
    assert scores["speaker"] == Count(1, 2, 2)
    scores = scored(gold, [label(*SPLIT)])
    assert scores["speaker"] == Count(0, 0, 2)
    assert scores["speaker of matched"] == Count(0, 0, 1)
    assert "speaker" not in scored(BOTH, predicted).counts


def test_speakers_from_elsewhere_choose_the_documents() -> None:
    gold = [Labelled("a", TEXT, tuple(BOTH)), Labelled("b", TEXT, tuple(BOTH))]
    predicted = [Labelled("b", "", (label(*PLAIN, speaker="Ana Lorvo"),))]
    speakers = {"b": {0: ("Ana Lorvo", "person"), 1: ("Somebody", "unnamed")}}
    scores = score(gold, predicted, speakers)
    assert scores.documents == 1
    assert scores["speaker"] == Count(1, 1, 1)
    assert score(gold, predicted, {"elsewhere": {}}).documents == 2


def test_documents_that_only_one_side_has() -> None:
    gold = [Labelled("a", TEXT, tuple(BOTH)), Labelled("b", TEXT, tuple(BOTH))]
    predicted = [Labelled("a", "", tuple(BOTH)), Labelled("z", "", tuple(BOTH))]
    assert score(gold, predicted)["relation"] == Count(2, 2, 4)


def test_figures_of_counts() -> None:
    count = Count(right=3, predicted=4, gold=6)
    assert (count.wrong, count.missed) == (1, 3)
    assert (count.precision, count.recall, count.f1) == (0.75, 0.5, 0.6)
    assert (Count().precision, Count().recall, Count().f1) == (0.0, 0.0, 0.0)


def test_scores_add_up() -> None:
    gold = [Labelled("a", TEXT, tuple(BOTH)), Labelled("b", TEXT, (label(*PASSIVE),))]
    predicted = [Labelled("a", "", (label(*PLAIN),)), Labelled("b", "", (label(*SPLIT),))]
    parts = score_each(gold, predicted)
    assert parts[0] + parts[1] == score(gold, predicted) == total(parts)
    assert total([]) == Scores()


def test_intervals_lie_around_the_figure_and_repeat() -> None:
    gold = [Labelled(str(i), TEXT, tuple(BOTH)) for i in range(20)]
    predicted = [Labelled(str(i), "", tuple(BOTH[: i % 3])) for i in range(20)]
    parts = score_each(gold, predicted)
    found = intervals(parts, 200)
    assert found == intervals(parts, 200)
    assert found != intervals(parts, 200, seed=1)
    low, high = found["relation"]["recall"]
    assert low < total(parts)["relation"].recall < high
    assert intervals([], 200) == {} == intervals(parts, 0)


def test_a_prediction_beyond_the_text_stops() -> None:
    with pytest.raises(StopRun, match=r"d: a predicted span ends at 999"):
        score([Labelled("d", TEXT, ())], [Labelled("d", "", (Label(content=((1, 999),)),))])


def test_found_in_says_which_is_which() -> None:
    assert found_in(TEXT, BOTH, [label(*PASSIVE), label(*SPLIT)]) == {1: 1}


def test_a_record_is_scored_as_what_it_says() -> None:
    said = Decision("rule")
    speakers = tuple(
        Speaker(name, SpeakerKind.PERSON, (0, 3), said) for name in ("Ana Lorvo", "Ben Tusk")
    )
    quotation = Quotation(
        id="q",
        source=at("she"),
        cue=at("added"),
        content=at("“We tried,”"),
        kind=Kind.DIRECT,
        sentence=(0, len(TEXT)),
        confidence=1.0,
        speakers=speakers,
    )
    labelled = of_record(Record(Document("d", TEXT), (quotation,)))
    expected = Label(
        at("she"), at("added"), at("“We tried,”"), "Ana Lorvo & Ben Tusk", str(SpeakerKind.PERSON)
    )
    assert labelled == Labelled("d", TEXT, (expected,))
    inner = replace(quotation, id="r", within="q")
    record = Record(Document("d", TEXT), (quotation, inner))
    assert of_record(record) == labelled
    assert of_record(record, inner=True).labels == (expected, expected)


def test_gold_that_names_speakers_needs_no_other_file() -> None:
    row = {
        "id": 7,
        "text": TEXT,
        "attributions": [
            {
                "source": None,
                "cue": [],
                "content": [[0, 5]],
                "speaker": "X",
                "speaker_kind": "person",
            }
        ],
    }
    document = of_json(row)
    assert document == Labelled("7", TEXT, (Label((), (), ((0, 5),), "X", "person"),))
    assert score([document], [document])["speaker"] == Count(1, 1, 1)
