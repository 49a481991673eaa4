"""The tables as lookups name them are those that there are."""

from __future__ import annotations

from sqlalchemy import TableClause

from db import clauses
from db.tables import metadata

LIGHT = [each for each in vars(clauses).values() if isinstance(each, TableClause)]


def test_each_column_is_one_of_its_table() -> None:
    assert len(LIGHT) > 10
    for light in LIGHT:
        assert set(light.c.keys()) <= set(metadata.tables[light.name].c.keys())
