"""Speakers across documents: names, roles, the keys that find them, and who decided what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Date, Text, UniqueConstraint
from sqlmodel import Field

from db.tables.base import KEY_ONLY, Base, UtcDateTime, values_of
from db.values import Action
from quotes.types import SpeakerKind


class Speaker(Base, table=True):
    """One who speaks, in any number of documents; `name` is the fullest of the aliases.

    An unnamed speaker belongs to the one document in `document_id` and goes with it.
    `by_hand` speakers were touched by a person: no ingest renames or removes them.
    """

    # No id is given twice: a judgement may still name a speaker who is gone.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text, index=True)
    kind: SpeakerKind = Field(sa_type=values_of(SpeakerKind))
    wikidata: str | None = Field(default=None, max_length=20)
    document_id: str | None = Field(
        default=None, sa_type=Text, foreign_key="document.id", ondelete="CASCADE", index=True
    )
    by_hand: bool = Field(default=False)


class Alias(Base, table=True):
    """A name of a speaker, as some document has it (or as a person gave it: `by_hand`).

    `folded` is the name without case, accents and punctuation; `seen` counts documents.
    """

    __table_args__ = (UniqueConstraint("speaker_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", ondelete="CASCADE")
    name: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text, index=True)
    seen: int = Field(default=0)
    by_hand: bool = Field(default=False)


class Sighting(Base, table=True):
    """That a document uses an alias, and by which rule (how surely) it was this speaker's."""

    __table_args__ = (KEY_ONLY,)

    document_id: str = Field(
        sa_type=Text, foreign_key="document.id", ondelete="CASCADE", primary_key=True
    )
    alias_id: int = Field(foreign_key="alias.id", ondelete="CASCADE", primary_key=True, index=True)
    rule: str = Field(max_length=100)
    score: float


class SpeakerKey(Base, table=True):
    """A blocking key: the short list of speakers to compare a new name with."""

    __tablename__ = "speaker_key"
    __table_args__ = (KEY_ONLY,)

    key: str = Field(sa_type=Text, primary_key=True)
    speaker_id: int = Field(
        foreign_key="speaker.id", ondelete="CASCADE", primary_key=True, index=True
    )


class Role(Base, table=True):
    """A role that documents give to a speaker, with the first and last day on which they do.

    `folded` are its words as stems in alphabetical order; `seen` counts documents. A person can
    give a role too (`by_hand`).
    """

    __table_args__ = (UniqueConstraint("speaker_id", "role"),)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", ondelete="CASCADE")
    role: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text, index=True)
    first: dt.date | None = Field(default=None, sa_type=Date)
    last: dt.date | None = Field(default=None, sa_type=Date)
    seen: int = Field(default=0)
    by_hand: bool = Field(default=False)


class RoleSighting(Base, table=True):
    """That a document gives a role, on the day of its publication."""

    __tablename__ = "role_sighting"
    __table_args__ = (KEY_ONLY,)

    document_id: str = Field(
        sa_type=Text, foreign_key="document.id", ondelete="CASCADE", primary_key=True
    )
    role_id: int = Field(foreign_key="role.id", ondelete="CASCADE", primary_key=True, index=True)
    date: dt.date | None = Field(default=None, sa_type=Date)


class Judgement(Base, table=True):
    """A decision on who is who: by which rule or person, how surely, when, and whether undone.

    `name` is what was judged (the new alias, the other speaker's name), `other_id` the other
    speaker, who may be gone; `detail` holds what an undoing needs.
    """

    id: int | None = Field(default=None, primary_key=True)
    action: Action = Field(sa_type=values_of(Action), index=True)
    speaker_id: int = Field(foreign_key="speaker.id", ondelete="CASCADE", index=True)
    other_id: int | None = Field(default=None, index=True)
    name: str = Field(sa_type=Text)
    decided_by: str = Field(sa_type=Text)
    by_hand: bool = Field(default=False)
    score: float = Field(default=1.0)
    made: dt.datetime = Field(sa_type=UtcDateTime)
    undone: dt.datetime | None = Field(default=None, sa_type=UtcDateTime)
    document_id: str | None = Field(
        default=None, sa_type=Text, foreign_key="document.id", ondelete="SET NULL", index=True
    )
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
