"""Searches among many speakers, and what is known of a topic from the articles alone."""

from __future__ import annotations

from pathlib import Path

import db
from db.values import Find, Fit
from tests.db.records import Said, record

MANY = tuple(range(300_000))


def test_no_limit_of_the_database_is_met_by_many_speakers(path: Path) -> None:
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        spoken = Said("the dam leaks", "Anna Lind", "said", ["Anna Lind"])
        database.store(record("Anna Lind said the dam leaks.", spoken), run)
        assert [hit.content for hit in database.find(Find(speaker_ids=MANY))] == ["the dam leaks"]
        assert [row.name for row in database.speakers_with(MANY)] == ["Anna Lind"]
        assert database.nearest_topics("the dam", 5, MANY) == []


def test_what_somebody_says_in_an_article_on_the_topic_is_near_it(path: Path) -> None:
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        spoken = Said("an explanation is due", "Anna Lind", "said", ["Anna Lind"])
        text = "The dam in Orlo broke. Anna Lind said an explanation is due."
        database.store(record(text, spoken, id="dam"), run)
        database.store(
            record(
                "Anna Lind said lunch was good.",
                Said("lunch was good", "Anna Lind", "said", ["Anna Lind"]),
                id="lunch",
            ),
            run,
        )
        (speaker,) = database.speakers_named("Anna Lind")
        (hit,) = database.find(Find(speaker_ids=(speaker.id,), about="the dam in Orlo"))
        assert (hit.content, hit.fit, hit.complete) == ("an explanation is due", Fit.NEAR, False)
        # Of nobody in particular that tells nothing, and another topic is in no article.
        assert database.find(Find(about="the dam in Orlo")) == []
        assert database.find(Find(speaker_ids=(speaker.id,), about="the dam in Vell")) == []
