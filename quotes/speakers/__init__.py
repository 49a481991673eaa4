"""Whom the source words of an attribution mean, within one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nations import is_of_a_state
from quotes.speakers.entities.role_words import bare, offices
from quotes.speakers.mentions.find import find
from quotes.speakers.metadata import written_by
from quotes.speakers.resolving import Answer
from quotes.speakers.rules import run, start
from quotes.speakers.weights import VERSION, precision
from quotes.types import Attribution, Decision, Speaker, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quotes.layout import Block

_NAMED = compiled(r"(?!(?:[Tt]he|[Aa]n?) )[^A-Z]*[A-Z]")

__all__ = ["VERSION", "resolve", "written_by"]


def resolve(
    doc: Doc, attributions: Sequence[Attribution], blocks: Sequence[Block]
) -> list[tuple[Speaker, ...]]:
    """Speakers of each attribution, in the order given; () where a source stays unresolved.

    Works on `doc.text`, `doc.ents` (labels PER or PERSON, ORG, NORP, LOC, GPE, FAC; names that
    they miss are found by their capitals), sentence boundaries and dependencies where the doc has
    them. `blocks` come from `quotes.layout.layout(doc.text)`; without them every run of lines is
    a paragraph. Names in captions and bylines stand for a speaker only where no others do.

    `Speaker.name` is always `doc.text[slice(*speaker.mention)]`, line breaks within included.
    """
    article = Article(doc, attributions, blocks)
    mentions = find(doc, article)
    state = start(article, mentions)
    return [
        tuple(_speaker(article, state.entities[answer.entity], answer) for answer in answers)
        for answers in run(state)
    ]


def _speaker(article: Article, entity: Entity, answer: Answer) -> Speaker:
    text = article.text
    start, end = entity.name
    name = text[start:end]
    # "The council" that no name resolves is known by its words alone, as unnamed people are.
    unnamed = (
        entity.kind is SpeakerKind.ORGANISATION and not entity.mentions and not _NAMED.match(name)
    )
    kind = SpeakerKind.UNNAMED if unnamed else entity.kind
    forms = dict.fromkeys(text[m.start : m.end] for m in entity.mentions)
    forms.pop(name, None)
    spans = [span for role in entity.roles if role.head for span in offices(text, *role.span)]
    roles = dict.fromkeys(text[slice(*bare(text, *span))] for span in spans)
    of_a_state = kind is SpeakerKind.ORGANISATION and is_of_a_state(name)
    if of_a_state and article.country:
        roles[article.country] = None
    return Speaker(
        name=name,
        kind=kind,
        mention=entity.name,
        decision=Decision(answer.rule, precision(answer.rule), VERSION),
        forms=tuple(forms),
        roles=tuple(roles),
    )
