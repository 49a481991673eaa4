"""A way to run commands on the database of invented articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the database above; stdout and stderr apart."""
    monkeypatch.setenv("QUOTES_DB", str(stored))
    monkeypatch.setenv("COLUMNS", "100")

    def run_command(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], input=input)

    return run_command


@pytest.fixture
def own(copied: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on a copy of the database, which the test may change."""
    monkeypatch.setenv("QUOTES_DB", str(copied))
    return run


READER = Path(__file__).parents[3] / "quotes" / "models" / "reader" / "config.json"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "models: needs the trained models")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if READER.exists():
        return
    for item in items:
        if item.get_closest_marker("models"):
            item.add_marker(pytest.mark.skip(reason="quotes/models/reader is not there"))
