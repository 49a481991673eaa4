"""Score a reader in training on the development sets."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from typing import Any

import torch

from quotes.attribution.decode import Floats, Settings, decode, find_cues, log_softmax
from quotes.attribution.links import distance_table
from quotes.attribution.names import LABELS as NAMES
from quotes.attribution.windows import Encode
from training.reader.batches import CLS, SEP, collate
from training.reader.data import Labelled, held_back, load
from training.reader.model import Reader

Json = dict[str, Any]


def referee(data: Path) -> Any:
    """The referee's module, from beside the data."""
    spec = importlib.util.spec_from_file_location("score", data.parent / "eval/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@torch.no_grad()
def read(model: Reader, text: Labelled, encode: Encode, size: int) -> list[Json]:
    """Per window: its words' spans, role and name log probabilities, and a function for links."""
    table = torch.from_numpy(distance_table(600))
    out: list[Json] = []
    for example in text.examples(encode, size, CLS, SEP):
        batch = collate([example])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model.at_words(
                model.encode(batch["pieces"], batch["features"], batch["mask"]), batch["word_at"]
            )
        words = words.float()

        def links(cues: list[tuple[int, int, float]], words: torch.Tensor = words) -> Floats:
            at = torch.tensor([first for first, _, _ in cues])
            distances = table[torch.arange(words.size(1))[None] - at[:, None] + 600]
            scores = model.link_scores(words, torch.zeros_like(at), at, distances)
            return log_softmax(scores.detach().numpy())

        first, last = example.window.first, example.window.last
        out.append(
            {
                "spans": text.words.spans[first:last],
                "roles": log_softmax(model.roles(words)[0].numpy()),
                "names": log_softmax(model.names(words)[0].numpy()),
                "links": links,
            }
        )
    return out


def attributions(windows: list[Json], settings: Settings) -> list[Json]:
    """Decoded attributions as character spans, in the referee's form."""
    out: list[Json] = []
    for window in windows:
        cues = find_cues(window["roles"], settings)
        if not cues:
            continue
        spans = window["spans"]
        for linked in decode([(window["roles"], window["links"](cues), cues)], settings)[0]:
            if linked.content:
                out.append(
                    {
                        "cue": [[spans[linked.cue[0]][0], spans[linked.cue[1] - 1][1]]],
                        "source": [[spans[a][0], spans[b - 1][1]] for a, b in linked.source],
                        "content": [[spans[a][0], spans[b - 1][1]] for a, b in linked.content],
                    }
                )
    return out


def name_f1(gold: list[list[int]], predicted: list[list[int]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for g, p in zip(gold, predicted, strict=True):
        g_spans, p_spans = _names(g), _names(p)
        for label in ("PER", "ORG", "LOC"):
            a = {s for s in g_spans if s[2] == label}
            b = {s for s in p_spans if s[2] == label}
            for key in (label, "all"):
                counts[key + "tp"] += len(a & b)
                counts[key + "n"] += len(a) + len(b)
    return {k: round(2 * counts[k + "tp"] / max(counts[k + "n"], 1), 4) for k in ("PER", "all")}


def _names(labels: list[int]) -> set[tuple[int, int, str]]:
    spans: set[tuple[int, int, str]] = set()
    start = None
    for index, label in enumerate([*labels, 0]):
        name = NAMES[label]
        if start is not None and (not name.startswith("I-") or name[2:] != start[1]):
            spans.add((start[0], index, start[1]))
            start = None
        if name != "O" and start is None:
            start = (index, name[2:])
    return spans


def evaluate(model: Reader, data: Path, encode: Encode, size: int) -> dict[str, float]:
    """Main figures on PolNeAR dev, held-back Wikinews and the name dev sets."""
    model.eval()
    score = referee(data)
    wikinews = load(data / "wikinews/labelled.jsonl.gz")
    sets = {
        "polnear": load(data / "polnear/dev.jsonl.gz"),
        "wikinews": list(filter(held_back, wikinews)),
    }
    out: dict[str, float] = {}
    for name, documents in sets.items():
        counts: Counter[Any] = Counter()
        for document in documents:
            predicted = attributions(read(model, Labelled(document), encode, size), Settings())
            counts += score.count_document(document, {"attributions": predicted}, None)
        for key, row in score.figures(counts).items():
            out[f"{name} {key}"] = round(row.get("f1", row["r"]), 4)
    for name in ("worldwide_newswire", "uner_ewt"):
        gold, predicted_names = [], []
        for document in load(data / f"ner/{name}-dev.jsonl.gz"):
            text = Labelled(document)
            gold.append(text.names)
            predicted_names.append(
                [
                    int(label)
                    for window in read(model, text, encode, size)
                    for label in window["names"].argmax(axis=-1)
                ]
            )
        out |= {f"{name} {k}": v for k, v in name_f1(gold, predicted_names).items()}
    model.train()
    return out
