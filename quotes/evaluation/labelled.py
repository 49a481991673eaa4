"""Labelled documents: what is compared when predictions are scored against gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quotes.types import Record, Spans

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Label:
    """One attribution as spans into its document's text, with the speaker where it is known.

    `speaker_kind` is a value of `SpeakerKind` or any other word; only "person" and
    "organisation" count in the speaker measure. Joint speakers are joined by " & ".
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    speaker: str | None = None
    speaker_kind: str | None = None

    def role(self, name: str) -> Spans:
        """The spans of one of `ROLES`."""
        spans: Spans = getattr(self, name)
        return spans


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its attributions; a prediction may leave `text` empty."""

    id: str
    text: str
    labels: tuple[Label, ...]


def of_record(record: Record, *, inner: bool = False) -> Labelled:
    """What extraction found in a document, in the form that is scored.

    Reports inside reports count only with `inner`: what is annotated are mostly the outermost.
    """
    labels = tuple(
        Label(
            source=quotation.source,
            cue=quotation.cue,
            content=quotation.content,
            speaker=quotation.speaker,
            speaker_kind=str(quotation.speakers[0].kind) if quotation.speakers else None,
        )
        for quotation in record.quotations
        if inner or quotation.within is None
    )
    return Labelled(record.document.id, record.document.text, labels)


def of_json(row: Mapping[str, Any]) -> Labelled:
    """One line of `quotes extract`, or of gold in the same form.

    Keys: `id`, `text` (may be left out), `attributions` with `source`, `cue`, `content` (lists of
    [start, end]) and, as far as known, `speaker` and `speaker_kind`. Further keys are ignored.

    Raises:
        ValueError: a key is missing or does not hold what it should; the text names it.
    """
    if "id" not in row:
        raise ValueError("no id")
    text = row.get("text", "")
    if not isinstance(text, str):
        raise ValueError("text is not a string")
    attributions = row.get("attributions", [])
    if not isinstance(attributions, list):
        raise ValueError("attributions is not a list")
    labels = []
    for number, attribution in enumerate(attributions):
        try:
            labels.append(_label(attribution, len(text) if "text" in row else None))
        except ValueError as error:
            raise ValueError(f"attribution {number}: {error}") from None
    return Labelled(str(row["id"]), text, tuple(labels))


def _label(attribution: object, length: int | None) -> Label:
    if not isinstance(attribution, Mapping):
        raise ValueError("not an object")
    source, cue, content = (_spans(role, attribution.get(role), length) for role in ROLES)
    names = [attribution.get(key) for key in ("speaker", "speaker_kind")]
    for name in names:
        if name is not None and not isinstance(name, str):
            raise ValueError(f"{name!r} is neither a speaker nor its kind")
    return Label(source, cue, content, *names)


def _spans(role: str, value: object, length: int | None) -> Spans:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f"{role} is not a list of [start, end]")
    spans = []
    for pair in value:
        match pair:
            case [int(start), int(end)] if 0 <= start < end:
                spans.append((start, end))
            case _:
                raise ValueError(f"{role} holds {pair!r}, which is no [start, end]")
        if length is not None and end > length:
            raise ValueError(f"{role} holds {pair!r}, but the text has {length} characters")
    return tuple(spans)
