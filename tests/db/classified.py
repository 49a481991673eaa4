"""Two stored articles that are classified, and what the database then has of stances."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.database import Database
from db.values import Find, Reclassified, TargetRow
from quotes.types import Decision, Quotation, Record, Stance, StanceLabel
from tests.db.records import Said, record

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE
TALKS = "Ana Ott said the talks must go on."
SWAP = "Ana Ott said a swap is near. Bo Hill said the talks are over."


def articles() -> tuple[Record, Record]:
    """Two articles; a stance is stored with the first."""
    talks = Said(
        "the talks must go on", "Ana Ott", "said", ["Ana Ott"],
        stances=[("the talks", SUPPORT, 0.7, "must")],
    )  # fmt: skip
    return record(TALKS, talks, id="talks"), record(
        SWAP,
        Said("a swap is near", "Ana Ott", "said", ["Ana Ott"]),
        Said("the talks are over", "Bo Hill", "said", ["Bo Hill"]),
        id="swap",
    )


def finding(
    word: str, target: str, label: StanceLabel, version: str = "2"
) -> Callable[..., object]:
    """A classifier that finds a word in contents; `seen` are the texts that it was given."""

    def classify(text: str, quotations: Sequence[Quotation]) -> list[tuple[Stance, ...]]:
        classify.seen.append(text)  # type: ignore[attr-defined]
        found = []
        for each in quotations:
            at = text.find(word, each.content[0][0], each.content[-1][1])
            stance = Stance(
                target, label, 0.9, ((at, at + len(word)),), Decision("new", 1.0, version), False
            )
            found.append((stance,) if at >= 0 else ())
        return found

    classify.seen = []  # type: ignore[attr-defined]
    return classify


def row_of(database: Database, name: str) -> TargetRow:
    return next(row for row in database.targets() if row.name == name)


def reclassify(
    database: Database,
    name: str,
    classify: object,
    names: Sequence[str] = ("talks",),
    **more: object,
) -> Reclassified:
    return database.reclassify(
        [row_of(database, name)],
        names,
        classify,
        {"quotes": "1", "stance": "2"},
        **more,  # type: ignore[arg-type]
    )


def stances_of(database: Database, target: str) -> list[tuple[str, str, bool]]:
    hits = database.find(Find(target=target, limit=0))
    return sorted((hit.content, hit.stances[0].label.value, hit.stances[0].sure) for hit in hits)
