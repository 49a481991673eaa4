"""Scoring quotations against labelled data, and reading such data.

`score` compares, `intervals` says how sure the figures are, `read_labelled` reads gold or
predictions (JSON lines as `quotes extract` writes them, or brat files), `of_record` brings what
extraction found into the same form.
"""

from quotes.evaluation.brat import BratNames
from quotes.evaluation.labelled import Label, Labelled, of_json, of_record
from quotes.evaluation.measure import found_in, score, score_each
from quotes.evaluation.names import same_speaker
from quotes.evaluation.reading import read_labelled, read_speakers
from quotes.evaluation.scores import Count, Scores, intervals, total

__all__ = [
    "BratNames",
    "Count",
    "Label",
    "Labelled",
    "Scores",
    "found_in",
    "intervals",
    "of_json",
    "of_record",
    "read_labelled",
    "read_speakers",
    "same_speaker",
    "score",
    "score_each",
    "total",
]
