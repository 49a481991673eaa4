"""How well topics are found: python -m training.meaning.evaluate --data ../shared/data

Reads Wikinews (both parts) and the seeds into a database, or takes the one that an earlier run
left at --db, and asks it the queries of queries.jsonl. Their answers are content offsets, so a
quotation counts as an answer where it shares more than half of the characters with one. With
--newswire it reads Worldwide Newswire, and asks the queries that the weights were chosen on.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

import db
from db.joined import WEIGHTS, Weights
from db.meaning import similarities
from db.queries import search as find
from db.reranking import Ranking
from db.search import matches, words
from db.values import Find
from quotes import read
from quotes.extraction import Extractor
from quotes.meaning import Encoder, Reranker
from quotes.types import Document, Record, Spans

QUERIES = Path(__file__).parent / "queries.jsonl"
NEWSWIRE = Path(__file__).parent / "queries-newswire.jsonl"
TOP = 10


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and the offsets of the contents that answer it, by document."""

    text: str
    choose: bool
    answers: tuple[tuple[str, Spans], ...]


def queries(file: Path = QUERIES) -> list[Query]:
    """The queries; `choose` marks those that weights and floor were chosen on."""
    rows = map(json.loads, file.read_text("utf-8").splitlines())
    return [
        Query(
            row["query"],
            row["choose"],
            tuple((id, tuple(map(tuple, spans))) for id, spans in row["answers"]),
        )
        for row in rows
    ]


def documents(data: Path, seeds: Path) -> Iterator[Document]:
    """The articles that the queries are about."""
    for name in ("labelled", "unlabelled"):
        with gzip.open(data / f"wikinews/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield Document(row["id"], row["text"], row["title"])
    yield from (each for each in read([str(seeds)]) if isinstance(each, Document))


def newswire(data: Path) -> Iterator[Document]:
    """The articles that the queries of NEWSWIRE are about; they have no titles."""
    name = data / "ner/worldwide_newswire-train.jsonl.gz"
    with gzip.open(name, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Document(row["id"], row["text"])


def fill(database: db.Database, given: Iterator[Document]) -> None:
    """Read the articles and store their quotations with vectors."""
    extractor = Extractor(topics=True, meaning=True)
    run = database.start_run(extractor.versions())
    for record in extractor.extract_all(given):
        if isinstance(record, Record):
            database.store(record, run)


def answers(query: Query, contents: dict[str, tuple[str, Spans]]) -> dict[str, int]:
    """The stored quotations that answer a query: quotation id to the place of its answer."""
    found = {}
    for id, (document, spans) in contents.items():
        for place, (where, wanted) in enumerate(query.answers):
            if where == document and 2 * _shared(spans, wanted) > max(_size(spans), _size(wanted)):
                found[id] = place
    return found


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(some: Spans, others: Spans) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def recall(found: Sequence[str], right: dict[str, int], wanted: int) -> float:
    """The share of the answers among the first ten; of more than ten answers, of ten."""
    places = {right[id] for id in found[:TOP] if id in right}
    return len(places) / min(TOP, wanted)


Search = Callable[[str], list[str]]


def searches(
    database: db.Database, encoder: Encoder, weights: Weights = WEIGHTS
) -> dict[str, Search]:
    """The ways to search, by name: query to quotation ids, best first."""

    def by_find(by: Ranking) -> Search:
        def search(text: str) -> list[str]:
            wanted = Find(about=text, order="relevance", limit=TOP)
            with database.engine.connect() as connection:
                found = find(connection, wanted, by)
            return [ids[each.number] for each in found]

        return search

    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT number, id FROM quotation")
        ids = {row.number: row.id for row in rows}

    def meaning(text: str) -> list[str]:
        with database.engine.connect() as connection:
            query = encoder.query(text)
            near = similarities(connection, encoder.version, query)
        return [ids[number] for number in sorted(near, key=lambda n: -near[n])[:TOP]]

    def any_words(text: str) -> list[str]:
        matched = matches(words(text))
        best = select(matched.c.number).order_by(matched.c.relevance.desc()).limit(TOP)
        with database.engine.connect() as connection:
            return [ids[number] for number in connection.execute(best).scalars()]

    return {
        "all words, or any": by_find(Ranking()),
        "any words": any_words,
        "meaning": meaning,
        "joined": by_find(Ranking(encoder, None, weights)),
        "joined, read again": by_find(Ranking(encoder, Reranker(), weights)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--db", default=":memory:", help="where to keep the database")
    parser.add_argument("--newswire", action="store_true", help="the queries to choose weights on")
    parser.add_argument(
        "--weights", type=float, nargs=4, help="of meaning, mean, words here, words of the article"
    )
    parser.add_argument("--each", action="store_true", help="print each query, too")
    args = parser.parse_args()
    asked = queries(NEWSWIRE if args.newswire else QUERIES)
    weights: Weights = tuple(args.weights) if args.weights else WEIGHTS
    with db.open(args.db) as database:
        if not database.counts()["documents"]:
            given = newswire(args.data) if args.newswire else documents(args.data, args.seeds)
            fill(database, given)
        contents = {
            hit.id: (hit.document_id, hit.content_spans) for hit in database.find(Find(limit=0))
        }
        right = [answers(query, contents) for query in asked]
        for name, search in searches(database, Encoder(), weights).items():
            found = [search(query.text) for query in asked]
            scores = [
                recall(ids, known, len(query.answers))
                for ids, known, query in zip(found, right, asked, strict=True)
            ]
            for what, chosen in (("chosen on", True), ("reported", False)):
                part = [s for s, query in zip(scores, asked, strict=True) if query.choose is chosen]
                if not part:
                    continue
                first = sum(s > 0 for s in part) / len(part)
                print(
                    f"{name:18} {what:9} {len(part)} queries:"
                    f" recall at {TOP} {sum(part) / len(part):.3f}, any answer {first:.3f}"
                )
            if args.each:
                for query, score in zip(asked, scores, strict=True):
                    print(f"  {score:.2f} of {len(query.answers):2} {query.text}")


if __name__ == "__main__":
    main()
