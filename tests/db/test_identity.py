"""Who is who across documents, as rules on values."""

from __future__ import annotations

import pytest

from db.identity import Candidate, Mention, identify
from quotes.types import SpeakerKind

PERSON, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
GROUP, UNNAMED, PAPER = SpeakerKind.GROUP, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT
Named = tuple[str, tuple[str, ...]]


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
        (person("Kim Jong-ho"), person("Kim Jong - ho"), "same full name"),
        (person("Kim Jong-ho"), person("Kim Jung-ah"), None),
        (person("D K Haritha"), person("DK Haritha"), "full name written apart"),
        (person("D K Haritha"), person("Haritha Dk"), None),
        (
            person("Anong Wongsaran", "Deputy Prime Minister"),
            person("Anong Wongsarin", "Thai Deputy Prime Minister"),
            "misspelt last name",
        ),
        (person("Anong Wongsaran"), person("Anong Wongsarin", "singer"), None),
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
        ("Y.", "Y.", PERSON, False),
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


@pytest.mark.parametrize(
    ("known", "new", "same"),
    [
        (("Interior Ministry", "Egypt"), ("Ministry of the Interior", "South Korea"), False),
        (("Interior Ministry", "Egypt"), ("Ministry of the Interior", "Egypt"), True),
        (("Interior Ministry", "Egypt"), ("Interior Ministry", "South Korea"), False),
        (("Ministry of Tourism", "Kenya"), ("Ministry of Tourism",), True),
        (("Supreme Court", "India"), ("Supreme Court", "United States"), False),
        (("Ministry of Tourism", "Kenya"), ("Ministry of Tourism", "Ghana"), False),
        (("Bank of Ghana", "Ghana"), ("Bank of Ghana", "the central bank"), True),
    ],
)
def test_what_every_state_has_is_its_states(
    known: tuple[str, ...], new: tuple[str, ...], same: bool
) -> None:
    (name, *roles), (other, *others) = known, new
    candidate = Candidate(7, name, ORGANISATION, (name,), tuple(roles))
    found = identify(Mention(other, ORGANISATION, roles=tuple(others)), [candidate])
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
    ports = Candidate(7, "PPA", ORGANISATION, ("PPA", "PPA office"))
    assert identify(Mention("Palau Ports Authority", ORGANISATION), [ports]).speaker_id == 7
    storms = "United States National Hurricane Center"
    known = Candidate(7, storms, ORGANISATION, (storms, "NHC"))
    assert identify(Mention("National Highway Company", ORGANISATION), [known]).speaker_id is None


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
