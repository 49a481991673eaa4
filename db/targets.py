"""Making targets: what stances are toward, by name and aliases."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from db.engine import add_row
from db.names import clean, fold_organisation
from db.standing import target_id
from db.tables import target, target_alias
from quotes.types import Target


def ensure_targets(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The id of each name, with a target made for one that is neither name nor alias."""
    ids = {}
    for name in dict.fromkeys(names):
        ids[name] = target_id(connection, name) or _add(connection, Target(name))
    return ids


def put_targets(connection: Connection, targets: Iterable[Target]) -> None:
    """Make these targets, or give those that are there this description and also these aliases."""
    for each in targets:
        folded = fold_organisation(each.name)
        found = connection.execute(select(target.c.id).where(target.c.folded == folded)).scalar()
        if found is None:
            _add(connection, each)
            continue
        if each.description:
            here = target.c.id == found
            connection.execute(
                update(target).where(here).values(description=clean(each.description))
            )
        _add_aliases(connection, found, each.aliases)


def _add(connection: Connection, new: Target) -> int:
    row = {
        "name": clean(new.name),
        "folded": fold_organisation(new.name),
        "description": clean(new.description),
    }
    added = add_row(connection, target, row)
    _add_aliases(connection, added, new.aliases)
    return added


def _add_aliases(connection: Connection, of: int, names: Iterable[str]) -> None:
    folded = {fold_organisation(name): clean(name) for name in names}
    here = select(target_alias.c.folded).where(target_alias.c.target_id == of)
    for known in connection.execute(here).scalars():
        folded.pop(known, None)
    rows = [{"target_id": of, "name": name, "folded": fold} for fold, name in folded.items()]
    if rows:
        connection.execute(insert(target_alias), rows)
