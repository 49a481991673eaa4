"""No speaker is ever invented: every name and role is a slice of a document, or by a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import db
from db.database import Database
from db.names import clean
from quotes.types import Record, SpeakerKind
from tests.db.records import Said, record

ROOT = Path(__file__).parents[2]
WORDS = "Walid al-Moallem Muallem Bill Hillary Clinton Jr. مُحمد 🚀 x\u00a0y the UN U.N. mayor É"
NAMES = st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=4).map(" ".join)
KINDS = st.sampled_from(list(SpeakerKind))
SPOKEN = st.tuples(NAMES, KINDS, st.lists(NAMES, max_size=2), st.lists(NAMES, max_size=2))
DOCUMENTS = st.lists(st.lists(SPOKEN, min_size=1, max_size=3), min_size=1, max_size=4)


def _record(id: str, spoken: list[tuple[str, SpeakerKind, list[str], list[str]]]) -> Record:
    said, text = [], ""
    for at, (name, kind, forms, roles) in enumerate(spoken):
        content = f"words {at} of {id}"
        text += f"{name} {' '.join(forms)} {' '.join(roles)} said {content}. "
        more = {"forms": tuple(forms), "roles": tuple(roles)}
        said.append(Said(content, name, "said", [(name, kind)], **more))
    return record(text, *said, id=id)


def invented(database: Database) -> set[tuple[str, str]]:
    """Names and roles that no document has and that no person gave."""
    with database.engine.connect() as connection:
        texts = list(connection.exec_driver_sql("SELECT text FROM document").scalars())
        rows = connection.exec_driver_sql(
            "SELECT 'name', name FROM alias WHERE NOT by_hand"
            " UNION SELECT 'role', role FROM role WHERE NOT by_hand"
            " UNION SELECT 'speaker', name FROM speaker WHERE name NOT IN"
            " (SELECT name FROM alias WHERE speaker_id = speaker.id)"
        )
        return {(what, name) for what, name in rows if not any(name in clean(t) for t in texts)}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DOCUMENTS, st.data())
def test_whatever_is_stored_and_decided(
    documents: list[list[tuple[str, SpeakerKind, list[str], list[str]]]], data: st.DataObject
) -> None:
    with db.open(":memory:") as database:
        run = database.start_run({})
        records = [_record(f"d{at}", spoken) for at, spoken in enumerate(documents)]
        for each in records:
            database.store(each, run)
        assert invented(database) == set()
        ids = [row.id for row in database.speakers(limit=0)]
        one, other = data.draw(st.tuples(st.sampled_from(ids), st.sampled_from(ids)))
        if one != other:
            number, _ = database.merge(one, other, "Ana")
            database.store(records[0], run, force=True)
            assert invented(database) == set()
            if data.draw(st.booleans()):
                database.undo(number, "Ana")
                assert invented(database) == set()
        # Of a description and a name the one with the name was kept.
        one = one if one in {row.id for row in database.speakers(limit=0)} else other
        database.rename(one, "Nowhere Written", "Ana")
        assert invented(database) == set()
        assert database.speaker(one).speaker.name == "Nowhere Written"


@pytest.mark.models
def test_real_articles(database: Database, run: int) -> None:
    from quotes.extraction import Extractor
    from quotes.reading import read

    folders = [ROOT / "seeds", ROOT / "tests" / "cases" / "articles"]
    extractor = Extractor(stances=False, topics=False)
    for each in extractor.extract_all(read(folders)):
        assert isinstance(each, Record)
        database.store(each, run)
    assert len(database.speakers(limit=0)) > 50
    assert invented(database) == set()
