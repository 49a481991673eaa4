"""Two people of one full name: told apart by roles of different spheres, never by a career."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.identity import Candidate, Mention, identify
from db.values import Outcome
from quotes.types import SpeakerKind
from tests.db.records import said_by

Store = Callable[..., Outcome]
PERSON = SpeakerKind.PERSON
NAME = "Anna Berg"


def joined(
    known: tuple[str, ...],
    new: tuple[str, ...],
    company: frozenset[str] = frozenset(),
    beside: tuple[str, ...] = (),
) -> bool:
    """Whether somebody with these roles is taken for the known one of the same name."""
    candidate = Candidate(1, NAME, PERSON, (NAME,), known, company=company)
    return identify(Mention(NAME, PERSON, (), new, beside), [candidate]).speaker_id == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Senator",), ("President of Norland",)),
        (("Mayor of Lund",), ("Prime Minister",)),
        (("actor",), ("Governor of Lund",)),
        (("district prosecutor",), ("Senator",)),
        (("former striker",), ("Minister of Sport",)),
        (("retired boxer",), ("mayor",)),
        (("bishop of Lund",), ("senator",)),
        (("heart surgeon",), ("Health Minister",)),
        (("police inspector",), ("Governor",)),
        (("Lund striker",), ("club president",)),
        (("striker",), ("coach",)),
        (("spokeswoman",), ("Lund goalkeeper",)),
        ((), ("Lund goalkeeper",)),
        (("physicist",), ("Chancellor",)),
        (("striker", "Senator"), ("Senator",)),
        (("singer",), ("X Factor judge",)),
        (("comedian",), ("Strictly judge",)),
        (("surgeon",), ("judge",)),
        (("physicist",), ("UN weapons inspector",)),
        (("physicist",), ("chief UN weapons inspector",)),
        (("biologist",), ("health inspector",)),
        (("boxer",), ("mayor of Lund",)),
        (("boxer",), ("Senator",)),
        (("wrestler",), ("Governor",)),
        (("cricketer",), ("Prime Minister",)),
        (("disc jockey",), ("Radio Lund governor",)),
        (("Baptist minister",), ("Lund striker",)),
    ],
)
def test_one_career(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert joined(one, other)
    assert joined(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Lund striker",), ("Senator",)),
        (("Norland midfielder",), ("Norland's foreign minister",)),
        (("goalkeeper",), ("archbishop of Lund",)),
        (("swimmer",), ("High Court judge",)),
        (("cricketer",), ("marine biologist",)),
        (("actress",), ("police inspector",)),
        (("detective",), ("astronomer",)),
        (("singer",), ("brain surgeon",)),
        (("High Court judge",), ("nurse",)),
        (("golfer",), ("paramedic",)),
        (("boxer",), ("district judge",)),
        (("comedian",), ("detective inspector",)),
    ],
)
def test_two_spheres(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not joined(one, other)
    assert not joined(other, one)


def test_common_company_makes_them_one() -> None:
    assert joined(("striker",), ("Senator",), frozenset({"Karl Ek"}), ("Karl Ek",))


def test_they_are_left_to_a_person(database: Database, store: Store) -> None:
    store(
        said_by(NAME, "Lund striker", id="a"),
        said_by(NAME, "Senator", id="b"),
        said_by(NAME, "Norland Senator", id="c"),
    )
    assert [row.quotations for row in database.speakers()] == [2, 1]
    (pair,) = database.doubtful_pairs()
    assert pair.reason == "a name in two spheres"
