"""Which of several people a form of a name means, where it fits them all: "Clinton", "Ms. Kim"."""

from __future__ import annotations

from quotes.english import gender
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.find import Mention


def foremost(fits: list[Entity], mention: Mention) -> Entity:
    """Of people of one surname: by title, who speaks, who came first, whom the text names most."""
    if told := gender.of_words(mention.title):
        fits = [entity for entity in fits if entity.gender == told] or fits
    if len(fits) == 1:
        return fits[0]
    if told and (last := _last_introduced(fits, mention)) and not last.gender:
        return last

    def introduced(entity: Entity) -> int:
        full = (m.start for m in entity.mentions if len(m.tokens) > 1 and not m.aside)
        return min(full, default=1 << 60)

    first = min(fits, key=introduced)
    beside = _named_beside(fits, mention)

    def rank(entity: Entity) -> tuple[float, int]:
        before = [m for m in entity.mentions if m.start < mention.start]
        speaks = any(m.in_source for m in entity.mentions)
        same = any(m.title == mention.title for m in before) if mention.title else False
        full = sum(len(m.tokens) > 1 for m in entity.mentions)
        score = 3 * same + 2 * speaks + 2 * (entity is first) + min(full, 6) / 3
        score += 3 * (entity is beside)
        return score, max((m.start for m in before), default=-1)

    return max(fits, key=rank)


def _named_beside(fits: list[Entity], mention: Mention) -> Entity | None:
    """Who is named in full before a surname in its paragraph, else in the one before it.

    Nobody where another of the surname speaks: an article calls its main figure by it anywhere.
    """
    for paragraph in (mention.paragraph, mention.paragraph - 1):
        near = [
            entity
            for entity in fits
            if any(
                m.paragraph == paragraph and m.start < mention.start and len(m.tokens) > 1
                for m in entity.mentions
            )
        ]
        if len(near) > 1:
            return None
        if near:
            others = [m for entity in fits if entity is not near[0] for m in entity.mentions]
            return None if any(m.in_source for m in others) else near[0]
    return None


def _last_introduced(fits: list[Entity], mention: Mention) -> Entity | None:
    """Who was named in full last before "Ms. Kim", where no first name tells which Kim she is."""
    full = [(m.start, at) for at, e in enumerate(fits) for m in e.mentions if len(m.tokens) > 1]
    before = [found for found in full if found[0] < mention.start]
    return fits[max(before)[1]] if before else None
