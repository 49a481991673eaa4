"""Articles with labelled speakers, as Docs that the resolver reads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin

from quotes.attribution.find import find
from quotes.attribution.model import Reader
from quotes.component import set_names
from quotes.layout import Block, layout
from quotes.pipeline import load_pipeline
from quotes.speakers.sources.parts import pronoun
from quotes.types import Attribution, Spans
from training import annotations as made
from training.parts import held_out

Json = dict[str, Any]
CORPORA = {"polnear": "polnear/train.jsonl.gz", "wikinews": "wikinews/labelled.jsonl.gz"}
FRESH = Path(__file__).with_name("fresh.json")
SCORED = ("person", "organisation")


@dataclass(frozen=True)
class Article:
    """One labelled article; `labels` are the rows of the data, in the order of `attributions`."""

    id: str
    corpus: str
    held_out: bool
    doc: Doc
    blocks: tuple[Block, ...]
    attributions: tuple[Attribution, ...]
    labels: tuple[Json, ...]


def load(data: Path, cache: Path | None = None) -> Iterator[Article]:
    """All articles with labelled speakers under `data`, and those annotated for this project.

    Names come from the shipped reader, the parse from the shipped pipeline. `cache` is a file
    where the Docs are kept, so that another run need not read all texts again.
    """
    rows = [(corpus, row) for corpus, name in CORPORA.items() for row in _rows(data / name)]
    rows += [("polnear added", row) for row in made.polnear(data)]
    rows += [("wikinews added", row) for row in made.wikinews(data)]
    rows += [("newswire added", row) for row in made.newswire(data)]
    docs = read_docs([row["text"] for _, row in rows], cache)
    for (corpus, row), doc in zip(rows, docs, strict=True):
        yield _article(corpus, held_out(row["id"]), row, doc)


def load_fresh(data: Path, cache: Path | None = None) -> Iterator[Article]:
    """The articles of fresh.json: PolNeAR's development part, labelled for measuring alone.

    They were drawn by the hash of their ids, and labelled by the text before any answer of the
    resolver was seen. Only people and organisations with a name are labelled.
    """
    labels = json.loads(FRESH.read_text("utf-8"))
    with gzip.open(data / "polnear/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in labels["articles"]]
    for row, doc in zip(rows, read_docs([row["text"] for row in rows], cache), strict=True):
        for name, numbers in labels["articles"][row["id"]].items():
            kind = "organisation" if name in labels["organisations"] else "person"
            for number in numbers:
                row["attributions"][number] |= {"speaker": name, "speaker_kind": kind}
        yield _article("fresh", True, row, doc)


def _article(corpus: str, kept_out: bool, row: Json, doc: Doc) -> Article:
    return Article(
        row["id"],
        corpus,
        kept_out,
        doc,
        layout(row["text"]),
        tuple(_attribution(label) for label in row["attributions"]),
        tuple(row["attributions"]),
    )


def _rows(path: Path) -> list[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if any(label.get("labelled") for label in row["attributions"])]


def read_docs(texts: list[str], cache: Path | None) -> list[Doc]:
    """Docs of texts, with names and parse by the shipped models; kept in `cache` where given."""
    nlp = load_pipeline()
    if cache is not None and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(nlp.vocab))
        if [doc.text for doc in docs] == texts:
            return docs
    reader = Reader()
    docs = []
    for text in texts:
        doc = nlp(text)
        set_names(doc, find(text, layout(text), reader).names)
        docs.append(doc)
    if cache is not None:
        DocBin(
            attrs=["TAG", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=docs
        ).to_disk(cache)
    return docs


def _attribution(label: Json) -> Attribution:
    def spans(role: str) -> Spans:
        return tuple((start, end) for start, end in label[role])

    return Attribution(spans("source"), spans("cue"), spans("content"), 1.0)


def source_words(article: Article, label: Json) -> str:
    """The words of a label's source."""
    return " ".join(article.doc.text[start:end] for start, end in label["source"])


def mention_type(article: Article, label: Json) -> str:
    """What a label's source is in form: he/she, they, it, i, who, named, nominal, other, empty.

    Of Wikinews, which does not say, sources that hold the speaker's last word count as named.
    """
    words = source_words(article, label)
    if not words.strip():
        return "empty"
    found = pronoun(words) if len(words.split()) == 1 else None
    if found is not None:
        return "he/she" if found in ("he", "she") else str(found)
    if "source_type" in label:
        said = str(label["source_type"])
        return said if said in ("named", "nominal") else "other"
    last = (label["speaker"] or "").split()[-1:]
    return "named" if last and last[0] in words.replace("’s", "").replace("'s", "") else "nominal"
