"""Who said what, about what, and for or against it, in English news.

    import quotes

    for document in quotes.read(["articles/"]):
        for quotation in quotes.extract(document).quotations:
            print(quotation.speaker, quotes.slices(document.text, quotation.content))

`Extractor` is the same with settings (targets of stances, another spaCy pipeline, processes);
`nlp.add_pipe("quotes")` is the same inside a spaCy pipeline. A database (`db`) is filled with
`quotes.ingesting` and asked with `quotes.answers`. Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError, SkipDocument, StopRun, Unclear
from quotes.types import (
    Attribution,
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    Target,
    Verdict,
    slices,
)

if TYPE_CHECKING:
    from quotes.extraction import Extractor
    from quotes.reading import read
    from quotes.stance import load_targets

__all__ = [
    "Attribution",
    "Decision",
    "Document",
    "Extractor",
    "Kind",
    "Quotation",
    "QuotesError",
    "Record",
    "SkipDocument",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "StanceLabel",
    "StopRun",
    "Target",
    "Unclear",
    "Verdict",
    "extract",
    "load_targets",
    "read",
    "slices",
]


def extract(document: Document | str) -> Record:
    """Find the quotations of one document, or of a plain text, with the shipped models.

    The models are loaded at the first call (a second or two) and kept. Raises SkipDocument for a
    text that cannot be read, StopRun where the models are missing.
    """
    return _extractor().extract(document)


@cache
def _extractor() -> Extractor:
    from quotes.extraction import Extractor

    return Extractor()


def __dir__() -> list[str]:
    # What is loaded at its first use, too, so that help() and completion show it.
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name == "Extractor":
        from quotes.extraction import Extractor

        return Extractor
    if name == "read":
        from quotes.reading import read

        return read
    if name == "load_targets":
        from quotes.stance import load_targets

        return load_targets
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
