"""Who is who across documents: as rules on values, and as what the database makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.identity import Candidate, Identity, Mention, identify
from db.values import Outcome
from quotes.types import Record, SpeakerKind
from tests.db.records import Said, record, said_by

PERSON, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
GROUP, UNNAMED, PAPER = SpeakerKind.GROUP, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT
Named = tuple[str, tuple[str, ...]]
Store = Callable[..., Outcome]


def person(name: str, *roles: str) -> Named:
    return name, roles


@pytest.mark.parametrize(
    ("known", "new", "rule"),
    [
        (person("Sergei Lavrov"), person("Sergei Lavrov"), "same full name"),
        (person("Sergei Lavrov"), person("SERGEI LAVROV"), "same full name"),
        (person("Recep Erdoğan"), person("Recep Erdogan"), "same full name"),
        (person("John F. Kerry"), person("John Kerry"), "first and last name"),
        (person("John Forbes Kerry"), person("John F. Kerry"), "first and last name"),
        (person("George H. Bush"), person("George W. Bush"), None),
        (person("Walid al-Moallem"), person("Walid Muallem"), "spelling of the full name"),
        (person("Muammar Gaddafi"), person("Moammar Qaddafi"), "spelling of the full name"),
        (person("Volodymyr Zelenskyy"), person("Volodymyr Zelensky"), "spelling of the full name"),
        (person("Sergei Lavrov"), person("Lavrov"), "last name alone"),
        (person("Walid al-Moallem"), person("Muallem"), "last name alone"),
        (
            person("Walid al-Moallem", "Syrian Foreign Minister"),
            person("Moualem", "Foreign Minister"),
            "last name alone",
        ),
        (person("Lavrov"), person("Sergei Lavrov"), "known by last name"),
        (
            person("Lavrov", "Russian Foreign Minister"),
            person("Sergei Lavrov", "Russia's foreign minister"),
            "known by last name",
        ),
        (person("Bill Clinton", "former president"), person("Clinton", "secretary of state"), None),
        (
            person("Clinton", "former president"),
            person("Hillary Clinton", "secretary of state"),
            None,
        ),
        (person("Bill Clinton"), person("Hillary Clinton"), None),
        (person("Bashar Assad"), person("Hafez Assad"), None),
        (person("John Smith"), person("K. Smith"), None),
        (person("John Smith"), person("J. Smith"), "last name alone"),
        (person("Sergei Lavrov"), person("Sergei"), None),
        (person("Hillary Clinton"), person("Hillary Clanton"), None),
        (person("Bill Clinton"), person("William J. Clinton"), "short form of the first name"),
        (person("Ted Kennedy"), person("Edward M. Kennedy"), "short form of the first name"),
        (person("Ted Cruz"), person("Rafael Cruz"), "short form of the first name"),
        (person("Stan Greenberg"), person("Anna Greenberg"), None),
        (person("Donald Trump"), person("Donald Trump Jr."), None),
        (person("Donald Trump Jr."), person("Donald Trump"), None),
        (person("Bob Casey Jr."), person("Robert P. Casey Jr."), "short form of the first name"),
        (
            person("James B. Comey Jr.", "F.B.I. director"),
            person("James Comey", "FBI Director"),
            "first and last name",
        ),
        (
            person("Debbie Wasserman Schultz"),
            person("Wasserman Schultz"),
            "end of the full name",
        ),
        (person("Tomas Brandt"), person("Oduya and Tomas Brandt"), None),
        (
            person("Reince Priebus", "RNC chairman"),
            person("Rence Priebus", "chairman of the RNC"),
            "misspelt first name",
        ),
        (
            person("Kirsten Gillibrand"),
            person("Kristen Gillibrand"),
            "short form of the first name",
        ),
        (person("Patricia Smith", "mother"), person("Patrick Smith", "senator"), None),
        (person("Kasich", "Gov."), person("John Kasich", "governor of Ohio"), "known by last name"),
        (person("Al Gore"), person("Al Gore"), "same full name"),
        (person("Kim Jong-ho"), person("Kim Jong Ho"), "full name written apart"),
        (person("Kim Jong-ho"), person("Kim Jongho"), "full name written apart"),
        (person("Kim Jong-ho"), person("Kim Jung-ah"), None),
        (person("Ngozi Eze-Williams"), person("Ngozi Eze Williams"), "full name written apart"),
        (person("Ngozi Eze-Williams"), person("Eze Williams"), "end of the full name"),
        (person("Eze-Williams"), person("Ngozi Eze Williams"), "end of the full name"),
        (person("Tesfaye Abebe", "mayor"), person("Abebe Tesfaye", "mayor"), None),
        (person("François Hollande"), person("FranÃ§ois Hollande"), "same full name"),
    ],
)
def test_one_known_person(known: Named, new: Named, rule: str | None) -> None:
    candidate = Candidate(7, known[0], PERSON, (known[0],), known[1])
    found = identify(Mention(new[0], PERSON, (), new[1]), [candidate])
    assert (found.speaker_id, found.rule) == ((7, rule) if rule else (None, "new speaker"))
    assert 0.5 < found.score <= 1


@pytest.mark.parametrize(
    ("known", "new", "right"),
    [
        ((person("Bill Clinton"), person("Hillary Clinton")), person("Clinton"), None),
        (
            (
                person("Bill Clinton", "former president"),
                person("Hillary Clinton", "Secretary of State"),
            ),
            person("Clinton", "U.S. Secretary of State"),
            1,
        ),
        (
            (person("John Smith", "mayor"), person("John Smith", "baker")),
            person("John Smith", "the mayor"),
            0,
        ),
        (
            (person("John Smith", "mayor"), person("John Smith", "baker")),
            person("John Smith"),
            None,
        ),
        ((person("Walid Muallem"), person("Waleed Moallem")), person("Walid Muallem"), 0),
    ],
)
def test_several_known(known: tuple[Named, ...], new: Named, right: int | None) -> None:
    candidates = [Candidate(i, n, PERSON, (n,), roles) for i, (n, roles) in enumerate(known)]
    assert identify(Mention(new[0], PERSON, (), new[1]), candidates).speaker_id == right


@pytest.mark.parametrize(
    ("known", "new", "kind", "same"),
    [
        ("the United Nations", "United Nations", ORGANISATION, True),
        ("North Atlantic Treaty Organization", "NATO", ORGANISATION, True),
        ("NATO", "North Atlantic Treaty Organization", ORGANISATION, True),
        ("National Coalition", "Syrian National Coalition", ORGANISATION, False),
        ("Free Syrian Army", "the Free Syrian Army", GROUP, True),
        ("U.S. State Department", "State Department", ORGANISATION, True),
        ("State Department", "United States Department of State", ORGANISATION, True),
        ("World Health Organization", "World Health Organisation", ORGANISATION, True),
        ("RealClearPolitics", "Real Clear Politics", ORGANISATION, True),
        ("Pew Research", "Pew Research Center", ORGANISATION, True),
        ("Clinton campaign", "Clinton’s campaign", ORGANISATION, True),
        ("Donald Trump campaign", "Trump’s campaign", ORGANISATION, True),
        ("Obama administration", "Barack Obama administration", ORGANISATION, True),
        ("Bill Clinton campaign", "Hillary Clinton campaign", ORGANISATION, False),
        ("Sanders camp", "Sanders’ campaign", ORGANISATION, True),
        ("Clinton campaign", "Hillary Clinton’s presidential campaign", ORGANISATION, True),
        (
            "Clinton's presidential campaign",
            "United States presidential campaign",
            ORGANISATION,
            False,
        ),
        ("Quinnipiac University", "Qunnipiac University", ORGANISATION, True),
        ("Columbia", "Colombia", ORGANISATION, False),
        ("Labour Party", "Labor Party", ORGANISATION, False),
        ("Time", "Times", ORGANISATION, False),
        ("Democrat Party", "Democratic Party", ORGANISATION, True),
        ("Congress", "Republican-controlled Congress", ORGANISATION, True),
        ("Saudi-led coalition", "U.S.-led coalition", ORGANISATION, False),
        ("United Nations", "United Nations Security Council", ORGANISATION, False),
        ("Senate", "Missouri Senate", ORGANISATION, False),
        ("Supreme Court", "Supreme Court of Puerto Rico", ORGANISATION, False),
        ("Police", "Police", ORGANISATION, False),
        ("Local media", "Local media", ORGANISATION, False),
        ("the rebels", "the rebels", GROUP, False),
        ("The rebels", "The rebels", GROUP, False),
        ("the ministry", "the ministry", ORGANISATION, False),
        ("a rebel commander", "a rebel commander", UNNAMED, False),
        ("An Official", "An Official", UNNAMED, False),
        ("the Fisher report", "the Fisher report", PAPER, False),
    ],
)
def test_others(known: str, new: str, kind: SpeakerKind, same: bool) -> None:
    found = identify(Mention(new, kind), [Candidate(7, known, kind, (known,))])
    assert (found.speaker_id == 7) is same


def test_a_piece_of_a_name_is_not_a_name() -> None:
    white = Candidate(7, "White House", ORGANISATION, ("White House", "House"))
    assert identify(Mention("House", ORGANISATION), [white]).speaker_id is None
    assert identify(Mention("White House", ORGANISATION), [white]).speaker_id == 7


def test_an_acronym_of_two_joins_but_one() -> None:
    southern = "University of Southern California"
    known = Candidate(7, southern, ORGANISATION, (southern, "USC"))
    for name, joined in (("University of South Carolina", None), ("USC", 7), (southern, 7)):
        assert identify(Mention(name, ORGANISATION), [known]).speaker_id == joined
    fec = Candidate(7, "FEC", ORGANISATION, ("FEC", "Federal Election Commission"))
    assert identify(Mention("Federal Elections Commission", ORGANISATION), [fec]).speaker_id == 7


@pytest.mark.parametrize(("seen", "joined"), [(10, 0), (9, None)])
def test_a_last_name_alone_is_the_best_knowns(seen: int, joined: int | None) -> None:
    some = [
        Candidate(at, name, PERSON, (name,), seen=documents)
        for at, (name, documents) in enumerate((("Ted Cruz", seen), ("Heidi Cruz", 2)))
    ]
    assert identify(Mention("Cruz", PERSON), some).speaker_id == joined
    assert identify(Mention("Teddy Cruz", PERSON), some).speaker_id == 0


def test_kinds_do_not_mix() -> None:
    army = Candidate(7, "Victor Army", ORGANISATION, ("Victor Army",))
    assert identify(Mention("Victor Army", PERSON), [army]).speaker_id is None


@pytest.mark.parametrize(
    ("first", "second", "speakers", "name"),
    [
        (said_by("Sergei Lavrov", id="a"), said_by("Sergei Lavrov", id="b"), 1, "Sergei Lavrov"),
        (said_by("Lavrov", id="a"), said_by("Sergei Lavrov", id="b"), 1, "Sergei Lavrov"),
        (
            said_by("Walid al-Moallem", "Syrian Foreign Minister", id="a"),
            said_by("Muallem", "Foreign Minister", id="b"),
            1,
            "Walid al-Moallem",
        ),
        (said_by("Bill Clinton", id="a"), said_by("Hillary Clinton", id="b"), 2, "Bill Clinton"),
        (
            said_by("Bill Clinton", id="a", forms=("Clinton",)),
            said_by("Hillary Clinton", id="b"),
            2,
            "Bill Clinton",
        ),
        (
            said_by("a witness", id="a", kind=UNNAMED),
            said_by("a witness", id="b", kind=UNNAMED),
            2,
            "a witness",
        ),
        (said_by("Kim Jong-ho", id="a"), said_by("Kim Jongho", id="b"), 1, "Kim Jong-ho"),
        (
            said_by("Ngozi Eze Williams", id="a"),
            said_by("Eze-Williams", id="b"),
            1,
            "Ngozi Eze Williams",
        ),
        (
            said_by("Donald Trump campaign", id="a", kind=ORGANISATION),
            said_by("Trump campaign", id="b", kind=ORGANISATION),
            1,
            "Donald Trump campaign",
        ),
        (said_by("محمد بن سلمان", id="a"), said_by("محمد بن سلمان", id="b"), 1, "محمد بن سلمان"),
        (said_by("🚀", id="a"), said_by("🎉", id="b"), 2, "🎉"),
        (said_by("x" * 500, id="a"), said_by("y" * 500, id="b"), 2, "x" * 500),
    ],
)
def test_in_the_database(
    first: Record, second: Record, speakers: int, name: str, database: Database, store: Store
) -> None:
    store(first, second)
    rows = database.speakers()
    assert (len(rows), rows[0].name) == (speakers, name)
    assert sum(row.quotations for row in rows) == 2


def test_two_of_one_last_name_in_one_document(database: Database, store: Store) -> None:
    store(said_by("Hillary Clinton", id="a"))
    text = "Hillary Clinton said yes. Clinton said no."
    both = record(
        text,
        Said("yes", "Hillary Clinton", "said", ["Hillary Clinton"]),
        Said("no", "Clinton", "said", ["Clinton"]),
        id="b",
    )
    store(both)
    assert sorted(row.name for row in database.speakers()) == ["Clinton", "Hillary Clinton"]


def test_a_join_is_kept_as_a_judgement(database: Database, store: Store) -> None:
    store(said_by("Walid al-Moallem", id="a"), said_by("Muallem", id="b"))
    store(said_by("Muallem", id="c"))
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT action, name, decided_by, score, document_id FROM judgement"
        ).fetchall()
        seen = connection.exec_driver_sql(
            "SELECT name, seen, rule FROM alias JOIN sighting ON alias.id = alias_id"
            " WHERE document_id = 'c'"
        ).fetchall()
    assert found == [("join", "Muallem", "last name alone", 0.6, "b")]
    assert seen == [("Muallem", 2, "last name alone")]


def test_another_policy(database: Database, run: int) -> None:
    def nobody(mention: Mention, candidates: object) -> Identity:
        return Identity(None, "strangers", 1.0)

    for name in ("a", "b"):
        database.store(said_by("Sergei Lavrov", id=name), run, identify=nobody)
    assert [row.name for row in database.speakers()] == ["Sergei Lavrov", "Sergei Lavrov"]
    assert len(database.speakers_named("Lavrov")) == 2


def test_a_name_that_too_many_share_joins_nobody(database: Database, store: Store) -> None:
    given = ("Ada", "Bo", "Cyd", "Dov", "Eli", "Fay", "Gus", "Hal")
    store(*(said_by(f"{a}{b.lower()} Smith", id=a + b) for a in given for b in given))
    store(said_by("Smith", id="alone"))
    assert len(database.speakers(limit=0)) == 65
