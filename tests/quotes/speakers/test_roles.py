"""Roles as a parse and the words around a name tell them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from quotes.speakers import resolve
from quotes.types import Attribution

NLP = spacy.blank("en")


def _roles(
    words: str, name: str, compounds: str = "", label: str = "PER", verb: str = ""
) -> tuple[str, tuple[str, ...]]:
    """Name and roles of who is named in a text; `compounds` are first parts of compound nouns."""
    made = NLP.make_doc(words)
    forms = [token.text for token in made]
    first = {forms.index(word) for word in compounds.split()}
    last = len(forms) - 1
    doc = Doc(
        NLP.vocab,
        forms,
        [bool(token.whitespace_) for token in made],
        heads=[at + 1 if at in first else last for at in range(len(forms))],
        deps=["compound" if at in first else "dep" for at in range(last)] + ["ROOT"],
        tags=[
            "NN" if at in first else "VBD" if form == verb else "WP" if form == "who" else "XX"
            for at, form in enumerate(forms)
        ],
    )
    start = doc.text.index(name)
    span = doc.char_span(start, start + len(name), label=label)
    assert span is not None
    doc.ents = [span]
    cue = doc.text.index("said")
    source = (0, cue - 1)
    said = Attribution((source,), ((cue, cue + 4),), ((cue + 5, len(doc.text)),), 1.0)
    (speaker,) = resolve(doc, [said], ())[0]
    return speaker.name, speaker.roles


@pytest.mark.parametrize(
    ("text", "name", "compounds", "roles"),
    [
        ("culture minister Ana Lund said so.", "Ana Lund", "culture", ["culture minister"]),
        ("But bar owner Ana Lund said so.", "Ana Lund", "bar", ["bar owner"]),
        (
            "child protection minister Ana Lund said so.",
            "Ana Lund",
            "child protection",
            ["child protection minister"],
        ),
        ("Last night owner Ana Lund said so.", "Ana Lund", "night", ["owner"]),
        ("culture minister Ana Lund said so.", "Ana Lund", "", ["minister"]),
        ("Tory councillor Ana Lund said so.", "Ana Lund", "", ["Tory councillor"]),
        ("The county engineer, Dr Lund, said so.", "Lund", "", ["county engineer"]),
        ("The party's leader, Sir Ari Lund, said so.", "Ari Lund", "", ["The party's leader"]),
        ("Brilliant economist Ana Lund said so.", "Ana Lund", "", ["economist"]),
        (
            "An excellent political adviser, Ana Lund, said so.",
            "Ana Lund",
            "",
            ["political adviser"],
        ),
        ("The popular and highly respected mayor, Ana Lund, said so.", "Ana Lund", "", ["mayor"]),
        ("The controversial former mayor Ana Lund said so.", "Ana Lund", "", ["former mayor"]),
        ("Acting chief executive Ana Lund said so.", "Ana Lund", "", ["Acting chief executive"]),
        (
            "The senior prime minister, Ana Lund, said so.",
            "Ana Lund",
            "",
            ["senior prime minister"],
        ),
        ("Assemblyman Ana Lund said so.", "Ana Lund", "", ["Assemblyman"]),
        (
            "New York Attorney-General Ana Lund said so.",
            "Ana Lund",
            "",
            ["New York Attorney-General"],
        ),
    ],
)
def test_a_role_is_whole(text: str, name: str, compounds: str, roles: list[str]) -> None:
    assert _roles(text, name, compounds) == (name, tuple(roles))


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("U.S. Secretary of State", True),
        ("The Minister for Foreign Affairs", True),
        ("Minister of State for Trade", True),
        ("Former director of the FBI", True),
        ("The secretary of state", True),
        ("The sister of Team", False),
        ("The lawyer for Mr.", False),
        ("A letter to the president of the board", False),
        ("The works of Emperor", False),
    ],
)
def test_a_role_may_govern_what_stands_before_the_name(role: str, told: bool) -> None:
    _, roles = _roles(f"{role} Ana Lund said so.", "Ana Lund")
    assert (roles == (role.removeprefix("The "),)) is told


@pytest.mark.parametrize(
    ("text", "verb", "role"),
    [
        ("Chad's president dismissed his aide, Ana Lund, said so.", "dismissed", "aide"),
        ("The firm sent its chief executive, Ana Lund, said so.", "sent", "chief executive"),
        ("The man who ran the firm, Ana Lund, said so.", "ran", "man who ran the firm"),
        ("Ana Lund, now head of the bank, said so.", "", "head of the bank"),
    ],
)
def test_no_clause_is_a_role(text: str, verb: str, role: str) -> None:
    assert _roles(text, "Ana Lund", verb=verb)[1] == (role,)


@pytest.mark.parametrize("title", ["Sir", "Hon.", "Cllr", "Dr", "Mrs"])
def test_a_title_opens_the_name_beside_a_description(title: str) -> None:
    assert _roles(f"The leader of the house, {title} Ana Lund, said so.", "Ana Lund") == (
        "Ana Lund",
        ("leader of the house",),
    )


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("Interior Ministry", ("Egypt",)),
        ("Supreme Court", ("Egypt",)),
        ("Ministry of Tourism and Wildlife", ("Egypt",)),
        ("Kenyan Interior Ministry", ()),
        ("Bank of Ghana", ()),
        ("Court Theatre", ()),
    ],
)
def test_what_every_state_has_is_that_of_whom_the_article_names_most(
    name: str, roles: tuple[str, ...]
) -> None:
    text = f"{name} said Egypt would wait and that Egyptians knew of it"
    assert _roles(text, name, label="ORG") == (name, roles)
