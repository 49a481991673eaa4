"""Speakers of a last name alone, looked at once more when a run has read its articles.

An article that is read before the one that says who "Marsh" is leaves a Marsh by herself, who would
have been known in the other order. Here she is asked about as if her articles were new; the same
rules decide, and what they join is kept as a join, to be undone like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, update

from db.candidates import candidates, in_company, load
from db.doubtful import told_apart
from db.identity import SURE, Identify, Mention
from db.moving import documents_of, move
from db.removal import TOUCHED, Loose, prune
from db.sightings import join_of
from db.tables import alias, document, judgement, sighting, speaker, speaker_key


def settle(connection: Connection, run_id: int, identify: Identify) -> int:
    """Join the speakers of a last name who share it with anybody in a run; how many were."""
    joined = 0
    for speaker_id in list(_open(connection, run_id)):
        joined += _settle(connection, speaker_id, identify)
    return joined


def _open(connection: Connection, run_id: int) -> Iterator[int]:
    """Whoever has no full name, and no judgement of a person, and a last name of the run."""
    in_run = (
        select(alias.c.speaker_id)
        .join(sighting, sighting.c.alias_id == alias.c.id)
        .join(document, document.c.id == sighting.c.document_id)
        .where(document.c.run_id == run_id)
    )
    lasts = select(speaker_key.c.key).where(
        speaker_key.c.speaker_id.in_(in_run), speaker_key.c.key.startswith("last:")
    )
    same = select(speaker_key.c.speaker_id).where(speaker_key.c.key.in_(lasts))
    alone = (
        select(speaker.c.id)
        .join(speaker_key, speaker_key.c.speaker_id == speaker.c.id)
        .where(speaker_key.c.key.startswith("alone:"), speaker.c.id.in_(same), ~TOUCHED)
        .distinct()
        .order_by(speaker.c.id)
    )
    yield from connection.execute(alone).scalars()


def _settle(connection: Connection, speaker_id: int, identify: Identify) -> bool:
    known = load(connection, {speaker_id}).get(speaker_id)
    if known is None:
        return False
    one = in_company(connection, known)
    mention = Mention(
        one.name, one.kind, one.aliases, one.roles, tuple(one.company), tuple(one.bodies)
    )
    apart = told_apart(connection, {speaker_id})
    others = [
        each
        for each in candidates(connection, [mention])[mention]
        if each.speaker_id != speaker_id and frozenset((speaker_id, each.speaker_id)) not in apart
    ]
    found = identify(mention, others)
    if found.speaker_id is None:
        return False
    theirs = documents_of(connection, speaker_id)
    beside = set(theirs) & set(documents_of(connection, found.speaker_id))
    if not theirs or (beside and found.score < SURE):
        return False
    move(connection, speaker_id, found.speaker_id, theirs)
    made = judgement.c.speaker_id == speaker_id
    connection.execute(update(judgement).where(made).values(speaker_id=found.speaker_id))
    connection.execute(insert(judgement), join_of(found.speaker_id, mention.name, found, theirs[0]))
    prune(connection, Loose(frozenset((speaker_id,))))
    return True
