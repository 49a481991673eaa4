"""Reports that an agency's credit wraps."""

from __future__ import annotations

import pytest

from quotes.attribution.credits import unwrapped
from quotes.types import Attribution, Span
from tests.quotes.attribution.parts import given, page, told


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("content", "source", "cue"),
    [
        (
            "The issue will wait until Monday, Deputy Foreign Minister Anna Lind said on Friday",
            "Deputy Foreign Minister Anna Lind",
            "said",
        ),
        (
            "The bridge is open again, a city official told Radio Orsk",
            "a city official",
            "told Radio Orsk",
        ),
        ("The issue will wait until Monday", None, None),
        ("The talks, which Lind said were over, go on in the new year at the lake", None, None),
    ],
)
def test_a_wrapped_report_goes_to_its_speaker(
    content: str, source: str | None, cue: str | None
) -> None:
    text = f"{content}, Interpress reported."
    outer = Attribution(
        (span(text, "Interpress"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    (found,) = unwrapped(page(text), [outer])
    if source is None or cue is None:
        assert found is outer
    else:
        assert [text[slice(*s)] for s in found.source] == [source]
        assert [text[slice(*s)] for s in found.cue] == [cue]
        assert text[slice(*found.content[0])] == content.split(", ")[0]


@pytest.mark.parametrize("left_out", ["", "The head of the union, Anna Lind, has confirmed "])
def test_a_led_report_goes_to_its_speaker(left_out: str) -> None:
    whole = "The head of the union, Anna Lind, has confirmed that it would attend the talks"
    content = whole.removeprefix(left_out)
    text = f"ORSK, May 1. {whole}, the ministry reported."
    outer = Attribution(
        (span(text, "the ministry"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    (found,) = unwrapped(page(text), [outer])
    assert text[slice(*found.source[0])] == "The head of the union, Anna Lind"
    assert text[slice(*found.cue[0])] == "has confirmed"
    assert text[slice(*found.content[0])] == "that it would attend the talks"


def test_what_overlaps_the_report_gives_way() -> None:
    text = "The issue will wait until Monday, Anna Lind said on Friday, Interpress reported."
    content = text[: text.index(", Interpress")]
    outer = Attribution(
        (span(text, "Interpress"),), (span(text, "reported"),), (span(text, content),), 0.9
    )
    part = Attribution(outer.source, outer.cue, (span(text, "will wait"),), 0.4)
    other = Attribution((), (), ((200, 210),), 0.9)
    assert unwrapped(page(text), [outer, part, other])[0] is other
    assert len(unwrapped(page(text), [outer, part, other])) == 2


@pytest.mark.parametrize(
    ("quoted", "name"),
    [
        ("“The deal — he said — is dead”", "Ivan Horvat"),
        ('"The deal is dead,"', "the minister"),
        ("“The deal is dead,”", "Mr. Horvat"),
        ("The deal is dead", "Prime Minister Ivan Horvat"),
    ],
)
def test_who_was_quoted_by_an_agency_spoke(quoted: str, name: str) -> None:
    text = f"{quoted}, {name} was quoted as saying by the state agency Hina."
    agency, cue = (span(text, "the state agency Hina"),), (span(text, "was quoted as saying"),)
    whole, parts = (span(text, f"{quoted}, {name}"),), (span(text, quoted), span(text, name))
    for content in (whole, parts):
        (found,) = unwrapped(page(text), [Attribution(agency, cue, content, 0.6)])
        assert [text[slice(*s)] for s in found.source] == [name]
        assert [text[slice(*s)] for s in found.content] == [quoted.rstrip(",")]


def test_other_contents_do_not_end_in_the_name_of_who_was_quoted() -> None:
    text = "“The deal is dead,” Mr Horvat was quoted by Hina as saying, the paper wrote."
    cue, quoted = (span(text, "was quoted"),), span(text, "“The deal is dead,”")
    name, whole = span(text, "Mr Horvat"), span(text, text[: text.index(", the paper")])
    one = Attribution((), cue, (quoted, name), 0.5)
    same = Attribution((span(text, "Hina"),), (span(text, "as saying"),), (name,), 0.5)
    outer = Attribution((span(text, "the paper"),), (span(text, "wrote"),), (whole,), 0.9)
    found = unwrapped(page(text), [one, same, outer])
    assert [each.content for each in found] == [(quoted,), (whole,)]


def test_the_source_before_was_quoted_stays() -> None:
    text = "“The deal is dead,” the minister, Ivan Horvat, was quoted as saying by Hina."
    one = Attribution(
        (span(text, "the minister, Ivan Horvat"),),
        (span(text, "was quoted as saying"),),
        (span(text, "“The deal is dead,”"),),
        0.6,
    )
    assert unwrapped(page(text), [one]) == [one]


@pytest.mark.parametrize(
    ("text", "agency", "cue", "content", "wanted"),
    [
        ("It rained. The talks go on, Hina quoted him as saying.", "Hina", "quoted",
         ["him as saying"], ("him", ["The talks go on"])),
        ("“The deal is dead,” the agency cited Ann Ott as saying.", "the agency", "cited",
         ["“The deal is dead,”", "Ann Ott as saying"], ("Ann Ott", ["“The deal is dead,”"])),
        ("“The deal is dead,” the agency cited Ann Ott as saying.", "the agency", "cited",
         ["“The deal is dead,”"], ("Ann Ott", ["“The deal is dead,”"])),
        ("Ann Ott was quoted by Hina as saying that talks go on.", "Hina", "was quoted",
         ["Ann Ott", "as saying that talks go on"], ("Ann Ott", ["that talks go on"])),
        ("Hina quoted Ann Ott as saying that talks go on.", "Hina", "quoted",
         ["Ann Ott as saying that talks go on"],
         ("Hina", ["Ann Ott as saying that talks go on"])),
        ("Hina quoted Ann Ott as saying.", "Hina", "quoted", ["Ann Ott as saying"],
         ("Hina", ["Ann Ott as saying"])),
    ],
)  # fmt: skip
def test_who_is_quoted_as_saying_it_spoke(
    text: str, agency: str, cue: str, content: list[str], wanted: tuple[str, list[str]]
) -> None:
    parts = tuple(span(text, part) for part in content)
    one = Attribution((span(text, agency),), (span(text, cue),), parts, 0.9)
    (found,) = unwrapped(page(text), [one])
    assert text[slice(*found.source[0])] == wanted[0]
    assert [text[slice(*s)] for s in found.content] == wanted[1]


def test_an_agency_does_not_say_what_it_quotes() -> None:
    text = "“The deal is dead,” Hina quoted Ann Ott as saying."
    found = given(text, *(("Hina", cue, "“The deal is dead,”") for cue in ("quoted", "saying")))
    wanted = [("Ann Ott", "as saying", "“The deal is dead,”")]
    assert told(text, unwrapped(page(text), found)) == wanted
