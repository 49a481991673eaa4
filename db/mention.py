"""A speaker of a new document, one who is known, and what was decided on the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.types import SpeakerKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker of a new document: fullest name, other forms, roles, and who else is named there.

    `company` are the names of the other people who speak in the document, `bodies` those of the
    organisations and groups (of a very long one only those near by).
    """

    name: str
    kind: SpeakerKind
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known speaker of the mention's kind, with all names and roles.

    `company` and `bodies` are the names of the people, and of the organisations and groups, who
    speak in the same documents (in some of them, where there are many), and `seen` counts
    documents; all may be left out where they decide nothing.
    """

    speaker_id: int
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    seen: int = 0
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which speaker (None: a new one), by which rule, and how surely (0 to 1)."""

    speaker_id: int | None
    rule: str
    score: float


NEW = Identity(None, "new speaker", 1.0)
DECIDED = Identity(None, "as a person decided", 1.0)
Identify = Callable[[Mention, Sequence[Candidate]], Identity]
