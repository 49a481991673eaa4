"""The network, with lexicon and rules, on the same table of marked sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quotes.errors import StopRun
from quotes.stance import BY_LEXICON, BY_NETWORK, classify, model_version, network
from quotes.stance.model import is_sure
from quotes.stance.network import SHIPPED, Network, load_network
from quotes.types import StanceLabel, Target
from tests.quotes.test_stance import CASES, labelled, unmark

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(not SHIPPED.exists(), reason="the network is not in quotes/models"),
]


def _parameters() -> list[Any]:
    found = []
    for case in CASES:
        given = case.get("network", case["label"])
        marks = (
            []
            if given == case["label"]
            else [pytest.mark.xfail(strict=True, reason=f"the network reads it as {given}")]
        )
        found.append(pytest.param(case, id=f"{case['target']}: {case['text']}"[:90], marks=marks))
    return found


@pytest.mark.parametrize("case", _parameters())
def test_label(case: dict[str, Any]) -> None:
    for stance in labelled(case, classify):
        assert (stance.decision.by, stance.decision.version) == (BY_NETWORK, model_version())


def test_a_stance_does_not_depend_on_what_else_is_asked() -> None:
    text, quotation = unmark("[He] {welcomed} <the talks in the capital, but not the truce>.")
    targets = [Target(name) for name in ("the truce", "the talks", "the capital")]
    together = classify(text, quotation, targets)
    assert together == tuple(
        stance for target in targets for stance in classify(text, quotation, [target])
    )
    assert {"the truce", "the talks"} <= {stance.target for stance in together}


def test_a_sure_label_has_the_score_for_it() -> None:
    shipped = load_network()
    assert shipped is not None
    for label, least in shipped.sure.items():
        assert is_sure(shipped.sure, label, least)
        assert not is_sure(shipped.sure, label, least - 0.001)
    assert not is_sure(shipped.sure, StanceLabel.CONDITIONAL, 1.0) or "conditional" in shipped.sure


def test_without_a_network_the_lexicon_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "SHIPPED", Path("nowhere"))
    load_network.cache_clear()
    try:
        text, quotation = unmark("[He] {rejected} <the truce>.")
        (stance,) = classify(text, quotation, [Target("the truce")])
        assert (stance.label, stance.decision.by) == (StanceLabel.OPPOSE, BY_LEXICON)
    finally:
        load_network.cache_clear()


def test_a_folder_without_a_model_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no usable stance model"):
        Network(tmp_path)
    (tmp_path / "config.json").write_text('{"version": "x", "labels": 3}')
    with pytest.raises(StopRun, match="no usable stance model"):
        Network(tmp_path)
