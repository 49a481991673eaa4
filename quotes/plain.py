"""Quotations as plain data (dicts, lists, strings, numbers) and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from quotes.types import (
    Decision,
    Kind,
    Quotation,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    spans_of,
)

Plain = dict[str, Any]


def to_plain(quotation: Quotation) -> Plain:
    """Nested dicts and lists that any serialiser takes."""
    plain = asdict(quotation)
    plain["kind"] = quotation.kind.value
    for part in ("source", "cue", "content"):
        plain[part] = [list(span) for span in getattr(quotation, part)]
    plain["sentence"] = list(quotation.sentence)
    plain["topics"] = list(quotation.topics)
    plain["speakers"] = [
        {
            **asdict(speaker),
            "kind": speaker.kind.value,
            "mention": list(speaker.mention),
            "forms": list(speaker.forms),
            "roles": list(speaker.roles),
        }
        for speaker in quotation.speakers
    ]
    plain["stances"] = [
        {
            **asdict(stance),
            "label": stance.label.value,
            "evidence": [list(span) for span in stance.evidence],
        }
        for stance in quotation.stances
    ]
    return plain


def from_plain(plain: Plain) -> Quotation:
    """The quotation that `to_plain` was given."""
    return Quotation(
        **{
            **plain,
            "kind": Kind(plain["kind"]),
            "source": spans_of(plain["source"]),
            "cue": spans_of(plain["cue"]),
            "content": spans_of(plain["content"]),
            "sentence": (plain["sentence"][0], plain["sentence"][1]),
            "topics": tuple(plain["topics"]),
            "speakers": tuple(_speaker(speaker) for speaker in plain["speakers"]),
            "stances": tuple(_stance(stance) for stance in plain["stances"]),
            "decision": Decision(**plain["decision"]),
        }
    )


def _speaker(plain: Plain) -> Speaker:
    return Speaker(
        name=plain["name"],
        kind=SpeakerKind(plain["kind"]),
        mention=(plain["mention"][0], plain["mention"][1]),
        decision=Decision(**plain["decision"]),
        forms=tuple(plain["forms"]),
        roles=tuple(plain["roles"]),
    )


def _stance(plain: Plain) -> Stance:
    return Stance(
        target=plain["target"],
        label=StanceLabel(plain["label"]),
        score=plain["score"],
        evidence=spans_of(plain["evidence"]),
        decision=Decision(**plain["decision"]),
        sure=plain.get("sure", True),
    )
