"""Who stands where around a cue that has no source: subjects, owners and agents, by the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj"})
_PASSIVES = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"})
_OWNERS = frozenset({"nmod:poss", "poss"})
_AGENTS = frozenset({"obl:agent", "agent"})
_RELATIVES = frozenset({"acl:relcl", "relcl"})
_NAMED = frozenset({"flat", "compound"})
_FARTHEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Words that can name who is meant, and how they stand to the cue.

    `how`: "subject" of the cue's own verb, "above" of a clause that it hangs on, "owner" of the
    cue or "owner_above" of a noun it hangs on, "agent" ("by her"), "antecedent" of a relative
    clause that it stands in. `via` is what the cue is to what it hangs on; `far` how many steps
    up; `later` whether the words follow the cue.
    """

    how: str
    span: Span
    via: str
    far: int
    later: bool


def head(doc: Doc, span: Span) -> Token | None:
    """The word that heads a span; None where the doc has no parse."""
    found = doc.char_span(*span, alignment_mode="expand") if doc.has_annotation("DEP") else None
    return found.root if found else None


def is_passive(verb: Token) -> bool:
    """Whether the one who acts is another than its subject: "was asked", "the plan announced"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(child.dep_ in _PASSIVES for child in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children)


def places(cue: Token) -> Iterator[Place]:
    """The words around a cue that can name its source, the nearest in the tree first."""
    yield from _beside(cue, cue, 0)
    word = cue
    for far in range(1, _FARTHEST + 1):
        if word.head == word:
            return
        if word.dep_ in _RELATIVES:
            yield _place("antecedent", word.head, cue, far)
        word = word.head
        found = list(_beside(word, cue, far))
        yield from found
        if any(place.how == "above" for place in found):
            return


def _beside(word: Token, cue: Token, far: int) -> Iterator[Place]:
    for child in word.children:
        if cue == child or child.is_ancestor(cue):
            continue
        if child.dep_ in SUBJECTS:
            yield _place("above" if far else "subject", child, cue, far)
        elif child.dep_ in _OWNERS:
            yield _place("owner_above" if far else "owner", child, cue, far)
        elif child.dep_ in _AGENTS or (
            child.dep_ in {"nmod", "obl"} and any(case.lower_ == "by" for case in child.children)
        ):
            yield _place("agent", child, cue, far)


def _place(how: str, word: Token, cue: Token, far: int) -> Place:
    last = word.right_edge
    if how == "antecedent":
        while word.dep_ == "appos":
            word = word.head
        last = max((c.right_edge for c in word.children if c.dep_ in _NAMED), key=_at, default=word)
    first = word.left_edge
    if first.dep_ == "case" and first != word:
        first = first.nbor()
    return Place(how, (first.idx, last.idx + len(last)), cue.dep_, far, first.i > cue.i)


def _at(word: Token) -> int:
    return word.i
