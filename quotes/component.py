"""The spaCy component: `nlp.add_pipe("quotes")` finds the quotations of a Doc.

Plain data goes into `doc.user_data["quotes"]` and spans into `doc.spans`, both of which survive
`to_bytes`, DocBin and `nlp.pipe(n_process=2)`; the getter `doc._.quotations` builds the types.
What reads stored Docs without the component in its pipeline imports this module for the getter.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans

from quotes.assemble import assemble
from quotes.attribution.find import find
from quotes.attribution.model import Reader
from quotes.attribution.names import Name
from quotes.layout import layout
from quotes.plain import from_plain, to_plain
from quotes.stance.targets import targets_of
from quotes.types import Quotation, Target

KEY = "quotes"
_PARTS = ("content", "cue", "source")


@Language.factory(
    "quotes",
    default_config={
        "targets": [],
        "stances": True,
        "topics": False,
        "names": True,
        "model": None,
        "threads": 1,
    },
    assigns=["doc._.quotations", "doc.ents", "doc.spans"],
)
def make_component(
    nlp: Language,
    name: str,
    targets: list[dict[str, Any]],
    stances: bool,
    topics: bool,
    names: bool,
    model: str | None,
    threads: int,
) -> Quotations:
    """Make the component; `targets` are tables with name, aliases, description.

    Raises StopRun where one of them has no name or what no target has, or there is no model.

    `names` puts the names that the model finds into `doc.ents` where the pipeline sets none.
    `model` is a folder with another trained model.
    """
    if nlp.lang != "en":
        warnings.warn(f"{name!r} reads English alone; this pipeline is {nlp.lang!r}", stacklevel=2)
    wanted = targets_of(targets, f'the component "{name}"')
    reader = Reader(Path(model), threads) if model else Reader(threads=threads)
    return Quotations(reader, wanted, stances=stances, topics=topics, names=names)


class Quotations:
    """Finds quotations, their speakers, stances and topics. `find` is pure, `__call__` sets."""

    def __init__(
        self,
        reader: Reader,
        targets: Sequence[Target] = (),
        *,
        stances: bool = True,
        topics: bool = False,
        names: bool = True,
    ) -> None:
        self.reader = reader
        self.targets = tuple(targets)
        self.stances = stances
        self.topics = topics
        self.names = names

    def __call__(self, doc: Doc) -> Doc:
        set_quotations(doc, self.find(doc))
        return doc

    def find(
        self, doc: Doc, document_id: str = "", author: str | None = None
    ) -> tuple[Quotation, ...]:
        """The quotations of a Doc, in the text's order. Sets `doc.ents` where it has none.

        `author` is whom "I" means where the text does not name who wrote it.
        """
        text = doc.text
        blocks = layout(text)
        found = find(text, blocks, self.reader)
        if self.names and not doc.has_annotation("ENT_IOB"):
            set_names(doc, found.names)
        return assemble(
            doc,
            found,
            blocks,
            document_id=document_id,
            author=author,
            targets=self.targets if self.stances else (),
            with_topics=self.topics,
        )


def set_names(doc: Doc, names: Sequence[Name]) -> None:
    """Put names into `doc.ents`, at the tokens that they touch."""
    spans = (doc.char_span(*n.span, label=n.label, alignment_mode="expand") for n in names)
    doc.ents = tuple(filter_spans([span for span in spans if span is not None and span.text]))


def set_quotations(doc: Doc, found: Sequence[Quotation]) -> None:
    """Write quotations into a Doc as plain data, and their parts as span groups."""
    doc.user_data[KEY] = [to_plain(quotation) for quotation in found]
    for part in _PARTS:
        spans = [
            span
            for quotation in found
            for start, end in getattr(quotation, part)
            if (span := doc.char_span(start, end, label=part, alignment_mode="expand"))
        ]
        doc.spans[f"quotes_{part}"] = SpanGroup(doc, name=f"quotes_{part}", spans=spans)


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """What `doc._.quotations` gives: the values that the component stored, built anew."""
    return tuple(from_plain(plain) for plain in doc.user_data.get(KEY, ()))


# Set here, so that `import quotes.component` alone reads what another process has stored.
if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", getter=quotations)
