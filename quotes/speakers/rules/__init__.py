"""The rules for each sort of words, the surest first, and the order in which they run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.speakers.article import Article
from quotes.speakers.entities import roles
from quotes.speakers.entities.clusters import cluster
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.openings import opened
from quotes.speakers.resolving import Answer, Choice, Rule, State
from quotes.speakers.rules import (
    belongings,
    descriptions,
    first_persons,
    handles,
    organisations,
    partitives,
    plurals,
    pronouns,
    relatives,
    told,
    traits,
    unsaid,
)
from quotes.speakers.sources.parts import Sort
from quotes.types import ANSWER

RULES: Mapping[Sort, Sequence[Rule]] = {
    Sort.NAME: (handles.handle, told.family, pronouns.full_name, pronouns.short_name),
    Sort.HE: (pronouns.named_ahead, pronouns.he_or_she),
    Sort.SHE: (pronouns.named_ahead, pronouns.he_or_she),
    Sort.THEY: (
        pronouns.previous_speakers,
        pronouns.they,
        pronouns.named_together,
        plurals.the_two,
    ),
    Sort.IT: (pronouns.previous_organisation, pronouns.it, pronouns.said_again),
    Sort.FIRST: (pronouns.quoted_speaker, first_persons.interviewed, first_persons.author),
    Sort.RELATIVE: (
        relatives.relative_alias,
        relatives.relative_name,
        relatives.relative_apposition,
        relatives.relative_description,
    ),
    Sort.NOTHING: (
        first_persons.interviewed,
        unsaid.who_asked,
        pronouns.inherited,
        unsaid.left_out,
    ),
    Sort.OWNED: (belongings.maker, descriptions.description),
    Sort.NOMINAL: (
        handles.handle,
        first_persons.interviewed,
        told.turn_label,
        relatives.own_alias,
        descriptions.apposed_before,
        plurals.both_of_them,
        told.the_latter,
        plurals.those_again,
        belongings.their_campaign,
        belongings.same_document,
        organisations.head_of_name,
        organisations.organisation,
        told.only_organisation,
        traits.of_age,
        traits.of_family,
        traits.of_origin,
        told.named_next,
        descriptions.headline_speaker,
        descriptions.person,
        told.quoted_next,
        partitives.some_of,
        partitives.of_the_group,
        descriptions.same_words,
        descriptions.description,
    ),
}


def start(article: Article, mentions: list[Mention], choose: Choice | None = None) -> State:
    """The state of an article before any attribution is resolved."""
    mentions = opened(article, mentions)
    entities = cluster(article, mentions)
    roles.collect(article, entities)
    return State(article, mentions, entities, RULES, choose)


def run(state: State) -> list[list[Answer]]:
    """Answers for every attribution, in the order given; none where a source stays unresolved.

    Attributions are resolved in the order of the text, but who is quoted in so many words before
    those whom the quotation names: "She said so," Cole said. First persons wait until all others
    are known, since "I think so, he said" names its speaker last; sources without words come last,
    but for the answers of an interview, in which "I" is who gives them.
    """
    order = _order(state.article)
    for index in order:
        if state.article.attributions[index].decision.by == ANSWER:
            state.answer_bare(index)
    first = [i for i in order if any(part.sort is Sort.FIRST for part in state.parts[i])]
    for index in [*(i for i in order if i not in first and state.parts[i]), *first]:
        state.resolve(index)
    for index in order:
        if not state.parts[index] and not state.answers[index]:
            state.answer_bare(index)
    return state.answers


def _order(article: Article) -> list[int]:
    order = sorted(range(len(article.attributions)), key=article.offset)
    quoting = ([*article.verbatim(article.offset(index), but=index), index] for index in order)
    return list(dict.fromkeys(index for found in quoting for index in found))
