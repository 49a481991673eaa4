"""The teacher's encoder: all-mpnet-base-v2 (Song et al. 2020, arXiv:2004.09297).

It reads the word pieces of MiniLM: both have the uncased vocabulary of BERT, in another order.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.reader.encoder import POSITIONS, Encoder, Shape

MPNET = Shape(768, 12, tiny=1e-5)
BUCKETS, FARTHEST = 32, 128
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}
RESERVED = 2  # rows of its positions that no piece has


def buckets(pieces: int) -> Tensor:
    """Bucket of the distance from each piece to each (pieces x pieces): exact near, then coarser.

    Half of the buckets are for what stands ahead.
    """
    at = torch.arange(pieces)
    back = at[:, None] - at[None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = back.abs().clamp(min=1)
    steps = torch.log(far / exact) / math.log(FARTHEST / exact) * (half - exact)
    coarse = (exact + steps.long()).clamp(max=half - 1)
    return (back < 0).long() * half + torch.where(back.abs() < exact, back.abs(), coarse)


class MPNet(Encoder):
    """Like MiniLM, but wider, deeper, and with a bias for the distance of two pieces."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(dropout, MPNET)
        self.relative = nn.Embedding(BUCKETS, MPNET.heads)

    def bias(self, states: Tensor, mask: Tensor | None) -> Tensor:
        far = self.relative(buckets(states.shape[1])).permute(2, 0, 1).to(states.dtype)[None]
        masked = super().bias(states, mask)
        return far if masked is None else far + masked

    def load_mpnet(self, folder: Path, tokenizer: Tokenizer) -> None:
        """Take the weights of all-mpnet-base-v2 (`model.safetensors` and `vocab.txt`).

        `tokenizer` is MiniLM's: its ids are what this encoder gets.
        """
        given = load_file(folder / "model.safetensors")
        words = (folder / "vocab.txt").read_text("utf-8").split("\n")
        theirs = {word: row for row, word in enumerate(words)}
        ours = sorted(tokenizer.get_vocab().items(), key=lambda found: found[1])
        rows = torch.tensor([theirs[SPECIAL.get(word, word)] for word, _ in ours])
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"][rows],
            "positions.weight": given["embeddings.position_embeddings.weight"][
                RESERVED : RESERVED + POSITIONS
            ],
            "relative.weight": given["encoder.relative_attention_bias.weight"],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(MPNET.layers):
            layer, mine = f"encoder.layer.{number}", f"layers.{number}"
            for part in ("weight", "bias"):
                own[f"{mine}.attention.joint.{part}"] = torch.cat(
                    [given[f"{layer}.attention.attn.{n}.{part}"] for n in ("q", "k", "v")]
                )
                for name, other in (
                    ("attention.out", "attention.attn.o"),
                    ("attention.norm", "attention.LayerNorm"),
                    ("widen", "intermediate.dense"),
                    ("narrow", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    own[f"{mine}.{name}.{part}"] = given[f"{layer}.{other}.{part}"]
        self.load_state_dict(own)
