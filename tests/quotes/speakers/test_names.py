"""What a name is and where it ends: bodies, shows, particles, surnames, slips of spelling."""

from __future__ import annotations

import pytest

from quotes.english.names import slip
from quotes.layout import layout
from quotes.speakers import resolve
from quotes.types import Attribution
from tests.quotes.marked import NLP, Marked, named


def speakers(text: str) -> dict[str, str]:
    marked = Marked(text)
    found = resolve(marked.doc(), marked.attributions(), ())
    return dict(zip(marked.ids, map(named, found), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<a:The [New Brooker]P> said {a:so}.", "New Brooker", "organisation"),
        ("<a:The New [Brooker]P> said {a:so}.", "New Brooker", "organisation"),
        ("<a:The Port Lowell Review-[Journal]O> said {a:so}.", "Port Lowell Review-Journal", ""),
        ("<a:The Lost [52 Project]O> said {a:so}.", "Lost 52 Project", "organisation"),
        ("<a:[Wealth]O-[X]P> said {a:so}.", "Wealth-X", "organisation"),
        ("<a:The Post's [Greg Lowell]P> said {a:so}.", "Greg Lowell", "person"),
        ("<a:The [Greg Lowell]P> of old said {a:so}.", "Greg Lowell", "person"),
    ],
)
def test_the_and_capitals_that_are_a_whole_source_name_a_body(
    text: str, name: str, kind: str
) -> None:
    marked = Marked(text)
    (speaker,) = resolve(marked.doc(), marked.attributions(), ())[0]
    assert speaker.name == name
    assert kind in ("", str(speaker.kind))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<p>So <strong>Gene Marsh</strong> said that it was.</p>", "Gene Marsh"),
        ("[Ursula Brandt](https://x.example/a) said that it was.", "Ursula Brandt"),
        ("<p>That it was said the <i>State Journal-Register.</i></p>", "State Journal-Register"),
    ],
)
def test_a_name_holds_no_markup(text: str, name: str) -> None:
    doc = NLP(text)
    source = (text.index(name), text.index(name) + len(name))
    doc.ents = [doc.char_span(*source, label="PER", alignment_mode="expand")]
    content = ((text.index("it was"), text.index("it was") + 6),)
    speakers = resolve(doc, [Attribution((source,), (), content, 1.0)], layout(text))
    assert named(speakers[0]) == name


@pytest.mark.parametrize("shown", ["The [Anna Lowell Show]P", "The Anna Lowell Show"])
def test_a_show_named_after_somebody_is_not_she(shown: str) -> None:
    text = f"He spoke on {shown} on Tuesday. <a:[Lowell]P> said {{a:so}}. <b:She> said {{b:more}}."
    assert speakers(text) == {"a": "Anna Lowell", "b": "Anna Lowell"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a:[Sophie]P in 't [Zand]P, a member,> said {a:so}.", {"a": "Sophie in 't Zand"}),
        ("<a:[Sophie in ’t Zand]P> said {a:so}.", {"a": "Sophie in ’t Zand"}),
        ("<a:[Ruud van]P 't [Hek]P> said {a:so}.", {"a": "Ruud van 't Hek"}),
        (
            "<a:[Sophie in 't Zand]P> said {a:so}. <b:In 't Zand> said {b:more}.",
            {"a": "Sophie in 't Zand", "b": "Sophie in 't Zand"},
        ),
    ],
)
def test_dutch_particles_are_of_the_name(text: str, expected: dict[str, str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "Former Secretary of State and Democratic presidential frontrunner [Anna Lowell]P",
            "Anna Lowell",
        ),
        (
            "Author [Anna Lowell]P of the [Center for Tides]O: Research and [Teaching]O (C-TIDE)",
            "Anna Lowell",
        ),
        ("pollster [Anna Lowell]P -- author of Dust and [Ash]O, which sold well --", "Anna Lowell"),
        ("[Anna Lowell]P of Texas and [Ben Ray]P of Iowa", "Anna Lowell & Ben Ray"),
        ("[Anna Lowell]P — and [Ben Ray]P —", "Anna Lowell & Ben Ray"),
    ],
)
def test_what_hangs_on_a_speaker_joins_no_other(source: str, name: str) -> None:
    assert speakers(f"<a:{source}> said {{a:so}}.") == {"a": name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Mark Singer]P wrote. In <a:Mr. Singer’s> view {a:so}. <b:Mr. Singer> said {b:so}.",
            {"a": "Mark Singer", "b": "Mark Singer"},
        ),
        ("[Ann From]P came. <a:From> said {a:so}.", {"a": "Ann From"}),
    ],
)
def test_a_surname_may_be_a_word(text: str, expected: dict[str, str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<a:[Hilary Lund]P> spoke. [Hillary Lund]P ran. <b:[Lund]P> said {b:so}. "
            "<c:[Hillary Lund]P> {c:left}.",
            {"a": "Hillary Lund", "b": "Hillary Lund", "c": "Hillary Lund"},
        ),
        ("[Gary Byrne]P came. <a:[Bryne]P> said {a:he left}.", {"a": "Gary Byrne"}),
        ("[Elise Labott]P came. <a:[Labbot]P> said {a:so}.", {"a": "Elise Labott"}),
        (
            "<a:[Jon Hansen]P> said {a:so}. <b:[Jon Hanson]P> said {b:more}.",
            {"a": "Jon Hansen", "b": "Jon Hanson"},
        ),
        (
            "[Hilary Lund]P and [Hillary Lund]P met. <a:[Hilary Lund]P> said {a:so}. "
            "<b:[Hillary Lund]P> said {b:more}.",
            {"a": "Hilary Lund", "b": "Hillary Lund"},
        ),
    ],
)
def test_a_slip_of_spelling_is_no_other_person(text: str, expected: dict[str, str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hilary", "hillary", True),
        ("labbot", "labott", True),
        ("bryne", "byrne", True),
        ("hansen", "hanson", False),
        ("marie", "maria", False),
        ("byrne", "byrne", False),
        ("ann", "anna", False),
    ],
)
def test_slips_of_spelling(one: str, other: str, same: bool) -> None:
    assert slip(one, other) is slip(other, one) is same
