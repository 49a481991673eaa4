"""Whom a bare plural means: "scientists" are all who are called so or have that role.

Those named or described so ("scientists", "American scientists", "critics of the plan", "a
scientist at Oxford"), and people of whom documents say it ("climate scientist"). No one of them
is meant more than the others, so that there is nothing to ask back.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from db.clauses import ALIAS, ROLE
from db.name_index import with_words
from db.names import ARTICLES, fold
from db.role_holders import role_ids
from db.roles import role_head, stem
from db.selections import listed
from db.views import ALIASES
from quotes.types import SpeakerKind

_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "clergymen": "clergyman"}
_DESCRIBED = (SpeakerKind.GROUP.value, SpeakerKind.UNNAMED.value)
_MOST = 2_000  # names and roles that are looked at


def members(connection: Connection, name: str, *, roles: bool = True) -> Collection[int]:
    """Everybody of a group that a single plural noun names; nobody for other words.

    None either where a person has the word for a name, as with "Williams". Without `roles` only
    those who are named or described so.
    """
    word = ARTICLES.sub("", fold(name))
    singular = _singular(word)
    if " " in word or singular is None:
        return ()
    forms = (word, singular)
    heads, aliases = {*map(stem, forms)}, ALIASES.table
    found: set[int] = set()
    for form in forms:
        rows = with_words(connection, "alias", [form], _MOST)
        named = (
            select(aliases.c.speaker_id, aliases.c.kind, ALIAS.c.name)
            .join(ALIAS, ALIAS.c.speaker_id == aliases.c.speaker_id)
            .where(ALIAS.c.id.in_(listed(rows)), aliases.c.name == ALIAS.c.name)
        )
        for speaker_id, kind, alias in connection.execute(named):
            if kind == SpeakerKind.PERSON.value:
                return ()
            whole = fold(alias) == word
            if whole or (kind in _DESCRIBED and role_head(alias) in heads):
                found.add(speaker_id)
    if not roles:
        return found
    fitting = {id for form in forms for id in role_ids(connection, form, _MOST)}
    held = select(ROLE.c.speaker_id).where(ROLE.c.id.in_(listed(sorted(fitting))))
    return found | set(connection.execute(held).scalars())


def _singular(word: str) -> str | None:
    """One of several: "scientists" -> "scientist", "coaches" -> "coach"; None for no plural."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha() or not word.endswith("s") or word.endswith(("ss", "us")):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses")) else word[:-1]
