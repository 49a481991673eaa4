"""Enrolling the speakers of a document: each becomes a speaker row, known or new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from db.candidates import candidates, merged_across
from db.engine import add_rows
from db.identity import DECIDED, NEW, SURE, Identify, Identity, Mention, is_shared
from db.keys import PERSON, folded_name
from db.names import clean, parts
from db.sightings import see_names, see_roles
from db.tables import speaker
from quotes.types import Record, Speaker, SpeakerKind

Person = tuple[str, SpeakerKind]
# Speakers before and after one who count as company: far more than any article has.
REACH = 200
_BOUND = select(speaker.c.id, speaker.c.name, speaker.c.kind).where(
    speaker.c.document_id == bindparam("document")
)


@dataclass(slots=True)
class Enrolled:
    """A speaker of a document; `speaker_id` is 0 until it is known, or the row is made."""

    mention: Mention
    identity: Identity = NEW
    speaker_id: int = 0


def person_key(said: Speaker) -> Person:
    """Speakers of one document with equal keys are one."""
    return folded_name(said.name, said.kind), said.kind


def enrol(
    connection: Connection,
    record: Record,
    identify: Identify,
    decided: Mapping[str, frozenset[int]] | None = None,
    merged: frozenset[int] = frozenset(),
) -> dict[Person, int]:
    """The speaker id of each speaker of the record, which are made where they are not known.

    `decided` says whom a person's judgement leaves no doubt about: speakers by the names that this
    document had for them when it was read before. Those of them who were `merged` may have several
    full names in one document.
    """
    enrolled = _gather(record)
    if not enrolled:
        return {}
    document, everyone = record.document, list(enrolled.values())
    taken = _give_decided(everyone, decided or {}, merged)
    open_ = [each for each in everyone if not each.speaker_id]
    _identify(connection, [each for each in open_ if is_shared(each.mention)], identify, taken)
    _join_across(connection, [e for e in open_ if is_shared(e.mention) and not e.speaker_id])
    _bind(connection, [e for e in open_ if not is_shared(e.mention)], document.id)
    new = [each for each in everyone if not each.speaker_id]
    rows = [
        {
            "name": each.mention.name,
            "kind": each.mention.kind,
            "document_id": None if is_shared(each.mention) else document.id,
            "by_hand": False,
        }
        for each in new
    ]
    ids = add_rows(connection, speaker, rows, ("name", "kind"))
    for each in new:
        each.speaker_id = ids[each.mention.name, each.mention.kind]
    found = [(each.speaker_id, each.mention, each.identity) for each in everyone]
    see_names(connection, found, document.id)
    see_roles(connection, found, document.id, document.date)
    return {key: each.speaker_id for key, each in enrolled.items()}


def _gather(record: Record) -> dict[Person, Enrolled]:
    every = [said for quotation in record.quotations for said in quotation.speakers]
    names: dict[Person, str] = {}
    shared: dict[Person, str] = {}
    forms: dict[Person, dict[str, None]] = {}
    roles: dict[Person, dict[str, None]] = {}
    for said in every:
        key, name = person_key(said), clean(said.name)
        names.setdefault(key, name)
        if is_shared(Mention(name, said.kind)):
            shared.setdefault(key, name)
        forms.setdefault(key, {}).update(dict.fromkeys((name, *map(clean, said.forms))))
        roles.setdefault(key, {}).update(dict.fromkeys(map(clean, said.roles)))
    circle = [(kind, name) for (_, kind), name in shared.items()]
    places = {key: at for at, key in enumerate(shared)}
    return {
        key: Enrolled(
            Mention(
                name,
                key[1],
                tuple(form for form in forms[key] if form.strip()) or (name,),
                tuple(role for role in roles[key] if role.strip()),
                *(_beside(circle, places[key]) if key in places else ()),
            )
        )
        for key, name in names.items()
    }


def _beside(
    circle: Sequence[tuple[SpeakerKind, str]], at: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people, and the organisations and groups, of a document but for those of one name.

    Of a very long document those who come before and after in it, `REACH` each.
    """
    near = circle[max(at - REACH, 0) : at + REACH + 1]
    others = [(kind, other) for kind, other in near if other != circle[at][1]]
    people = tuple(other for kind, other in others if kind is PERSON)
    return people, tuple(other for kind, other in others if kind is not PERSON)


def _give_decided(
    everyone: list[Enrolled], decided: Mapping[str, frozenset[int]], merged: frozenset[int]
) -> set[int]:
    """Give the speakers that are decided; a fullest name says more than another form."""
    taken: set[int] = set()
    for whole in (True, False):
        for each in everyone:
            names = (each.mention.name,) if whole else each.mention.forms
            meant = frozenset[int]().union(*(decided.get(name, ()) for name in names))
            # A person may have made one of two whom the document tells apart.
            left = (meant - taken) or (meant & merged if whole else frozenset())
            if not each.speaker_id and len(left) == 1:
                (each.speaker_id,) = left
                each.identity = DECIDED
                taken.add(each.speaker_id)
    return taken


def _identify(
    connection: Connection, shared: list[Enrolled], identify: Identify, taken: set[int]
) -> None:
    found = candidates(connection, [each.mention for each in shared])
    # Full names first: who has been named in full is not also meant by another's last name.
    for each in sorted(shared, key=lambda e: -len(parts(e.mention.name).parts)):
        identity = identify(each.mention, found[each.mention])
        loose = identity.score < SURE
        if identity.speaker_id is None or (loose and identity.speaker_id in taken):
            continue
        each.identity = identity
        each.speaker_id = identity.speaker_id
        taken.add(identity.speaker_id)


def _join_across(connection: Connection, unknown: list[Enrolled]) -> None:
    """Whom a person made one with a speaker of another kind is that one in new documents, too."""
    if not unknown:
        return
    found = merged_across(connection, [each.mention for each in unknown])
    for each in unknown:
        if len(ids := found.get(each.mention, frozenset())) == 1:
            (each.speaker_id,) = ids
            each.identity = DECIDED


def _bind(connection: Connection, bound: list[Enrolled], document_id: str) -> None:
    """Speakers that belong to one document are the same where it is stored again."""
    if not bound:
        return
    rows = connection.execute(_BOUND, {"document": document_id})
    there = {(name, kind): speaker_id for speaker_id, name, kind in rows}
    for each in bound:
        each.speaker_id = there.get((each.mention.name, each.mention.kind), 0)
