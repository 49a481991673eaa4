"""From an article that was read to the stance network's questions."""

from __future__ import annotations

from quotes.stance.mentions import Mentions
from quotes.stance.pairs import Question
from quotes.stance.reading import Reading
from quotes.types import Quotation, Span, Spans, Target


def question(
    reading: Reading,
    quotation: Quotation,
    target: Target,
    mentions: Mentions,
    around: tuple[Span, range],
) -> Question:
    """What a quotation says of a target; `around` is what `surroundings` gave."""
    span, words = around
    named = mentions.whole_in(span) + mentions.short_in(span)
    return Question(
        reading.words.text,
        span,
        quotation.content,
        quotation.cue,
        quotation.source,
        named or _parts(reading, mentions, words),
        target.name,
        quotation.speaker or "",
    )


def _parts(reading: Reading, mentions: Mentions, words: range) -> Spans:
    starts, ends = reading.words.starts, reading.words.ends
    found = {
        at for places in mentions.parts.values() for at in places if words.start <= at < words.stop
    }
    return tuple((starts[at], ends[at]) for at in sorted(found))
