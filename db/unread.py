"""Which stored documents were not read for a target as it is now.

A document was read for a target when its own run looked for it, under the same names, or when a
later run classified what was stored. A run that does not say what it looked for (a program's own)
did look for the targets that it stored stances toward.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    func,
    or_,
    select,
    true,
)

from db.clauses import DOCUMENT, RUN, STANCE
from db.search import documents_naming
from db.values import TargetRow


@dataclass(frozen=True, slots=True)
class Looked:
    """What a run looked for; None where it does not say."""

    targets: Sequence[Any] | None
    version: str | None

    def has(self, target: TargetRow) -> bool:
        """Whether it looked for the target under its present names."""
        return as_setting(target) in (self.targets or ())


def as_setting(target: TargetRow) -> dict[str, Any]:
    """A target as the settings of a run hold it."""
    return {
        "name": target.name,
        "aliases": list(target.aliases),
        "description": target.description,
    }


def unread(
    connection: Connection, targets: Sequence[TargetRow], version: str | None = None
) -> ColumnElement[bool]:
    """The condition on `DOCUMENT` of not having been read for one of the targets.

    With `version`, having been read by another model counts as not having been read.
    """
    runs = connection.execute(select(RUN)).fetchall()
    looked = {run.id: _looked(run.settings, run.versions) for run in runs}
    return or_(*(_unread(connection, runs, looked, target, version) for target in targets))


def _unread(
    connection: Connection,
    runs: Sequence[Row[Any]],
    looked: Mapping[int, Looked],
    target: TargetRow,
    version: str | None,
) -> ColumnElement[bool]:
    silent = select(STANCE.c.run_id).where(STANCE.c.target_id == target.id).distinct()
    with_stances = set(connection.execute(silent).scalars())
    covering = [
        id
        for id, each in looked.items()
        if version in (None, each.version)
        and (each.has(target) or (each.targets is None and id in with_stances))
    ]
    condition = DOCUMENT.c.run_id.not_in(covering) if covering else true()
    whole = next((run for run in runs if run.id == target.run_id), None)
    if whole is None or not looked[whole.id].has(target):
        return condition
    if version not in (None, looked[whole.id].version):
        return condition
    return and_(condition, DOCUMENT.c.ingested >= whole.started)


def _looked(settings: Mapping[str, Any], versions: Mapping[str, str]) -> Looked:
    return Looked(settings.get("targets"), versions.get("stance"))


def count_unread(
    connection: Connection, targets: Sequence[TargetRow], version: str | None = None
) -> int:
    """How many documents were not read for one of the targets."""
    if not targets:
        return 0
    condition = unread(connection, targets, version)
    return connection.execute(
        select(func.count()).select_from(DOCUMENT).where(condition)
    ).scalar_one()


def named_in(
    connection: Connection, condition: ColumnElement[bool], names: Sequence[str]
) -> list[int]:
    """The numbers of the documents that meet the condition and hold one of the names."""
    statement = select(DOCUMENT.c.number).where(
        condition, DOCUMENT.c.number.in_(select(documents_naming(names).c.number))
    )
    return list(connection.execute(statement.order_by(DOCUMENT.c.number)).scalars())
