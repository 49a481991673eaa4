"""Who stands where: targets with their sides, and speakers ranked by how surely they take one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Date, Integer, bindparam, case, func, select

from db.names import clean, target_key
from db.values import StanceRow, TargetRow
from db.views import SAID, STANCE_NOW, STANCES, TARGET_NAMES
from quotes.types import SpeakerKind, StanceLabel

_NAMES = TARGET_NAMES.table


def keyed(folded: ColumnElement[str]) -> ColumnElement[str]:
    """The `target_key` of a name that is stored folded."""
    return func.replace(folded, "-", " ")


_NAMED = (
    select(_NAMES.c.target_id)
    .where(keyed(_NAMES.c.folded) == bindparam("key"))
    # Older versions let two targets differ in a hyphen alone.
    .order_by(
        _NAMES.c.name != bindparam("name"), _NAMES.c.name != _NAMES.c.target, _NAMES.c.target_id
    )
)


def target_id(connection: Connection, name: str) -> int | None:
    """The target with this name or, failing that, this alias.

    Case, accents, punctuation, hyphens and "the" do not matter, unless only they tell two apart.
    """
    return connection.execute(_NAMED, {"key": target_key(name), "name": clean(name)}).scalar()


def targets(connection: Connection) -> list[TargetRow]:
    """All targets by name, with how many quotations surely take which side."""
    statement = select(_NAMES).order_by(_NAMES.c.target, _NAMES.c.name)
    rows = connection.execute(statement).fetchall()
    aliases: dict[int, list[str]] = defaultdict(list)
    # Older versions kept a name as an alias, too, when a target was renamed to it.
    once = {row.target_id: row for row in rows if row.name == row.target}
    for row in rows:
        if row.name != row.target:
            aliases[row.target_id].append(row.name)
    sides, unsure = _sides(connection)
    return [
        TargetRow(
            row.target_id,
            row.name,
            tuple(aliases[row.target_id]),
            row.description,
            sides[row.target_id],
            unsure[row.target_id],
            row.run_id,
        )
        for row in once.values()
    ]


def _sides(connection: Connection) -> tuple[dict[int, dict[StanceLabel, int]], Counter[int]]:
    """The sure labels of each target, and how many it has besides."""
    stance = STANCE_NOW.table
    by = (stance.c.target_id, stance.c.label, stance.c.sure)
    sides: dict[int, dict[StanceLabel, int]] = defaultdict(dict)
    unsure: Counter[int] = Counter()
    for towards, label, sure, number in connection.execute(select(*by, func.count()).group_by(*by)):
        if sure:
            sides[towards][StanceLabel(label)] = number
        else:
            unsure[towards] += number
    return sides, unsure


def stance_by_speaker(
    connection: Connection, target: str, labels: Sequence[StanceLabel]
) -> list[StanceRow]:
    """Speakers by how much and how surely they take one of the sides. See `Database`.

    Asked for one side alone, those who took the other one more often are left out: one doubtful
    label among eight does not make an opponent of a supporter.
    """
    towards = target_id(connection, target)
    stance, said = STANCES.table, SAID.table
    statement = (
        select(
            said.c.speaker_id,
            said.c.speaker,
            said.c.speaker_kind,
            func.count().label("quotations"),
            func.count(stance.c.document_id.distinct()).label("documents"),
            func.sum(stance.c.score).label("weight"),
            func.min(stance.c.date, type_=Date).label("first"),
            func.max(stance.c.date, type_=Date).label("last"),
            func.sum(stance.c.sure, type_=Integer).label("sure"),
        )
        .join(said, said.c.quotation_id == stance.c.quotation_id)
        .where(stance.c.target_id == towards)
        .group_by(said.c.speaker_id, said.c.speaker, said.c.speaker_kind)
        .order_by(
            func.sum(case((stance.c.sure, stance.c.score), else_=0.0)).desc(),
            func.sum(stance.c.score).desc(),
            said.c.speaker,
        )
    )
    if labels:
        wanted = [StanceLabel(label).value for label in labels]
        statement = statement.where(stance.c.label.in_(wanted))
    every = _labels(connection, towards)
    return [
        StanceRow(
            row.speaker_id,
            row.speaker,
            SpeakerKind(row.speaker_kind),
            row.quotations,
            row.documents,
            row.weight,
            row.weight / row.quotations,
            row.first,
            row.last,
            every[row.speaker_id],
            row.sure,
        )
        for row in connection.execute(statement)
        if not _is_other_side(labels, every[row.speaker_id])
    ]


def _is_other_side(asked: Sequence[StanceLabel], taken: Counter[StanceLabel]) -> bool:
    sides = {StanceLabel.SUPPORT, StanceLabel.OPPOSE}
    wanted = sides & set(asked)
    if len(wanted) != 1:
        return False
    return sum(taken[side] for side in sides - wanted) > sum(taken[side] for side in asked)


def _labels(connection: Connection, towards: int | None) -> dict[int, Counter[StanceLabel]]:
    stance, said = STANCE_NOW.table, SAID.table
    statement = (
        select(said.c.speaker_id, stance.c.label, func.count())
        .join(said, said.c.quotation_id == stance.c.quotation_id)
        .where(stance.c.target_id == towards)
        .group_by(said.c.speaker_id, stance.c.label)
    )
    counted: dict[int, Counter[StanceLabel]] = defaultdict(Counter)
    for speaker_id, label, number in connection.execute(statement):
        counted[speaker_id][StanceLabel(label)] = number
    return counted
