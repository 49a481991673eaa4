"""The table of marked articles in cases/speakers.toml, and what every resolution must satisfy."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from quotes.speakers import resolve
from quotes.speakers.rules import RULES
from quotes.speakers.weights import precision, weights
from quotes.types import ANSWER, Attribution, Decision, SpeakerKind
from tests.quotes.marked import LABELS, NLP, Marked, named

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "speakers.toml").read_text(encoding="utf-8")
)["case"]
OTHER_LABELS = {"P": "PERSON", "O": "ORG", "L": "GPE"}


@pytest.mark.parametrize("labels", [LABELS, OTHER_LABELS], ids=["per", "person"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_speakers_are_whom_a_reader_names(case: dict[str, Any], labels: dict[str, str]) -> None:
    marked = Marked(case["text"])
    blocks = marked.blocks(case["blocks"]) if "blocks" in case else []
    found = dict(
        zip(
            marked.ids,
            resolve(marked.doc(labels), marked.attributions(), blocks),
            strict=True,
        )
    )
    assert {id: named(speakers) for id, speakers in found.items()} == case["speakers"]
    for id, kind in case.get("kinds", {}).items():
        assert {str(speaker.kind) for speaker in found[id]} == {kind}
    for id, rule in case.get("rules", {}).items():
        assert {speaker.decision.by for speaker in found[id]} == {rule}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_every_speaker_is_a_slice_of_the_text_with_the_rule_that_found_it(
    case: dict[str, Any],
) -> None:
    marked = Marked(case["text"])
    doc = marked.doc()
    for speakers in resolve(doc, marked.attributions(), ()):
        for speaker in speakers:
            start, end = speaker.mention
            assert doc.text[start:end] == speaker.name != ""
            assert 0 < speaker.decision.score < 1
            assert speaker.decision.version
            for words in (*speaker.forms, *speaker.roles):
                assert words in doc.text


def test_every_ranker_has_its_weights_and_every_common_rule_a_measured_precision() -> None:
    for ranker in ("he_she", "they", "it", "person", "organisation"):
        assert "none" in weights(ranker)
    for rule in ("full_name", "short_name", "he_or_she", "person", "description", "inherited"):
        assert rule in {found.__name__ for rules in RULES.values() for found in rules} | {
            "inherited"
        }
        assert precision(rule) != precision("no such rule")
    assert precision("full_name") > max(precision("he_or_she"), precision("inherited"))


def test_in_an_answer_he_is_neither_who_asks_nor_who_is_asked() -> None:
    marked = Marked(
        "[Luis Ortega]P writes.\n\nHe spoke to [Tom Hughes]P.\n\nWas your father a reader?\n\n"
        "{a:He read everything. <b:He> told me {b:that a book is a garden}.}"
    )
    answer, said = marked.attributions()
    answer = replace(answer, decision=Decision(ANSWER, 0.9))
    found = resolve(marked.doc(), [answer, said], ())
    assert [named(speakers) for speakers in found] == ["Luis Ortega", ""]


def test_forms_and_roles_of_a_speaker() -> None:
    marked = Marked(
        "Russian Foreign Minister [Sergei Lavrov]P spoke. <a:[Lavrov]P> said {a:so}. "
        "[Sergei Lavrov]P, the country's chief diplomat, {b:left}."
    )
    speaker = resolve(marked.doc(), marked.attributions(), ())[0][0]
    assert speaker.forms == ("Lavrov",)
    assert speaker.roles == ("Russian Foreign Minister", "the country's chief diplomat")
    assert speaker.kind is SpeakerKind.PERSON


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("party leader and Prime Minister", ["party leader", "Prime Minister"]),
        ("a minister and a former colonel", ["minister", "former colonel"]),
        ("chairman and chief executive", ["chairman", "chief executive"]),
        (
            "the head of the team and the chief of staff",
            ["head of the team and the chief of staff"],
        ),
        ("aide to the governor and senator", ["aide to the governor and senator"]),
        ("mayor\nand editor of the paper", ["mayor", "editor of the paper"]),
        ("Foreign Affairs and Trade minister", ["Foreign Affairs and Trade minister"]),
        ("minister of science and technology", ["minister of science and technology"]),
    ],
)
def test_two_offices_are_two_roles(role: str, offices: list[str]) -> None:
    marked = Marked(f"<a:[Ana Lund]P, {role},> said {{a:so}}.")
    (speaker,) = resolve(marked.doc(), marked.attributions(), ())[0]
    assert list(speaker.roles) == offices


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Former mayor <a:[Ana Lund]P>, 61, had met the contractor, {a:it said}.",
            ["Former mayor"],
        ),
        ("<a:[Ana Lund]P>, 61, met the mayor on Monday, {a:it said}.", []),
        ("But South Korea's president, <a:[Ana Lund]P>, {a:left}.", ["South Korea's president"]),
        ("<a:[Ana Lund]P>, now the Dutch mayor, {a:left}.", ["Dutch mayor"]),
        ("Its chairman, <a:[Ana Lund]P>, left. [Ana Lund]P, the chairman, {a:won}.", ["chairman"]),
    ],
)
def test_a_role_is_an_office_with_its_owner_and_without_article(
    text: str, roles: list[str]
) -> None:
    marked = Marked(text)
    (speaker,) = resolve(marked.doc(), marked.attributions(), ())[0]
    assert list(speaker.roles) == roles


def test_what_an_organisation_is_called_is_no_role_of_it() -> None:
    marked = Marked("The tabloid [Znak]O opened. <a:[Znak]O, a website,> said {a:so}.")
    speaker = resolve(marked.doc(), marked.attributions(), ())[0][0]
    assert (speaker.name, speaker.roles) == ("Znak", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "he",
        "“ ” ' ''",
        "x" * 500,
        "X" * 500,
        " ".join(["Anna"] * 500),
        "and " * 200,
        "of A " * 100 + "who",
        "🙂 🙃 said 👍",
        "محمد بن سلمان قال",
        "אמר בנימין נתניהו",
        "(" * 300 + ")" * 300,
        "’s ’s ’s",
        "who who who which",
        "A, B, C, and, and, and & & &",
        "\u202eevil\u202c said",
        "1234 5678",
    ],
    ids=range(19),
)
def test_no_text_makes_it_fail(text: str) -> None:
    doc = NLP(text)
    size = len(text)
    spans = [(0, size), (0, min(size, 3)), (max(size - 3, 0), size), (size // 2, size)]
    attributions = [Attribution((span,), (), (span,), 0.5) for span in spans]
    attributions += [Attribution((), (), (span,), 0.5) for span in spans]
    attributions += [Attribution((), (), (), 0.5), Attribution(((0, 0),), (), ((0, 0),), 0.5)]
    _sound(doc, attributions)


@pytest.mark.parametrize(
    "text", ["[º]O [ª]L º said", "[' \n Ana Lind]P, [' \n KC]O", "’s – Mr", "'s -- Ana"]
)
def test_no_name_makes_it_fail(text: str) -> None:
    marked = Marked(text)
    span = (0, len(marked.text))
    _sound(marked.doc(), [Attribution((span,), (), (span,), 0.5)])


def _sound(doc: Doc, attributions: list[Attribution]) -> None:
    """Every attribution is answered, by speakers that have names."""
    found = resolve(doc, attributions, ())
    assert len(found) == len(attributions)
    for speakers in found:
        for speaker in speakers:
            assert doc.text[slice(*speaker.mention)] == speaker.name != ""


@pytest.mark.parametrize(
    "first, second",
    [
        ("محمد علي", "خالد عمر"),
        ("🙂 Ivo", "🙃 Ivo"),
        ("Q" * 250, "Z" * 250),
        ("Ümit Özdağ", "Umut Ozen"),
        ("Anna Petrova", "Anna Petrenko"),
        ("Jean-Luc Martin", "Jean Martin"),
    ],
)
def test_odd_names_do_not_merge(first: str, second: str) -> None:
    marked = Marked(f"<a:[{first}]P> said {{a:one}}. <b:[{second}]P> said {{b:two}}.")
    one, two = resolve(marked.doc(), marked.attributions(), ())
    assert one and two
    assert named(one) != named(two)


def test_nothing_to_resolve() -> None:
    assert resolve(NLP("Nobody spoke."), [], ()) == []


def test_a_role_does_not_begin_with_somebody_else() -> None:
    marked = Marked(
        "[Anna Lind]P and Foreign Minister [Olga Karimova]P met. <a:[Karimova]P> {a:left}."
    )
    (speaker,) = resolve(marked.doc(), marked.attributions(), ())[0]
    assert speaker.roles == ("Foreign Minister",)


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("<a:The precinct> said {a:[Orbit]O had called}.", "The precinct"),
        ("<a:A statement by [Bo Ek]P> said {a:[Orbit]O would pay}.", "Bo Ek"),
        ("<a:A resident> said {a:[Orbit]O would pay}.", ""),
    ],
)
def test_it_said_so_again_whatever_is_named_since(before: str, speaker: str) -> None:
    marked = Marked(f"{before} {{b:A late reply was costly}}, <b:it> said.")
    first, again = marked.attributions()
    cue = marked.doc().text.rindex("said")
    again = replace(again, cue=((cue, cue + len("said")),))
    _, found = resolve(marked.doc(), [first, again], ())
    assert named(found) == speaker
