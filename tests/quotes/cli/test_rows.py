"""What `quotes extract` writes of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from quotes.cli.rows import record_row
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
)

TEXT = "Ana Lorvo and Ivo Tal said no to the bridge."
HAND = Decision("hand")


def _record(*kinds: SpeakerKind) -> Record:
    speakers = tuple(Speaker(f"S{n}", kind, (0, 9), HAND) for n, kind in enumerate(kinds))
    stance = Stance("the bridge", StanceLabel.OPPOSE, 0.81234567, ((27, 29),), HAND)
    quotation = Quotation(
        "q",
        source=((0, 9), (14, 21)),
        cue=((22, 26),),
        content=((27, 43),),
        kind=Kind.INDIRECT,
        sentence=(0, 44),
        confidence=0.987654321,
        speakers=speakers,
        stances=(stance,),
    )
    return Record(Document("a", TEXT, title="T"), (quotation,))


def test_an_attribution() -> None:
    assert record_row(_record(SpeakerKind.PERSON), with_text=False) == {
        "id": "a",
        "attributions": [
            {
                "source": [[0, 9], [14, 21]],
                "cue": [[22, 26]],
                "content": [[27, 43]],
                "kind": "indirect",
                "speech": True,
                "negated": False,
                "hedged": False,
                "speaker": "S0",
                "speaker_kind": "person",
                "confidence": 0.9877,
                "stances": [
                    {
                        "target": "the bridge",
                        "label": "oppose",
                        "score": 0.8123,
                        "sure": True,
                        "evidence": ["no"],
                    }
                ],
            }
        ],
    }


def test_the_text_is_written_only_on_demand() -> None:
    assert record_row(_record(), with_text=True)["text"] == TEXT


def test_offsets_refer_to_the_text_as_it_was_given() -> None:
    given = f"\0{TEXT[:20]}\0{TEXT[20:]}"
    document = Document("a", TEXT, removed=((0, "\0"), (21, "\0")))
    row = record_row(replace(_record(), document=document), with_text=True)
    assert row["text"] == given
    (attribution,) = cast(list[dict[str, list[list[int]]]], row["attributions"])
    assert [given[start:end].replace("\0", "") for start, end in attribution["source"]] == [
        "Ana Lorvo",
        "Ivo Tal",
    ]
    ((start, end),) = attribution["content"]
    assert given[start:end] == "no to the bridge"


@pytest.mark.parametrize(
    ("kinds", "speaker", "kind"),
    [
        ((), None, None),
        ((SpeakerKind.GROUP,), "S0", "group"),
        ((SpeakerKind.PERSON, SpeakerKind.PERSON), "S0 & S1", "person"),
    ],
)
def test_the_speaker(kinds: tuple[SpeakerKind, ...], speaker: str | None, kind: str | None) -> None:
    row = record_row(_record(*kinds), with_text=False)
    (attribution,) = cast(list[dict[str, str | None]], row["attributions"])
    assert (attribution["speaker"], attribution["speaker_kind"]) == (speaker, kind)
