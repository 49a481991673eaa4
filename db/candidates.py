"""The known speakers that a mention is compared with: few, however many are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from db.keys import folded_name, wanted_keys
from db.mention import Candidate, Mention
from db.names import parts
from db.tables import alias, role, sighting, speaker, speaker_key
from quotes.types import SpeakerKind

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ALIASES = select(alias.c.speaker_id, alias.c.name, alias.c.seen).where(
    alias.c.speaker_id.in_(_IDS)
)
_ROLES = select(role.c.speaker_id, role.c.role).where(role.c.speaker_id.in_(_IDS))
_SPEAKERS = select(speaker.c.id, speaker.c.name, speaker.c.kind).where(
    speaker.c.id.in_(_IDS), speaker.c.document_id.is_(None)
)
_SAME_NAME = (
    select(alias.c.folded, speaker.c.kind, speaker.c.id)
    .join(speaker, speaker.c.id == alias.c.speaker_id)
    .where(alias.c.folded.in_(bindparam("names", expanding=True)), speaker.c.document_id.is_(None))
)
# More speakers than this under one key cannot be told apart by a name; none is a candidate.
BLOCK = 50
# Of more candidates than this the company is not asked; of each one so many documents.
CIRCLES, DOCUMENTS = 12, 12
_THEIRS = (
    select(sighting.c.document_id)
    .join(alias, alias.c.id == sighting.c.alias_id)
    .where(alias.c.speaker_id == bindparam("speaker"))
    .distinct()
    .limit(DOCUMENTS)
)
_BESIDE = (
    select(alias.c.folded)
    .join(sighting, sighting.c.alias_id == alias.c.id)
    .where(sighting.c.document_id.in_(_THEIRS), alias.c.speaker_id != bindparam("speaker"))
    .distinct()
)
_NUMBERED = (
    select(
        speaker_key.c.key,
        speaker_key.c.speaker_id,
        func.row_number()
        .over(partition_by=speaker_key.c.key, order_by=speaker_key.c.speaker_id)
        .label("number"),
    )
    .where(speaker_key.c.key.in_(bindparam("keys", expanding=True)))
    .subquery()
)
_BLOCKS = select(_NUMBERED.c.key, _NUMBERED.c.speaker_id).where(_NUMBERED.c.number <= BLOCK + 1)


def candidates(
    connection: Connection, mentions: Sequence[Mention]
) -> dict[Mention, list[Candidate]]:
    """For each mention the speakers of its kind with its name, or else with a key of it."""
    names = {mention: folded_name(mention.name, mention.kind) for mention in mentions}
    same_name = _same_name(connection, names.values())
    found: dict[Mention, set[int]] = {}
    unsure: dict[Mention, frozenset[str]] = {}
    for mention in mentions:
        found[mention] = set(same_name.get((names[mention], mention.kind), ()))
        # A full name decides by itself; a last name alone only if nobody else has it.
        alone = mention.kind is SpeakerKind.PERSON and not parts(mention.name).full
        if alone or not found[mention]:
            unsure[mention] = wanted_keys(mention)
    blocks = _blocks(connection, set().union(*unsure.values()))
    for mention, wanted in unsure.items():
        found[mention].update(*(blocks[key] for key in wanted))
    known = load(connection, set().union(*found.values()))
    return {
        mention: _in_company(connection, mention, [known[i] for i in sorted(ids) if i in known])
        for mention, ids in found.items()
    }


def _in_company(connection: Connection, mention: Mention, some: list[Candidate]) -> list[Candidate]:
    """The candidates, with their company where that may have to decide."""
    names = [parts(mention.name).full] if mention.kind is SpeakerKind.PERSON else []
    settled = names == [True] and len(some) == 1
    if settled or not (names or len(some) > 1) or not mention.company or len(some) > CIRCLES:
        return some
    return [replace(each, company=company(connection, each.speaker_id)) for each in some]


def company(connection: Connection, speaker_id: int) -> frozenset[str]:
    """Folded names of those who speak in some of the documents in which a speaker does."""
    wanted = {"speaker": speaker_id}
    return frozenset(connection.execute(_BESIDE, wanted).scalars())


def _same_name(
    connection: Connection, names: Iterable[str]
) -> Mapping[tuple[str, SpeakerKind], list[int]]:
    rows = connection.execute(_SAME_NAME, {"names": list(set(names))})
    found: dict[tuple[str, SpeakerKind], list[int]] = defaultdict(list)
    for folded, kind, speaker_id in rows:
        found[folded, kind].append(speaker_id)
    return found


def _blocks(connection: Connection, keys: set[str]) -> Mapping[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    if keys:
        for key, speaker_id in connection.execute(_BLOCKS, {"keys": list(keys)}):
            blocks[key].append(speaker_id)
    return defaultdict(list, {k: ids for k, ids in blocks.items() if len(ids) <= BLOCK})


def load(connection: Connection, ids: set[int]) -> dict[int, Candidate]:
    """The speakers of these ids that documents share, without their company."""
    if not ids:
        return {}
    wanted = {"ids": list(ids)}
    names: dict[int, list[str]] = defaultdict(list)
    documents: dict[int, int] = defaultdict(int)
    for speaker_id, name, seen in connection.execute(_ALIASES, wanted):
        names[speaker_id].append(name)
        documents[speaker_id] = max(documents[speaker_id], seen)
    roles: dict[int, list[str]] = defaultdict(list)
    for speaker_id, name in connection.execute(_ROLES, wanted):
        roles[speaker_id].append(name)
    return {
        i: Candidate(i, name, kind, tuple(names[i]), tuple(roles[i]), seen=documents[i])
        for i, name, kind in connection.execute(_SPEAKERS, wanted)
    }
