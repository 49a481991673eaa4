"""Quotations that stand by themselves."""

from __future__ import annotations

import pytest

from quotes.attribution.alone import alone
from quotes.types import slices
from tests.quotes.attribution.parts import page

SAID = "“My father ran a small ferry there.”"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Rain fell.\n\n{SAID}\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n> {SAID}\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n- Ann de Boer.\n\nIt ended.", [("Ann de Boer", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n– Élodie Ott\n\nIt ended.", [("Élodie Ott", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n– Reuters\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n-- PA Media\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n– Advertisement\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID}\n\n- Guests were late.\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID} – Reuters\n\nAnn Ott\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID} -- The Associated Press.\n\nIt ended.", [("", SAID)]),
        (f"Rain fell.\n\n{SAID} – Madonna\n\nIt ended.", [("Madonna", SAID)]),
        (f"Rain fell.\n\n{SAID} - @anna_ott\n\nIt ended.", [("@anna_ott", SAID)]),
        (f"She grew up in Kiel. {SAID}", [("", SAID)]),
        (f"She grew up in Kiel. {SAID} A pause.", [("", SAID)]),
        (f"She grew up in Kiel. {SAID} Élodie laughed.", [("", SAID)]),
        (f"In her book {SAID} she grew up.", []),
        (f"She grew up in Kiel. {SAID} is what he wrote.", []),
        ("She grew up in Kiel. “The Art of Fine Weather.” It ended.", []),
        ("She grew up in Kiel. “Only there!” It ended.", []),
        ("Would she go back? “In a heartbeat.” It ended.", [("", "“In a heartbeat.”")]),
        ("Would she go back? “Tomorrow.”", [("", "“Tomorrow.”")]),
        ("Would she go back? “Tomorrow,” was the word.", []),
        ("Rain fell.\n\n“I was a boy.” He pauses.", [("", "“I was a boy.”")]),
        ("Rain fell.\n\n“I was a boy,” he says.", []),
        ("Rain fell.\n\n“The Long Night.” He read it.", []),
        ("Rain fell.\n\n“I was a boy.” is all he says.", []),
    ],
)
@pytest.mark.parametrize("marks", ["“”", "‘’"])
def test_what_is_quoted_alone(text: str, wanted: list[tuple[str, str]], marks: str) -> None:
    as_marked = str.maketrans("“”", marks)
    text = text.translate(as_marked)
    wanted = [(name, said.translate(as_marked)) for name, said in wanted]
    found = alone(page(text), [])
    assert [(slices(text, one.source), slices(text, one.content)) for one in found] == wanted
