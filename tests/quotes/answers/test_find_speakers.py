"""Whom the names of a question mean, of the speakers whom a database holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import db
from quotes.answers import Several, find_speakers
from quotes.types import SpeakerKind
from tests.db.records import said_by


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Okafor and Ada Holloway", ["Daniel Okafor", "Ada Holloway"]),
        ("Okafor and Holloway", "Holloway"),
        ("Holloway and Okafor", "Holloway"),
        ("Okafor, Daniel", ["Daniel Okafor"]),
        ("the envoy", ["Bo Hill", "The envoy"]),
        ("the mayor", "the mayor"),
    ],
)
def test_each_name_of_several_is_looked_up_by_itself(
    name: str, found: list[str] | str, tmp_path: Path
) -> None:
    with db.open(tmp_path / "test.db") as database:
        run = database.start_run({"quotes": "test"})
        for record in (
            said_by("Daniel Okafor", "mayor", id="a"),
            said_by("Ada Holloway", "mayor", id="b"),
            said_by("Holloway", "prime minister", id="c"),
            said_by("Bo Hill", "envoy", id="d"),
            said_by("The envoy", id="e", kind=SpeakerKind.UNNAMED),
        ):
            database.store(record, run)
        meant = find_speakers(database, name, {})
    if isinstance(meant, Several):
        assert meant.name == found
    else:
        assert isinstance(meant, tuple)
        assert sorted(row.name for row in meant) == sorted(found)
