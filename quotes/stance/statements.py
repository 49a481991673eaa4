"""One statement of a table to its stance: no database, no pipeline, nothing but its row.

| key | what |
|---|---|
| text | the text that the offsets refer to |
| content | what is said: `[[start, end], …]`, or one pair |
| target | what the stance is toward |
| source, cue | who says it and through which words: as content, or the words themselves; optional |
| speaker | whom the source means; optional |
| aliases, description | other names of the target, and what it is; optional |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotes.errors import Unclear
from quotes.stance.classify import classify
from quotes.stance.targets import make_target
from quotes.stance.words import split_sentences
from quotes.types import Decision, Kind, Quotation, Span, Spans, Speaker, SpeakerKind, Target

ADDED = ("about", "label", "score", "sure", "evidence")
_MARKS = ('"', "“", "''")
_GIVEN = Decision("given")


def classify_statement(row: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be added to a row (`ADDED`): the evidence as words, all but `about` maybe None.

    Raises Unclear for a row that lacks something, or whose offsets lie outside of its text.
    """
    text = _string(row, "text")
    content = _spans(row, "content", text)
    if not content:
        raise Unclear('"content" is missing')
    quotation = _quotation(row, text, content)
    stance = next(iter(classify(text, quotation, [_target(row)])), None)
    if stance is None:
        return {"about": False, "label": None, "score": None, "sure": None, "evidence": []}
    return {
        "about": True,
        "label": stance.label.value,
        "score": stance.score,
        "sure": stance.sure,
        "evidence": [text[start:end] for start, end in stance.evidence],
    }


def _quotation(row: Mapping[str, Any], text: str, content: Spans) -> Quotation:
    source, cue = _spans(row, "source", text), _spans(row, "cue", text)
    speaker = row.get("speaker")
    if speaker is not None and not isinstance(speaker, str):
        raise Unclear('"speaker" must be text')
    _require_whole("speaker", speaker or "")
    mention = source[0] if source else (0, 0)
    return Quotation(
        id="",
        source=source,
        cue=cue,
        content=content,
        kind=kind_by_marks(text, content),
        sentence=_sentence(text, (*source, *cue, *content)),
        confidence=1.0,
        speakers=(Speaker(speaker, SpeakerKind.PERSON, mention, _GIVEN),) if speaker else (),
        decision=_GIVEN,
    )


def _string(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        raise Unclear(f'"{key}" is missing')
    if not isinstance(value, str) or not value.strip():
        raise Unclear(f'"{key}" must be text')
    _require_whole(key, value)
    return value


def _require_whole(key: str, *values: str) -> None:
    """Raise Unclear for half a character, which JSON can write ("\\ud83d") and no model reads."""
    if any("\ud800" <= letter <= "\udfff" for value in values for letter in value):
        raise Unclear(f'"{key}" holds a lone surrogate')


def _target(row: Mapping[str, Any]) -> Target:
    name, aliases = _string(row, "target"), row.get("aliases") or []
    description = row.get("description") or ""
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise Unclear('"aliases" must be a list of texts')
    if not isinstance(description, str):
        raise Unclear('"description" must be text')
    _require_whole("aliases", *aliases)
    return make_target(name, aliases, description)


def _spans(row: Mapping[str, Any], key: str, text: str) -> Spans:
    """A key's spans; words (of source or cue) stand for the first place where the text has them."""
    value = row.get(key)
    if value is None:
        return ()
    if isinstance(value, str) and key != "content":
        at = text.find(value)
        return ((at, at + len(value)),) if value and at >= 0 else ()
    pairs = [value] if isinstance(value, list) and value and not _nested(value) else value
    if not isinstance(pairs, list) or not all(_is_span(pair) for pair in pairs):
        raise Unclear(f'"{key}" must be a list of [start, end]')
    spans = tuple(sorted((start, end) for start, end in pairs))
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        raise Unclear(f'"{key}" lies outside of the text, or is empty')
    return spans


def _nested(value: list[Any]) -> bool:
    return isinstance(value[0], list)


def _is_span(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(each) is int for each in pair)


def kind_by_marks(text: str, content: Spans) -> Kind:
    """The kind of a content, by the quotation marks in it alone."""
    words = " ".join(text[start:end] for start, end in content)
    if words.startswith(_MARKS):
        return Kind.DIRECT
    return Kind.MIXED if any(mark in words for mark in _MARKS) else Kind.INDIRECT


def _sentence(text: str, spans: Spans) -> Span:
    """The sentences that the parts of a statement touch."""
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = [span for span in split_sentences(text) if span[0] < high and low < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else (low, high)
