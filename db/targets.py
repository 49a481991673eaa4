"""Making and changing targets: what stances are toward, by name and aliases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from db.engine import add_row
from db.names import clean, fold_organisation, target_key
from db.standing import keyed, target_id
from db.tables import human_label, stance, target, target_alias
from quotes.errors import Unclear
from quotes.types import Target


def ensure_targets(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The id of each name, with a target made for one that is neither name nor alias."""
    ids = {}
    for name in dict.fromkeys(names):
        ids[name] = target_id(connection, name) or _add(connection, Target(name))
    return ids


def put_targets(connection: Connection, targets: Iterable[Target]) -> None:
    """Make these targets, or give those that are there this description and also these aliases.

    Unclear where a name is another target's.
    """
    for each in targets:
        found = _called(connection, each.name)
        for name in (each.name, *each.aliases):
            _must_be_free(connection, name, found)
        if found is None:
            _add(connection, each)
            continue
        if each.description:
            here = target.c.id == found
            connection.execute(
                update(target).where(here).values(description=clean(each.description))
            )
        _add_aliases(connection, found, each.aliases)


def _called(connection: Connection, name: str) -> int | None:
    """The target with this very name, not as an alias."""
    here = select(target.c.id).where(keyed(target.c.folded) == target_key(name))
    return connection.execute(here.order_by(target.c.name != clean(name))).scalar()


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
    own = _name(connection, of)
    folded = {fold_organisation(name): clean(name) for name in names if clean(name) != own}
    here = select(target_alias.c.folded).where(target_alias.c.target_id == of)
    for known in connection.execute(here).scalars():
        folded.pop(known, None)
    rows = [{"target_id": of, "name": name, "folded": fold} for fold, name in folded.items()]
    if rows:
        connection.execute(insert(target_alias), rows)


def add_target(connection: Connection, new: Target) -> None:
    """Make a target. See `Database.add_target`."""
    for name in (new.name, *new.aliases):
        _must_be_free(connection, name, None)
    _add(connection, new)


def edit_target(
    connection: Connection,
    given: str,
    name: str | None,
    add: Sequence[str],
    remove: Sequence[str],
    description: str | None,
) -> None:
    """Change a target. See `Database.edit_target`."""
    found = known_target(connection, given)
    here = target.c.id == found
    for alias in remove:
        gone = delete(target_alias).where(
            target_alias.c.target_id == found, keyed(target_alias.c.folded) == target_key(alias)
        )
        if not connection.execute(gone).rowcount:
            raise Unclear(f"“{alias}” is no alias of “{given}”")
    for new in (*add, *([] if name is None else [name])):
        _must_be_free(connection, new, found)
    if name is not None:
        row = {"name": clean(name), "folded": fold_organisation(name)}
        connection.execute(update(target).where(here).values(row))
        # What was an alias is the name now: both would be two targets in every list.
        same = (target_alias.c.target_id == found) & (target_alias.c.name == row["name"])
        connection.execute(delete(target_alias).where(same))
    if description is not None:
        connection.execute(update(target).where(here).values(description=clean(description)))
    _add_aliases(connection, found, add)


def target_counts(connection: Connection, given: str) -> tuple[int, int]:
    """What goes with a target. See `Database.target_counts`."""
    found = known_target(connection, given)
    stances, labels = (
        connection.execute(
            select(func.count()).select_from(each).where(each.c.target_id == found)
        ).scalar_one()
        for each in (stance, human_label)
    )
    return stances, labels


def remove_target(connection: Connection, given: str) -> None:
    """Remove a target. See `Database.remove_target`."""
    connection.execute(delete(target).where(target.c.id == known_target(connection, given)))


def known_target(connection: Connection, given: str) -> int:
    """The id of a target by name or alias; Unclear where there is none."""
    found = target_id(connection, given)
    if found is None:
        raise Unclear(f"there is no target “{given}”")
    return found


def _must_be_free(connection: Connection, name: str, own: int | None) -> None:
    taken = target_id(connection, name)
    if taken is not None and taken != own:
        raise Unclear(f"“{name}” is a name of the target “{_name(connection, taken)}” already")


def _name(connection: Connection, of: int) -> str:
    return str(connection.execute(select(target.c.name).where(target.c.id == of)).scalar_one())
