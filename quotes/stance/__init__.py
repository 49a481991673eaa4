"""Stance toward targets: is a quotation about a target, and on which side is its speaker?

`read` prepares an article, `classify_all` decides (`classify` for one quotation alone), `words_of`
says which articles need it at all, `load_targets` reads a project's targets.
Nothing here needs a parse, a model run-time, or spaCy itself.
"""

from quotes.stance.about import About, Level
from quotes.stance.classify import (
    BY_LEXICON,
    BY_NETWORK,
    classify,
    classify_all,
    is_about,
    model_version,
)
from quotes.stance.mentions import words_of
from quotes.stance.model import Weights, load_weights
from quotes.stance.reading import Reading, read
from quotes.stance.targets import load_targets, parse_targets

__all__ = [
    "BY_LEXICON",
    "BY_NETWORK",
    "About",
    "Level",
    "Reading",
    "Weights",
    "classify",
    "classify_all",
    "is_about",
    "load_targets",
    "load_weights",
    "model_version",
    "parse_targets",
    "read",
    "words_of",
]
