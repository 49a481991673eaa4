"""What a speaker says of a target elsewhere has a say in a side that is in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.stance import classify, classify_all
from quotes.stance.accord import in_accord
from quotes.stance.network import SHIPPED
from quotes.types import Decision, Quotation, Speaker, SpeakerKind, StanceLabel, Target
from tests.quotes.test_stance import unmark

SUPPORT, OPPOSE, NEUTRAL = StanceLabel.SUPPORT, StanceLabel.OPPOSE, StanceLabel.NEUTRAL


def _chances(support: float, oppose: float) -> dict[StanceLabel, float]:
    rest = 1 - support - oppose
    return {
        SUPPORT: support,
        OPPOSE: oppose,
        NEUTRAL: rest - 0.01,
        StanceLabel.CONDITIONAL: 0.01,
    }


DOUBTFUL = _chances(0.41, 0.39)
AGAINST = _chances(0.02, 0.93)


def test_a_doubtful_side_follows_the_sure_one() -> None:
    moved, sure = in_accord([DOUBTFUL, AGAINST], ["key", "key"])
    assert max(moved, key=moved.__getitem__) is OPPOSE
    assert max(sure, key=sure.__getitem__) is OPPOSE
    assert sum(moved.values()) == pytest.approx(1)


def test_others_and_unknown_speakers_have_no_say() -> None:
    assert in_accord([DOUBTFUL, AGAINST], ["one", "other"]) == [DOUBTFUL, AGAINST]
    assert in_accord([DOUBTFUL, AGAINST], [None, None]) == [DOUBTFUL, AGAINST]


def test_a_sure_side_withstands_a_doubtful_one() -> None:
    (moved, _) = in_accord([AGAINST, DOUBTFUL], ["key", "key"])
    assert max(moved, key=moved.__getitem__) is OPPOSE


def test_many_do_not_outweigh_without_end() -> None:
    alone = in_accord([DOUBTFUL, AGAINST], ["key"] * 2)[0]
    crowd = in_accord([DOUBTFUL, *[AGAINST] * 400], ["key"] * 401)[0]
    assert crowd[OPPOSE] < 0.9
    assert crowd[OPPOSE] >= alone[OPPOSE]


def test_extreme_chances_stay_chances() -> None:
    never = {SUPPORT: 1.0, OPPOSE: 0.0, NEUTRAL: 0.0, StanceLabel.CONDITIONAL: 0.0}
    for moved in in_accord([never, AGAINST, never], ["key"] * 3):
        assert sum(moved.values()) == pytest.approx(1)
        assert all(0 <= chance <= 1 for chance in moved.values())


def _said_by(name: str, marked: str, before: str) -> tuple[str, Quotation]:
    """The text so far with a marked sentence added, and its quotation, spoken by `name`."""
    text, quotation = unmark(f"{before}{marked}")
    speaker = Speaker(name, SpeakerKind.PERSON, quotation.source[0], Decision("test"))
    return text, replace(quotation, speakers=(speaker,))


@pytest.mark.models
@pytest.mark.skipif(not SHIPPED.exists(), reason="the network is not in quotes/models")
@pytest.mark.parametrize("second, moves", [("Ana Lima", True), ("Rui Costa", False)])
def test_in_an_article(second: str, moves: bool) -> None:
    dam = Target("the dam")
    text, doubtful = _said_by("Ana Lima", "[Ana Lima] {spoke of} <the dam and its reasons>. ", "")
    text, plain = _said_by(second, "[The mayor] {called} <the dam a crime and a shame>.", text)
    ((before,), (other,)) = (classify(text, each, [dam]) for each in (doubtful, plain))
    ((after,), _) = classify_all(text, [doubtful, plain], [dam])
    assert other.label is OPPOSE
    assert ((after.label, after.score) != (before.label, before.score)) is moves
