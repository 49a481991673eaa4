"""The table of marked sentences in cases/stance.toml, and what every stance must satisfy."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import spacy

from quotes.stance import Level, is_about, load_weights, read
from quotes.stance import classify as classify_by_network
from quotes.stance.about import _speaks
from quotes.stance.words import split_sentences
from quotes.types import (
    Decision,
    Kind,
    Quotation,
    Spans,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    Target,
)

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "stance.toml").read_text(encoding="utf-8")
)["case"]
# The table was made for lexicon and rules; `test_stance_network` asks the network the same.
classify = partial(classify_by_network, weights=load_weights())
_OPENING = {"[": "source", "{": "cue", "<": "content"}
_CLOSING = {"]": "source", "}": "cue", ">": "content"}


def unmark(marked: str) -> tuple[str, Quotation]:
    """A text and its quotation from "[source] {cue} <content>"."""
    text = ""
    starts: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for character in marked:
        if character in _OPENING:
            starts[_OPENING[character]] = len(text)
        elif character in _CLOSING:
            role = _CLOSING[character]
            spans[role].append((starts[role], len(text)))
        else:
            text += character
    content: Spans = tuple(spans["content"])
    touched = [
        sentence
        for sentence in split_sentences(text)
        if sentence[0] < content[-1][1] and content[0][0] < sentence[1]
    ]
    quotation = Quotation(
        id="q",
        source=tuple(spans["source"][:1]),
        cue=tuple(spans["cue"][:1]),
        content=content,
        kind=Kind.DIRECT if '"' in text else Kind.INDIRECT,
        sentence=(touched[0][0], touched[-1][1]),
        confidence=1.0,
    )
    return text, quotation


def _parameters() -> list[Any]:
    found = []
    for case in CASES:
        marks = []
        if "unreached" in case:
            marks.append(pytest.mark.xfail(strict=True, reason=case["unreached"]))
        label = f"{case['target']}: {case['text']}"[:90]
        found.append(pytest.param(case, id=label, marks=marks))
    return found


def labelled(
    case: dict[str, Any], classify: Callable[[str, Quotation, list[Target]], Sequence[Stance]]
) -> Sequence[Stance]:
    """The stances of a case, which must be sound and have its label."""
    text, quotation = unmark(case["text"])
    target = Target(case["target"], tuple(case.get("aliases", ())))
    stances = classify(text, quotation, [target])
    assert (stances[0].label.value if stances else "none") == case["label"]
    for stance in stances:
        assert stance.target == target.name
        is_sound(stance, text)
    return stances


@pytest.mark.parametrize("case", _parameters())
def test_label(case: dict[str, Any]) -> None:
    for stance in labelled(case, classify):
        assert stance.decision.by == "stance-lexicon"
        assert stance.decision.version.startswith(load_weights().version)


def test_the_table_is_large_and_covers_every_label() -> None:
    assert len(CASES) >= 100
    assert {case["label"] for case in CASES} == {*map(str, StanceLabel), "none"}


def is_sound(stance: Stance, text: str) -> None:
    """Chances are chances, and the evidence lies in the text, in order."""
    assert 0 < stance.score <= 1 and 0 <= stance.decision.score <= 1
    assert stance.evidence, "a stance without a reason"
    flat = [offset for span in stance.evidence for offset in span]
    assert flat == sorted(flat) and flat[-1] <= len(text)
    assert all(text[start:end].strip() == text[start:end] for start, end in stance.evidence)


@pytest.mark.parametrize(
    ("marked", "target", "label", "evidence"),
    [
        (
            "[The rebels] {rejected} <the truce>.",
            "the truce",
            StanceLabel.OPPOSE,
            ["rejected"],
        ),
        (
            "[Holm] {said} <she will attend the talks only if Oruna comes>.",
            "the talks",
            StanceLabel.CONDITIONAL,
            ["only if"],
        ),
        (
            '"<The talks should go ahead>," [Holm] {said}.',
            "the talks",
            StanceLabel.SUPPORT,
            ["go ahead"],
        ),
        (
            "[Oruna] {does not support} <the casino law>.",
            "the casino law",
            StanceLabel.OPPOSE,
            ["not support"],
        ),
    ],
)
def test_evidence_names_the_deciding_words(
    marked: str, target: str, label: StanceLabel, evidence: list[str]
) -> None:
    text, quotation = unmark(marked)
    (stance,) = classify(text, quotation, [Target(target)])
    assert stance.label is label
    shown = " / ".join(text[start:end] for start, end in stance.evidence)
    assert all(words in shown for words in evidence), shown


def test_targets_are_decided_apart_and_in_their_order() -> None:
    text, quotation = unmark('"<I love the bridge. The dam is a crime>," [Sool] {said}.')
    bridge, dam, tax = Target("the bridge"), Target("the dam"), Target("the water tax")
    context = read(text, [dam, tax, bridge])
    stances = classify(text, quotation, [dam, tax, bridge], context=context)
    assert [(stance.target, stance.label) for stance in stances] == [
        ("the dam", StanceLabel.OPPOSE),
        ("the bridge", StanceLabel.SUPPORT),
    ]


def test_a_subset_of_the_read_targets_may_be_asked_for() -> None:
    text, quotation = unmark('"<I love the bridge. The dam is a crime>," [Sool] {said}.')
    bridge, dam = Target("the bridge"), Target("the dam")
    context = read(text, [dam, bridge])
    (stance,) = classify(text, quotation, [bridge], context=context)
    assert stance.target == "the bridge"


def test_a_doc_and_its_text_give_the_same() -> None:
    text, quotation = unmark("[The rebels] {rejected} <the truce>. Nobody was surprised.")
    targets = [Target("the truce")]
    nlp = spacy.blank("en")
    bare = nlp(text)
    nlp.add_pipe("sentencizer")
    assert (
        classify(text, quotation, targets)
        == classify(bare, quotation, targets)
        == classify(nlp(text), quotation, targets)
    )


@pytest.mark.parametrize("content", [(), ((0, 0),), ((3, 3), (4, 4))])
def test_empty_contents_do_no_harm(content: Spans) -> None:
    quotation = Quotation("q", (), (), content, Kind.INDIRECT, (0, 0), 0.5)
    for text in ("", "The truce holds.", "…—!?"):
        classify(text, quotation, [Target("the truce"), Target("!"), Target("a")])


def test_no_targets_no_stances() -> None:
    text, quotation = unmark("[The rebels] {rejected} <the truce>.")
    assert classify(text, quotation, []) == ()


@pytest.mark.parametrize(
    ("marked", "target", "level"),
    [
        ("[He] {backs} <the truce>.", Target("the truce"), Level.NAME),
        ("[He] {backs} <Geneva-2>.", Target("the talks", ("Geneva 2",)), Level.NAME),
        ("[He] {backs} <Holm>.", Target("Asta Holm"), Level.SHORT),
        ("The rail merger came. [He] {backs} <the merger>.", Target("the rail merger"), Level.PART),
        ("The truce began. [He] {said} <it would not last>.", Target("truce"), Level.REFERENCE),
    ],
)
def test_levels_of_aboutness(marked: str, target: Target, level: Level) -> None:
    text, quotation = unmark(marked)
    about = is_about(read(text, [target]), quotation, target)
    assert about is not None
    assert about.level is level
    for start, end in about.spans:
        assert any(a <= start and end <= b for a, b in (*quotation.content, *quotation.cue))


@pytest.mark.parametrize(
    ("marked", "target", "is_named"),
    [
        ('Pensions will rise. "<The deal is dead>," [he] {said}.', Target("the dam deal"), False),
        ("The dam deal fell. [He] {rejected} <the deal>.", Target("the dam deal"), True),
        ("A deal on the dam is near. [He] {rejected} <the deal>.", Target("the dam deal"), True),
        ("The dam agreement is near. [He] {rejected} <the deal>.", Target("the dam deal"), True),
        (
            "The dam broke. Pay talks ended. [He] {rejected} <the deal>.",
            Target("the dam deal"),
            False,
        ),
        ("[He] {denied} <all charges>.", Target("the levy", ("the charge",)), False),
        ("[He] {denied} <the charge>.", Target("the levy", ("the charge",)), True),
        ("[He] {backs} <tariffs>.", Target("tariff"), True),
    ],
)
def test_a_part_of_the_name_counts_where_the_article_names_the_target(
    marked: str, target: Target, is_named: bool
) -> None:
    text, quotation = unmark(marked)
    assert (is_about(read(text, [target]), quotation, target) is not None) is is_named


def test_aboutness_falls_with_the_distance_of_the_name() -> None:
    target = Target("the truce")
    scores = []
    for marked in (
        "[He] {said} <the truce would not last>.",
        "The truce began on Monday. [He] {said} <it would not last>.",
        "The truce began on Monday. [He] {said} <bread was dear>.",
    ):
        text, quotation = unmark(marked)
        about = is_about(read(text, [target]), quotation, target)
        assert about is not None
        scores.append(about.score)
    assert scores == sorted(scores, reverse=True)
    text, quotation = unmark("The truce began. Rain fell. [He] {said} <bread was dear>.")
    assert is_about(read(text, [target]), quotation, target) is None


@pytest.mark.parametrize(("name", "speaks"), [("the Sool Art", True), ("Bart", False)])
def test_who_speaks_for_the_target_has_its_name_whole(name: str, speaks: bool) -> None:
    target = Target("art")
    text, quotation = unmark("[He] {backs} <art>.")
    quotation = replace(
        quotation, speakers=(Speaker(name, SpeakerKind.PERSON, None, Decision("name", 1.0, "1")),)
    )
    assert _speaks(read(text, [target]).mentions[0], quotation) is speaks


def test_stances_need_no_pipeline_packages() -> None:
    code = (
        "import sys, quotes.stance, quotes.topics;"
        "quotes.stance.load_weights();"
        "heavy = {'spacy', 'textacy', 'sklearn', 'numpy', 'onnxruntime'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
