"""The gold articles themselves: whether they are sound, complete, and read as they are marked."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from quotes.evaluation.tokens import Text
from tests.marked_articles import QUOTED_ONLY, Article, articles, parse

NEEDED = {
    "according-to",
    "block-quote",
    "broken-lines",
    "capital",
    "cue-less",
    "dateline",
    "discontinuous",
    "document",
    "guillemets",
    "headline",
    "headline-colon",
    "hedged",
    "hyphen-name",
    "interview",
    "joint",
    "negated",
    "nested",
    "organisation",
    "particle-name",
    "passive",
    "poll",
    "pronoun",
    "relative",
    "relative-in-source",
    "role",
    "same-surname",
    "shared-source",
    "single-marks",
    "speaker-before-colon",
    "thought",
    "three-paragraphs",
    "title-role",
    "told-outlet",
    "transliteration",
    "two-paragraphs",
    "typewriter-marks",
    "unbalanced",
    "unnamed",
}
OTHER_MARKS = {"guillemets", "single-marks", "typewriter-marks"}
NO_CONTENT_OF = {"byline", "caption", "dateline", "scare", "title", "url"}


ARTICLES = articles()
IDS = [article.id for article in ARTICLES]


def _words(article: Article, spans: list[list[int]]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


def _touch(spans: Any, trap: tuple[int, int]) -> bool:
    return any(start < trap[1] and end > trap[0] for start, end in spans)


def test_every_construction_is_there() -> None:
    shown = Counter(
        word
        for article in ARTICLES
        for each in article.attributions
        for word in each["constructions"]
    )
    assert set(shown) >= NEEDED, f"missing: {NEEDED - set(shown)}"
    reasons = {reason for article in ARTICLES for reason, _ in article.traps}
    assert reasons >= NO_CONTENT_OF
    labels = {
        s["label"] for article in ARTICLES for a in article.attributions for s in a["stances"]
    }
    assert labels == {"support", "oppose", "conditional", "neutral"}
    assert len(ARTICLES) >= 12


@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_gold_is_sound(article: Article) -> None:
    names = {target.name for target in article.targets}
    text = Text(article.text)
    taken: set[int] = set()
    assert article.attributions == sorted(
        article.attributions, key=lambda each: min(each["content"] + each["cue"])
    ), "in order of the text"
    for each in article.attributions:
        content = [tuple(span) for span in each["content"]]
        for role in ("source", "cue", "content"):
            for start, end in each[role]:
                words = article.text[start:end]
                assert words == words.strip(), words
        for name in (each["speaker"] or "").split(" & "):
            assert name in article.text, f"{name} is not in the article"
        assert {stance["target"] for stance in each["stances"]} <= names
        tokens = text.tokens_in(tuple(content))
        assert not tokens & taken, f"contents overlap: {_words(article, each['content'])}"
        taken |= tokens
        if not OTHER_MARKS & set(each["constructions"]):
            assert each["kind"] == text.kind(tuple(content)), _words(article, each["content"])
        for reason, trap in article.traps:
            if reason not in QUOTED_ONLY:
                assert not _touch(content, trap)


@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_reports_within_reports_lie_inside_one_content(article: Article) -> None:
    for inner in article.nested:
        outer = [
            each
            for each in article.attributions
            if all(
                any(a <= start and end <= b for a, b in each["content"])
                for start, end in inner["content"] + inner["cue"] + inner["source"]
            )
        ]
        assert len(outer) == 1 and "nested" in outer[0]["constructions"]


MALFORMED = {
    "never closed": "---\n{c1:said\n===\n1 | direct | - | |\n",
    "closes nothing": "---\nsaid}\n===\n",
    "no known mark": "---\n{z1:said}\n===\n",
    "not listed": "---\n{c1:said}\n===\n",
    "no content": "---\n{s1:she}\n===\n1 | direct | - | |\n",
    "two cues": "---\n{c1:a} {q1:b} {q1:c}\n===\n1 | direct | - | |\n",
    "kind": "---\n{c1:a}\n===\n1 | spoken | - | |\n",
    "cells": "---\n{c1:a}\n===\n1 | direct | -\n",
    "speaker": "---\n{c1:a}\n===\n1 | direct | Ana Lorvo | |\n",
    "stance": "---\n{c1:a}\n===\n1 | direct | - | the talks: maybe |\n",
    "target": "aim: the talks\n---\na\n===\n",
}


@pytest.mark.parametrize("marked", MALFORMED.values(), ids=MALFORMED)
def test_malformed_gold_is_refused(marked: str) -> None:
    with pytest.raises(ValueError):
        parse("x", marked)


def test_marks_leave_the_text_as_it_is() -> None:
    article = parse(
        "x",
        "target: the talks = talks, the parley | Peace talks.\n---\n{x.byline:By A}\n\n{s1,2:She} "
        "{q1:said} {c1:that {x.scare:“x”} [so]} and {q2:wrote} {c2:no}.\n===\n"
        "2 | indirect thought negated hedged | - | the talks: oppose | a, b\n"
        "1 | mixed | A (person) | |\n",
    )
    assert article.text == "By A\n\nShe said that “x” [so] and wrote no.\n"
    assert [trap for trap, _ in article.traps] == ["byline", "scare"]
    first, second = article.attributions
    assert first["source"] == second["source"] == [[6, 9]]
    assert _words(article, first["content"]) == "that “x” [so]"
    assert (second["speech"], second["negated"], second["hedged"]) == (False, True, True)
    assert second["stances"] == [{"target": "the talks", "label": "oppose"}]
    assert article.targets[0].aliases == ("talks", "the parley")
