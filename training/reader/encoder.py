"""The MiniLM encoder, in plain torch; also one of MPNet's shape (`mpnet.py`).

Written out rather than taken from a model library: attention keeps its weights for the backward
pass, which on a CPU with bfloat16 takes half the time of the ready-made kernels, and the graph that
is exported stays small.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

VOCABULARY, POSITIONS = 30522, 512


@dataclass(frozen=True, slots=True)
class Shape:
    """Numbers that tell encoders of one kind apart; `tiny` keeps norms from dividing by nothing."""

    width: int
    layers: int
    heads: int = 12
    tiny: float = 1e-12


MINILM = Shape(384, 6)
WIDTH = MINILM.width


class Attention(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.joint = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.tiny)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        texts, pieces, width = states.shape
        each = self.joint.in_features // self.heads
        joint = self.joint(states).view(texts, pieces, 3, self.heads, each)
        query, key, value = joint.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * each**-0.5) @ key.transpose(-1, -2)
        scores = scores if bias is None else scores + bias
        weights = torch.softmax(scores, dim=-1, dtype=scores.dtype)
        mixed = (weights @ value).transpose(1, 2).reshape(texts, pieces, width)
        result: Tensor = self.norm(states + self.out(mixed))
        return result


class Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.widen = nn.Linear(shape.width, 4 * shape.width)
        self.narrow = nn.Linear(4 * shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.tiny)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        states = self.attention(states, bias)
        inner = self.narrow(nn.functional.gelu(self.widen(states)))
        result: Tensor = self.norm(states + self.dropout(inner))
        return result


class Encoder(nn.Module):
    """Hidden states (texts x pieces x width) from piece ids and extra embeddings added to theirs.

    `mask` (texts x pieces) is 0 where a text is padded; None where none is.
    """

    def __init__(self, dropout: float = 0.1, shape: Shape = MINILM) -> None:
        super().__init__()
        self.width = shape.width
        self.pieces = nn.Embedding(VOCABULARY, shape.width)
        self.positions = nn.Embedding(POSITIONS, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.tiny)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, extra: Tensor, mask: Tensor | None) -> Tensor:
        at = torch.arange(pieces.shape[1])
        states = self.dropout(self.norm(self.pieces(pieces) + self.positions(at) + extra))
        if torch.is_autocast_enabled("cpu"):
            states = states.to(torch.get_autocast_dtype("cpu"))
        bias = self.bias(states, mask)
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def bias(self, states: Tensor, mask: Tensor | None) -> Tensor | None:
        """What attention adds to its scores (texts x heads x pieces x pieces, or one for all)."""
        return None if mask is None else ((1 - mask) * -1e4).to(states.dtype)[:, None, None, :]

    def load_minilm(self, file: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 (`model.safetensors` of its makers)."""
        given = load_file(file)
        word, kind = "embeddings.word_embeddings.weight", "embeddings.token_type_embeddings.weight"
        own = {
            "pieces.weight": given[word],
            "positions.weight": given["embeddings.position_embeddings.weight"] + given[kind][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(MINILM.layers):
            theirs, ours = f"encoder.layer.{number}", f"layers.{number}"
            for part in ("weight", "bias"):
                own[f"{ours}.attention.joint.{part}"] = torch.cat(
                    [
                        given[f"{theirs}.attention.self.{n}.{part}"]
                        for n in ("query", "key", "value")
                    ]
                )
                for name, other in (
                    ("attention.out", "attention.output.dense"),
                    ("attention.norm", "attention.output.LayerNorm"),
                    ("widen", "intermediate.dense"),
                    ("narrow", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    own[f"{ours}.{name}.{part}"] = given[f"{theirs}.{other}.{part}"]
        self.load_state_dict(own)
