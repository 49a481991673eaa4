"""Blocking keys: who shares none with a mention is not compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.mention import Mention
from db.names import Parts, acronym, fold, fold_organisation, is_acronym, parts, skeleton
from db.nicknames import formal_keys
from db.organisations import bare_words, by_last_name, unspaced
from quotes.types import SpeakerKind

PERSON = SpeakerKind.PERSON
# Letters, from which on a name written apart or with a slip is still told by its consonants.
SOUND = 5


def folded_name(name: str, kind: SpeakerKind) -> str:
    """The form in which names of this kind are equal."""
    return parts(name).folded if kind is PERSON else fold_organisation(name)


def keys(names: Iterable[str], kind: SpeakerKind) -> frozenset[str]:
    """The keys of a speaker with these names.

    A person has one for each last name, some for each full name, and, as long as no full name is
    known, one that says so; others have one for each acronym, and for the words and the sound of
    each name.
    """
    if kind is not PERSON:
        return frozenset(key for name in names for key in _other_keys(name))
    people = [person for name in names if (person := parts(name)).last]
    made = {f"last:{skeleton(person.last)}" for person in people}
    alone = {key.replace("last:", "alone:", 1) for key in made}
    full = {key for person in people if person.full for key in _full_keys(person)}
    # "Eze-Williams" is found under Ngozi Eze Williams.
    made |= {
        f"last:{skeleton(''.join(p.parts[-2:]))}" for p in people if p.full and len(p.parts) > 2
    }
    return frozenset(made | (full or alone))


def wanted_keys(mention: Mention) -> frozenset[str]:
    """The keys under which candidates for a mention are looked up."""
    if mention.kind is not PERSON:
        return frozenset(_other_keys(mention.name))
    person = parts(mention.name)
    if not person.last:
        return frozenset()
    last = skeleton(person.last)
    return frozenset({*_full_keys(person), f"alone:{last}"} if person.full else {f"last:{last}"})


def _full_keys(person: Parts) -> Iterator[str]:
    """Under first and last name, and under its letters, in whatever order and however spaced."""
    last = skeleton(person.last)
    for first in formal_keys(person.first):
        yield f"name:{first}.{last}"
    yield f"letters:{''.join(sorted(person.unspaced))}"
    *_, before, end = ("", *person.pieces)
    if before != person.first:
        # "Wasserman Schultz" is found under Debbie Wasserman Schultz.
        yield f"name:{skeleton(before)}.{skeleton(end)}"


def _other_keys(name: str) -> Iterator[str]:
    if short := fold(name) if is_acronym(name) else acronym(name):
        yield f"acronym:{short}"
    for words in (bare_words(name), by_last_name(name)):
        if words:
            yield f"words:{' '.join(sorted(words))}"
    if len(letters := unspaced(name)) >= SOUND:
        yield f"sound:{skeleton(letters)}"
