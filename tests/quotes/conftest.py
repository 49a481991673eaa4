"""A small database of invented articles, stored by the real `db`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

import db
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    Target,
    quotation_id,
)

DECISION = Decision("hand", 0.9, "1")

ARTICLES = {
    "swap": (
        "Plans for a Prisoner Swap, Oduya Says",
        "The Norland Courier",
        dt.date(2014, 1, 23),
        "Norland's foreign minister, Mara Oduya, said a prisoner swap would build trust. "
        '"We have launched a difficult process," Oduya said on Wednesday. '
        "Opposition member Tomas Brandt dismissed the peace talks as a deception.",
    ),
    "talks": (
        "Talks Begin in Vell",
        "The Norland Courier",
        dt.date(2014, 2, 5),
        "Tomas Brandt said he would join the talks only if all prisoners were released. "
        "Analyst Ida Brandt welcomed the talks. "
        "A rebel commander said\nnobody takes the offer seriously.",
    ),
    "later": (
        None,
        "Vell Evening Post",
        dt.date(2014, 6, 1),
        'The talks have "saved lives," Tomas Brandt said. '
        "Oduya and Ida Brandt said [bold]the cease-fire[/bold] holds.",
    ),
}


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def _quotation(
    article: str,
    content: str,
    cue: str,
    source: str,
    names: Iterable[tuple[str, str]] = (),
    kind: Kind = Kind.INDIRECT,
    stance: tuple[StanceLabel, str] | None = None,
    speaker_kind: SpeakerKind = SpeakerKind.PERSON,
    topics: tuple[str, ...] = (),
) -> Quotation:
    text = ARTICLES[article][3]
    spans = (_span(text, content),)
    start = max(text.rfind(". ", 0, spans[0][0]) + 2, 0)
    end = text.find(". ", spans[0][1] - 1)
    speakers = tuple(
        Speaker(name, speaker_kind, _span(text, source), DECISION, roles=(role,) if role else ())
        for name, role in names
    )
    stances = ()
    if stance:
        label, words = stance
        stances = (Stance("the talks", label, 0.8, (_span(text, words),), DECISION),)
    return Quotation(
        quotation_id(article, spans),
        (_span(text, source),),
        (_span(text, cue),),
        spans,
        kind,
        (0 if start == 1 else start, end + 1 if end >= 0 else len(text)),
        0.9,
        speakers=speakers,
        stances=stances,
        topics=topics,
        decision=DECISION,
    )


ODUYA = ("Mara Oduya", "Norland's foreign minister")
TOMAS, IDA = ("Tomas Brandt", "opposition member"), ("Ida Brandt", "analyst")

QUOTATIONS = {
    "swap": (
        _quotation(
            "swap", "a prisoner swap would build trust", "said",
            "Norland's foreign minister, Mara Oduya", [ODUYA], topics=("prisoner swap",),
        ),
        _quotation(
            "swap", '"We have launched a difficult process,"', "said on", "Oduya said",
            [ODUYA], Kind.DIRECT, topics=("difficult process",),
        ),
        _quotation(
            "swap", "the peace talks as a deception", "dismissed", "Opposition member Tomas Brandt",
            [TOMAS], stance=(StanceLabel.OPPOSE, "dismissed"), topics=("deception",),
        ),
    ),
    "talks": (
        _quotation(
            "talks", "he would join the talks only if all prisoners were released", "said",
            "Tomas Brandt", [TOMAS], stance=(StanceLabel.CONDITIONAL, "only if"),
        ),
        _quotation(
            "talks", "the talks.", "welcomed", "Analyst Ida Brandt", [IDA],
            stance=(StanceLabel.SUPPORT, "welcomed"),
        ),
        _quotation(
            "talks", "nobody takes the offer seriously.", "A rebel commander said",
            "A rebel commander", [("A rebel commander", "")], speaker_kind=SpeakerKind.UNNAMED,
        ),
    ),
    "later": (
        _quotation(
            "later", 'The talks have "saved lives,"', "said", "Tomas Brandt", [TOMAS], Kind.MIXED,
            stance=(StanceLabel.SUPPORT, "saved lives"),
        ),
        _quotation(
            "later", "[bold]the cease-fire[/bold] holds.", "Ida Brandt said",
            "Oduya and Ida Brandt", [ODUYA, IDA], topics=("cease-fire",),
        ),
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file; tests only read it."""
    path = tmp_path_factory.mktemp("cli") / "test.db"
    with db.open(path) as database:
        database.put_targets(
            [Target("the talks", ("peace talks", "negotiations"), "talks between Norland's sides")]
        )
        run = database.start_run({"quotes": "test"}, {})
        for id, (title, publisher, date, text) in ARTICLES.items():
            document = Document(id, text, title, publisher, date, url=f"https://example.org/{id}")
            database.store(Record(document, QUOTATIONS[id]), run)
        database.finish_run(run, {})
    return path


@pytest.fixture
def copied(stored: Path, tmp_path: Path) -> Path:
    """A copy of the database, which the test may change."""
    copy = tmp_path / "own.db"
    with db.open(stored, create=False) as database, database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    return copy
