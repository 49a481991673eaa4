"""Whom cues without source words leave out."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from quotes.speakers import resolve
from quotes.speakers.article import Article
from quotes.speakers.clauses import places
from quotes.speakers.mentions.find import find
from quotes.speakers.rules import run, start, unsaid
from quotes.types import Attribution

NLP = spacy.blank("en")


def _doc(words: str, heads: list[int], deps: str, tags: str) -> Doc:
    ents = [_NAMES.get(word, "O") for word in words.split()]
    return Doc(
        NLP.vocab,
        words=words.split(),
        heads=heads,
        deps=deps.split(),
        tags=tags.split(),
        ents=ents,
    )


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
    doc = _doc(words, heads, deps, tags)
    at = doc.text.index(cue)
    attribution = Attribution((), ((at, at + len(cue)),), (), 1.0)
    found = resolve(doc, [attribution], ())[0]
    assert " & ".join(one.name for one in found) == speaker
    assert {one.decision.by for one in found} <= {"subject_above", "who_asked"}


@pytest.mark.parametrize(
    "words, heads, deps, tags, cue, rule",
    [
        (
            "Newt Gorin faced criticism about rain .",
            [1, 2, 2, 2, 5, 3, 2],
            "compound nsubj ROOT obj case nmod punct",
            "NNP NNP VBD NN IN NN .",
            "criticism",
            "",
        ),
        (
            "Newt Gorin 's promise rang .",
            [1, 3, 1, 4, 4, 4],
            "compound nmod:poss case nsubj ROOT punct",
            "NNP NNP POS NN VBD .",
            "promise",
            "in_clause",
        ),
        (
            "Newt Gorin grew . Silence about rain .",
            [1, 2, 2, 2, 4, 6, 4, 4],
            "compound nsubj ROOT punct ROOT case nmod punct",
            "NNP NNP VBD . NN IN NN .",
            "Silence",
            "speaker_beside",
        ),
    ],
)
def test_what_the_choice_for_a_bare_cue_stands_on_tells_the_rule(
    words: str, heads: list[int], deps: str, tags: str, cue: str, rule: str
) -> None:
    doc = _doc(words, heads, deps, tags)
    at = doc.text.index(cue)
    article = Article(doc, [Attribution((), ((at, at + len(cue)),), (), 1.0)], ())
    # The first candidate, whatever it weighs.
    state = start(article, find(doc, article), lambda _, facts: facts[0][0])
    assert [answer.rule for answer in run(state)[0]] == ([rule] if rule else [])


def test_a_pronoun_above_may_mean_the_last_speaker() -> None:
    doc = _doc(
        "Newt Gorin said rain fell . He shrugged , noting snow .",
        [1, 2, 2, 4, 2, 2, 7, 7, 7, 7, 9, 7],
        "compound nsubj ROOT nsubj ccomp punct nsubj ROOT punct advcl obj punct",
        "NNP NNP VBD NN VBD . PRP VBD , VBG NN .",
    )
    at = doc.text.index("noting")
    said = Attribution(((0, 10),), ((11, 15),), ((16, 25),), 1.0)
    found = resolve(doc, [said, Attribution((), ((at, at + 6),), (), 1.0)], ())
    assert [one.name for one in found[1]] == ["Newt Gorin"]


def test_a_quotation_that_a_noun_leads_in_is_nobody_elses() -> None:
    doc = _doc(
        "Newt Gorin said so . Then came chants of “ Rain ! ”",
        [1, 2, 2, 2, 2, 6, 6, 6, 10, 10, 7, 6, 6],
        "compound nsubj ROOT obj punct advmod ROOT nsubj case punct nmod punct punct",
        "NNP NNP VBD RB . RB VBD NNS IN `` NN . ''",
    )
    at, content = doc.text.index("chants"), doc.text.index("“")
    said = Attribution(((0, 10),), ((11, 15),), ((16, 18),), 1.0)
    chants = Attribution((), ((at, at + 6),), ((content, len(doc.text)),), 1.0)
    assert "inherited" not in {one.decision.by for one in resolve(doc, [said, chants], ())[1]}


def test_each_word_beside_a_root_cue_is_one_place() -> None:
    doc = _doc(
        "Newt Gorin shrugged .",
        [1, 2, 2, 2],
        "compound nsubj ROOT punct",
        "NNP NNP VBD .",
    )
    (place,) = places(doc[2])
    assert (place.how, place.span, place.far) == ("subject", (0, 10), 0)


def test_attributions_are_put_in_order_once_for_a_bare_cue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = []
    spoken = unsaid._spoken
    monkeypatch.setattr(unsaid, "_spoken", lambda state: counted.append(1) or spoken(state))
    doc = _doc(
        "Newt Gorin grew . Silence about rain .",
        [1, 2, 2, 2, 4, 6, 4, 4],
        "compound nsubj ROOT punct ROOT case nmod punct",
        "NNP NNP VBD . NN IN NN .",
    )
    resolve(doc, [Attribution((), ((18, 25),), (), 1.0)], ())
    assert len(counted) == 1
