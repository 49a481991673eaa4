"""The gold articles: how much of them the whole extraction finds.

The articles are invented; together they hold every construction that the extraction must know
(`tests/marked_articles.py` says how they are marked). The floors are what was measured, less a
little.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes.evaluation import Label, Labelled, found_in, of_json, of_record, same_speaker, score
from quotes.evaluation.scores import Scores
from quotes.types import Document, Quotation
from tests.marked_articles import QUOTED_ONLY, Article, articles

FLOORS = {
    # measure of quotes.evaluation: (metric, floor)
    "source exact": ("f1", 0.88),
    "cue exact": ("f1", 0.90),
    "content exact": ("f1", 0.88),
    "content token": ("f1", 0.95),
    "content match": ("f1", 0.92),
    "relation": ("f1", 0.93),
    "relation exact": ("f1", 0.80),
    "relation, direct": ("recall", 0.96),
    "relation, mixed": ("recall", 0.94),
    "relation, indirect": ("recall", 0.91),
    "speaker": ("recall", 0.78),
    "speaker of matched": ("recall", 0.80),
}
"""Over all articles together."""

FLAG_FLOORS = {"kind": 0.90, "speech": 0.60, "negated": 0.80, "hedged": 0.50}
"""Share of the quotations found (by relation) that carry the right value.

Of speech, negated and hedged only where gold or prediction says what most quotations are not.
"""

USUAL = {"kind": None, "speech": True, "negated": False, "hedged": False}

STANCE_FLOOR = 0.35
"""Share of the gold stances, of the quotations found, that carry the right label."""

CONSTRUCTION_FLOOR = 0.75
"""Share of the quotations with a construction that are found (by relation)."""

CONSTRUCTION_FLOORS: dict[str, float] = {
    "block-quote": 0.3,
    "cue-less": 0.5,
    "headline": 0.6,
    "headline-colon": 0.5,
    "hedged": 0.3,
    "nested": 0.5,
    "passive": 0.5,
    "speaker-before-colon": 0.5,
}
"""Where that share is another one."""

SPEAKER_CONSTRUCTIONS = {
    "capital": 0.5,
    "cue-less": 0.5,
    "hyphen-name": 0.9,
    "interview": 0.3,
    "joint": 0.7,
    "particle-name": 0.8,
    "pronoun": 0.7,
    "relative": 0.5,
    "role": 0.25,
    "same-surname": 0.7,
    "title-role": 0.85,
    "transliteration": 0.8,
}
"""Share of the quotations with a construction that are given to the right speaker."""

ARTICLES = articles()
IDS = [article.id for article in ARTICLES]
needs_models = pytest.mark.skipif(
    not (Path(quotes.__path__[0]) / "models" / "reader").exists(),
    reason="the models are not in quotes/models yet",
)


@dataclass
class Reading:
    """An article, what was extracted from it, and which prediction is which gold."""

    article: Article
    quotations: tuple[Quotation, ...]
    gold: Labelled
    found: Labelled
    pairs: dict[int, int]

    def matched(self) -> Iterator[tuple[dict[str, Any], Quotation]]:
        for number, place in self.pairs.items():
            yield self.article.attributions[number], self.quotations[place]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """All articles, extracted once."""
    from quotes.extraction import Extractor

    targets = tuple(target for article in ARTICLES for target in article.targets)
    extractor = Extractor(targets=targets, topics=False)
    done = []
    for article in ARTICLES:
        record = extractor.extract(Document(article.id, article.text))
        gold, found = of_json(article.as_json()), of_record(record, inner=True)
        pairs = found_in(article.text, gold.labels, found.labels)
        done.append(Reading(article, record.quotations, gold, found, pairs))
    return done


def _words(article: Article, spans: list[list[int]]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


def _touch(spans: Any, trap: tuple[int, int]) -> bool:
    return any(start < trap[1] and end > trap[0] for start, end in spans)


@pytest.fixture(scope="module")
def scores(readings: list[Reading]) -> Scores:
    return score([each.gold for each in readings], [each.found for each in readings])


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("measure", FLOORS)
def test_floor(scores: Scores, measure: str) -> None:
    metric, floor = FLOORS[measure]
    assert getattr(scores[measure], metric) >= floor, scores[measure]


def _constructions() -> list[str]:
    return sorted(
        {word for article in ARTICLES for a in article.attributions for word in a["constructions"]}
    )


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("construction", _constructions())
def test_construction_is_found(readings: list[Reading], construction: str) -> None:
    missed = []
    number = 0
    for reading in readings:
        for place, each in enumerate(reading.article.attributions):
            if construction in each["constructions"]:
                number += 1
                if place not in reading.pairs:
                    missed.append(
                        f"{reading.article.id}: {_words(reading.article, each['content'])}"
                    )
    floor = CONSTRUCTION_FLOORS.get(construction, CONSTRUCTION_FLOOR)
    assert number - len(missed) >= floor * number, "\n".join(["missed:", *missed])


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("construction", SPEAKER_CONSTRUCTIONS)
def test_construction_has_its_speaker(readings: list[Reading], construction: str) -> None:
    wrong = []
    number = 0
    for reading in readings:
        for place, each in enumerate(reading.article.attributions):
            if construction not in each["constructions"] or each["speaker"] is None:
                continue
            number += 1
            found = reading.pairs.get(place)
            name = None if found is None else reading.quotations[found].speaker
            if not same_speaker(each["speaker"], name):
                wrong.append(f"{reading.article.id}: {name!r} for {each['speaker']!r}")
    right = number - len(wrong)
    assert right >= SPEAKER_CONSTRUCTIONS[construction] * number, "\n".join(wrong)


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("flag", FLAG_FLOORS)
def test_flag(readings: list[Reading], flag: str) -> None:
    matched = [
        (gold, found)
        for reading in readings
        for gold, found in reading.matched()
        if gold[flag] != USUAL[flag] or getattr(found, flag) != USUAL[flag]
    ]
    wrong = [
        f"{getattr(found, flag)!r} for {gold[flag]!r}: {gold['content']}"
        for gold, found in matched
        if getattr(found, flag) != gold[flag]
    ]
    assert len(matched) - len(wrong) >= FLAG_FLOORS[flag] * len(matched), "\n".join(wrong)


@pytest.mark.models
@needs_models
def test_stances(readings: list[Reading]) -> None:
    wrong = []
    number = 0
    for reading in readings:
        for gold, found in reading.matched():
            labels = {stance.target: stance.label.value for stance in found.stances}
            for stance in gold["stances"]:
                number += 1
                if labels.get(stance["target"]) != stance["label"]:
                    words = _words(reading.article, gold["content"])
                    wrong.append(f"{labels.get(stance['target'])} for {stance['label']}: {words}")
    assert number - len(wrong) >= STANCE_FLOOR * number, "\n".join(wrong)


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_furniture_stays_out(readings: list[Reading], article: Article) -> None:
    reading = readings[IDS.index(article.id)]
    drawn_in = [
        (article.text[slice(*trap)], [article.text[a:b] for a, b in label.content])
        for reason, trap in article.traps
        for label in reading.found.labels
        if reason not in QUOTED_ONLY and _touch(label.content, trap)
    ]
    assert not drawn_in


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_titles_and_scare_quotes_are_no_quotations(
    readings: list[Reading], article: Article
) -> None:
    def inside(label: Label, trap: tuple[int, int]) -> bool:
        return all(trap[0] <= start and end <= trap[1] for start, end in label.content)

    reading = readings[IDS.index(article.id)]
    taken = [
        article.text[slice(*trap)]
        for reason, trap in article.traps
        for label in reading.found.labels
        if reason in QUOTED_ONLY and inside(label, trap)
    ]
    assert not taken


@pytest.mark.models
@needs_models
def test_spans_are_slices_of_the_text(readings: list[Reading]) -> None:
    for reading in readings:
        for label in reading.found.labels:
            for start, end in (*label.source, *label.cue, *label.content):
                words = reading.article.text[start:end]
                assert words and words == words.strip()
