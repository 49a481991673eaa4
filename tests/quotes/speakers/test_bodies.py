"""What the facts say of organisations and places that a description may mean."""

from __future__ import annotations

import pytest
import spacy

import quotes
from quotes.english.phrases import read
from quotes.speakers.article import Article
from quotes.speakers.entities.clusters import cluster
from quotes.speakers.facts import bodies
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.mentions.find import find

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    "place",
    [
        "United States", "Saudi Arabia", "Great Britain", "United Kingdom", "New York",
        "New Jersey", "South Dakota", "North Carolina", "New Mexico", "Rhode Island",
    ],
)  # fmt: skip
def test_a_place_of_two_words_is_known_by_both_in_their_order(place: str) -> None:
    """Whatever the order in which a set of its words comes, which differs from run to run."""
    head = "state" if place[0] in "NSR" and "Saudi" not in place else "country"
    text = f"{place} went on. The {head} said so."
    doc = NLP(text)
    doc.ents = (doc.char_span(0, len(place), label="LOC"),)
    article = Article(doc, [], [])
    (entity,) = cluster(article, find(doc, article))
    phrase = read(text, text.index("The "), text.index(" said so"))
    asking = Asking(0, 0, 0, 0, phrase, (), False, (), False)
    assert bodies.organisation(asking, entity)["place_of_its_sort"] == 1.0


@pytest.mark.models
def test_the_company_is_not_the_channel_that_reports_of_it() -> None:
    record = quotes.extract(
        "Boeing said on Monday it would cut jobs, CNBC reported.\n\n"
        "“Safety is our first priority,” the company said. It said 2,000 would go."
    )
    speakers = [each.speaker for each in record.quotations]
    assert speakers == ["CNBC", "Boeing", "Boeing", "Boeing"]
