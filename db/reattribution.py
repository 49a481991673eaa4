"""Single quotations given to another speaker by a person; an ingest gives them again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, or_, select, update

from db.details import MoveDetail
from db.engine import add_row
from db.judging import found_row, give_alias, given_name, keep, merged_since
from db.names import fold
from db.selections import listed
from db.tables import judgement, quotation, quotation_speaker, speaker
from db.values import Action
from quotes.errors import Unclear

_SAID = (
    select(
        quotation.c.id,
        quotation.c.document_id,
        quotation.c.content,
        quotation.c.source,
        quotation_speaker.c.speaker_id,
        quotation_speaker.c.name,
    )
    .join(quotation, quotation.c.id == quotation_speaker.c.quotation_id)
    .order_by(quotation.c.document_id, quotation.c.position)
)


def reattribute(
    connection: Connection,
    speaker_id: int,
    quotations: Collection[str],
    to: int | str,
    person: str,
) -> int:
    """Say that another speaker said some quotations of one; the number of the judgement.

    `to` is a speaker's id, or the name of a new speaker. The judgement's `other_id` is the one who
    has them now.
    """
    row = found_row(connection, speaker_id)
    theirs = {each.id: each for each in _said_by(connection, speaker_id)}
    if missing := set(quotations) - theirs.keys():
        raise Unclear(f"{row.name} did not say {', '.join(sorted(missing))}")
    if not quotations:
        raise Unclear(f"no quotation of {row.name} is like that")
    if to == speaker_id:
        raise Unclear(f"{row.name} said them already")
    other = found_row(connection, to) if isinstance(to, int) else _made(connection, row, to)
    both = {each.id for each in _said_by(connection, other.id)} & set(quotations)
    if both:
        raise Unclear(f"{other.name} said {', '.join(sorted(both))} as well")
    said = [theirs[name] for name in quotations]
    detail = _moved(connection, said, speaker_id, other.id, made=isinstance(to, str))
    return keep(connection, Action.MOVE, speaker_id, other.name, person, detail, other.id)


def move_all(connection: Connection, speaker_id: int, to: int) -> MoveDetail:
    """Let all that one speaker said be another's; what `give_back` needs to take it back."""
    theirs = {each.id for each in _said_by(connection, to)}
    said = [each for each in _said_by(connection, speaker_id) if each.id not in theirs]
    return _moved(connection, said, speaker_id, to, made=False)


def _moved(
    connection: Connection, said: Sequence[Row[Any]], speaker_id: int, to: int, *, made: bool
) -> MoveDetail:
    ids = [each.id for each in said]
    beside = _beside(connection, ids, speaker_id)
    _give(connection, ids, speaker_id, to)
    texts = [[each.id, each.document_id, each.content] for each in said]
    return {"made": made, "said": texts, "beside": beside}


def said_under(
    connection: Connection,
    speaker_id: int,
    names: Collection[str] = (),
    documents: Collection[str] = (),
) -> list[str]:
    """The quotations of a speaker whose source is one of the names, or that these documents have.

    With names and documents, those that have both.
    """
    wanted = {fold(name) for name in names}
    return [
        each.id
        for each in _said_by(connection, speaker_id)
        if (not names or wanted & {fold(each.source), fold(each.name)})
        and (not documents or each.document_id in documents)
    ]


def give_back(connection: Connection, found: Row[Any]) -> None:
    """Undo such a judgement; a speaker who was made for it goes, unless in use since."""
    if found.speaker_id == found.other_id:
        merge = merged_since(connection, found)
        first = f"; undo judgement {merge} first" if merge is not None else ""
        raise Unclear(f"{found.name} and who had said it are one speaker since{first}")
    ids = [name for name, _, _ in found.detail["said"]]
    _give(connection, ids, found.other_id, found.speaker_id)
    said = exists().where(quotation_speaker.c.speaker_id == speaker.c.id)
    if found.detail["made"]:
        connection.execute(delete(speaker).where(speaker.c.id == found.other_id, ~said))


def give_again(connection: Connection, document_id: str) -> None:
    """Give what persons decided on, now that a document was read again.

    A quotation whose offsets changed is known by its words, if one alone in the document has them.
    """
    moves = _moves_in(connection, document_id)
    contents = _contents(connection, document_id) if moves else {}
    for each in moves:
        said = [
            [_now(contents, name, words), document, words]
            if document == document_id
            else [name, document, words]
            for name, document, words in each.detail["said"]
        ]
        known = each.detail.get("beside", {})
        now = {old: new for (old, *_), (new, *_) in zip(each.detail["said"], said, strict=True)}
        beside = {now[old]: others for old, others in known.items()}
        detail = {**each.detail, "said": said, "beside": beside}
        connection.execute(update(judgement).where(judgement.c.id == each.id).values(detail=detail))
        ids = [name for name, document, _ in said if document == document_id]
        _give(connection, ids, each.speaker_id, each.other_id)
        _give(connection, _of_another(connection, ids, beside), None, each.other_id)


def _moves_in(connection: Connection, document_id: str) -> list[Row[Any]]:
    """The judgements that hold and gave quotations of a document to another, in their order."""
    # What a rule moved is of one document; there may be many such.
    maybe_here = or_(judgement.c.by_hand, judgement.c.document_id == document_id)
    moves = (judgement.c.action == Action.MOVE) & judgement.c.undone.is_(None) & maybe_here
    return [
        each
        for each in connection.execute(select(judgement).where(moves).order_by(judgement.c.id))
        if any(document == document_id for _, document, _ in each.detail["said"])
    ]


def _contents(connection: Connection, document_id: str) -> dict[str, str]:
    """The contents of a document's quotations, by their ids."""
    here = quotation.c.document_id == document_id
    return dict(
        connection.execute(select(quotation.c.id, quotation.c.content).where(here)).tuples().all()
    )


def _now(contents: Mapping[str, str], quotation_id: str, content: str) -> str:
    """The id that a quotation has now."""
    if quotation_id in contents:
        return quotation_id
    alike = [name for name, words in contents.items() if words.split() == content.split()]
    return alike[0] if len(alike) == 1 else quotation_id


def _give(connection: Connection, quotations: Collection[str], source: int | None, to: int) -> None:
    """Let quotations of one speaker (None: of anybody) be of another, once."""
    if source == to:
        return  # The two were merged since; what both said would be taken for said twice.
    given: ColumnElement[bool] = quotation_speaker.c.quotation_id.in_(listed(quotations))
    if source is not None:
        given &= quotation_speaker.c.speaker_id == source
        other = quotation_speaker.alias()
        has = other.c.quotation_id == quotation_speaker.c.quotation_id
        twice = exists().where(has, other.c.speaker_id == to)
        connection.execute(delete(quotation_speaker).where(given, twice))
    connection.execute(update(quotation_speaker).where(given).values(speaker_id=to))


def _beside(
    connection: Connection, quotations: Collection[str], speaker_id: int
) -> dict[str, list[Any]]:
    """Who said quotations together with a speaker: for each the ids and the folded names."""
    rows = connection.execute(
        _SAID.where(
            quotation.c.id.in_(listed(quotations)), quotation_speaker.c.speaker_id != speaker_id
        )
    )
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.id, []).extend((row.speaker_id, fold(row.name)))
    return found


def _of_another(
    connection: Connection, quotations: Collection[str], beside: Mapping[str, list[Any]]
) -> list[str]:
    """Those of the quotations whose only speaker was not there before: a reading found another.

    Who said a quotation `beside` the one it was taken from goes on to say it.
    """
    rows = connection.execute(_SAID.where(quotation.c.id.in_(listed(quotations)))).all()
    ids = [row.id for row in rows]
    return [
        row.id
        for row in rows
        if ids.count(row.id) == 1
        and not {row.speaker_id, fold(row.name)} & set(beside.get(row.id, ()))
    ]


def _said_by(connection: Connection, speaker_id: int) -> list[Row[Any]]:
    return list(connection.execute(_SAID.where(quotation_speaker.c.speaker_id == speaker_id)))


def _made(connection: Connection, like: Row[Any], name: str) -> Row[Any]:
    """A new speaker of the same kind, whose name is by hand."""
    name = given_name(name)
    values = {"name": name, "kind": like.kind, "document_id": None, "by_hand": True}
    row = found_row(connection, add_row(connection, speaker, values))
    give_alias(connection, row, name)
    return row
