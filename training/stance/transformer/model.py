"""The stance network: MiniLM over a quotation and a target, with two small heads."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from quotes.stance.pairs import CONTENT, CUE, OTHER, PARTS, SOURCE
from training.reader.encoder import WIDTH, Encoder
from training.stance.train import LABELS


class StanceNetwork(nn.Module):
    """Whether a quotation is about a target, and which side it takes.

    The side is a sum over the pieces of the text, each with its weight and its own scores, plus a
    score of the whole; so what each word adds can be told, and serves as evidence. In training
    searches stand in the target's place, too; the head for them is not shipped.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.marks = nn.Embedding(PARTS + 2, WIDTH)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.about = nn.Linear(2 * WIDTH, 1)
        self.answers = nn.Linear(2 * WIDTH, 1)
        self.whole = nn.Linear(2 * WIDTH, len(LABELS))
        self.weigh = nn.Linear(WIDTH, 1)
        self.each = nn.Linear(WIDTH, len(LABELS))

    def forward(
        self, pieces: Tensor, parts: Tensor, named: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """About (texts), labels (texts x labels), what each piece adds (texts x pieces x labels).

        All inputs are texts x pieces; `mask` is 0 where a text is padded, None where none is.
        """
        states, both = self._read(pieces, parts, named, mask)
        read = (parts == CONTENT) | (parts == CUE) | (parts == SOURCE) | (parts == OTHER)
        weights = self.weigh(states).squeeze(-1).float().masked_fill(~read, -1e4).softmax(dim=-1)
        added = weights.unsqueeze(-1) * self.each(states).float()
        labels = self.whole(both).float() + added.sum(dim=1)
        return self.about(both).float().squeeze(-1), labels, added

    def answering(self, pieces: Tensor, parts: Tensor, named: Tensor, mask: Tensor) -> Tensor:
        """Log-odds that a quotation answers the search in the target's place (texts)."""
        _, both = self._read(pieces, parts, named, mask)
        return self.answers(both).float().squeeze(-1)

    def _read(
        self, pieces: Tensor, parts: Tensor, named: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """States of the pieces (texts x pieces x width), and of the whole (texts x 2 width)."""
        extra = self.marks(parts) + self.marks(named + PARTS)
        states = self.dropout(self.encoder(pieces, extra, mask))
        first = states[:, 0]
        said = ((parts == CONTENT) | (parts == CUE)).unsqueeze(-1).to(states.dtype)
        mean = (states * said).sum(dim=1) / said.sum(dim=1).clamp(min=1)
        return states, torch.cat([first, mean], dim=-1)
