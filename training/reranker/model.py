"""The reranker: MiniLM over a query and a quotation, with one score."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from quotes.meaning.reranker import CONTENT, PARTS
from quotes.stance import pairs as stance
from quotes.stance.pairs import OTHER, SPECIAL, TARGET
from training.reader.encoder import WIDTH, Encoder


class Network(nn.Module):
    """Log-odds that a quotation says something on a query (texts)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.marks = nn.Embedding(PARTS, WIDTH)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.answers = nn.Linear(2 * WIDTH, 1)

    def forward(self, pieces: Tensor, parts: Tensor, mask: Tensor | None = None) -> Tensor:
        """Both inputs are texts x pieces; `mask` is 0 where a text is padded."""
        states = self.dropout(self.encoder(pieces, self.marks(parts), mask))
        said = (parts == CONTENT).unsqueeze(-1).to(states.dtype)
        mean = (states * said).sum(dim=1) / said.sum(dim=1).clamp(min=1)
        score: Tensor = self.answers(torch.cat([states[:, 0], mean], dim=-1))
        return score.float().squeeze(-1)

    def take_stance(self, weights: dict[str, Tensor]) -> None:
        """Begin with the stance network, which has learnt to read such pairs.

        The query stands in the target's place. That no word names the target is part of each mark.
        """
        marks = weights["marks.weight"]
        parts = torch.stack([marks[part] for part in (SPECIAL, TARGET, OTHER, stance.CONTENT)])
        now = self.state_dict()
        taken = {key: weights[key] for key in now if key in weights}
        self.load_state_dict(now | taken | {"marks.weight": parts + marks[stance.PARTS]})
