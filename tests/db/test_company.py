"""Who speaks beside a mention and beside a known speaker: what that says of the two."""

from __future__ import annotations

import pytest

from db.database import Database
from db.enrolment import REACH
from db.identity import NEW, Candidate, Identity, Mention, identify
from quotes.types import SpeakerKind
from tests.db.records import Said, record

PERSON, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
COMPANY = ("Ted Cruz", "Marco Rubio", "John Kasich", "Jeb Bush")
OTHERS = ("Chloe Hale", "Muhammad Ali", "Ada Bo", "Cyd Dov")


@pytest.mark.parametrize(
    ("known", "new", "beside", "joined"),
    [
        ({"Donald Trump": COMPANY, "Ivanka Trump": OTHERS}, "Trump", COMPANY, "Donald Trump"),
        ({"Donald Trump": COMPANY, "Ivanka Trump": OTHERS}, "Trump", OTHERS, "Ivanka Trump"),
        ({"Donald Trump": COMPANY, "Ivanka Trump": OTHERS}, "Trump", ("Ada Bo",), None),
        ({"Donald Trump": COMPANY, "Ivanka Trump": COMPANY}, "Trump", COMPANY, None),
        ({"Andrew Hale": OTHERS}, "Hale", COMPANY, None),
        ({"Andrew Hale": OTHERS}, "Hale", OTHERS, "Andrew Hale"),
        ({"Andrew Hale": OTHERS}, "Hale", (), "Andrew Hale"),
        ({"Andrew Hale": OTHERS[:2]}, "Hale", COMPANY[:2], None),
        ({"Steve Bell": COMPANY}, "Bill", (*COMPANY[:1], *OTHERS), None),
        ({"Steve Bell": COMPANY}, "Bell", (*COMPANY[:1], *OTHERS), "Steve Bell"),
        ({"Jon Kohan": COMPANY}, "Jon Cohen", (*COMPANY[:1], *OTHERS), None),
        ({"Jon Kohan": COMPANY}, "Jon Cohen", COMPANY[:2], "Jon Kohan"),
        ({"Hale": OTHERS}, "Andrew Hale", COMPANY, None),
        ({"Steve Cohen": OTHERS}, "Stephen Cohen", COMPANY, "Steve Cohen"),
        ({"Andrew Hale": OTHERS}, "Hale", ("Dov", "Ada", "Jeb Bush", "Ted Cruz"), "Andrew Hale"),
        ({"Andrew Hale": OTHERS}, "Hale", ("Ida Dov", "Jim Bo", "Jeb Bush", "Ted Cruz"), None),
        ({"John Smith": COMPANY, "John  Smith": OTHERS}, "John Smith", COMPANY, "John Smith"),
        ({"John Smith": COMPANY, "John  Smith": OTHERS}, "John Smith", (), None),
    ],
)
def test_company(
    known: dict[str, tuple[str, ...]], new: str, beside: tuple[str, ...], joined: str | None
) -> None:
    some = [
        Candidate(i, name, PERSON, (name,), company=frozenset(map(str.lower, company)))
        for i, (name, company) in enumerate(known.items())
    ]
    found = identify(Mention(new, PERSON, company=beside), some).speaker_id
    assert (None if found is None else some[found].name) == joined


@pytest.mark.parametrize(("roles", "joined"), [(("baker",), True), ((), True)])
def test_company_outweighs_another_role(roles: tuple[str, ...], joined: bool) -> None:
    circle = frozenset(map(str.lower, COMPANY))
    known = Candidate(7, "Andrew Hale", PERSON, ("Andrew Hale",), ("mayor",), circle)
    beside = Mention("Hale", PERSON, roles=roles, company=COMPANY[:2])
    assert (identify(beside, [known]).speaker_id == 7) is joined
    alone = Mention("Hale", PERSON, roles=("baker",), company=COMPANY[:1])
    assert identify(alone, [known]).speaker_id is None


@pytest.mark.parametrize(("seen", "joined"), [(5, 7), (4, None)])
def test_the_well_known_are_met_in_any_company(seen: int, joined: int | None) -> None:
    circle = frozenset(OTHERS)
    known = Candidate(7, "Andrew Hale", PERSON, ("Andrew Hale",), company=circle, seen=seen)
    assert identify(Mention("Hale", PERSON, company=COMPANY), [known]).speaker_id == joined


@pytest.mark.parametrize(
    ("bodies", "theirs", "joined"),
    [
        (("Times", "Department"), ("New York Times", "State Department"), None),
        (("the New York Times", "CNN"), ("New York Times", "CNN"), 7),
        (("U.S. State Department", "CNN"), ("State Department", "NBC"), 7),
        (("\0", " "), ("", "🚀"), None),
    ],
)
def test_organisations_are_company_by_their_whole_names(
    bodies: tuple[str, ...], theirs: tuple[str, ...], joined: int | None
) -> None:
    hale = Candidate(7, "Andrew Hale", PERSON, ("Andrew Hale",), bodies=frozenset(theirs))
    assert identify(Mention("Hale", PERSON, bodies=bodies), [hale]).speaker_id == joined


@pytest.mark.parametrize(
    ("bodies", "joined"),
    [
        (("Puerto Rico Senate",), None),
        (("Supreme Court of Puerto Rico", "U.S. Senate"), None),
        (("U.S. Senate", "White House", "Senate Republicans"), 7),
        (("Parliament of Iraq",), 7),
    ],
)
def test_an_institution_is_that_of_the_state_it_is_named_with(
    bodies: tuple[str, ...], joined: int | None
) -> None:
    names = ("United States House of Representatives", "House of Representatives")
    theirs = frozenset((*OTHERS, "Iraqi government", "Parliament of Iraq"))
    house = Candidate(7, names[0], ORGANISATION, names, bodies=theirs)
    mention = Mention("House of Representatives", ORGANISATION, company=COMPANY, bodies=bodies)
    assert identify(mention, [house]).speaker_id == joined


@pytest.mark.parametrize(
    ("roles", "company", "joined"),
    [((), COMPANY, None), (("Ghana",), COMPANY, 7), ((), OTHERS, 7), ((), (), 7)],
)
def test_a_ministry_is_of_its_state_or_its_company(
    roles: tuple[str, ...], company: tuple[str, ...], joined: int | None
) -> None:
    name = "Ministry of Tourism"
    known = Candidate(7, name, ORGANISATION, (name,), ("Ghana",), frozenset(OTHERS))
    mention = Mention(name, ORGANISATION, roles=roles, company=company)
    assert identify(mention, [known]).speaker_id == joined


def test_in_a_very_long_document_the_company_is_who_speaks_near_by(
    database: Database, run: int
) -> None:
    names = [f"Ann Hill{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(2 * REACH + 50)]
    text = " ".join(f"{name} said it was {name[8:]}." for name in names)
    said = (Said(f"it was {name[8:]}", name, "said", [name]) for name in names)
    met: dict[str, tuple[str, ...]] = {}

    def ask(mention: Mention, candidates: object) -> Identity:
        met[mention.name] = mention.company
        return NEW

    database.store(record(text, *said), run, identify=ask)
    assert met[names[0]] == tuple(names[1 : REACH + 1])
    assert met[names[REACH + 9]] == (*names[9 : REACH + 9], *names[REACH + 10 : 2 * REACH + 10])
