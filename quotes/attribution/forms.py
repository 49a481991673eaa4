"""Forms of a text that give a quotation away by themselves, and attributions made of them."""

from __future__ import annotations

from enum import StrEnum

from quotes import types
from quotes.types import Attribution, Decision, Spans


class Form(StrEnum):
    """What decided on an attribution that is not the model's: the `by` of its decision."""

    LEAD = "lead"
    """A clause with a colon before it, whatever its verb: Jones was blunter: “…”."""
    STATEMENT = "statement"
    """Paragraphs without marks below "The minister said:"."""
    HEADING = "heading"
    """A name beside what is quoted in a headline: Ann Lind on Divorce: 'It Was Hard'."""
    TAIL = "tail"
    """What follows on a sentence in marks that nobody has: “…,” said Ann Hill."""
    VERBLESS = "verbless"
    """The same without a verb: “…,” Dr Chatterjee."""
    ASIDE = "aside"
    """A clause of saying behind a sentence, and none of it: …, two people familiar with it say."""
    CREDIT = "credit"
    """Who spoke, inside what an agency is credited with: …, Ott said, Interfax reported."""
    SIGNED = "signed"
    """A signature below or behind: “…” ― Krystal Correa."""
    LABELLED = "labelled"
    """A list item or an emphasised label before it: *Trade unions*: “…”."""
    TRANSCRIPT = types.TRANSCRIPT
    """A paragraph that opens with who speaks."""
    INTERVIEW = types.ANSWER
    """What stands below a question that nobody's name opens."""
    ALONE = "alone"
    """A quotation in nobody's report, without a source or cue of its own."""


def by_form(
    form: Form, score: float, source: Spans = (), cue: Spans = (), content: Spans = ()
) -> Attribution:
    """What a form gives away; `score` is how often it is right."""
    return Attribution(source, cue, content, score, Decision(form.value, score))
