"""What the rules speak of: a referent of the article with its mentions and roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.english.offices import Office
from quotes.speakers.mentions.find import Mention
from quotes.types import Span, SpeakerKind


@dataclass(slots=True)
class Role:
    """A description of an entity in the text: "a State Department spokeswoman"."""

    span: Span
    head: str
    words: frozenset[str]


@dataclass(slots=True)
class Entity:
    """One referent of the article.

    `name` is the span of its fullest form; `tokens` are that form's (see `names.tokens`).
    `gender`: 1 a man, -1 a woman, 0 unknown; `votes` counts the pronouns that meant it.
    `sorts`: the nouns that an organisation is called by ("newspaper"); `offices`: those that the
    article says a person holds.
    Referents that are known only by a description have no mentions.
    """

    index: int
    kind: SpeakerKind
    mentions: list[Mention] = field(default_factory=list)
    tokens: tuple[str, ...] = ()
    name: Span = (0, 0)
    plural: bool = False
    gender: int = 0
    roles: list[Role] = field(default_factory=list)
    votes: int = 0
    sorts: set[str] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        """Whether this is a person known by name."""
        return self.kind is SpeakerKind.PERSON
