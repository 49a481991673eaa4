"""Whom the names of a question mean, of the speakers whom a database holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import db
from db.values import SpeakerRow
from quotes.answers import Nothing, Several, find_speaker, find_speakers
from quotes.types import SpeakerKind
from tests.db.records import said_by


@pytest.fixture
def database(tmp_path: Path) -> Iterator[db.Database]:
    with db.open(tmp_path / "test.db") as opened:
        run = opened.start_run({"quotes": "test"})
        for record in (
            said_by("Daniel Okafor", "mayor", id="a"),
            said_by("Ada Holloway", "mayor", id="b"),
            said_by("Holloway", "prime minister", id="c"),
            said_by("Bo Hill", "envoy", id="d"),
            said_by("The envoy", id="e", kind=SpeakerKind.UNNAMED),
        ):
            opened.store(record, run)
        yield opened


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
    name: str, found: list[str] | str, database: db.Database
) -> None:
    meant = find_speakers(database, name, {})
    if isinstance(meant, Several):
        assert meant.name == found
    else:
        assert isinstance(meant, tuple)
        assert sorted(row.name for row in meant) == sorted(found)


def test_one_alone_is_the_only_one_or_who_is_called_just_so(database: db.Database) -> None:
    for name, one in (("Okafor", "Daniel Okafor"), ("the envoy", "The envoy")):
        found = find_speaker(database, name, {})
        assert isinstance(found, SpeakerRow) and found.name == one
    mayors = find_speaker(database, "the mayor", {})
    assert isinstance(mayors, Several) and len(mayors.speakers) == 2
    assert find_speaker(database, "the mayor", {"the mayor": mayors.speakers[0]}) in mayors.speakers
    assert isinstance(find_speaker(database, "Zoe Ray", {}), Nothing)
