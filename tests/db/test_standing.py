"""Who is counted for a stance, and what is found by one that is sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.database import Database
from db.values import Find
from quotes.types import StanceLabel
from tests.db.decided import merge
from tests.db.records import Said, record

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE


def test_joint_speakers_who_were_merged_count_once(database: Database) -> None:
    run = database.start_run({"quotes": "1"})
    stances = [("talks", SUPPORT, 0.9, "yes")]
    words = "Lavrov and the Minister said yes."
    said = Said("yes", "Lavrov and", "said", ["Lavrov", "Minister"], stances=stances)
    database.store(record(words, said), run)
    one, other = (row.id for row in database.speakers())
    merge(database, one, other)
    (hit,) = database.find(Find())
    assert (hit.speaker, hit.speaker_ids) == ("Lavrov", (one,))
    (taken,) = database.taken("talks")
    assert taken.speakers == ((one, "Lavrov"),)


def test_each_quotations_speakers_are_found_by_its_key(database: Database) -> None:
    with database.engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM said_flat WHERE quotation_id = 'x'"
        ).fetchall()
    assert all(row.detail.startswith(("SEARCH", "CORRELATED")) for row in plan)


def test_only_where_the_stance_is_sure(database: Database) -> None:
    given = record(
        "We must talk, said Ana. No talks, said Bo.",
        Said("We must talk", "Ana", "said", ["Ana"], stances=[("talks", SUPPORT, 0.4, "must")]),
        Said("No talks", "Bo", "said", ["Bo"], stances=[("talks", OPPOSE, 0.9, "No")]),
    )

    def found(**wanted: Any) -> list[str]:
        return [hit.content for hit in database.find(Find(sure=True, **wanted))]

    doubtful, sure = given.quotations
    doubtful = replace(doubtful, stances=(replace(doubtful.stances[0], sure=False),))
    database.store(replace(given, quotations=(doubtful, sure)), database.start_run({"quotes": "1"}))
    assert found(target="talks") == ["No talks"]
    assert found(stances=(SUPPORT,)) == []
    database.put_label(doubtful.id, "talks", SUPPORT, "Ana")
    assert found(stances=(SUPPORT,)) == ["We must talk"]
