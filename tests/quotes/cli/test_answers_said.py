"""Who comes first among those who said something, and what is shown of a quotation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.values import Hit, SpeakerRow
from quotes.cli.answers.meaning import understood
from quotes.cli.answers.ranking import ranking
from quotes.cli.answers.said import _best_first
from quotes.cli.render import chips
from quotes.questions import Asks, Question
from quotes.types import Kind, SpeakerKind


def hit(id: str, relevance: float, *, complete: bool) -> Hit:
    """A quotation with all the words asked for, or near them in meaning."""
    return Hit(
        id=id, content="words", content_spans=((0, 5),), sentence="words", sentence_start=0,
        marks=(), cue="said", source="he", speaker="Ana", speaker_ids=(1,), kind=Kind.DIRECT,
        speech=True, negated=False, hedged=False, confidence=1.0, date=None, publisher=None,
        title=None, document_id="d", url=None, origin=None, stances=(), topics=(),
        relevance=relevance, complete=complete,
    )  # fmt: skip


def test_all_the_words_once_go_before_much_that_is_near_in_meaning() -> None:
    near = [hit(f"near {number}", 0.7, complete=False) for number in range(5)]
    groups = [
        _best_first("Near", near, None),
        _best_first("Exact", [hit("exact", 0.5, complete=True)], None),
        _best_first("Once", [hit("once", 0.7, complete=False)], None),
        _best_first(None, [hit("nobody's", 0.9, complete=True)], None),
    ]
    ranked = ranking("", groups, 8, 0).groups
    assert [group.speaker for group in ranked] == ["Exact", "Near", "Once", None]


def test_of_one_speaker_the_quotation_with_all_the_words_is_shown_first() -> None:
    group = _best_first(
        "Ana",
        [
            hit("near", 0.8, complete=False),
            hit("exact", 0.6, complete=True),
            hit("far", 0.4, complete=False),
        ],
        None,
    )
    assert [each.id for each in group.hits] == ["exact", "near"]
    assert group.total == 3


def test_a_doubtful_attribution_is_not_called_unsure_as_stances_are() -> None:
    doubtful = replace(hit("q", 1.0, complete=True), confidence=0.494)
    assert [chip.plain for chip in chips(doubtful)] == ["direct", "confidence 0.49"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Lavrov", "Kerry"], "Lavrov and Kerry"),
        (["Scientists", "scientists", "Ann Shaw"], "Scientists and Ann Shaw"),
        (["Scientists", "A", "B", "C", "D"], "Scientists (A, B, C and D)"),
        (["A", "B", "C", "D", "E", "F"], "Scientists (A, B, C, D and 2 others)"),
    ],
)
def test_of_many_speakers_a_few_are_named_once_each(names: list[str], said: str) -> None:
    rows = [
        SpeakerRow(number, name, SpeakerKind.GROUP, (), (), 1, 1, None, None)
        for number, name in enumerate(names)
    ]
    assert understood(Question(Asks.SAID, "scientists"), rows) == said
