"""Whom "I" means in a piece whose author only its metadata name, read with the shipped models."""

from __future__ import annotations

import pytest

from quotes import Document, Extractor
from quotes.attribution.model import SHIPPED

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here"),
]

OPINION = """LONDON — The budget passed on Monday. I believe that it is a mistake.

Peter Smith, the finance minister, says the plan will work. "I know that it will," he answered.

I said again and again that we should wait.
"""
REPORT = """LONDON — The budget passed on Monday. Peter Smith, the minister, says it will work.

"I believe that it will help the poor. I said that I would do it, and I did," he told us.
"""


def spoken(text: str, author: str) -> set[str | None]:
    """Who speaks by "I" in a document of this author."""
    record = Extractor(topics=False).extract(Document("d", text, author=author))
    return {
        one.speaker
        for one in record.quotations
        if [text[start:end] for start, end in one.source] == ["I"]
    }


@pytest.mark.parametrize("author", ["Anna Jones", "By Anna Jones"])
def test_an_opinion_is_its_authors(author: str) -> None:
    assert spoken(OPINION, author) == {"Anna Jones"}


@pytest.mark.parametrize(
    "author", ["Anna Jones and Bo Hill", "Reuters", "Gazette Staff", "BBC News"]
)
def test_what_is_not_one_person_has_no_i(author: str) -> None:
    assert spoken(OPINION, author) == {None}


def test_a_byline_goes_before_metadata() -> None:
    text = f"We Should Wait\n\nBy Bo Hill\n\n{OPINION}"
    assert spoken(text, "Anna Jones") == {None}
    assert spoken(text.replace("Bo", "Ben"), "Anna Jones") == {"Ben Hill"}


def test_the_i_of_others_is_not_the_authors() -> None:
    assert "Anna Jones" not in spoken(REPORT, "Anna Jones")
