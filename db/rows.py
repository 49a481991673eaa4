"""Values as rows: what each table keeps of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.enrolment import Person, person_key
from db.names import clean
from db.search import joined
from db.tables import now
from quotes.types import Quotation, Record, Speaker, Stance, slices

Row = dict[str, object]


def each_once(quotations: Iterable[Quotation]) -> list[Quotation]:
    """In order; of several with one id (the same content) the one that is surest."""
    surest: dict[str, Quotation] = {}
    for each in quotations:
        if each.id not in surest or each.confidence > surest[each.id].confidence:
            surest[each.id] = each
    return list(surest.values())


def document_row(record: Record, run_id: int) -> Row:
    """The row of a document. Metadata has no offsets, so that it can be cleaned."""
    given = record.document
    row: Row = {
        name: clean(value) if value is not None else None
        for name, value in (
            ("title", given.title),
            ("publisher", given.publisher),
            ("author", given.author),
            ("url", given.url),
            ("origin", given.origin),
        )
    }
    return row | {
        "id": given.id,
        "text": given.text,
        "date": given.date,
        "notes": [clean(note) for note in (*given.notes, *record.notes)],
        "fingerprint": given.fingerprint,
        "run_id": run_id,
        "ingested": now(),
    }


def quotation_row(record: Record, quotation: Quotation, position: int, run_id: int) -> Row:
    """The row of a quotation, with the words that its spans stand for."""
    text = record.document.text
    start, end = quotation.sentence
    content, sentence = slices(text, quotation.content), text[start:end]
    return {
        "id": quotation.id,
        "document_id": record.document.id,
        "position": position,
        "kind": quotation.kind,
        "speech": quotation.speech,
        "negated": quotation.negated,
        "hedged": quotation.hedged,
        "confidence": quotation.confidence,
        "content": content,
        "cue": slices(text, quotation.cue),
        "source": slices(text, quotation.source),
        "sentence": sentence,
        "sentence_start": start,
        "sentence_end": end,
        "content_spans": quotation.content,
        "cue_spans": quotation.cue,
        "source_spans": quotation.source,
        "terms": " ".join(
            filter(
                None,
                (
                    *map(clean, quotation.topics),
                    joined((sentence,) if content in sentence else (sentence, content)),
                ),
            )
        ),
        "within": quotation.within,
        "decided_by": quotation.decision.by,
        "decided_version": quotation.decision.version,
        "decided_score": quotation.decision.score,
        "run_id": run_id,
    }


def speaker_rows(text: str, quotation: Quotation, speakers: Mapping[Person, int]) -> Iterable[Row]:
    """The rows that say who said a quotation, each speaker once."""
    once: dict[int, Speaker] = {}
    for said in quotation.speakers:
        once.setdefault(speakers[person_key(said)], said)
    for ordinal, (speaker_id, said) in enumerate(once.items()):
        start, end = said.mention
        yield {
            "quotation_id": quotation.id,
            "ordinal": ordinal,
            "speaker_id": speaker_id,
            "mention_start": start,
            "mention_end": end,
            "name": text[start:end] or clean(said.name),
            "decided_by": said.decision.by,
            "decided_version": said.decision.version,
            "score": said.decision.score,
        }


def stance_rows(
    text: str, quotation: Quotation, targets: Mapping[str, int], run_id: int
) -> Iterable[Row]:
    """The rows of a quotation's stances; of several toward one target the first."""
    once = {targets[stance.target]: stance for stance in reversed(quotation.stances)}
    for target_id, stance in once.items():
        yield stance_row(text, quotation.id, stance, target_id, run_id)


def stance_row(text: str, quotation_id: str, stance: Stance, target_id: int, run_id: int) -> Row:
    """The row of a stance, with the words that its evidence stands for."""
    return {
        "quotation_id": quotation_id,
        "target_id": target_id,
        "label": stance.label,
        "score": stance.score,
        "sure": stance.sure,
        "evidence": [text[start:end] for start, end in stance.evidence],
        "evidence_spans": stance.evidence,
        "decided_by": stance.decision.by,
        "decided_version": stance.decision.version,
        "run_id": run_id,
        "current": True,
    }
