"""What a person labelled or touched stays when a document is stored again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import insert, update

from db.database import Database
from db.engine import writing
from db.tables import judgement, now, speaker
from db.values import Action, Find, Outcome
from quotes.errors import Unclear
from quotes.types import StanceLabel, Verdict
from tests.db.contents import counts
from tests.db.records import BEGIN, NOTHING, TEXT, article

Store = Callable[..., Outcome]


def test_a_label_by_a_person_wins_and_stays(database: Database, store: Store) -> None:
    store(article())
    hit = next(hit for hit in database.find(Find()) if hit.stances)
    database.put_label(hit.id, "The Talks", StanceLabel.NEUTRAL, "Ada", "only says when")
    database.put_label(hit.id, "the talks", StanceLabel.OPPOSE, "Ada")

    def labels() -> list[tuple[str, float, str | None]]:
        hits = database.find(Find(target="the talks"))
        return [(s.label.value, s.score, s.by) for hit in hits for s in hit.stances]

    assert labels() == [("oppose", 1.0, "Ada")]
    store(article(), force=True)
    assert labels() == [("oppose", 1.0, "Ada")]
    moved = "News. " + TEXT
    store(article(text=moved))
    assert labels() == [("oppose", 1.0, "Ada")]
    store(article(NOTHING, text=moved), force=True)
    assert labels() == []
    store(article(replace(BEGIN, stances=())))
    assert labels() == [("oppose", 1.0, "Ada")]
    assert not database.find(Find(stances=(StanceLabel.SUPPORT,)))


@pytest.mark.parametrize(
    ("label", "kept"),
    [(Verdict.SUPPORT, True), (Verdict.OPPOSE, False), (Verdict.NOT_ABOUT, False)],
)
def test_a_persons_other_label_has_none_of_the_models_evidence(
    label: Verdict, kept: bool, database: Database, store: Store
) -> None:
    store(article(BEGIN))
    (hit,) = database.find(Find())
    assert hit.stances[0].label is StanceLabel.SUPPORT
    database.put_label(hit.id, "the talks", label, "Ada")
    (hit,) = database.find(Find())
    assert [bool(stance.evidence) for stance in hit.stances] == [kept] * len(hit.stances)
    with database.engine.connect() as connection:
        spans = "SELECT count(*) FROM spans_flat WHERE part = 'evidence'"
        assert bool(connection.exec_driver_sql(spans).scalar()) is kept


def test_the_last_label_of_several_people(database: Database, store: Store) -> None:
    store(article(BEGIN))
    (hit,) = database.find(Find())
    database.put_label(hit.id, "the talks", StanceLabel.OPPOSE, "Ada")
    database.put_label(hit.id, "the talks", StanceLabel.CONDITIONAL, "Ben")
    (stance,) = database.find(Find())[0].stances
    assert (stance.label, stance.by) == (StanceLabel.CONDITIONAL, "Ben")
    assert counts(database, "human_label") == [2]


def test_a_label_on_nothing(database: Database, store: Store) -> None:
    store(article(BEGIN))
    (hit,) = database.find(Find())
    with pytest.raises(Unclear, match="no target"):
        database.put_label(hit.id, "the weather", StanceLabel.OPPOSE, "Ada")
    with pytest.raises(Unclear, match="no quotation"):
        database.put_label("0" * 16, "the talks", StanceLabel.OPPOSE, "Ada")


def test_what_is_no_character_is_left_out(database: Database, store: Store) -> None:
    store(article(BEGIN))
    (hit,) = database.find(Find())
    database.put_label(hit.id, "the talks", StanceLabel.OPPOSE, "A\udcffda", "a\0 \ud800note")
    (stance,) = database.find(Find())[0].stances
    assert stance.by == "Ada"
    assert database.quotation("\udcff") is None
    with pytest.raises(Unclear, match="no quotation"):
        database.put_label("\udcff", "the talks", StanceLabel.OPPOSE, "Ada")
    with pytest.raises(Unclear, match="no target"):
        database.put_label(hit.id, "\udcff", StanceLabel.OPPOSE, "Ada")


@pytest.mark.parametrize("touch", ["by_hand", "judgement"])
def test_a_speaker_whom_a_person_touched_stays(
    touch: str, database: Database, store: Store
) -> None:
    store(article())
    (lavrov,) = database.speakers_named("Lavrov")
    with writing(database.engine) as connection:
        if touch == "by_hand":
            connection.execute(
                update(speaker).where(speaker.c.id == lavrov.id).values(by_hand=True, name="S. L.")
            )
        else:
            row = {
                "action": Action.DISTINCT,
                "speaker_id": lavrov.id,
                "name": "Lavrov (poet)",
                "decided_by": "Ada",
                "by_hand": True,
                "score": 1.0,
                "made": now(),
                "detail": {},
            }
            connection.execute(insert(judgement).values(row))
    name = "S. L." if touch == "by_hand" else "Sergei Lavrov"
    store(article(NOTHING), force=True)
    assert name in [row.name for row in database.speakers()]
    store(article(), article(id="d2"), force=True)
    (again,) = [row for row in database.speakers() if row.id == lavrov.id]
    assert (again.name, again.documents) == (name, 2)
    assert counts(database, "judgement") == [0 if touch == "by_hand" else 1]
