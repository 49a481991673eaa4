"""Quotations as a database would give them back, made by hand."""

from __future__ import annotations

from typing import Any

from db.values import Hit, SpeakerName
from quotes.types import Kind


def hit(id: str, relevance: float = 1.0, **more: Any) -> Hit:
    """A quotation of Ana's; `more` is what else is to be known of it."""
    known: dict[str, Any] = {
        "content": "words", "content_spans": ((0, 5),), "sentence": "words", "sentence_start": 0,
        "marks": (), "cue": "said", "source": "he", "speakers": (SpeakerName(1, "Ana"),),
        "kind": Kind.DIRECT, "speech": True, "negated": False, "hedged": False, "confidence": 1.0,
        "date": None, "publisher": None, "title": None, "document_id": "d", "url": None,
        "origin": None, "stances": (), "topics": (), "relevance": relevance,
    }  # fmt: skip
    return Hit(id=id, **{**known, **more})
