"""Targets by their names, with how many quotations take which side toward them."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from db.names import clean, target_key
from db.values import TargetRow
from db.views import STANCE_NOW, TARGET_NAMES
from quotes.types import StanceLabel

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
