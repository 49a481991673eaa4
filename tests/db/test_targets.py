"""Targets that are changed: each has its names once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

import db
from db.database import Database
from db.engine import writing
from db.tables import target, target_alias
from quotes.answers.classifying import known_target
from quotes.errors import Unclear
from quotes.types import Target


def named(database: Database) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.name, row.aliases) for row in database.targets()]


def test_a_target_is_renamed_to_one_of_its_aliases(database: Database) -> None:
    database.add_target(Target("the talks", ("peace talks", "Geneva 2")))
    database.edit_target("the talks", name="peace talks")
    assert named(database) == [("peace talks", ("Geneva 2",))]
    database.edit_target("peace talks", add=["the talks"])
    assert named(database) == [("peace talks", ("Geneva 2", "the talks"))]


@pytest.mark.parametrize("add", [["a truce"], ["a truce", "a truce"]])
def test_a_name_is_no_alias_besides(add: list[str], database: Database) -> None:
    database.add_target(Target("a truce", ("a truce",)))
    database.edit_target("a truce", add=add)
    database.put_targets([Target("a truce", tuple(add))])
    assert named(database) == [("a truce", ())]


def test_an_alias_that_differs_in_capitals_alone_is_kept(database: Database) -> None:
    database.add_target(Target("Obamacare", ("obamacare",)))
    assert named(database) == [("Obamacare", ("obamacare",))]


def test_an_older_database_that_has_a_name_as_an_alias_too(path: Path) -> None:
    with db.open(path) as database:
        database.add_target(Target("a truce", ("a ceasefire",)))
        (row,) = database.targets()
        twice = {"target_id": row.id, "name": "a truce", "folded": "truce"}
        with writing(database.engine) as connection:
            connection.execute(insert(target_alias), twice)
        assert named(database) == [("a truce", ("a ceasefire",))]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Erdoğan", "Erdogan"),
        ("U.S.", "US"),
        ("the peace talks", "peace-talks"),
        ("cease-fire", "a cease fire"),
    ],
)
def test_names_that_a_text_has_alike_are_one(name: str, other: str, database: Database) -> None:
    database.add_target(Target(name))
    with pytest.raises(Unclear, match="already"):
        database.add_target(Target("another", (other,)))
    database.put_targets([Target(other, description="as before")])
    (row,) = database.targets()
    assert (row.name, row.description) == (name, "as before")
    assert known_target([row], other) is row
    database.edit_target(other, add=["another"])
    database.edit_target(other, remove=["Another"])
    assert named(database) == [(name, ())]


def test_an_older_database_whose_targets_differ_in_a_hyphen(path: Path) -> None:
    with db.open(path) as database:
        database.add_target(Target("peace talks"))
        with writing(database.engine) as connection:
            twin = {"name": "peace-talks", "folded": "peace-talks"}
            connection.execute(insert(target), twin)
        for row in database.targets():
            assert known_target(database.targets(), row.name) == row
        database.remove_target("peace-talks")
        assert named(database) == [("peace talks", ())]
