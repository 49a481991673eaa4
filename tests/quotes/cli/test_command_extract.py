"""What `quotes extract` makes of its options, apart from reading what articles say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import Result

from quotes.errors import StopRun
from quotes.types import Target

Run = Callable[..., Result]


@pytest.fixture
def looked_for(monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """The targets that a run would look for, before it loads any model."""
    found: list[Target] = []

    def stop(pipeline: str | None, targets: Sequence[Target]) -> None:
        found.extend(targets)
        raise StopRun("far enough")

    monkeypatch.setattr("quotes.extraction.Extractor", stop)
    return found


def test_a_target_is_looked_for_once(run: Run, tmp_path: Path, looked_for: list[Target]) -> None:
    file = tmp_path / "targets.toml"
    file.write_text('[[target]]\nname = "the talks"\naliases = ["Geneva 2"]\n')
    names = [" The Talks ", "tax", "Tax", "levy"]
    options = [part for name in names for part in ("--target", name)]
    assert "far enough" in run("extract", "-", "--targets", file, *options).stderr
    assert looked_for == [Target("the talks", ("Geneva 2",)), Target("tax"), Target("levy")]


@pytest.mark.parametrize("name", ["", " ", "…"])
def test_a_target_without_a_name_is_refused(run: Run, name: str, looked_for: list[Target]) -> None:
    result = run("extract", "-", "--target", name)
    assert result.exit_code == 2
    assert "matches nothing" in result.stderr
    assert looked_for == []
