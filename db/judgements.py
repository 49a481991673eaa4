"""What a person decides on speakers: kept as judgements, and undone again.

Every function is given the ids of speakers and returns the number of the judgement it kept.
`Unclear` is raised for what cannot be done, before anything has changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from db.engine import add_row
from db.judging import (
    LONGEST,
    found_row,
    give_alias,
    given_name,
    keep,
    merged_since,
    name_of,
    row_of,
)
from db.merging import absorb, main_names, restore
from db.moving import documents_of, move
from db.names import fold
from db.naming import fullness, refresh
from db.reattribution import give_back, reattribute, said_under
from db.speakers import merged_into
from db.tables import alias, judgement, now, speaker
from db.values import Action
from quotes.errors import Unclear
from quotes.types import SpeakerKind

_WIKIDATA = re.compile(r"Q[1-9]\d{0,18}")


def merge(connection: Connection, kept: int, other: int, person: str) -> int:
    """Say that two speakers are one: `kept` gets all that `other` has, who is gone then.

    It keeps its name too, unless that of the other is fuller; number and kind are those of the
    better known of the two. Of somebody known by a description alone ("the minister", "the
    ministry") and one with a name, the one with the name is kept, whichever comes first: a
    description is bound to its article, a name is for all of them.
    """
    stays, gone = (found_row(connection, merged_into(connection, i)) for i in (kept, other))
    kept, other = stays.id, gone.id
    if _described(stays) > _described(gone):
        kept, other, stays, gone = other, kept, gone, stays
    if kept == other:
        raise Unclear(f"{gone.name} ({other}) is one speaker already")
    if stays.wikidata and gone.wikidata and stays.wikidata != gone.wikidata:
        raise Unclear(f"{stays.name} is {stays.wikidata}, {gone.name} is {gone.wikidata}")
    alike = _described(gone) == _described(stays)
    fuller = alike and fullness(gone.name, stays.kind) > fullness(stays.name, stays.kind)
    name = gone.name if fuller else stays.name
    if alike and _renown(connection, gone) > _renown(connection, stays):
        kept, other, stays, gone = other, kept, gone, stays
    detail = absorb(connection, kept, other)
    here = speaker.c.id == kept
    connection.execute(update(speaker).where(here).values(name=name, by_hand=True))
    detail["was"] = stays.name
    return keep(connection, Action.MERGE, kept, gone.name, person, detail, other)


def _described(row: Row[Any]) -> tuple[bool, bool]:
    """How far a speaker is known by a description alone: bound to an article, without a name."""
    return row.document_id is not None, row.kind == SpeakerKind.UNNAMED


def _renown(connection: Connection, row: Row[Any]) -> tuple[int, bool]:
    """How many articles have a speaker; of one name for two kinds an organisation's is likelier."""
    return len(documents_of(connection, row.id)), row.kind != SpeakerKind.PERSON


def split(
    connection: Connection,
    speaker_id: int,
    person: str,
    names: Collection[str] = (),
    documents: Collection[str] = (),
) -> int:
    """Take what some documents have of a speaker out, as a new speaker.

    They are the `documents`, and those whose fullest name for the speaker is one of `names`; a
    name that is nowhere the fullest, or in all of them beside another one, takes out the single
    quotations that have it as their source.
    The judgement's `other_id` is the new speaker.
    """
    row = found_row(connection, speaker_id)
    theirs = set(documents_of(connection, speaker_id))
    wanted = {fold(name) for name in names}
    called = main_names(connection, speaker_id)
    chosen = {document for document, some in called.items() if wanted & set(map(fold, some))}
    missing = [name for name in names if fold(name) not in {fold(n) for n in _all(called)}]
    single = said_under(connection, speaker_id, missing) if missing and not documents else []
    if single and len(missing) == len(names):
        return reattribute(connection, speaker_id, single, missing[0], person)
    missing += [document for document in documents if document not in theirs]
    if missing or not (names or documents):
        options = tuple(sorted({n for n in _all(called) if fold(n) != fold(row.name)}))
        raise Unclear(f"no article knows {row.name} as {', '.join(missing) or 'that'}", options)
    chosen |= theirs & set(documents)
    others = any(set(map(fold, some)) - wanted for some in called.values())
    if chosen == theirs and others and not documents:
        # An article may have both as full names, as after a merge of two who are in it.
        single = said_under(connection, speaker_id, names)
        if single and len(single) < len(said_under(connection, speaker_id)):
            return reattribute(connection, speaker_id, single, next(iter(names)), person)
    if chosen == theirs:
        raise Unclear(f"that is all there is of {row.name}; nothing would be left")
    new = _take_out(connection, row, chosen, next(iter(names), row.name))
    return keep(connection, Action.SPLIT, speaker_id, name_of(connection, new), person, {}, new)


def tell_apart(connection: Connection, one: int, other: int, person: str) -> int:
    """Say that two speakers are not one, whatever their names."""
    found_row(connection, one)
    name = found_row(connection, other).name
    if one == other:
        raise Unclear(f"{name} ({other}) is one speaker")
    return keep(connection, Action.DISTINCT, one, name, person, {}, other)


def rename(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Choose a speaker's name; one that no document has is an alias by hand."""
    row, name = found_row(connection, speaker_id), given_name(name)
    added = give_alias(connection, row, name)
    here = speaker.c.id == speaker_id
    connection.execute(update(speaker).where(here).values(name=name, by_hand=True))
    detail = {"was": row.name, "added": added}
    return keep(connection, Action.RENAME, speaker_id, name, person, detail)


def add_alias(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Give a speaker a further name, by which new documents may mean them too."""
    row, name = found_row(connection, speaker_id), given_name(name)
    if not give_alias(connection, row, name):
        raise Unclear(f"{row.name} is known as {name} already")
    return keep(connection, Action.ALIAS, speaker_id, name, person, {"added": True})


def remove_alias(connection: Connection, speaker_id: int, name: str, person: str) -> int:
    """Take back a name that a person gave; one that documents have cannot be denied."""
    row, name = found_row(connection, speaker_id), given_name(name)
    here = (alias.c.speaker_id == speaker_id) & (alias.c.name == name)
    known = connection.execute(select(alias).where(here)).first()
    if known is None or name == row.name:
        raise Unclear(f"{name} is not another name of {row.name}")
    if known.seen > 0 or not known.by_hand:
        raise Unclear(f"articles call {row.name} {name}; split takes those out, if they are wrong")
    connection.execute(delete(alias).where(here))
    refresh(connection, {speaker_id})
    return keep(connection, Action.ALIAS, speaker_id, name, person, {"added": False})


def set_wikidata(connection: Connection, speaker_id: int, item: str | None, person: str) -> int:
    """Say which item of Wikidata a speaker is ("Q58217"), or with None that it is not known."""
    row = found_row(connection, speaker_id)
    item = item.strip().upper() if item is not None else None
    if item is not None and not _WIKIDATA.fullmatch(item):
        raise Unclear(f"{item[:LONGEST]} is no Wikidata id; one looks like Q58217")
    connection.execute(update(speaker).where(speaker.c.id == speaker_id).values(wikidata=item))
    detail = {"was": row.wikidata}
    return keep(connection, Action.WIKIDATA, speaker_id, item or "", person, detail)


def undo(connection: Connection, number: int, person: str) -> int:
    """Take a judgement back, a rule's or a person's; the speaker that it was on.

    What a rule joined becomes a speaker of its own, and is told apart from the other for good.
    """
    here = judgement.c.id == number
    # SQLite takes no greater number than this, and a column has none.
    possible = 0 < number < 2**63
    found = connection.execute(select(judgement).where(here)).first() if possible else None
    if found is None:
        raise Unclear(f"there is no judgement {number}")
    if found.undone is not None:
        raise Unclear(f"judgement {number} is undone already")
    _UNDOINGS[found.action](connection, found, person)
    detail = {**found.detail, "undone_by": person}
    connection.execute(update(judgement).where(here).values(undone=now(), detail=detail))
    for each in (found.speaker_id, found.other_id):
        if each is not None and row_of(connection, each) is not None:
            _settle_name(connection, each)
    return int(found.speaker_id)


def _settle_name(connection: Connection, speaker_id: int) -> None:
    """A name is by hand as long as a judgement that chose it holds."""
    chosen = (judgement.c.speaker_id == speaker_id) & judgement.c.action.in_(
        (Action.RENAME, Action.MERGE)
    )
    # So it is from the beginning where a speaker was made for single quotations.
    made = (judgement.c.other_id == speaker_id) & (judgement.c.action == Action.MOVE)
    made &= judgement.c.detail["made"].as_boolean()
    named = exists().where(chosen | made, judgement.c.undone.is_(None))
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
    # The name that the merge chose goes with it, unless another one was chosen since.
    here = (speaker.c.id == found.speaker_id) & (speaker.c.name == found.name)
    if was := found.detail.get("was"):
        connection.execute(update(speaker).where(here).values(name=was))


def _undo_split(connection: Connection, found: Row[Any], person: str) -> None:
    if row_of(connection, found.other_id) is None:
        raise Unclear(f"{found.name} is gone since")
    if (merge := merged_since(connection, found)) is not None:
        # Who was split off is one with somebody, who would be swallowed as well.
        raise Unclear(f"{found.name} was merged since; undo judgement {merge} first")
    absorb(connection, found.speaker_id, found.other_id)


def _undo_move(connection: Connection, found: Row[Any], person: str) -> None:
    give_back(connection, found)


def _undo_rename(connection: Connection, found: Row[Any], person: str) -> None:
    row, was = found_row(connection, found.speaker_id), found.detail["was"]
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
        give_alias(connection, found_row(connection, found.speaker_id), found.name)


def _undo_wikidata(connection: Connection, found: Row[Any], person: str) -> None:
    row = found_row(connection, found.speaker_id)
    if (row.wikidata or "") != found.name:
        now_is = f"is {row.wikidata}" if row.wikidata else "has no Wikidata id"
        raise Unclear(f"{row.name} {now_is} since; undo that first")
    here = speaker.c.id == row.id
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
    Action.MOVE: _undo_move,
}


def _take_out(connection: Connection, row: Row[Any], documents: set[str], name: str) -> int:
    values = {"name": name, "kind": row.kind, "document_id": row.document_id, "by_hand": False}
    new = add_row(connection, speaker, values)
    move(connection, row.id, new, documents)
    return new


def _drop_alias(connection: Connection, found: Row[Any]) -> None:
    here = (alias.c.speaker_id == found.speaker_id) & (alias.c.name == found.name)
    connection.execute(update(alias).where(here).values(by_hand=False))
    connection.execute(delete(alias).where(here, alias.c.seen <= 0))


def _all(called: dict[str, list[str]]) -> list[str]:
    return [name for several in called.values() for name in several]
