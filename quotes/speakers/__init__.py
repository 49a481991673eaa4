"""Whom the source words of an attribution mean, within one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.speakers.entities import Entity
from quotes.speakers.mentions import find
from quotes.speakers.resolver import Answer, resolver
from quotes.speakers.text import Article
from quotes.types import Attribution, Decision, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quotes.layout import Block

__all__ = ["resolve"]


def resolve(
    doc: Doc, attributions: Sequence[Attribution], blocks: Sequence[Block]
) -> list[tuple[Speaker, ...]]:
    """Speakers of each attribution, in the order given; () where a source stays unresolved."""
    article = Article(doc, attributions, blocks)
    mentions = find(doc, article)
    work = resolver(article, mentions)
    answers = work.run()
    return [tuple(_speaker(article, work.entities[a.entity], a) for a in row) for row in answers]


def _speaker(article: Article, entity: Entity, answer: Answer) -> Speaker:
    text = article.text
    start, end = entity.name
    name = text[start:end]
    forms = dict.fromkeys(text[m.start : m.end] for m in entity.mentions)
    forms.pop(name, None)
    roles = dict.fromkeys(text[role.span[0] : role.span[1]] for role in entity.roles if role.head)
    return Speaker(
        name=name,
        kind=entity.kind,
        mention=entity.name,
        decision=Decision(answer.rule, 1.0),
        forms=tuple(forms),
        roles=tuple(roles),
    )
