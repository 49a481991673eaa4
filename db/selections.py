"""So many rows; and ids that Python holds, as something to select from or to join.

They are one parameter, by SQLite's JSON functions, whatever their count: a statement takes only so
many parameters. Another database would need its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Float,
    Integer,
    Select,
    Subquery,
    bindparam,
    func,
    select,
    text,
)

Row = TypeVar("Row", bound=tuple[Any, ...])


def limited(statement: Select[Row], limit: int) -> Select[Row]:
    """At most so many rows; 0 or less: all. SQLite takes no number beyond 64 bits."""
    return statement.limit(min(limit, 2**31)) if limit > 0 else statement


def _values(ids: str | BindParameter[str]) -> Select[tuple[Any]]:
    return select(func.json_each(ids).table_valued("value").c.value)


IDS = _values(bindparam("ids"))
"""The ids that a statement made beforehand is run with, as `given` gives them."""


def given(ids: Iterable[int]) -> dict[str, str]:
    """The parameter of a statement with `IDS`."""
    return {"ids": json.dumps(list(ids))}


def listed(ids: Iterable[int] | Iterable[str]) -> Select[tuple[Any]]:
    """Many ids as a selection."""
    return _values(json.dumps(list(ids)))


def ranked(pairs: Iterable[tuple[int, float]]) -> Subquery:
    """Numbers with what they are ordered by, as something to join: columns number, relevance."""
    statement = text(
        "SELECT json_extract(value, '$[0]') AS number, json_extract(value, '$[1]') AS relevance"
        " FROM json_each(:pairs)"
    ).bindparams(bindparam("pairs", json.dumps(list(pairs))))
    return statement.columns(number=Integer, relevance=Float).subquery("matched")
