"""Measure whether mentions in different articles are taken for one speaker, as ingest does it.

    python -m training.speakers.identity
    python -m training.speakers.identity --errors
    python -m training.speakers.identity --held-back

There are three sets of pairs. Of each, every article of `pairs/documents*.jsonl` is stored in an
empty database, with the speakers that the shipped models find in it, in several orders, since who
comes first decides what is known. A pair counts as joined where both mentions are of one speaker
then. Precision: joined pairs that are the same speaker; recall: pairs of one speaker that are
joined. A third of the first set and half of the third one, by the SHA-1 of the mentions, are held
back; `--errors` shows none of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections import Counter, defaultdict
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
from training.parts import part_of

PAIRS = Path(__file__).parent / "pairs"
MEND, HELD_BACK = "to mend on", "held back"
ORDERS = 5
Mention = tuple[str, str]


@dataclass(frozen=True)
class PairSet:
    """A set of pairs: what its files end in, and of how many pairs one is held back, if any is."""

    name: str
    suffix: str
    of: int | None

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its parts."""
        return (MEND,) if self.of is None else (MEND, HELD_BACK)

    def part(self, pair: Pair) -> str:
        """The part that a pair counts in; what is held back is for measuring only."""
        key = "|".join((*pair.one, *pair.other))
        return HELD_BACK if self.of is not None and part_of(key, self.of) == 0 else MEND


SETS = (PairSet("first", "", 3), PairSet("second", "-2", None), PairSet("third", "-3", 2))


@dataclass(frozen=True)
class Pair:
    """Two mentions (document id and name) of a kind, and whether they are one speaker."""

    kind: str
    one: Mention
    other: Mention
    same: bool


def pairs(suffix: str = "") -> list[Pair]:
    """The labelled pairs of a set."""
    lines = (PAIRS / f"pairs{suffix}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Pair(r["kind"], tuple(r["one"]), tuple(r["other"]), r["same"]) for r in rows]


def records(suffix: str = "") -> list[Record]:
    """The documents of a set: each speaker says one thing, their name."""
    lines = (PAIRS / f"documents{suffix}.jsonl").read_text(encoding="utf-8").splitlines()
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


def measure(which: PairSet) -> tuple[dict[str, Counter[str]], Counter[Pair]]:
    """Counts of a set by part, over all orders, and how often each pair to mend on was wrong."""
    labelled, documents = pairs(which.suffix), records(which.suffix)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: Counter[Pair] = Counter()
    for seed in range(ORDERS):
        random.Random(seed).shuffle(documents)
        for pair, is_joined in zip(labelled, joined(documents, labelled), strict=True):
            part = which.part(pair)
            right = is_joined and pair.same
            counts[part].update(n=1, joined=is_joined, same=pair.same, right=right)
            wrong[pair] += part == MEND and is_joined != pair.same
    return counts, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show errors of the parts to mend on")
    parser.add_argument("--held-back", action="store_true", help="figures of what is held back")
    options = parser.parse_args()
    if options.held_back and options.errors:
        parser.error("errors of the part held back are not to be looked at")
    print("| pairs | of one speaker | precision | recall |\n|---|--:|--:|--:|")
    missed: list[tuple[Pair, int]] = []
    for which in SETS:
        counts, wrong = measure(which)
        missed += wrong.most_common()
        for name in which.parts:
            if name != HELD_BACK or options.held_back:
                part = counts[name]
                precision, recall = part["right"] / part["joined"], part["right"] / part["same"]
                number, same = part["n"] // ORDERS, part["same"] // ORDERS
                print(
                    f"| {which.name}, {name}: {number} | {same} | {precision:.3f} | {recall:.3f} |"
                )
    for pair, times in missed if options.errors else ():
        if times:
            what = "kept apart" if pair.same else "joined"
            print(f"{what} in {times} of {ORDERS}: {pair.one} {pair.other}")


if __name__ == "__main__":
    main()
