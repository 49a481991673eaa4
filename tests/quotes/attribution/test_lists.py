"""The first of several names belongs to a content that stands before its speaker."""

from __future__ import annotations

import pytest

from quotes.attribution.lists import listed
from quotes.attribution.names import Name
from quotes.types import Attribution
from tests.quotes.attribution.parts import page


@pytest.mark.parametrize(
    ("text", "names", "content", "wanted"),
    [
        ("Paris, London and Rome agree, Ott said.", "Paris London Rome",
         "London and Rome agree", "Paris, London and Rome agree"),
        ("OSLO — Peru, the U.S. and the UN plan a swap, Ott said.", "OSLO Peru U.S. UN",
         "the U.S. and the UN plan a swap", "Peru, the U.S. and the UN plan a swap"),
        ("It rained. The UN, Peru, Chad or Togo may pay, Ott said.", "UN Peru Chad Togo",
         "Peru, Chad or Togo may pay", "The UN, Peru, Chad or Togo may pay"),
        # Not a list, not the beginning of a sentence, or a speaker who stands before.
        ("In Paris, London may win, Ott said.", "Paris London", "London may win", ""),
        ("In Paris, London and Rome agree, Ott said.", "Paris London Rome",
         "London and Rome agree", ""),
        ("Paris, Ott says, London and Rome agree.", "Paris London Rome",
         "London and Rome agree", ""),
    ],
)  # fmt: skip
def test_lists(text: str, names: str, content: str, wanted: str) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names.split()]
    start, cue = text.index(content), text.index("sa", text.index("Ott"))
    one = Attribution(
        ((text.index("Ott"), text.index("Ott") + 3),),
        ((cue, cue + 4),),
        ((start, start + len(content)),),
        1.0,
    )
    (found,) = listed(page(text, [Name(span, "LOC", 1.0) for span in spans]), [one])
    ((begin, end),) = found.content
    assert text[begin:end] == (wanted or content)
