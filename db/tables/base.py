"""What all tables share: metadata, names of constraints, how enums and times are kept."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, Enum, MetaData, TypeDecorator
from sqlmodel import SQLModel

# Constraints need names of their own, or a migration could never drop them.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# For tables that are little more than their key: one tree on the disk instead of two.
KEY_ONLY = {"sqlite_with_rowid": False}


class Base(SQLModel):
    """Base of the tables, with metadata of its own: other SQLModel tables stay apart."""

    metadata = MetaData(naming_convention=NAMES)


def values_of(kind: type[StrEnum]) -> Enum:
    """A column type that keeps the values of an enum ("organisation"), not its member names."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        validate_strings=True,
        length=20,
    )


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment: kept as UTC without a zone, given back with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To UTC; a moment without a zone would be ambiguous and is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """UTC, with the zone said."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)
