"""Score every pair of cue and word from the vectors that the encoder gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.decode import Floats, log_softmax

_FAR = 14
DISTANCES = 2 * _FAR + 1


@lru_cache(maxsize=1024)
def distance_table(longest: int) -> NDArray[np.int64]:
    """Bucket of each signed distance from -longest to longest: exact near zero, then coarser."""
    signed = np.arange(-longest, longest + 1)
    near = np.abs(signed)
    coarse = 5 + np.log2(np.maximum(near, 1) / 5) * 1.7
    bucket = np.where(near <= 5, near, np.minimum(np.ceil(coarse), _FAR)).astype(np.int64)
    result: NDArray[np.int64] = np.sign(signed) * bucket + _FAR
    return result


@dataclass(frozen=True, slots=True)
class LinkHead:
    """The part of the model that runs outside the graph, since it runs for cues only."""

    distance: NDArray[Any]
    weight: NDArray[Any]
    bias: NDArray[Any]

    def scores(
        self,
        cue_wide: Floats,
        cue_narrow: Floats,
        word_wide: Floats,
        word_narrow: Floats,
        at: NDArray[Any],
    ) -> Floats:
        """Log probabilities (cues x words x links).

        `cue_*` are the rows of the cues' first words `at`; `word_*` those of all words.
        """
        words = np.arange(len(word_wide))
        buckets = distance_table(len(words))[words[None, :] - at[:, None] + len(words)]
        hidden = cue_wide[:, None, :] + word_wide[None, :, :] + self.distance[buckets]
        np.maximum(hidden, 0, out=hidden)
        narrow = cue_narrow.reshape(len(at), -1, word_narrow.shape[1])
        bilinear = np.einsum("cln,wn->cwl", narrow, word_narrow, optimize=True)
        scores = hidden @ self.weight.T + self.bias + bilinear / word_narrow.shape[1] ** 0.5
        return log_softmax(scores)
