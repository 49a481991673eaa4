"""What a parse tells of speakers: subjects, and whose cue a bare one is."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from quotes.speakers import resolve
from quotes.types import Attribution
from tests.quotes.marked import NLP, named


@pytest.mark.parametrize("subject", ["nsubj", "nsubjpass", "nsubj:pass"])
def test_either_dependency_scheme_tells_the_subject(subject: str) -> None:
    words = ["Olga", "Karimova", "thanked", "Irina", "Sobol", ".", "She", "said", "so", "."]
    doc = Doc(
        NLP.vocab,
        words=words,
        heads=[1, 2, 2, 4, 2, 2, 7, 7, 7, 7],
        deps=[
            "compound",
            subject,
            "ROOT",
            "compound",
            "obj",
            "punct",
            subject,
            "ROOT",
            "obj",
            "punct",
        ],
        ents=["B-PER", "I-PER", "O", "B-PER", "I-PER", "O", "O", "O", "O", "O"],
        sent_starts=[True, *[False] * 5, True, *[False] * 3],
    )
    at = doc.text.index("She")
    found = resolve(doc, [Attribution(((at, at + 3),), (), ((at + 9, at + 11),), 1.0)], ())
    assert named(found[0]) == "Olga Karimova"
