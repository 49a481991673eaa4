"""Whose the answers of an interview without labels are, read with the shipped models."""

from __future__ import annotations

import pytest

import quotes
from quotes.attribution.model import SHIPPED

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here"),
]

TURNS = """
**What do you think of the budget?**

The budget is a mistake. I would not have made it.

**Will you vote for it?**

I will not. My mother said it was a disgrace.

**Will it pass?**

No. I am sure of that.
"""


@pytest.mark.parametrize(
    "introduction",
    [
        "# Anna Jones: 'A mistake'\n\nPeter Smith spoke to her. Peter Smith is a reporter.\n",
        "# A mistake\n\nAnna Jones, an economist in Leeds, spoke to us about the budget.\n",
        "# A mistake\n\nBy Peter Smith\n\nAnna Jones is an economist at the University of Leeds.\n",
        "# A mistake\n\nPeter Smith interviewed Anna Jones on the budget on Monday.\n",
    ],
)
def test_the_answers_are_of_whom_the_introduction_is_about(introduction: str) -> None:
    record = quotes.extract(introduction + TURNS)
    answers = [one for one in record.quotations if one.decision.by == "interview"]
    assert [one.speaker for one in answers] == ["Anna Jones"] * 3
    (inner,) = [one for one in record.quotations if one.within == answers[1].id]
    assert quotes.slices(record.document.text, inner.source) == "My mother"


def test_speakers_on_lines_of_their_own_are_people() -> None:
    call = """
Operator

Welcome. Please go ahead, Craig.

Craig Dalloway

Thank you. Sales of our bread grew, and we are glad. Sunita has the numbers.

Sunita Rao

Thanks, Craig. We expect to sell more bread in the spring.

Operator

Thank you. Our first question comes from Ben Liu.

Ben Liu

Did you sell more bread?

Craig Dalloway

We did.
"""
    record = quotes.extract(call)
    turns = [one.speaker for one in record.quotations if one.decision.by == "transcript"]
    craig, sunita = "Craig Dalloway", "Sunita Rao"
    assert turns == ["Operator", craig, sunita, "Operator", "Ben Liu", craig]
