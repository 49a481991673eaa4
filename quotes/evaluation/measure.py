"""Scoring predicted attributions against gold ones.

Exact fragments as in the PolNeAR and PARC literature (Newell et al. 2018; Pareti 2012), tokens,
contents that match by half of their union, and relations: who said what, through which words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from quotes.errors import StopRun
from quotes.evaluation.labelled import ROLES, Label, Labelled
from quotes.evaluation.names import same_speaker
from quotes.evaluation.pairing import (
    Likeness,
    content_match,
    pairs,
    relation,
    relation_exact,
)
from quotes.evaluation.scores import SPEAKER, SPEAKER_MATCHED, Count, Scores, total
from quotes.evaluation.tokens import Text
from quotes.types import Kind, Spans, SpeakerKind

Named = tuple[str, str]
Speakers = Mapping[str, Mapping[int, Named]]
"""Document id -> number of the gold attribution -> (speaker, kind of speaker)."""

_COUNTED_SPEAKERS = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


def score(
    gold: Sequence[Labelled], predicted: Sequence[Labelled], speakers: Speakers | None = None
) -> Scores:
    """Compare predictions with gold over all documents; see `Scores` for the measures.

    A gold document that was not predicted counts as one with no attributions; a predicted one
    that is not in the gold does not count. Offsets refer to the gold's text.

    Args:
        gold: documents with the attributions that are right.
        predicted: documents with the attributions that were found, their texts may be empty.
        speakers: who the speakers are; by default what the gold attributions themselves say.
            Where it is given, only documents that it names are scored, if it names any of them.

    Raises:
        StopRun: a prediction does not lie in the gold's text.
    """
    return total(score_each(gold, predicted, speakers))


def score_each(
    gold: Sequence[Labelled], predicted: Sequence[Labelled], speakers: Speakers | None = None
) -> list[Scores]:
    """The same for each gold document alone, for intervals (`scores.intervals`)."""
    found = {document.id: document for document in predicted}
    if speakers is not None:
        gold = [document for document in gold if document.id in speakers] or gold
    return [
        _score_document(
            document,
            found[document.id].labels if document.id in found else (),
            _own_speakers(document) if speakers is None else speakers.get(document.id, {}),
        )
        for document in gold
    ]


def found_in(
    text: str, gold: Sequence[Label], predicted: Sequence[Label], likeness: Likeness = relation
) -> dict[int, int]:
    """Which prediction is which gold attribution, by number: for looking at errors.

    `likeness` is `relation` (who said what, through which words), `content_match` or
    `relation_exact` of `quotes.evaluation.pairing`.
    """
    words = Text(text)
    return dict(
        pairs(
            [_tokens(words, label) for label in gold],
            [_tokens(words, label) for label in predicted],
            likeness,
        )
    )


def _own_speakers(document: Labelled) -> dict[int, Named]:
    return {
        number: (label.speaker, label.speaker_kind)
        for number, label in enumerate(document.labels)
        if label.speaker and label.speaker_kind
    }


def _score_document(
    document: Labelled, predicted: Sequence[Label], speakers: Mapping[int, Named]
) -> Scores:
    _check_inside(document, predicted)
    text = Text(document.text)
    counts = _role_counts(text, document.labels, predicted)
    gold_tokens = [_tokens(text, label) for label in document.labels]
    found_tokens = [_tokens(text, label) for label in predicted]
    usable = [number for number, tokens in enumerate(gold_tokens) if tokens["content"]]
    usable_tokens = [gold_tokens[number] for number in usable]

    related = pairs(usable_tokens, found_tokens, relation)
    for name, chosen in (
        ("content match", pairs(usable_tokens, found_tokens, content_match)),
        ("relation", related),
        ("relation exact", pairs(usable_tokens, found_tokens, relation_exact)),
    ):
        counts[name] = Count(len(chosen), len(predicted), len(usable))
    counts |= _kind_counts(
        [text.kind(document.labels[number].content) for number in usable],
        [text.kind(label.content) for label in predicted],
        related,
    )
    matched = dict(pairs(gold_tokens, found_tokens, content_match))
    counts |= _speaker_counts(speakers, predicted, matched)
    return Scores(counts, documents=1)


def _check_inside(document: Labelled, predicted: Sequence[Label]) -> None:
    end = max(
        (end for label in predicted for role in ROLES for _, end in label.role(role)), default=0
    )
    if end > len(document.text):
        raise StopRun(
            f"{document.id}: a predicted span ends at {end}, but the gold's text has "
            f"{len(document.text)} characters; offsets must refer to the same text"
        )


def _tokens(text: Text, label: Label) -> dict[str, frozenset[int]]:
    return {role: text.tokens_in(label.role(role)) for role in ROLES}


def _role_counts(text: Text, gold: Sequence[Label], predicted: Sequence[Label]) -> dict[str, Count]:
    counts = {}
    for role in ROLES:
        wanted, found = [[label.role(role) for label in labels] for labels in (gold, predicted)]
        counts[f"{role} exact"] = _shared(
            {part for spans in wanted for part in text.fragments(spans)},
            {part for spans in found for part in text.fragments(spans)},
        )
        counts[f"{role} token"] = _shared(_all_tokens(text, wanted), _all_tokens(text, found))
    return counts


def _all_tokens(text: Text, many: Sequence[Spans]) -> set[int]:
    return {token for spans in many for token in text.tokens_in(spans)}


def _shared(gold: Set[object], predicted: Set[object]) -> Count:
    return Count(len(gold & predicted), len(predicted), len(gold))


def _kind_counts(
    gold: Sequence[Kind], predicted: Sequence[Kind], related: Sequence[tuple[int, int]]
) -> dict[str, Count]:
    # A prediction that met its gold is of the gold's kind: its edges may differ a little, and
    # that is for the other measures to say.
    kinds = list(predicted)
    for i, j in related:
        kinds[j] = gold[i]
    right = [gold[i] for i, _ in related]
    return {
        f"relation, {kind}": Count(right.count(kind), kinds.count(kind), gold.count(kind))
        for kind in Kind
    }


def _speaker_counts(
    speakers: Mapping[int, Named], predicted: Sequence[Label], matched: Mapping[int, int]
) -> dict[str, Count]:
    wanted = {
        number: speaker
        for number, (speaker, kind) in speakers.items()
        if speaker and kind in _COUNTED_SPEAKERS
    }
    if not wanted:
        return {}
    found = {number: predicted[matched[number]].speaker for number in wanted if number in matched}
    named = sum(bool(name) for name in found.values())
    right = sum(same_speaker(wanted[number], name) for number, name in found.items())
    return {
        SPEAKER: Count(right, named, len(wanted)),
        SPEAKER_MATCHED: Count(right, named, len(found)),
    }
