"""What a person decides, done by one call, and what the database then has of speakers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from db.database import Database
from tests.db.records import said_by


def ids(database: Database) -> dict[str, int]:
    return {row.name: row.id for row in database.speakers(limit=0)}


def who(database: Database) -> dict[str, str]:
    """The speaker's name of each document that `said_by` made."""
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT document_id, speaker FROM quotes_flat"))
        return dict(map(tuple, rows))


def snapshot(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything on speakers but the judgements and their numbers."""
    queries = {
        "speakers": "SELECT id, name, kind, wikidata, document_id, by_hand FROM speaker",
        "names": "SELECT speaker_id, name, folded, seen, by_hand FROM alias",
        "roles": "SELECT speaker_id, role, first, last, seen, by_hand FROM role",
        "said": "SELECT * FROM quotation_speaker",
        "keys": "SELECT * FROM speaker_key",
        "sightings": "SELECT document_id, speaker_id, name, rule FROM sighting"
        " JOIN alias ON alias.id = alias_id",
        "given": "SELECT document_id, speaker_id, role, date FROM role_sighting"
        " JOIN role ON role.id = role_id",
    }
    with database.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(query))), key=repr)
            for name, query in queries.items()
        }


def merge(database: Database, kept: int, other: int) -> int:
    return database.merge(kept, other, "Ana").number


def split(database: Database, speaker: int, *names: str, documents: Sequence[str] = ()) -> int:
    return database.split(speaker, "Ana", names, documents).number


def undo(database: Database, number: int) -> None:
    database.undo(number, "Bea")


MUALLEM = (
    said_by("Walid al-Moallem", "Syrian Foreign Minister", id="a", date="2014-01-19"),
    said_by("Abu Omar", "a commander", id="b", forms=("Omar",), date="2014-02-01"),
    said_by("Abu Omar", "Syrian Foreign Minister", id="c", date="2014-03-01"),
)
