"""What is not quoted beyond headlines, paragraphs, items of lists, and what others report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.attribution.decode import Linked
from quotes.attribution.evidence import refine
from tests.quotes.attribution.linking import contents, linked, run, words_of


def test_nothing_is_quoted_across_the_edge_of_a_headline() -> None:
    words = words_of("Ott quits the talks", "He would not come back, she said.")
    first = linked(words, "said", "quits the talks He would not come back", source="she")
    assert contents(words, first) == [["quits the talks He would not come back"]]
    (kept,) = refine(words, [linked(words, "said", "He would not come back")], {0})
    assert kept.content == (run(words, "He would not come back"),)
    # A content in the headline of a cue in the text is none of its.
    assert refine(words, [linked(words, "said", "quits the talks")], {0}) == []


def test_a_headlines_own_quotation_ends_with_it() -> None:
    words = words_of("Ott says: We quit", "He would not come back.")
    found = linked(words, "says", "We quit He would not", source="Ott")
    (kept,) = refine(words, [found], {0})
    assert kept.content == (run(words, "We quit"),)


def test_a_quotation_ends_where_a_headline_below_it_begins() -> None:
    words = words_of("Ott said we quit", "Section Two", "The rest is here.")
    (kept,) = refine(words, [linked(words, "said", "we quit Section Two")], {1})
    assert kept.content == (run(words, "we quit"),)


def test_a_content_that_begins_in_the_headline_begins_below_it() -> None:
    words = words_of(
        "It Was Hot", "June was the hottest, according to Ott.", "Section", "It ended."
    )
    found = linked(words, "according to", "Hot June was the hottest", source="Ott")
    (kept,) = refine(words, [found], {0, 2})
    assert kept.content == (run(words, "June was the hottest"),)
    found = linked(words, "according to", "June was the hottest", "Section It ended", source="Ott")
    (kept,) = refine(words, [found], {0, 2})
    assert kept.content == (run(words, "June was the hottest"), run(words, "It ended"))


def test_of_a_content_over_a_headline_the_part_beside_the_cue_stays() -> None:
    words = words_of("Ott said we quit", "Section", "It ended, as Hill says.")
    for cue, wanted in (("said", "we quit"), ("says", "It ended")):
        (kept,) = refine(words, [linked(words, cue, "we quit Section It ended")], {1})
        assert kept.content == (run(words, wanted),)


def test_a_headlines_source_ends_with_it() -> None:
    words = words_of("We quit, says Ott", "Council leader: no")
    found = linked(words, "says", "We quit", source="Ott Council leader")
    (kept,) = refine(words, [found], {0, 1})
    assert kept.source == (run(words, "Ott"),)


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ("Mayor Jo Ott says we quit.", "Mayor Jo Ott"),
        ("It rained. Velden Rail plc today says we quit.", "Velden Rail plc"),
        ("Jo B. Ott has also says we quit.", "Jo B. Ott"),
        ("Ott says we quit.", "Ott"),
        ("Some of them says we quit.", ""),
        ("Jo Ott rose and says we quit.", ""),
        ("“Go,” Jo Ott says we quit.", ""),
        ("As Jo Ott says we quit.", ""),
        ("says we quit.", ""),
    ],
)
def test_a_source_in_the_headline_is_the_subject_below(below: str, wanted: str) -> None:
    words = words_of("Council leader is out", below)
    found = linked(words, "says", "we quit", source="Council leader")
    (kept,) = refine(words, [found], {0})
    forms = [words.spans[first][0] for first, _ in kept.source]
    ends = [words.spans[end - 1][1] for _, end in kept.source]
    text = f"Council leader is out\n{below}"
    assert "".join(text[a:b] for a, b in zip(forms, ends, strict=True)) == wanted
    (other,) = refine(words, [found], {1})
    assert other.source == ()


@pytest.mark.parametrize(
    ("paragraphs", "given", "wanted"),
    [
        pytest.param(
            ("Karl Ott", "Minister Hill said we quit."),
            "Karl Ott Minister Hill",
            "Minister Hill",
            id="the part beside its cue",
        ),
        pytest.param(("Karl Ott:", "we quit as said."), "Karl Ott", "Karl Ott", id="all above"),
    ],
)
def test_a_source_stands_in_one_paragraph(
    paragraphs: tuple[str, ...], given: str, wanted: str
) -> None:
    words = words_of(*paragraphs)
    (kept,) = refine(words, [linked(words, "said", "we quit", source=given)])
    assert kept.source == (run(words, wanted),)


@pytest.mark.parametrize(
    ("between", "wanted"),
    [
        ("A wind rose .", ["We go far away", "We come back soon"]),
        ("Rao says no .", ["We go far away"]),
    ],
)
def test_a_content_reaches_no_further_than_the_next_report(between: str, wanted: list[str]) -> None:
    words = words_of("We go far away , Ott wrote .", f"{between} We come back soon .")
    first = linked(words, "wrote", "We go far away", "We come back soon", source="Ott")
    others = [linked(words, "says", "no", source="Rao")] if "says" in between else []
    assert contents(words, first, *others)[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The fund found that it rained. I do not think that it snowed.", ["it rained"]),
        ("The fund found that it rained, and I think it snowed.", ["it rained", "it snowed"]),
        ("The fund found that it rained. I think he left and it snowed.",
         ["it rained", "it snowed"]),
    ],
)  # fmt: skip
def test_what_another_cue_leads_to_is_its_own(text: str, wanted: list[str]) -> None:
    words = words_of(text)
    given = linked(words, "found", "it rained", "it snowed", source="The fund")
    other = linked(words, "think", "it snowed", source="I")
    assert contents(words, given, other)[0] == wanted


@pytest.mark.parametrize(
    ("paragraphs", "items", "given", "wanted"),
    [
        (("Two fled, Ott said", "One stayed"), {0, 1}, "Two fled One stayed", ["Two fled"]),
        (("Two fled, Ott said", "One stayed"), {0}, "Two fled One stayed", ["Two fled"]),
        (("Ott said two fled", "One stayed"), {0, 1}, "One stayed", []),
        (("Ott said this:", "Two fled", "One stayed"), {1, 2}, "Two fled One stayed",
         ["Two fled One stayed"]),
    ],
)  # fmt: skip
def test_what_an_item_of_a_list_tells_ends_with_it(
    paragraphs: tuple[str, ...], items: set[int], given: str, wanted: list[str]
) -> None:
    words = words_of(*paragraphs)
    parts = (given,) if given in " ".join(words.forms) else ("Two fled", "One stayed")
    found = refine(words, [linked(words, "said", *parts, source="Ott")], items=items)
    assert [" ".join(words.forms[a:b]) for one in found for a, b in one.content] == wanted


def test_the_items_of_a_list_may_be_of_who_stands_above_it() -> None:
    words = words_of("The report:", "says two fled")
    found = linked(words, "says", "two fled", source="The report")
    assert refine(words, [found], items={1})[0].source == (run(words, "The report"),)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("'We go,' she went on. 'They stay.'", ["' We go , '", "' They stay . '"]),
        ("'We go.' She has a dog. 'They stay.'", ["' We go . '", "' They stay . '"]),
        ("'We all go now.' She has a dog.", ["' We all go now . '"]),
        ("it was 'a farce,' and over.", ["it was ' a farce , ' and over ."]),
        ("that 'we go' and she 'went on.'", ["that ' we go ' and she ' went on . '"]),
        ("'We go.' 'They stay.'", ["' We go . ' ' They stay . '"]),
    ],
)
def test_what_is_told_between_sentences_in_single_marks_is_not_quoted(
    given: str, wanted: list[str]
) -> None:
    words = words_of(f"Ott said {given} It ended.")
    content = (2, len(words) - 3)
    found = Linked(run(words, "said"), (), (content,), 0.9, 0.9, 0.9)
    assert contents(words, found) == [wanted]
    if given[0] == "'":
        assert contents(words, replace(found, content=((3, content[1]),))) == [wanted]


def test_what_is_told_before_a_sentence_in_marks_is_not_quoted() -> None:
    words = words_of("Hill said: 'We are sorry.'", "But Ott is tired. 'It will not do,' she says.")
    told = "' We are sorry . ' But Ott is tired .", "' It will not do , '"
    assert contents(words, linked(words, "says", *told)) == [["' We are sorry . '", told[1]]]
    assert contents(words, linked(words, "says", "But Ott is tired .", told[1])) == [[told[1]]]
    assert contents(words, linked(words, "said", "But Ott is tired .", told[1])) == [
        ["But Ott is tired .", told[1]]
    ]


@pytest.mark.parametrize(
    ("told", "content", "wanted"),
    [
        ('"We are dead." We might be', '" We are dead . " We might be', '" We are dead . "'),
        (
            '"We are dead." We be, "so"',
            '" We are dead . " We be , " so "',
            '" We are dead . " We be , " so "',
        ),
        ('"We are dead," and rest', '" We are dead , " and rest', '" We are dead , " and rest'),
        (
            'it is "a dead end." We be',
            'it is " a dead end . " We be',
            'it is " a dead end . " We be',
        ),
        (
            "'I am: \"Dead.\" So be' it",
            "' I am : \" Dead . \" So be '",
            "' I am : \" Dead . \" So be '",
        ),
    ],
)
def test_the_next_sentence_is_not_quoted(told: str, content: str, wanted: str) -> None:
    words = words_of(f"Ott said: {told} rested.")
    assert contents(words, linked(words, "said", content)) == [[wanted]]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Ott pleaded not guilty to theft.", "pleaded not guilty", "to theft",
         ("pleaded", ["not guilty to theft"])),
        ("Ott pleaded not guilty on Tuesday to theft.", "pleaded not guilty", "to theft",
         ("pleaded", ["not guilty", "to theft"])),
        ("Ott has pleaded no contest to theft.", "has pleaded", "no contest to theft",
         ("has pleaded", ["no contest to theft"])),
        ("Ott pleaded with him to stay.", "pleaded with", "to stay", ("pleaded with", ["to stay"])),
    ],
)  # fmt: skip
def test_a_plea_is_content(
    text: str, cue: str, content: str, wanted: tuple[str, list[str]]
) -> None:
    words = words_of(text)
    (found,) = refine(words, [linked(words, cue, content, source="Ott")])
    parts = [" ".join(words.forms[first:end]) for first, end in found.content]
    assert (" ".join(words.forms[slice(*found.cue)]), parts) == wanted
