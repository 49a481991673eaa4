"""The spaCy component: `nlp.add_pipe("quotes")` finds the quotations of a Doc.

Plain data goes into `doc.user_data` and spans into `doc.spans`, both of which survive `to_bytes`,
DocBin and `nlp.pipe(n_process=2)`; the getter `doc._.quotations` builds the types. The data is of
the span of the whole text, so that spaCy takes it along to `Doc.from_docs` and, where it is asked
to, to `span.as_doc(copy_user_data=True)`. `doc._.quotations_plain` is what JSON can hold:
`Doc(vocab).from_json(doc.to_json(["quotations_plain"]))` has the same quotations.
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
from quotes.moving import moved
from quotes.plain import from_plain, to_plain
from quotes.stance.targets import targets_of
from quotes.types import Quotation, Target

KEY = "quotes"
_OF_SPAN = "._."  # how spaCy marks user data that belongs to a span: (mark, key, start, end)
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
    assigns=["doc._.quotations", "doc._.quotations_plain", "doc.ents", "doc.spans"],
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
        set_quotations(doc, self._found(doc))
        return doc

    def find(
        self, doc: Doc, document_id: str = "", author: str | None = None
    ) -> tuple[Quotation, ...]:
        """The quotations of a Doc, in the text's order; the Doc stays as it is.

        `author` is whom "I" means where the text does not name who wrote it.
        """
        return self._found(doc.copy(), document_id, author)

    def _found(
        self, doc: Doc, document_id: str = "", author: str | None = None
    ) -> tuple[Quotation, ...]:
        """The same; sets `doc.ents` where the pipeline sets none, since speakers are among them."""
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
    data: dict[Any, Any] = doc.user_data
    for key, _, _ in _stored(doc):
        del data[key]
    data[_OF_SPAN, KEY, 0, len(doc.text)] = [to_plain(quotation) for quotation in found]
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
    found: list[Quotation] = []
    length = len(doc.text)
    for _, (start, end), stored in sorted(_stored(doc), key=lambda each: each[1]):
        here = tuple(from_plain(plain) for plain in stored)
        whole = start == 0 and end == length
        found += here if whole else moved(here, start, length)
    return tuple(found)


def quotations_plain(doc: Doc) -> list[dict[str, Any]]:
    """What `doc._.quotations_plain` gives: the same as lists, dicts, strings and numbers."""
    return [to_plain(quotation) for quotation in quotations(doc)]


def set_plain(doc: Doc, plain: Sequence[dict[str, Any]]) -> None:
    """Write quotations given as plain data into a Doc, as `Doc.from_json` does."""
    set_quotations(doc, [from_plain(each) for each in plain])


def _stored(doc: Doc) -> list[tuple[Any, tuple[int, int], list[dict[str, Any]]]]:
    """The plain data of a Doc: its keys, the spans that were whole texts once, and the data."""
    data: dict[Any, Any] = doc.user_data
    found: list[tuple[Any, tuple[int, int], list[dict[str, Any]]]] = [
        (key, (key[2], key[3]), stored)
        for key, stored in data.items()
        if isinstance(key, tuple) and key[:2] == (_OF_SPAN, KEY) and key[3] is not None
    ]
    if KEY in data:  # as older versions stored it
        found.append((KEY, (0, len(doc.text)), data[KEY]))
    return found


# Set here, so that `import quotes.component` alone reads what another process has stored.
if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", getter=quotations)
if not Doc.has_extension("quotations_plain"):
    Doc.set_extension("quotations_plain", getter=quotations_plain, setter=set_plain)
