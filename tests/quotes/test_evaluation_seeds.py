"""The sample documents: whether their gold is sound, and whether the extraction finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotes
from quotes.evaluation import Label, Labelled, found_in, of_record, same_speaker
from quotes.evaluation.pairing import content_match
from quotes.types import Document
from tests.seed_gold import GOLD, ROLES, Seed, seeds, spans

MOST_SPURIOUS = 3
"""Quotations a document may have that no reader would list."""

MISSED: dict[str, tuple[str, ...]] = {}
"""Known misses by relation: document id -> how their contents begin. A miss mended must go."""

WRONG_SPEAKERS: dict[str, tuple[str, ...]] = {}
"""Known wrong speakers: document id -> how the contents begin."""

PEOPLE = {
    "000_74dff23ca6520d88": {"Sergei Lavrov"},
    "001_ce9271161a6415bd": {
        "Walid al-Moallem",
        "Haitham al-Maleh",
        "Abu Thabet",
        "Nizar al-Hrakey",
        "Jen Psaki",
        "John Kerry",
        "Navi Pillay",
    },
    "002_fa105d570f8d459d": {"Sergei Lavrov", "Bashar Assad", "Staffan de Mistura"},
    "003_35534b30a151bca7": {"Badr Jamous", "Gennady Gatilov"},
    "004_2aa0333d769aaf88": {"Ahmad Jarba", "Sergei Lavrov"},
}
IDS = sorted(path.stem for path in GOLD.glob("*.json"))
needs_models = pytest.mark.skipif(
    not (Path(quotes.__path__[0]) / "models" / "reader").exists(),
    reason="the models are not in quotes/models yet",
)


@pytest.fixture(scope="module")
def samples() -> dict[str, Seed]:
    return {seed.id: seed for seed in seeds()}


@pytest.fixture(scope="module")
def found(samples: dict[str, Seed]) -> dict[str, Labelled]:
    from quotes.extraction import Extractor

    extractor = Extractor(topics=False, stances=False)
    return {
        id: of_record(extractor.extract(Document(id, seed.text)), inner=True)
        for id, seed in samples.items()
    }


def _begins(seed: Seed, label: Label, beginnings: tuple[str, ...]) -> bool:
    return seed.text[label.content[0][0] :].startswith(beginnings)


def test_there_is_gold_for_every_sample() -> None:
    assert set(IDS) == set(PEOPLE)


@pytest.mark.parametrize("id", IDS)
def test_gold_is_sound(samples: dict[str, Seed], id: str) -> None:
    seed = samples[id]
    for each in seed.attributions:
        for role in ROLES:
            for start, end, words in each[role]:
                assert seed.text[start:end] == words == words.strip()
        assert len(each["cue"]) == 1 and each["content"]
        for name in (each["speaker"] or "").split(" & "):
            assert name in seed.text
    firsts = [spans(each, "content")[0][0] for each in seed.attributions]
    assert firsts == sorted(firsts)
    needed = {each["speaker"] for each in seed.attributions if not each["optional"]}
    assert needed >= PEOPLE[id]


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("id", IDS)
def test_nothing_is_missed(samples: dict[str, Seed], found: dict[str, Labelled], id: str) -> None:
    seed = samples[id]
    needed = seed.labels(optional=False)
    pairs = found_in(seed.text, needed, found[id].labels)
    missed = [label for number, label in enumerate(needed) if number not in pairs]
    known = MISSED.get(id, ())
    assert [seed.text[slice(*label.content[0])] for label in missed] == [
        seed.text[slice(*label.content[0])] for label in needed if _begins(seed, label, known)
    ]


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("id", IDS)
def test_nothing_is_given_to_another(
    samples: dict[str, Seed], found: dict[str, Labelled], id: str
) -> None:
    seed = samples[id]
    needed = seed.labels(optional=False)
    predicted = found[id].labels
    pairs = found_in(seed.text, needed, predicted, content_match)
    wrong = [
        (seed.text[slice(*label.content[0])], predicted[place].speaker, label.speaker)
        for number, place in pairs.items()
        if (label := needed[number]).speaker_kind == "person"
        and not same_speaker(label.speaker, predicted[place].speaker)
    ]
    known = WRONG_SPEAKERS.get(id, ())
    assert {words for words, _, _ in wrong} == {
        seed.text[slice(*label.content[0])] for label in needed if _begins(seed, label, known)
    }, wrong


@pytest.mark.models
@needs_models
@pytest.mark.parametrize("id", IDS)
def test_little_is_found_that_nobody_would_list(
    samples: dict[str, Seed], found: dict[str, Labelled], id: str
) -> None:
    seed = samples[id]
    welcome = [*seed.labels(optional=False), *seed.labels(optional=True)]
    taken = set(found_in(seed.text, welcome, found[id].labels, content_match).values())
    spurious = [
        " … ".join(seed.text[start:end] for start, end in label.content)
        for place, label in enumerate(found[id].labels)
        if place not in taken
    ]
    assert len(spurious) <= MOST_SPURIOUS, spurious
