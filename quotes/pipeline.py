"""Loads the spaCy pipeline that reads articles, and cuts texts that are too long for one Doc."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import StopRun
from quotes.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = Path(__file__).with_name("models") / "english"
LONGEST_PIECE = 200_000
# The networks hold some 4 kB a character of what they read at once.
LONGEST_PARSED = 50_000

# By factory, since a user may have given the components other names.
KEPT = frozenset(
    (
        "tok2vec",
        "transformer",
        "curated_transformer",
        "tagger",
        "morphologizer",
        "attribute_ruler",
        "lemmatizer",
        "trainable_lemmatizer",
        "parser",
        "senter",
        "sentencizer",
        "ner",
        "entity_ruler",
        "quotes_boundaries",
    )
)
SENTENCES = ("parser", "senter", "sentencizer")

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_SPACE = re.compile(r"\s+")


def load_pipeline(name: str | None = None) -> Language:
    """Load the shipped English pipeline (None), or an installed package or folder by `name`.

    The shipped one sets sentence boundaries, `tag_` (Penn), `pos_`, `morph`, `lemma_` and `dep_`
    (Universal Dependencies v2), and no names. Of any other pipeline, components that extraction
    has no use for (text categories, entity links…) are taken out; names, tags and parse are kept,
    with whichever labels it has. In either, blank lines end sentences
    (`quotes.boundaries`), and sentence boundaries are always set.

    Each new word stays in the vocabulary. A long run stays flat inside
    `with nlp.memory_zone():` around a batch of documents. Doc, Span, Token and Lexeme objects
    must not be used after the zone has ended; strings, offsets and plain data taken from them
    may. The tokenizer's own cache is emptied with the zone. Zones do not nest.

    Raises:
        StopRun: no such pipeline, one that does not load, or one for another language.
    """
    import spacy

    # Registers the component, also where the package's entry points are not installed.
    from quotes.boundaries import NAME

    where = str(SHIPPED) if name is None else name
    try:
        nlp = spacy.load(where)
    except OSError as error:
        raise StopRun(_missing(name, error)) from error
    # A foreign package may fail in any way while it is imported and built.
    except Exception as error:
        raise StopRun(f"the spaCy pipeline {where!r} does not load: {_line(error)}") from error
    if nlp.lang != "en":
        raise StopRun(f"the spaCy pipeline {where!r} is for language {nlp.lang!r}, not English")
    for pipe in nlp.component_names:
        if nlp.get_pipe_meta(pipe).factory not in KEPT:
            nlp.remove_pipe(pipe)
    _mark_sentences(nlp, NAME)
    return nlp


def shipped_meta() -> dict[str, Any]:
    """What the shipped pipeline says of itself (`meta.json`), without loading it.

    Raises:
        StopRun: it is not there.
    """
    try:
        meta: dict[str, Any] = json.loads((SHIPPED / "meta.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StopRun(_missing(None, OSError(error))) from error
    return meta


def _mark_sentences(nlp: Language, boundaries: str) -> None:
    factories = {pipe: nlp.get_pipe_meta(pipe).factory for pipe in nlp.component_names}
    if not any(factories[pipe] in SENTENCES for pipe in nlp.pipe_names):
        senters = [pipe for pipe, factory in factories.items() if factory in SENTENCES]
        if senters:
            nlp.enable_pipe(senters[0])
        else:
            nlp.add_pipe("sentencizer")
    if boundaries not in factories.values():
        first = next(
            pipe for pipe in nlp.pipe_names if nlp.get_pipe_meta(pipe).factory in SENTENCES
        )
        nlp.add_pipe(boundaries, before=first)


def _missing(name: str | None, error: OSError) -> str:
    if name is None:
        return f"the English pipeline that comes with quotes is not at {SHIPPED}: reinstall quotes"
    if Path(name).exists():
        return f"{name} is not a spaCy pipeline: {_line(error)}"
    if "/" in name or "\\" in name:
        return f"there is no folder {name} to load a spaCy pipeline from"
    return (
        f"no spaCy pipeline {name!r} is installed: type 'python -m spacy download {name}', "
        "or name none to use the one that comes with quotes"
    )


def _line(error: Exception) -> str:
    lines = str(error).split("\n")
    return next((line.strip() for line in lines if line.strip()), type(error).__name__)


def parse(nlp: Language, text: str, limit: int = LONGEST_PARSED) -> Doc:
    """One Doc of a text, read in `pieces` of at most `limit` characters and joined again.

    Memory then stays flat however long a text is; only words beside a cut may be read otherwise.
    """
    from spacy.tokens import Doc

    docs = [nlp(text[start:end]) for start, end in pieces(text, limit)]
    if not docs:
        return nlp(text)
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def pieces(text: str, limit: int = LONGEST_PIECE) -> Iterator[Span]:
    """Yield spans of at most `limit` characters that follow on each other and cover `text`.

    A cut is made at the last paragraph end that fits; a paragraph longer than `limit` is cut at
    a line end, else after a sentence mark, else at white space, else anywhere. White space at a
    cut belongs to the piece before it as far as it fits. spaCy itself refuses texts over
    `nlp.max_length` (1,000,000) characters; smaller pieces need less memory.

    Raises:
        ValueError: `limit` is less than 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start, start + limit)
        yield (start, end)
        start = end
    if start < len(text):
        yield (start, len(text))


def _cut(text: str, start: int, limit: int) -> int:
    for pattern in (_PARAGRAPH_END, _LINE_END, _SENTENCE_END, _SPACE):
        end = start
        for match in pattern.finditer(text, start, limit):
            end = match.end()
        if end > start:
            return end
    return limit
