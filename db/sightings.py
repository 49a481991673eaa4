"""What a document calls its speakers: names and roles, counted, dated, and traceable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from db.engine import add_rows
from db.identity import PLAIN_RULES, Identity, Mention
from db.keys import folded_name
from db.naming import refresh
from db.roles import folded_role
from db.selections import IDS, given
from db.tables import alias, judgement, now, role, role_sighting, sighting
from db.values import Action

Found = Sequence[tuple[int, Mention, Identity]]
_ALIASES = select(alias.c.speaker_id, alias.c.name, alias.c.id).where(alias.c.speaker_id.in_(IDS))
_SEEN = update(alias).where(alias.c.id.in_(IDS)).values(seen=alias.c.seen + 1)
_ROLES = select(role.c.speaker_id, role.c.role, role.c.id, role.c.first, role.c.last).where(
    role.c.speaker_id.in_(IDS)
)
_GIVEN = (
    update(role)
    .where(role.c.id == bindparam("role_id"))
    .values(seen=role.c.seen + 1, first=bindparam("day_first"), last=bindparam("day_last"))
)


def see_names(connection: Connection, found: Found, document_id: str) -> None:
    """Keep the names that a document has for its speakers, and by which rule they are theirs."""
    rows = connection.execute(_ALIASES, given({speaker_id for speaker_id, _, _ in found}))
    known = {(speaker_id, name): alias_id for speaker_id, name, alias_id in rows}
    new: dict[tuple[int, str], dict[str, object]] = {}
    judgements = []
    for speaker_id, mention, identity in found:
        for name in mention.forms:
            if (speaker_id, name) in known or (speaker_id, name) in new:
                continue
            new[speaker_id, name] = {
                "speaker_id": speaker_id,
                "name": name,
                "folded": folded_name(name, mention.kind),
                "seen": 0,
                "by_hand": False,
            }
            if identity.rule not in PLAIN_RULES and name == mention.name:
                judgements.append(join_of(speaker_id, name, identity, document_id))
    known |= add_rows(connection, alias, list(new.values()), ("speaker_id", "name"))
    seen = {known[i, name]: by for i, mention, by in found for name in mention.forms}
    connection.execute(_SEEN, given(seen))
    connection.execute(
        insert(sighting),
        [
            {"document_id": document_id, "alias_id": i, "rule": by.rule, "score": by.score}
            for i, by in seen.items()
        ],
    )
    if judgements:
        connection.execute(insert(judgement), judgements)
    refresh(connection, {speaker_id for speaker_id, _ in new})


def join_of(speaker_id: int, name: str, identity: Identity, document_id: str) -> dict[str, object]:
    """The judgement by which a rule says that a document's name is a known speaker's."""
    return {
        "action": Action.JOIN,
        "speaker_id": speaker_id,
        "name": name,
        "decided_by": identity.rule,
        "by_hand": False,
        "score": identity.score,
        "made": now(),
        "document_id": document_id,
        "detail": {},
    }


def see_roles(connection: Connection, found: Found, document_id: str, date: dt.date | None) -> None:
    """Keep the roles that a document gives to its speakers, on its day."""
    said = {(speaker_id, name) for speaker_id, mention, _ in found for name in mention.roles}
    if not said:
        return
    rows = connection.execute(_ROLES, given({speaker_id for speaker_id, _ in said}))
    known = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    added = add_rows(
        connection,
        role,
        [
            {
                "speaker_id": speaker_id,
                "role": name,
                "folded": folded_role(name),
                "seen": 0,
                "by_hand": False,
            }
            for speaker_id, name in sorted(said - known.keys())
        ],
        ("speaker_id", "role"),
    )
    known |= {key: (role_id, None, None) for key, role_id in added.items()}
    sightings, days = [], []
    for key in sorted(said):
        role_id, first, last = known[key]
        sightings.append({"document_id": document_id, "role_id": role_id, "date": date})
        days.append(
            {
                "role_id": role_id,
                "day_first": min(filter(None, (first, date)), default=None),
                "day_last": max(filter(None, (last, date)), default=None),
            }
        )
    connection.execute(_GIVEN, days)
    connection.execute(insert(role_sighting), sightings)
