"""Measure whether mentions in different articles are taken for one speaker, as ingest does it.

    python -m training.speakers.identity
    python -m training.speakers.identity --errors

Every article of `pairs/documents.jsonl` is stored in an empty database, with the speakers that the
shipped models find in it, in several orders, since who comes first decides what is known. A pair
counts as joined where both mentions are of one speaker then. Precision: joined pairs that are the
same speaker; recall: pairs of one speaker that are joined. A third of the pairs, by the SHA-1 of
their mentions, is held back; `--errors` shows none of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import db
from db.database import Database
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Speaker,
    SpeakerKind,
    quotation_id,
)

PAIRS = Path(__file__).parent / "pairs"
ORDERS = 5
Mention = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two mentions (document id and name) of a kind, and whether they are one speaker."""

    kind: str
    one: Mention
    other: Mention
    same: bool

    @property
    def held_back(self) -> bool:
        """Whether the pair is kept for measuring only."""
        key = "|".join((*self.one, *self.other))
        return int(hashlib.sha1(key.encode()).hexdigest(), 16) % 3 == 0


def pairs() -> list[Pair]:
    """All labelled pairs."""
    lines = (PAIRS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Pair(r["kind"], tuple(r["one"]), tuple(r["other"]), r["same"]) for r in rows]


def records() -> list[Record]:
    """The documents of the pairs: each speaker says one thing, their name."""
    lines = (PAIRS / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return [_record(json.loads(line)) for line in lines]


def _record(row: dict[str, Any]) -> Record:
    text, quotations = "", []
    for each in row["speakers"]:
        span = len(text), len(text) + len(each["name"])
        text += f"{each['name']}\n"
        decision = Decision("model")
        said = Speaker(
            each["name"],
            SpeakerKind(each["kind"]),
            span,
            decision,
            tuple(each["forms"]),
            tuple(each["roles"]),
        )
        name = quotation_id(row["id"], (span,))
        quotations.append(
            Quotation(name, (), (), (span,), Kind.INDIRECT, span, 1.0, speakers=(said,))
        )
    day = dt.date.fromisoformat(row["date"]) if row["date"] else None
    return Record(Document(row["id"], text, date=day), tuple(quotations))


def speakers_of(database: Database) -> dict[tuple[str, str, str], int]:
    """The speaker of each mention, by kind, document and name."""
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT s.kind, q.document_id, said.name, s.id FROM quotation_speaker AS said"
            " JOIN quotation AS q ON q.id = said.quotation_id"
            " JOIN speaker AS s ON s.id = said.speaker_id"
        )
        return {(kind, document, name): number for kind, document, name, number in rows}


def joined(records: Sequence[Record], pairs: Sequence[Pair]) -> list[bool]:
    """Whether each pair is one speaker once these records are stored in this order."""
    with db.open(":memory:") as database:
        run = database.start_run({})
        for record in records:
            database.store(record, run)
        known = speakers_of(database)
    return [known[p.kind, *p.one] == known[p.kind, *p.other] for p in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show errors of the part to mend on")
    options = parser.parse_args()
    labelled, documents = pairs(), records()
    counts: dict[str, Counter[str]] = {"to mend on": Counter(), "held back": Counter()}
    wrong: Counter[Pair] = Counter()
    for seed in range(ORDERS):
        random.Random(seed).shuffle(documents)
        for pair, is_joined in zip(labelled, joined(documents, labelled), strict=True):
            part = counts["held back" if pair.held_back else "to mend on"]
            part.update(joined=is_joined, same=pair.same, right=is_joined and pair.same)
            wrong[pair] += is_joined != pair.same
    print("| pairs | of one speaker | precision | recall |\n|---|--:|--:|--:|")
    for name, part in counts.items():
        number = sum(pair.held_back == (name == "held back") for pair in labelled)
        precision, recall = part["right"] / part["joined"], part["right"] / part["same"]
        same = part["same"] // ORDERS
        print(f"| {name}: {number} | {same} | {precision:.3f} | {recall:.3f} |")
    if options.errors:
        for pair, times in wrong.most_common():
            if times and not pair.held_back:
                what = "kept apart" if pair.same else "joined"
                print(f"{what} in {times} of {ORDERS}: {pair.one} {pair.other}")


if __name__ == "__main__":
    main()
