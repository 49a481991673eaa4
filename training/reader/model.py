"""The reader: one small encoder with heads for roles, links and names."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from quotes.attribution.decode import LinkLabel, RoleLabel
from quotes.attribution.links import DISTANCES
from quotes.attribution.names import LABELS as NAMES
from training.reader.encoder import Encoder

WIDE, NARROW = 128, 64
FEATURES = 7 + 9 + 4  # shapes, quotation states, places; each with a zero for the special pieces


class Reader(nn.Module):
    """An encoder, MiniLM unless given, with word features added to its embeddings, and the heads.

    Word scores come from each word's first piece. A link's score is a small network over the cue's
    first word, the word and their signed distance, plus one bilinear form a label.
    """

    def __init__(self, dropout: float = 0.1, encoder: Encoder | None = None) -> None:
        super().__init__()
        self.encoder = encoder or Encoder(dropout)
        width = self.encoder.width
        self.features = nn.Embedding(FEATURES, width)
        nn.init.normal_(self.features.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(width, len(RoleLabel))
        self.names = nn.Linear(width, len(NAMES))
        self.cue_wide = nn.Linear(width, WIDE)
        self.word_wide = nn.Linear(width, WIDE)
        self.cue_narrow = nn.Linear(width, NARROW * len(LinkLabel))
        self.word_narrow = nn.Linear(width, NARROW)
        self.distance = nn.Embedding(DISTANCES, WIDE)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.links = nn.Linear(WIDE, len(LinkLabel))

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states (texts x pieces x width) from ids and features (texts x pieces x 3)."""
        states: Tensor = self.encoder(pieces, self.features(features).sum(dim=2), mask)
        return states

    def at_words(self, states: Tensor, word_at: Tensor) -> Tensor:
        index = word_at.unsqueeze(-1).expand(-1, -1, states.size(-1))
        return self.dropout(states.gather(1, index))

    def link_scores(
        self, words: Tensor, cue_batch: Tensor, cue_word: Tensor, distances: Tensor
    ) -> Tensor:
        """Scores (cues x words x links) for cues at `cue_word` of texts `cue_batch`."""
        cues = words[cue_batch, cue_word]
        wide = self.cue_wide(cues).unsqueeze(1) + self.word_wide(words)[cue_batch]
        hidden = torch.relu(wide + self.distance(distances))
        narrow = self.cue_narrow(cues).view(len(cues), len(LinkLabel), NARROW)
        bilinear = torch.einsum("cln,cwn->cwl", narrow, self.word_narrow(words)[cue_batch])
        scores: Tensor = self.links(hidden) + bilinear / NARROW**0.5
        return scores
