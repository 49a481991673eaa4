"""The MiniLM encoder, in plain torch.

Written out rather than taken from a model library: attention keeps its weights for the backward
pass, which on a CPU with bfloat16 takes half the time of the ready-made kernels, and the graph that
is exported stays small.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.joint = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        texts, pieces, _ = states.shape
        joint = self.joint(states).view(texts, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = joint.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2)
        scores = scores if bias is None else scores + bias
        weights = torch.softmax(scores, dim=-1, dtype=scores.dtype)
        mixed = (weights @ value).transpose(1, 2).reshape(texts, pieces, WIDTH)
        result: Tensor = self.norm(states + self.out(mixed))
        return result


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = Attention()
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        states = self.attention(states, bias)
        inner = self.narrow(nn.functional.gelu(self.widen(states)))
        result: Tensor = self.norm(states + self.dropout(inner))
        return result


class Encoder(nn.Module):
    """Hidden states (texts x pieces x 384) from piece ids and extra embeddings added to theirs.

    `mask` (texts x pieces) is 0 where a text is padded; None where none is.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, extra: Tensor, mask: Tensor | None) -> Tensor:
        at = torch.arange(pieces.shape[1])
        states = self.dropout(self.norm(self.pieces(pieces) + self.positions(at) + extra))
        if torch.is_autocast_enabled("cpu"):
            states = states.to(torch.get_autocast_dtype("cpu"))
        bias = None if mask is None else ((1 - mask) * -1e4).to(states.dtype)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return states

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
        for number in range(LAYERS):
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
