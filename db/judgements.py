"""What a person decides on speakers: kept as judgements, and undone again.

Every function is given the ids of speakers and returns the number of the judgement it kept.
`Unclear` is raised for what cannot be done, before anything has changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_new

from db.engine import add_row
from db.keys import folded_name
from db.merging import absorb, main_names, restore
from db.moving import documents_of, move
from db.names import clean, fold
from db.naming import fullness, refresh
from db.tables import Action, alias, judgement, now, speaker
from quotes.errors import Unclear

LONGEST = 1000
_WIKIDATA = re.compile(r"Q[1-9]\d{0,18}")


def merge(connection: Connection, kept: int, other: int, person: str) -> int:
    """Say that two speakers are one: `kept` gets all that `other` has, who is gone then.

    It keeps its name too, unless that of the other is fuller.
    """
    stays, gone = _found(connection, kept), _found(connection, other)
    if kept == other:
        raise Unclear(f"{gone.name} ({other}) is one speaker already")
    if stays.wikidata and gone.wikidata and stays.wikidata != gone.wikidata:
        raise Unclear(f"{stays.name} is {stays.wikidata}, {gone.name} is {gone.wikidata}")
    detail = absorb(connection, kept, other)
    here = speaker.c.id == kept
    fuller = fullness(gone.name, stays.kind) > fullness(stays.name, stays.kind)
    name = gone.name if fuller else stays.name
    connection.execute(update(speaker).where(here).values(name=name, by_hand=True))
    return _keep(connection, Action.MERGE, kept, gone.name, person, detail, other)


def split(
    connection: Connection,
    speaker_id: int,
    person: str,
    names: Collection[str] = (),
    documents: Collection[str] = (),
) -> int:
    """Take what some documents have of a speaker out, as a new speaker.

    They are the `documents`, and those whose fullest name for the speaker is one of `names`. The
    judgement's `other_id` is the new speaker.
    """
    row = _found(connection, speaker_id)
    theirs = set(documents_of(connection, speaker_id))
    wanted = {fold(name) for name in names}
    called = main_names(connection, speaker_id)
    chosen = {document for document, some in called.items() if wanted & set(map(fold, some))}
    missing = [name for name in names if fold(name) not in {fold(n) for n in _all(called)}]
    missing += [document for document in documents if document not in theirs]
    if missing or not (names or documents):
        options = tuple(sorted({n for n in _all(called) if fold(n) != fold(row.name)}))
        raise Unclear(f"no article knows {row.name} as {', '.join(missing) or 'that'}", options)
    chosen |= theirs & set(documents)
    if chosen == theirs:
        raise Unclear(f"that is all there is of {row.name}; nothing would be left")
    new = _take_out(connection, row, chosen, next(iter(names), row.name))
    return _keep(connection, Action.SPLIT, speaker_id, _name(connection, new), person, {}, new)


def tell_apart(connection: Connection, one: int, other: int, person: str) -> int:
    """Say that two speakers are not one, whatever their names."""
    _found(connection, one)
    name = _found(connection, other).name
    if one == other:
        raise Unclear(f"{name} ({other}) is one speaker")
    return _keep(connection, Action.DISTINCT, one, name, person, {}, other)


def rename(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Choose a speaker's name; one that no document has is an alias by hand."""
    row, name = _found(connection, speaker_id), _given(name)
    added = _add_alias(connection, row, name)
    here = speaker.c.id == speaker_id
    connection.execute(update(speaker).where(here).values(name=name, by_hand=True))
    detail = {"was": row.name, "added": added}
    return _keep(connection, Action.RENAME, speaker_id, name, person, detail)


def add_alias(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Give a speaker a further name, by which new documents may mean them too."""
    row, name = _found(connection, speaker_id), _given(name)
    if not _add_alias(connection, row, name):
        raise Unclear(f"{row.name} is known as {name} already")
    return _keep(connection, Action.ALIAS, speaker_id, name, person, {"added": True})


def remove_alias(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Take back a name that a person gave; one that documents have cannot be denied."""
    row, name = _found(connection, speaker_id), _given(name)
    here = (alias.c.speaker_id == speaker_id) & (alias.c.name == name)
    known = connection.execute(select(alias).where(here)).first()
    if known is None or name == row.name:
        raise Unclear(f"{name} is not another name of {row.name}")
    if known.seen > 0 or not known.by_hand:
        raise Unclear(f"articles call {row.name} {name}; split takes those out, if they are wrong")
    connection.execute(delete(alias).where(here))
    refresh(connection, {speaker_id})
    return _keep(connection, Action.ALIAS, speaker_id, name, person, {"added": False})


def set_wikidata(connection: Connection, speaker_id: int, item: str | None, person: str) -> int:
    """Say which item of Wikidata a speaker is ("Q58217"), or with None that it is not known."""
    row = _found(connection, speaker_id)
    item = item.strip().upper() if item is not None else None
    if item is not None and not _WIKIDATA.fullmatch(item):
        raise Unclear(f"{item[:LONGEST]} is no Wikidata id; one looks like Q58217")
    connection.execute(update(speaker).where(speaker.c.id == speaker_id).values(wikidata=item))
    detail = {"was": row.wikidata}
    return _keep(connection, Action.WIKIDATA, speaker_id, item or "", person, detail)


def undo(connection: Connection, number: int, person: str) -> int:
    """Take a judgement back, a rule's or a person's; the speaker that it was on.

    What a rule joined becomes a speaker of its own, and is told apart from the other for good.
    """
    here = judgement.c.id == number
    found = connection.execute(select(judgement).where(here)).first()
    if found is None:
        raise Unclear(f"there is no judgement {number}")
    if found.undone is not None:
        raise Unclear(f"judgement {number} is undone already")
    _UNDOINGS[found.action](connection, found, person)
    detail = {**found.detail, "undone_by": person}
    connection.execute(update(judgement).where(here).values(undone=now(), detail=detail))
    for each in (found.speaker_id, found.other_id):
        if each is not None and _row(connection, each) is not None:
            _settle_name(connection, each)
    return int(found.speaker_id)


def _settle_name(connection: Connection, speaker_id: int) -> None:
    """A name is by hand as long as a judgement that chose it holds."""
    named = exists().where(
        judgement.c.speaker_id == speaker_id,
        judgement.c.action.in_((Action.RENAME, Action.MERGE)),
        judgement.c.undone.is_(None),
    )
    here = speaker.c.id == speaker_id
    theirs = exists().where(alias.c.speaker_id == speaker_id, alias.c.name == speaker.c.name)
    # A name that went with another speaker is nobody's choice any more.
    connection.execute(update(speaker).where(here).values(by_hand=named & theirs))
    refresh(connection, {speaker_id})
    connection.execute(update(speaker).where(here).values(by_hand=named))


def _undo_join(connection: Connection, found: Row[Any], person: str) -> None:
    split(connection, found.speaker_id, person, names=[found.name])


def _undo_merge(connection: Connection, found: Row[Any], person: str) -> None:
    restore(connection, found.speaker_id, found.other_id, found.detail)


def _undo_split(connection: Connection, found: Row[Any], person: str) -> None:
    if _row(connection, found.other_id) is None:
        raise Unclear(f"{found.name} is gone since")
    absorb(connection, found.speaker_id, found.other_id)


def _undo_rename(connection: Connection, found: Row[Any], person: str) -> None:
    row, was = _found(connection, found.speaker_id), found.detail["was"]
    values = {"name": was}
    if row.name != found.name:
        raise Unclear(f"{found.name} is called {row.name} since; undo that first")
    connection.execute(update(speaker).where(speaker.c.id == row.id).values(values))
    if found.detail["added"]:
        _drop_alias(connection, found)
    refresh(connection, {row.id})


def _undo_alias(connection: Connection, found: Row[Any], person: str) -> None:
    if found.detail["added"]:
        _drop_alias(connection, found)
        refresh(connection, {found.speaker_id})
    else:
        _add_alias(connection, _found(connection, found.speaker_id), found.name)


def _undo_wikidata(connection: Connection, found: Row[Any], person: str) -> None:
    here = speaker.c.id == found.speaker_id
    connection.execute(update(speaker).where(here).values(wikidata=found.detail["was"]))


def _undo_distinct(connection: Connection, found: Row[Any], person: str) -> None:
    """Nothing stands on it but the judgement itself."""


_UNDOINGS = {
    Action.JOIN: _undo_join,
    Action.MERGE: _undo_merge,
    Action.SPLIT: _undo_split,
    Action.RENAME: _undo_rename,
    Action.ALIAS: _undo_alias,
    Action.DISTINCT: _undo_distinct,
    Action.WIKIDATA: _undo_wikidata,
}


def _take_out(connection: Connection, row: Row[Any], documents: set[str], name: str) -> int:
    values = {"name": name, "kind": row.kind, "document_id": row.document_id, "by_hand": False}
    new = add_row(connection, speaker, values)
    move(connection, row.id, new, documents)
    return new


def _add_alias(connection: Connection, row: Row[Any], name: str) -> bool:
    values = {"speaker_id": row.id, "name": name, "folded": folded_name(name, row.kind)}
    added = connection.execute(
        insert_new(alias).values(**values, seen=0, by_hand=True).on_conflict_do_nothing()
    )
    refresh(connection, {row.id})
    return bool(added.rowcount)


def _drop_alias(connection: Connection, found: Row[Any]) -> None:
    here = (alias.c.speaker_id == found.speaker_id) & (alias.c.name == found.name)
    connection.execute(update(alias).where(here).values(by_hand=False))
    connection.execute(delete(alias).where(here, alias.c.seen <= 0))


def _all(called: dict[str, list[str]]) -> list[str]:
    return [name for several in called.values() for name in several]


def _given(name: str) -> str:
    """A name from a person, on one line; Unclear for what is none."""
    plain = " ".join(clean(name).split())
    if not fold(plain) or not any(c.isprintable() for c in plain):
        raise Unclear("a name cannot be empty")
    if len(plain) > LONGEST:
        raise Unclear(f"a name cannot have more than {LONGEST:,} characters")
    return plain


def _row(connection: Connection, speaker_id: int) -> Row[Any] | None:
    return connection.execute(select(speaker).where(speaker.c.id == speaker_id)).first()


def _found(connection: Connection, speaker_id: int) -> Row[Any]:
    row = _row(connection, speaker_id)
    if row is None:
        raise Unclear(f"there is no speaker {speaker_id}")
    return row


def _name(connection: Connection, speaker_id: int) -> str:
    return str(_found(connection, speaker_id).name)


def _keep(
    connection: Connection,
    action: Action,
    speaker_id: int,
    name: str,
    person: str,
    detail: dict[str, Any],
    other_id: int | None = None,
) -> int:
    values = {
        "action": action,
        "speaker_id": speaker_id,
        "other_id": other_id,
        "name": name,
        "decided_by": " ".join(clean(person).split())[:LONGEST] or "somebody",
        "by_hand": True,
        "score": 1.0,
        "made": now(),
        "detail": detail,
    }
    return int(connection.execute(insert(judgement).returning(judgement.c.id), values).scalar_one())
