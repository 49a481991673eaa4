"""So many rows; and numbers that Python holds, as something to select from or to join.

The numbers are one parameter, by SQLite's JSON functions, whatever their count; another database
would need its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Float, Integer, Select, Subquery, bindparam, func, select, text

Row = TypeVar("Row", bound=tuple[Any, ...])


def limited(statement: Select[Row], limit: int) -> Select[Row]:
    """At most so many rows; 0 or less: all. SQLite takes no number beyond 64 bits."""
    return statement.limit(min(limit, 2**31)) if limit > 0 else statement


def each(numbers: Iterable[int]) -> Select[tuple[int]]:
    """Many numbers as a selection, without a bound parameter for each."""
    listed = func.json_each("[" + ",".join(map(str, numbers)) + "]").table_valued("value")
    return select(listed.c.value)


def ranked(pairs: Iterable[tuple[int, float]]) -> Subquery:
    """Numbers with what they are ordered by, as something to join: columns number, relevance."""
    statement = text(
        "SELECT json_extract(value, '$[0]') AS number, json_extract(value, '$[1]') AS relevance"
        " FROM json_each(:pairs)"
    ).bindparams(bindparam("pairs", json.dumps(list(pairs))))
    return statement.columns(number=Integer, relevance=Float).subquery("matched")
