"""Whom a cue without a source leaves out: the subject of the clause it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj"})
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis", "dep", "ccomp", "obl", "obj"})
_FARTHEST = 4


def implied_subject(doc: Doc, cue: Span) -> Span | None:
    """The words of the subject that "Gingrich shrugged, *noting*" and "and *accused* him" share.

    None where the doc has no parse, the cue has a subject of its own or is passive ("when
    *asked*": the one who asks is another), or nothing above it has a subject.
    """
    span = doc.char_span(*cue, alignment_mode="expand") if doc.has_annotation("DEP") else None
    if span is None:
        return None
    verb = span.root
    if not verb.tag_.startswith("VB") or _is_passive(verb) or _subject(verb) is not None:
        return None
    for _ in range(_FARTHEST):
        if verb.dep_ not in _HANGING or verb.head is verb:
            return None
        verb = verb.head
        subject = _subject(verb)
        if subject is not None:
            first, last = doc[subject.left_edge.i], doc[subject.right_edge.i]
            return first.idx, last.idx + len(last)
    return None


def _is_passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    return not any(child.dep_ == "aux" for child in verb.children)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)
