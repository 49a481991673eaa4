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


_NAMES = {"Newt": "B-PER", "Gorin": "I-PER", "Radio": "B-ORG", "Vesta": "I-ORG"}
BARE_CUES = [
    # words, heads, dependencies, tags, cue, speaker
    (
        "Newt Gorin shrugged , noting rain .",
        [1, 2, 2, 2, 2, 4, 2],
        "compound nsubj ROOT punct advcl obj punct",
        "NNP NNP VBD , VBG NN .",
        "noting",
        "Newt Gorin",
    ),
    (
        "Newt Gorin stayed and accused spies .",
        [1, 2, 2, 4, 2, 4, 2],
        "compound nsubj ROOT cc conj obj punct",
        "NNP NNP VBD CC VBD NNS .",
        "accused",
        "Newt Gorin",
    ),
    (
        "Newt Gorin answered when asked about rain .",
        [1, 2, 2, 4, 2, 6, 4, 2],
        "compound nsubj ROOT mark advcl case obl punct",
        "NNP NNP VBD WRB VBD IN NN .",
        "asked",
        "",
    ),
    (
        "Newt Gorin left after rain was announced .",
        [1, 2, 2, 6, 6, 6, 2, 2],
        "compound nsubj ROOT mark nsubj:pass aux:pass advcl punct",
        "NNP NNP VBD IN NN VBD VBN .",
        "announced",
        "",
    ),
    (
        "Demanding rain , Newt Gorin marched .",
        [5, 0, 0, 4, 5, 5, 5],
        "advcl obj punct compound nsubj ROOT punct",
        "VBG NN , NNP NNP VBD .",
        "Demanding",
        "Newt Gorin",
    ),
    (
        "Newt Gorin has been praised .",
        [1, 4, 4, 4, 4, 4],
        "compound nsubj:pass aux aux:pass ROOT punct",
        "NNP NNP VBZ VBN VBN .",
        "praised",
        "",
    ),
    (
        "Asked on Radio Vesta about rain , Newt Gorin left .",
        [9, 3, 3, 0, 5, 0, 9, 8, 9, 9, 9],
        "advcl case compound obl case obl punct compound nsubj ROOT punct",
        "VBN IN NNP NNP IN NN , NNP NNP VBD .",
        "Asked",
        "Radio Vesta",
    ),
]


@pytest.mark.parametrize("words, heads, deps, tags, cue, speaker", BARE_CUES)
def test_a_bare_cue_shares_the_subject_of_the_clause_above(
    words: str, heads: list[int], deps: str, tags: str, cue: str, speaker: str
) -> None:
    doc = Doc(
        NLP.vocab,
        words=words.split(),
        heads=heads,
        deps=deps.split(),
        tags=tags.split(),
        ents=[_NAMES.get(word, "O") for word in words.split()],
    )
    at = doc.text.index(cue)
    attribution = Attribution((), ((at, at + len(cue)),), (), 1.0)
    found = resolve(doc, [attribution], ())[0]
    assert named(found) == speaker
    assert {one.decision.by for one in found} <= {"subject_above", "who_asked"}
