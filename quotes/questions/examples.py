"""Questions to offer in place of one that is not understood."""

from __future__ import annotations

from quotes.errors import Unclear

_FORMS = (
    "what did {speaker} say about {topic}?",
    "when did {speaker} last speak?",
    "who is {speaker}?",
    "who talked about {topic}?",
    "who opposes {target}?",
    "where does {stands} stand on {target}?",
    "who changed their mind on {target}?",
)


class NotUnderstood(Unclear):
    """A question of no known form; the suggestions are examples of questions."""


def examples(
    *,
    speaker: str | None = None,
    topic: str | None = None,
    target: str | None = None,
    stands: str | None = None,
) -> tuple[str, ...]:
    """Questions on a speaker, on a topic of theirs, on a target, and on who `stands` somewhere.

    Forms that need what is not given are left out.
    """
    given = {"speaker": speaker, "topic": topic, "target": target, "stands": stands}
    missing = [f"{{{slot}}}" for slot, words in given.items() if not words]
    return tuple(
        form.format(**given) for form in _FORMS if not any(slot in form for slot in missing)
    )


EXAMPLES = examples(speaker="SPEAKER", topic="TOPIC", target="TARGET", stands="SPEAKER")
"""The forms with a word for each slot, where no database says what to fill in."""
