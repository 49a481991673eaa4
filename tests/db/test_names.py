"""Names and roles: what is equal, and what is not."""

from __future__ import annotations

import pytest

from db.names import acronym, clean, fold, fold_organisation, is_acronym, parts, skeleton
from db.naming import best_name
from db.roles import agree, folded_role, role_words
from db.rules import alike
from quotes.types import SpeakerKind

ODD = [
    "",
    " ",
    "\0",
    "\ud800",
    "🚀",
    "👩‍👩‍👧‍👦",
    "’’’",
    '"',
    "-",
    "- - -",
    "...",
    "ﷺ",
    "محمد بن سلمان",
    "בנימין נתניהו",
    "习近平",
    "\u202eLavrov",
    "x" * 500,
    "a b " * 125,
    "al-",
    "de",
    "Mr.",
    "Jr.",
    "%_\\",
    "');DROP TABLE speaker;--",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_have_all_forms(name: str) -> None:
    assert isinstance(parts(name).last, str)
    for form in (fold, fold_organisation, acronym, folded_role, clean):
        assert isinstance(form(name).encode(), bytes)
    assert alike(fold(name), fold(name))
    assert skeleton(fold(name)) or not fold(name).strip("-")
    assert isinstance(is_acronym(name), bool)


def test_odd_names_stay_apart() -> None:
    kept = [name for name in ODD if clean(name).strip() and name not in ("\u202eLavrov",)]
    assert len({fold(name) for name in kept}) == len(kept)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sergei  Lavrov", "sergei lavrov"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Jürgen Groß", "jurgen gross"),
        ("Walid al-Moallem", "walid al-moallem"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("Assad’s", "assad"),
        ("U.N.", "un"),
        ("J.K. Rowling", "jk rowling"),
        ("\u202eLavrov\u202c", "lavrov"),
        ("Cafe\u0301", "cafe"),
        ("line\nbroken", "line broken"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Walid al-Moallem", ("walid", "moallem")),
        ("Walid Al Moallem", ("walid", "moallem")),
        ("Dr. Navi Pillay", ("navi", "pillay")),
        ("Staffan de Mistura", ("staffan", "mistura")),
        ("De Mistura", ("mistura",)),
        ("Van Jones", ("van", "jones")),
        ("Herman Van Rompuy", ("herman", "rompuy")),
        ("Martin Luther King Jr.", ("martin", "luther", "king")),
        ("Lavrov", ("lavrov",)),
        ("Abu Thabet", ("abu", "thabet")),
        ("", ()),
    ],
)
def test_parts(name: str, found: tuple[str, ...]) -> None:
    assert parts(name).parts == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Moallem", "Muallem"),
        ("Moallem", "Moualem"),
        ("Gaddafi", "Qaddafi"),
        ("Gadhafi", "Kadafi"),
        ("Zelenskyy", "Zelensky"),
        ("Zelensky", "Zelenskiy"),
        ("Muhammad", "Mohammed"),
        ("Hussein", "Husain"),
        ("Sergei", "Sergey"),
        ("Assad", "Asad"),
        ("Yanukovych", "Yanukovich"),
        ("Khamenei", "Khamenai"),
        ("Aleksandr", "Alexander"),
        ("Müller", "Mueller"),
        ("Haitham", "Haytham"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    some, others = parts(one).last, parts(other).last
    assert skeleton(some) == skeleton(others)
    assert alike(some, others)
    assert alike(others, some)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clinton", "Clanton"),
        ("Lavrov", "Larov"),
        ("Li", "Lee Kuan"),
        ("Kerry", "Perry"),
        ("Bush", "Bash"),
        ("Putin", "Patin"),
        ("Brown", "Braun"),
        ("محمد", "احمد"),
        ("🚀", "🎉"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not alike(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russian Foreign Minister", "Russia's foreign minister"),
        ("the foreign minister of Russia", "Russian Foreign Minister"),
        ("U.S. Secretary of State", "American secretary of state"),
        ("French President", "president of France"),
        ("UN Secretary-General", "United Nations secretary general"),
        ("State Department spokeswoman", "spokesperson for the State Department"),
        ("Iranian president", "President of Iran"),
        ("German chancellor", "Chancellor of Germany"),
    ],
)
def test_one_role(one: str, other: str) -> None:
    assert folded_role(one) == folded_role(other)


@pytest.mark.parametrize(
    ("one", "other", "whether"),
    [
        ("Foreign Minister", "Russian Foreign Minister", True),
        ("Syrian Foreign Minister", "Russian Foreign Minister", False),
        ("Austrian chancellor", "Australian chancellor", False),
        ("Iraqi president", "Iranian president", False),
        ("minister", "", False),
        ("", "", False),
    ],
)
def test_roles_agree(one: str, other: str, whether: bool) -> None:
    assert agree(role_words(one), role_words(other)) is whether


@pytest.mark.parametrize(
    ("aliases", "kind", "best"),
    [
        ([("Lavrov", 9), ("Sergei Lavrov", 1)], SpeakerKind.PERSON, "Sergei Lavrov"),
        ([("Walid Muallem", 1), ("Walid al-Moallem", 3)], SpeakerKind.PERSON, "Walid al-Moallem"),
        ([("S. Lavrov", 9), ("Sergei Lavrov", 1)], SpeakerKind.PERSON, "Sergei Lavrov"),
        ([("UN", 9), ("United Nations", 1)], SpeakerKind.ORGANISATION, "United Nations"),
        ([("A B", 1), ("C D", 1)], SpeakerKind.PERSON, "A B"),
        ([], SpeakerKind.PERSON, "A B"),
    ],
)
def test_the_best_name(aliases: list[tuple[str, int]], kind: SpeakerKind, best: str) -> None:
    assert best_name(aliases, kind, "A B") == best
