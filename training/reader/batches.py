"""Windows of annotated texts in the order of a pass, and batches of them as tensors."""

from __future__ import annotations

import random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from quotes.attribution.windows import FEATURE_OFFSETS, Encode
from training.reader.data import Example, Labelled, leads
from training.reader.losses import IGNORE

CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103


def encoder(tokenizer: Tokenizer) -> Encode:
    """The pieces of a word, each word looked up once."""
    known: dict[str, list[int]] = {}

    def encode(form: str) -> list[int]:
        if form not in known:
            known[form] = tokenizer.encode(form, add_special_tokens=False).ids or [UNKNOWN]
        return known[form]

    return encode


class Windows:
    """Draws the windows of texts, cut elsewhere and in another order each time."""

    def __init__(self, encode: Encode, size: int, rng: random.Random) -> None:
        self.encode = encode
        self.size = size
        self.rng = rng

    def draw(self, texts: list[Labelled]) -> list[Example]:
        """All windows of the texts, in any order."""
        rows = [
            example
            for text in texts
            for example in text.examples(
                self.encode, self.size, CLS, SEP, leads(self.size, self.rng)
            )
        ]
        self.rng.shuffle(rows)
        return rows

    def alike(self, texts: list[Labelled], number: int) -> list[list[Example]]:
        """Batches of so many windows of about one length, which wastes little on padding."""
        rows = self.draw(texts)
        rows.sort(key=lambda x: len(x.window.pieces) + self.rng.random() * 60)
        batches = [rows[at : at + number] for at in range(0, len(rows), number)]
        self.rng.shuffle(batches)
        return batches


def collate(
    batch: list[Example], drop_pieces: float = 0.0, rng: random.Random | None = None
) -> dict[str, Tensor]:
    """Windows as tensors, padded; with `rng` a share of the pieces is masked, for training."""
    rng = rng if drop_pieces else None
    pieces = max(len(x.window.pieces) for x in batch)
    words = max(len(x.window.word_at) for x in batch)

    def padded(rows: list[list[int]], length: int, value: int = 0) -> Tensor:
        return torch.tensor([row + [value] * (length - len(row)) for row in rows])

    ids = [
        [MASK if rng and rng.random() < drop_pieces else p for p in x.window.pieces] for x in batch
    ]
    out = {
        "pieces": padded(ids, pieces),
        "mask": padded([[1] * len(x.window.pieces) for x in batch], pieces),
        "word_at": padded([x.window.word_at for x in batch], words),
        "real": padded([[1] * len(x.window.word_at) for x in batch], words).bool(),
        "features": torch.stack(
            [
                padded(rows, pieces)
                for rows in (
                    [x.window.shapes for x in batch],
                    [x.window.quoted for x in batch],
                    [x.window.places for x in batch],
                )
            ],
            dim=2,
        )
        + torch.tensor(FEATURE_OFFSETS),
        "roles": padded([x.roles for x in batch], words, IGNORE),
        "names": padded([x.names for x in batch], words, IGNORE),
    }
    # Now and then another word of the cue stands for it: a predicted cue may begin elsewhere.
    cues = [
        (row, rng.randint(at, end) if rng and rng.random() < 0.3 else at, labels)
        for row, x in enumerate(batch)
        for at, end, labels in x.links
    ]
    labels = torch.full((len(cues), words), IGNORE)
    for number, (row, at, parts) in enumerate(cues):
        labels[number, : len(batch[row].window.word_at)] = 0
        for index, label in parts.items():
            labels[number, index] = label
        labels[number, at] = IGNORE
    out["cue_batch"] = torch.tensor([row for row, _, _ in cues], dtype=torch.long)
    out["cue_word"] = torch.tensor([at for _, at, _ in cues], dtype=torch.long)
    out["links"] = labels
    return out
