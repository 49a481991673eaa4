"""Turns of interviews and transcripts, by form alone: who labels them and how far they run."""

from __future__ import annotations

import pytest

from quotes.attribution.transcripts import with_turns
from quotes.types import slices
from tests.quotes.attribution.parts import page


def turns(text: str) -> list[tuple[str, str]]:
    """Label and content of each turn."""
    found = with_turns(page(text), ())
    return [(slices(text, turn.source), slices(text, turn.content)) for turn in found]


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        pytest.param(
            ["Q. Will it rain?", "A. It will.", "Q. When?", "A. On Friday."],
            [("Q", "Will it rain?"), ("A", "It will."), ("Q", "When?"), ("A", "On Friday.")],
            id="a full stop after Q and A",
        ),
        pytest.param(
            ["MS. LIND: Hello.", "Q    Will it rain?", "MS. LIND: It will.", "Q    When?"],
            [
                ("MS. LIND", "Hello."),
                ("Q", "Will it rain?"),
                ("MS. LIND", "It will."),
                ("Q", "When?"),
            ],
            id="questions without a sign",
        ),
        pytest.param(
            [
                "Dr Ana Grant (Malvern) (LD): Will it rain?",
                "The Minister for Rain and the Sun (Mr Karl Ott): It will.",
                "Dr Grant: When?",
                "Mr Ott: On Friday.",
                "Madam Deputy Speaker (Dame Eva Hill): Order.",
            ],
            [
                ("Dr Ana Grant", "Will it rain?"),
                ("Mr Karl Ott", "It will."),
                ("Dr Grant", "When?"),
                ("Mr Ott", "On Friday."),
                ("Dame Eva Hill", "Order."),
            ],
            id="seats, parties and offices, as in parliament",
        ),
        pytest.param(
            [
                "Ana Grant (Malvern) (LD): Will it rain?",
                "The Minister for Rain and the Sun (Karl Ott): It will.",
                "Ana Grant: When?",
                "Karl Ott: On Friday.",
                "The Secretary of State for the Sun (Eva Marie Hill): I doubt it.",
            ],
            [
                ("Ana Grant", "Will it rain?"),
                ("Karl Ott", "It will."),
                ("Ana Grant", "When?"),
                ("Karl Ott", "On Friday."),
                ("Eva Marie Hill", "I doubt it."),
            ],
            id="offices of those without a title",
        ),
        pytest.param(
            [
                "1. Ana Grant (Malvern) (LD): Will it rain?",
                "The Minister for Rain (Mr Ott): It will.",
                "T12. Jo Hill (Aldbury) (Con): When?",
                "Mr Ott: On Friday.",
                "Several hon. Members rose—",
                "Mr Ott: At noon.",
            ],
            [
                ("Ana Grant", "Will it rain?"),
                ("Mr Ott", "It will."),
                ("Jo Hill", "When?"),
                ("Mr Ott", "On Friday."),
                ("Mr Ott", "At noon."),
            ],
            id="questions with numbers, and who rose",
        ),
        pytest.param(
            [
                "Call Participants",
                "Ana Hill - Chief Executive Officer",
                "Operator",
                "Welcome. I call on Ana Hill.",
                "Ana Hill -- Chief Executive Officer",
                "Thank you. We grew.",
                "It rained.",
                "Operator",
                "Please go ahead.",
                "Jo Ott - Analyst, Velden Inc.",
                "How did you grow?",
                "Ana Hill",
                "No, we did not.",
                "It seems so.",
            ],
            [
                ("Operator", "Welcome. I call on Ana Hill."),
                ("Ana Hill", "Thank you. We grew. … It rained."),
                ("Operator", "Please go ahead."),
                ("Jo Ott", "How did you grow?"),
                ("Ana Hill", "No, we did not."),
            ],
            id="names on lines of their own",
        ),
        pytest.param(
            [
                "Tickets",
                "Please pay.",
                "Details",
                "Please call.",
                "Tickets",
                "Please come.",
                "Details",
                "Please write.",
                "Tickets",
                "Please pay.",
            ],
            [],
            id="headings that speak to readers",
        ),
        pytest.param(
            [
                "Weather",
                "It rained.",
                "Sport",
                "Ott won.",
                "Weather",
                "It will rain.",
                "Sport",
                "Hill lost.",
                "Weather",
                "It will not.",
            ],
            [],
            id="headings that come again",
        ),
        pytest.param(
            ["**Q.** Will it rain?", "**A.** It will.", "**Q**. When?"],
            [("Q", "Will it rain?"), ("A", "It will."), ("Q", "When?")],
            id="in bold",
        ),
        pytest.param(
            ["A. Philip Randolph marched.", "A. Philip Randolph won.", "A. Philip Ott did not."],
            [],
            id="an initial",
        ),
        pytest.param(
            ["A. Philip Randolph marched.", "Q: Where?", "A: In Florida.", "Q: When?"],
            [("Q", "Where?"), ("A", "In Florida."), ("Q", "When?")],
            id="an initial above the first question",
        ),
        pytest.param(
            [
                "**Will Norton:** Why?",
                "**Wangari Njoroge (WNj):** For joy.",
                "**WN:** And?",
                "WNj: No.",
            ],
            [
                ("Will Norton", "Why?"),
                ("Wangari Njoroge", "For joy."),
                ("WN", "And?"),
                ("WNj", "No."),
            ],
            id="names in full, then initials",
        ),
        pytest.param(
            ["Ana Hill: Why?", "Osman al-Tayeb: The canal.", "Hill: And?", "Al-Tayeb: Money."],
            [
                ("Ana Hill", "Why?"),
                ("Osman al-Tayeb", "The canal."),
                ("Hill", "And?"),
                ("Al-Tayeb", "Money."),
            ],
            id="names in full, then surnames",
        ),
        pytest.param(
            ["Hill: Why?", "Ott: The canal.", "Hill: And?", "Ott: Money.", "Jo van Dyk: No."],
            [
                ("Hill", "Why?"),
                ("Ott", "The canal."),
                ("Hill", "And?"),
                ("Ott", "Money."),
                ("Jo van Dyk", "No."),
            ],
            id="a name in full that labels one turn",
        ),
        pytest.param(
            ["Hill: Why?", "Ott: The canal.", "Hill: And?", "Ott: Guess.", "Remember: do."],
            [("Hill", "Why?"), ("Ott", "The canal."), ("Hill", "And?"), ("Ott", "Guess.")],
            id="a word that labels one paragraph",
        ),
        pytest.param(
            ["((WN)) Why?", "((Jo Ott))  For joy.", "((WN)) : And?", "((Jo Ott)) No."],
            [("WN", "Why?"), ("Jo Ott", "For joy."), ("WN", "And?"), ("Jo Ott", "No.")],
            id="names in brackets, without a colon",
        ),
        pytest.param(
            ["((WN)) Why?", "((Jo Ott))  iPods are my joy.", "((WN))  And?", "((Jo Ott)) no."],
            [("WN", "Why?"), ("Jo Ott", "iPods are my joy."), ("WN", "And?"), ("Jo Ott", "no.")],
            id="names in brackets before a word in lower case",
        ),
        pytest.param(
            ["((WN)) Who are you?", "Jo Ann Ott I am a nurse.", "((WN)) And?", "JO We are.", "So."],
            [
                ("WN", "Who are you?"),
                ("Jo Ann Ott", "I am a nurse."),
                ("WN", "And?"),
                ("JO", "We are."),
            ],
            id="a name in full without a sign, then its initials",
        ),
        pytest.param(
            ["((WN)) Who?", "((WN)) What?", "US Army men came.", "((WN)) And?", "US Navy men."],
            [("WN", "Who?"), ("WN", "What? … US Army men came."), ("WN", "And?")],
            id="capitals that are no initials of anybody there",
        ),
        pytest.param(
            ["Élodie Şen: Why?", "İpek Öz: The canal.", "Şen: And?", "Öz: Money."],
            [("Élodie Şen", "Why?"), ("İpek Öz", "The canal."), ("Şen", "And?"), ("Öz", "Money.")],
            id="names in any Latin letters",
        ),
        pytest.param(
            ["**Jo Hill** Why?", "**Jo Ott** For joy.", "**Jo Hill** And?", "**Jo Ott** No."],
            [("Jo Hill", "Why?"), ("Jo Ott", "For joy."), ("Jo Hill", "And?"), ("Jo Ott", "No.")],
            id="names in bold, without a colon",
        ),
        pytest.param(
            ["**Jo Hill** won.", "**Jo Hill** lost to Ott.", "**Jo Hill** went.", "**Ott** won."],
            [],
            id="a name in bold that a sentence goes on from",
        ),
        pytest.param(["Hill: Why?", "Ott: The canal."], [], id="too few"),
        pytest.param(
            [
                "Goals: Hill 12, Ott 40.",
                "Subs: Lind for Ott.",
                "Goals: Berg 9.",
                "Subs: None.",
                'Ott was glad. "I am glad," he said.',
            ],
            [],
            id="line-ups",
        ),
        pytest.param(
            [
                "**Details:** The canal was closed on Monday.",
                "**Context:** It was dug in 1820.",
                "**Details:** Boats wait.",
                "**Context:** Most carry coal.",
            ],
            [],
            id="a newsletter",
        ),
        pytest.param(
            ["HILL: Why?", "OTT: The canal is closed.", "What came next", "HILL: And?"],
            [("HILL", "Why?"), ("OTT", "The canal is closed."), ("HILL", "And?")],
            id="a heading between the turns",
        ),
    ],
)
def test_turns(paragraphs: list[str], wanted: list[tuple[str, str]]) -> None:
    assert turns("\n\n".join(paragraphs)) == wanted


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [
        pytest.param('I said, "No. It is mine."', 'I said, "No. It is mine."', id="at the end"),
        pytest.param("“No” is what I said.", "“No” is what I said.", id="at the beginning"),
        pytest.param("“No” and “never”", "“No” and “never”", id="at both ends"),
        pytest.param("“It is mine.”", "It is mine.", id="around the turn"),
        pytest.param("It is mine.”", "It is mine.", id="never opened"),
        pytest.param("“It is mine.", "It is mine.", id="never closed"),
    ],
)
def test_marks_at_the_ends_of_a_turn(turn: str, wanted: str) -> None:
    assert turns(f"Q: Why?\n\nA: {turn}\n\nQ: Why?")[1] == ("A", wanted)


def test_a_glossary_is_no_transcript() -> None:
    entries = [f"Entry{number}: what it means." for number in range(101)]
    assert turns("\n\n".join([*entries, *entries])) == []


@pytest.mark.parametrize("text", ["A" + "_" * 100_000, f"**Ott**{' ' * 100_000}x"])
def test_long_runs_of_one_character_are_read_at_once(text: str) -> None:
    assert turns(text) == []
