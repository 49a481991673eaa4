"""From attributions to quotations: the sentence that is shown."""

from __future__ import annotations

import pytest
import spacy

from quotes.assemble import assemble
from quotes.attribution.find import Found
from quotes.layout import layout
from quotes.types import Attribution, Spans


@pytest.mark.parametrize(
    ("sentences", "parts", "shown"),
    [
        pytest.param(
            ["He left. ", "U Thu ", "Ya said he doubted it. ", "He went."],
            ("U Thu Ya", "said", "he doubted it"),
            "U Thu Ya said he doubted it.",
            id="cut within the name",
        ),
        pytest.param(
            ["He left. ", "Sens. Ott and Orlin ", "all said he doubted it. ", "He went."],
            ("Sens. Ott and Orlin", "said", "he doubted it"),
            "Sens. Ott and Orlin all said he doubted it.",
            id="cut after the name",
        ),
        pytest.param(
            ["He left. ", "“He doubted it,” ", "said Ana ", "Kovar. ", "He went."],
            ("Ana Kovar", "said", "“He doubted it,”"),
            "“He doubted it,” said Ana Kovar.",
            id="cut within the name after the content",
        ),
        pytest.param(
            ["# He doubted it, Kovar says\n\n", "He went."],
            ("Kovar", "says", "He doubted it"),
            "He doubted it, Kovar says",
            id="a heading without its mark",
        ),
        pytest.param(
            ["Kovar left. ", "“He doubted it.” ", "He went."],
            ("", "", "“He doubted it.”"),
            "“He doubted it.”",
            id="no source",
        ),
    ],
)
def test_the_sentence_shown_holds_source_cue_and_content(
    sentences: list[str], parts: tuple[str, str, str], shown: str
) -> None:
    text = "".join(sentences)
    starts = {len("".join(sentences[:n])) for n in range(len(sentences))}
    doc = spacy.blank("en")(text)
    for token in doc:
        token.is_sent_start = token.idx in starts

    def spans(part: str) -> Spans:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    source, cue, content = map(spans, parts)
    found = Found((Attribution(source, cue, content, 0.9),), (), ())
    (quotation,) = assemble(doc, found, layout(text))
    assert text[slice(*quotation.sentence)] == shown
