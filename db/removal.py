"""Taking a document's quotations out again, and whatever then stands on nothing.

What a person did stays: labels, speakers, aliases and roles by hand, and their judgements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, exists, func, or_, select, union, update

from db.naming import refresh
from db.tables import (
    alias,
    judgement,
    quotation,
    quotation_speaker,
    quotation_topic,
    role,
    role_sighting,
    sighting,
    speaker,
    topic,
)
from db.values import Action


@dataclass(frozen=True, slots=True)
class Loose:
    """Rows that may stand on nothing, now that a document's quotations are gone.

    `decided` are the names that the document had for speakers whom a person judged: who is meant by
    them there is decided, and no rule is asked again. Those of them who are several `merged` into
    one may have several names in full there.
    """

    speakers: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    decided: Mapping[str, frozenset[int]] = field(default_factory=dict)
    merged: frozenset[int] = frozenset()


_JUDGED = exists().where(
    or_(judgement.c.speaker_id == speaker.c.id, judgement.c.other_id == speaker.c.id),
    judgement.c.by_hand,
)
TOUCHED = or_(speaker.c.by_hand, _JUDGED)
_MERGES = (judgement.c.action == Action.MERGE) & judgement.c.undone.is_(None)


def remove_quotations(connection: Connection, document_id: str) -> Loose:
    """Delete the quotations of a document and what it says of speakers; keep the document."""
    ids = select(quotation.c.id).where(quotation.c.document_id == document_id)
    aliases = select(sighting.c.alias_id).where(sighting.c.document_id == document_id)
    roles = select(role_sighting.c.role_id).where(role_sighting.c.document_id == document_id)
    speakers = union(
        select(quotation_speaker.c.speaker_id).where(quotation_speaker.c.quotation_id.in_(ids)),
        select(alias.c.speaker_id).where(alias.c.id.in_(aliases)),
        select(speaker.c.id).where(speaker.c.document_id == document_id),
    )
    topics = select(quotation_topic.c.topic_id).where(quotation_topic.c.quotation_id.in_(ids))
    decided = _decided(connection, document_id)
    loose = Loose(
        frozenset(connection.execute(speakers).scalars()),
        frozenset(connection.execute(topics).scalars()),
        decided,
        _merged(connection, frozenset[int]().union(*decided.values())),
    )
    connection.execute(update(alias).where(alias.c.id.in_(aliases)).values(seen=alias.c.seen - 1))
    connection.execute(update(role).where(role.c.id.in_(roles)).values(seen=role.c.seen - 1))
    fewer_roles = set(connection.execute(roles).scalars())
    connection.execute(delete(sighting).where(sighting.c.document_id == document_id))
    connection.execute(delete(role_sighting).where(role_sighting.c.document_id == document_id))
    connection.execute(delete(quotation).where(quotation.c.document_id == document_id))
    _date_roles(connection, fewer_roles)
    return loose


def _decided(connection: Connection, document_id: str) -> Mapping[str, frozenset[int]]:
    rows = connection.execute(
        select(alias.c.name, alias.c.speaker_id)
        .join(sighting, sighting.c.alias_id == alias.c.id)
        .join(speaker, speaker.c.id == alias.c.speaker_id)
        .where(sighting.c.document_id == document_id, TOUCHED)
    )
    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for name, speaker_id in rows:
        found[name] |= {speaker_id}
    return found


def _merged(connection: Connection, speakers: frozenset[int]) -> frozenset[int]:
    """Those of the speakers into whom a merge that holds made others."""
    if not speakers:
        return frozenset()
    theirs = select(judgement.c.speaker_id).where(judgement.c.speaker_id.in_(speakers), _MERGES)
    return frozenset(connection.execute(theirs).scalars())


def _date_roles(connection: Connection, ids: set[int]) -> None:
    here = role_sighting.c.role_id == role.c.id
    connection.execute(
        update(role)
        .where(role.c.id.in_(ids))
        .values(
            first=select(func.min(role_sighting.c.date)).where(here).scalar_subquery(),
            last=select(func.max(role_sighting.c.date)).where(here).scalar_subquery(),
        )
    )


def prune(connection: Connection, loose: Loose) -> None:
    """Delete of the loose rows those that nothing holds: no quotation, no document, no person."""
    said = exists().where(quotation_speaker.c.speaker_id == speaker.c.id)
    untouched = speaker.c.id.in_(loose.speakers) & ~TOUCHED
    connection.execute(delete(speaker).where(untouched, ~said))
    for table in (alias, role):
        # Of a speaker whom a person touched the names stay too: they are how new mentions join.
        connection.execute(
            delete(table).where(
                table.c.speaker_id.in_(select(speaker.c.id).where(untouched)),
                table.c.seen <= 0,
                ~table.c.by_hand,
            )
        )
    refresh(connection, set(loose.speakers))
    used = exists().where(quotation_topic.c.topic_id == topic.c.id)
    connection.execute(delete(topic).where(topic.c.id.in_(loose.topics), ~used))
