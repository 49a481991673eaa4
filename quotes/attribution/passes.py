"""The passes that add to what the model found, or put it right, and their order.

The model was made for running text; each pass knows one form of the text that gives a quotation
away, or one thing that the model gets wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.alone import alone
from quotes.attribution.asides import with_asides
from quotes.attribution.continued import begun, continued, on_topics
from quotes.attribution.credits import unwrapped
from quotes.attribution.dialogue import with_dialogue
from quotes.attribution.following import followed
from quotes.attribution.headings import headed
from quotes.attribution.hearers import unheard
from quotes.attribution.hearsay import hearsay
from quotes.attribution.interviews import with_answers
from quotes.attribution.kickers import without_topics
from quotes.attribution.leads import led
from quotes.attribution.lists import listed
from quotes.attribution.page import Page, Pass
from quotes.attribution.posts import posted
from quotes.attribution.rivals import parted
from quotes.attribution.signed import labelled, signed_blocks
from quotes.attribution.stage import without_directions
from quotes.attribution.statements import stated
from quotes.attribution.tails import tailed
from quotes.attribution.trailing import trailing
from quotes.attribution.transcripts import with_turns
from quotes.attribution.verbless import verbless
from quotes.types import Attribution


def passed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """What is left of `found` and was added, after all passes, in the text's order."""
    result = list(found)
    for each in PASSES:
        result = each(page, result)
    return result


def _in_order(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` in the text's order, without those whose content others have taken."""
    kept = (one for one in found if one.content)
    return sorted(kept, key=lambda one: (one.content[0], one.cue))


PASSES: tuple[Pass, ...] = (
    listed,
    unwrapped,
    hearsay,
    led,
    verbless,
    with_asides,
    headed,
    trailing,
    without_topics,
    stated,
    posted,
    with_turns,
    with_answers,  # only where labels do not tell who speaks
    signed_blocks,
    labelled,
    parted,
    on_topics,
    with_dialogue,
    continued,
    tailed,
    followed,
    alone,  # what none of the others has given to somebody
    begun,
    _in_order,
    without_directions,
    unheard,
)
