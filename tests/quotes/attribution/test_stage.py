"""Stage directions in brackets are no quotations, no names and no turns."""

from __future__ import annotations

import pytest

from quotes.attribution.stage import without_directions
from quotes.attribution.transcripts import with_turns
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple((text.index(each), text.index(each) + len(each)) for each in words if each)


@pytest.mark.parametrize(
    ("text", "source", "content", "kept"),
    [
        ('"(Laughter.)" Reed said.', "Reed", '"(Laughter.)"', None),
        ("“[Laughs] (Applause)” Reed said.", "Reed", "“[Laughs] (Applause)”", None),
        ('"(No comment.)" Reed said.', "Reed", '"(No comment.)"', ("Reed", '"(No comment.)"')),
        ('"Us. (Cheers)" Reed said.', "Reed", '"Us. (Cheers)"', ("Reed", '"Us. (Cheers)"')),
        ('"I won," (Applause.) Reed said.', "Applause.) Reed", '"I won,"', ("Reed", '"I won,"')),
        ('"I won," [laughing] Reed said.', "[laughing] Reed", '"I won,"', ("Reed", '"I won,"')),
        ('"I won," said Reed (laughing).', "Reed (laughing)", '"I won,"', ("Reed", '"I won,"')),
        ('"I won," said Reed (Lab).', "Reed (Lab)", '"I won,"', ("Reed (Lab)", '"I won,"')),
    ],
)  # fmt: skip
def test_a_direction_is_nobodys_words_or_name(
    text: str, source: str, content: str, kept: tuple[str, str] | None
) -> None:
    found = [Attribution(spans(text, source), spans(text, "said"), spans(text, content), 0.9)]
    left = [
        (slices(text, one.source), slices(text, one.content))
        for one in without_directions(page(text), found)
    ]
    assert left == ([kept] if kept else [])


def test_turns_of_a_transcript_with_directions() -> None:
    text = """
REPORTER: Will you run again?

OBAMA: (Laughter.) You know the answer.

REPORTER: (Inaudible.)

[Laughter] OBAMA (smiling): That is a no.

WARREN [laughing]: He would lose.

(Applause.)

[Applause] They clapped.

REPORTER: Thank you."""
    turns = [
        (slices(text, one.source), slices(text, one.content)) for one in with_turns(page(text), [])
    ]
    assert turns == [
        ("REPORTER", "Will you run again?"),
        ("OBAMA", "(Laughter.) You know the answer."),
        ("OBAMA", "That is a no."),
        ("WARREN", "He would lose. … [Applause] They clapped."),
        ("REPORTER", "Thank you."),
    ]
