"""Run the stance network: is a quotation about a target, which side does it take, by which words?

Only onnxruntime and tokenizers are needed. The model is a folder with `model.onnx` (8-bit) and
`config.json`; its word pieces are those of the reader.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.chances import chance, log_odds
from quotes.onnx import load_model, open_config
from quotes.stance.pairs import CONTENT, CUE, Pieces, Question, as_pieces
from quotes.types import Span, Spans, StanceLabel

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHAT = "stance model"
SHIPPED = Path(__file__).parent.parent / "models" / "stance"
_SMALLEST = 1e-4
_MOST_EVIDENCE = 3
# The least share of what all words add that makes one of them evidence.
_LEAST_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Answer:
    """The network's chance that a quotation is about the target, and those of the labels.

    `added` is what each of the `pieces` adds to each label, in the labels' order (pieces x labels).
    """

    about: float
    scores: dict[StanceLabel, float]
    pieces: Pieces
    added: NDArray[Any]

    def weighed(self, label: StanceLabel) -> Spans:
        """The words of content and cue that spoke most for a label, against the other ones."""
        own = self.added[:, list(self.scores).index(label)]
        rest = (self.added.sum(axis=1) - own) / (len(self.scores) - 1)
        return _weighed(self.pieces, own - rest)


class Network:
    """A loaded model. Safe to call from several threads; one a process is enough.

    Raises StopRun where the folder holds no usable model.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        with open_config(folder, _WHAT) as config:
            self.version = str(config["version"])
            self.labels = tuple(StanceLabel(label) for label in config["labels"])
            self.temperature = float(config["temperature"])
            self.words_weight = float(config["words_weight"])
            self.about = {name: float(weight) for name, weight in config["about"].items()}
            self.about_threshold = float(config["about_threshold"])
            # What the words make less likely, the network can hardly make one on the target.
            self.least_by_words = float(config["least_by_words"])
            self.sure = {StanceLabel(label): float(x) for label, x in config["sure"].items()}

    def is_about(self, by_words: float, by_network: float) -> tuple[bool, float]:
        """Whether a quotation counts as about the target, and the chance that it is.

        Both the words that point to the target (`quotes.stance.about`) and the network have a
        say, since each errs where the other does not.
        """
        odds = self.about["words"] * log_odds(by_words) + self.about["network"] * log_odds(
            by_network
        )
        found = chance(odds + self.about["bias"])
        return found >= self.about_threshold, found

    def joined(
        self, answer: Answer, by_words: Mapping[StanceLabel, float]
    ) -> dict[StanceLabel, float]:
        """Calibrated chances of the labels from the network's and those by lexicon and rules."""
        odds = {
            label: math.log(max(chance, _SMALLEST))
            + self.words_weight * math.log(max(by_words[label], _SMALLEST))
            for label, chance in answer.scores.items()
        }
        most = max(odds.values())
        powers = {label: math.exp((x - most) / self.temperature) for label, x in odds.items()}
        return {label: power / sum(powers.values()) for label, power in powers.items()}

    @staticmethod
    def decide(
        chances: Mapping[StanceLabel, float], condition: float = 0.0
    ) -> tuple[StanceLabel, float]:
        """The label and its calibrated chance.

        A phrase that puts a condition on a side is taken at its word, since annotated ones are too
        few to learn from; `condition` is how often that was right, 0 where there is none.
        """
        if condition:
            return StanceLabel.CONDITIONAL, max(condition, chances[StanceLabel.CONDITIONAL])
        return max(chances.items(), key=lambda item: item[1])

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model, ready to run."""
        return load_model(self.folder / "model.onnx", self.threads, _WHAT)

    def answer(self, question: Question) -> Answer:
        """What the network says of one question.

        Several at once would be no faster on a CPU, and in 8 bits each would sway the others.
        """
        import numpy as np

        tokenizer, session = self._loaded
        pieces = as_pieces(question, tokenizer)
        rows = {"pieces": pieces.ids, "parts": pieces.parts, "named": pieces.named}
        about, labels, added = session.run(
            None, {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
        )
        powers = np.exp(labels[0] - labels[0].max())
        chances = powers / powers.sum()
        return Answer(
            float(1 / (1 + np.exp(-float(about[0])))),
            {label: float(chance) for label, chance in zip(self.labels, chances, strict=True)},
            pieces,
            added[0],
        )


def _weighed(pieces: Pieces, added: NDArray[Any]) -> Spans:
    """The words of content and cue that add most, those beside each other as one span."""
    words: dict[Span, float] = {}
    last: Span = (-1, -1)
    for (start, end), part, value in zip(pieces.spans, pieces.parts, added.tolist(), strict=True):
        if part not in (CONTENT, CUE):
            continue
        if start == last[1]:
            value += words.pop(last)
            start = last[0]
        last = (start, end)
        words[last] = value
    whole = sum(value for value in words.values() if value > 0)
    best = sorted(words, key=lambda word: -words[word])[:_MOST_EVIDENCE]
    return tuple(sorted(word for word in best if words[word] > _LEAST_SHARE * whole))


@lru_cache(maxsize=1)
def load_network() -> Network | None:
    """The shipped network, or None where its folder is not there."""
    return Network() if (SHIPPED / "config.json").exists() else None
