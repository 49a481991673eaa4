"""Annotated pairs as features, by the same code that reads them when the product runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.stance.about import About, Traces, frame, is_near, surroundings, trace
from quotes.stance.features import Feature, Said, said, toward_target
from quotes.stance.reading import read
from training.stance.data import Article, Pair


@dataclass(frozen=True, slots=True)
class Example:
    """One pair with what both models look at; stance features only where it is annotated."""

    article: str
    held_out: bool
    pair: Pair
    near: bool
    traces: Traces
    stance: dict[str, float]
    sided: bool
    conditional: bool


def make_examples(articles: Iterable[Article]) -> Iterator[Example]:
    """All pairs of all articles."""
    for article in articles:
        targets = article.targets
        reading = read(article.text, targets, article.sentences)
        mentions = dict(zip(targets, reading.mentions, strict=True))
        shared: Said | None = None
        quotation = None
        for pair in article.pairs:
            if pair.quotation is not quotation:
                quotation, shared = pair.quotation, None
                place = frame(reading, quotation)
                around = surroundings(reading, quotation)
            named = mentions[pair.target]
            near = is_near(named, around)
            traces = trace(reading, named, quotation, place)
            stance: dict[str, float] = {}
            sided = conditional = False
            if pair.label is not None:
                shared = shared or said(reading.words, quotation, place)
                about = About(1.0, True, traces.level, traces.spans)
                own = toward_target(reading.words, shared, named.form, about)
                sided, conditional = own.sided, own.conditional
                stance = summed([*shared.features, *own.features])
            yield Example(
                article.id, article.held_out, pair, near, traces, stance, sided, conditional
            )


def summed(features: Iterable[Feature]) -> dict[str, float]:
    """Features by name, values added up, as the weights see them."""
    total: dict[str, float] = {}
    for feature in features:
        total[feature.name] = total.get(feature.name, 0.0) + feature.value
    return total
