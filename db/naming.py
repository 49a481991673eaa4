"""What follows from a speaker's aliases: the canonical name, and the keys to find them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from db.keys import folded_name, keys
from db.names import is_acronym, parts
from db.selections import IDS, given
from db.tables import alias, speaker, speaker_key
from quotes.types import SpeakerKind

_CHUNK = 500
_SPEAKERS = select(speaker.c.id, speaker.c.kind, speaker.c.name, speaker.c.by_hand).where(
    speaker.c.id.in_(IDS), speaker.c.document_id.is_(None)
)
_ALIASES = select(alias.c.speaker_id, alias.c.name, alias.c.seen).where(alias.c.speaker_id.in_(IDS))
_KEYS = select(speaker_key.c.speaker_id, speaker_key.c.key).where(speaker_key.c.speaker_id.in_(IDS))


def fullness(name: str, kind: SpeakerKind) -> int:
    """How much of a name a name is: more for a first and a last name, less for an acronym."""
    if kind is SpeakerKind.PERSON:
        found = parts(name)
        return 2 * found.full + bool(found.first)
    return not is_acronym(name)


def best_name(aliases: Iterable[tuple[str, int]], kind: SpeakerKind, current: str) -> str:
    """The fullest name; among equally full ones what most documents have, then the current one.

    Of a person that is a first and a last name (a middle name makes it no fuller), of others a
    name that is not an acronym. `aliases` are names with the number of documents.
    """

    def order(named: tuple[str, int]) -> tuple[int, int, bool, int, str]:
        name, seen = named
        return fullness(name, kind), seen, name == current, len(name), name

    return max(aliases, key=order, default=(current, 0))[0]


def refresh(connection: Connection, ids: set[int]) -> None:
    """Give names and keys anew to speakers whose aliases changed.

    A name that a person chose stays; unnamed speakers have neither.
    """
    if not ids:
        return
    wanted = given(ids)
    people = connection.execute(_SPEAKERS, wanted).fetchall()
    aliases: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for speaker_id, name, seen in connection.execute(_ALIASES, wanted):
        aliases[speaker_id].append((name, seen))
    there = {(speaker_id, key) for speaker_id, key in connection.execute(_KEYS, wanted)}
    now_there = set()
    for speaker_id, kind, current, by_hand in people:
        best = current if by_hand else best_name(aliases[speaker_id], kind, current)
        if best != current:
            connection.execute(update(speaker).where(speaker.c.id == speaker_id).values(name=best))
        made = keys((name for name, _ in aliases[speaker_id]), kind)
        now_there |= {(speaker_id, key) for key in made}
    for speaker_id, key in sorted(there - now_there):
        here = (speaker_key.c.speaker_id == speaker_id) & (speaker_key.c.key == key)
        connection.execute(delete(speaker_key).where(here))
    if new := [{"speaker_id": i, "key": key} for i, key in sorted(now_there - there)]:
        connection.execute(insert(speaker_key), new)


def refresh_all(connection: Connection) -> None:
    """The same for everybody, as after a change of what the keys and folded names are."""
    every = select(alias.c.id, alias.c.name, alias.c.folded, speaker.c.kind)
    rows = connection.execute(every.join(speaker, speaker.c.id == alias.c.speaker_id)).fetchall()
    for alias_id, name, folded, kind in rows:
        if (now := folded_name(name, kind)) != folded:
            connection.execute(update(alias).where(alias.c.id == alias_id).values(folded=now))
    ids = list(connection.execute(select(speaker.c.id)).scalars())
    for start in range(0, len(ids), _CHUNK):
        refresh(connection, set(ids[start : start + _CHUNK]))
