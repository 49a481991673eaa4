"""`quotes stance show --plot`: pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from quotes.answers.groups import By, Group
from quotes.cli.stance.plot import _chart, _distinct, draw
from quotes.types import StanceLabel

Run = Callable[..., Result]


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_a_picture(run: Run, tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    path = tmp_path / f"talks{suffix}"
    result = run("stance", "show", "the talks", "--by", "month", "--plot", path)
    assert result.exit_code == 0
    assert str(path) in result.stderr and result.stdout == ""
    start = {".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!DOCTYPE html>"}[suffix]
    drawn = path.read_bytes()
    assert drawn.lstrip().startswith(start)
    if suffix != ".png":
        assert b"2014-04" in drawn or suffix == ".html", "a month without quotations is a gap"
        assert b"cdn." not in drawn


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("talks.pdf", "a picture is written as .svg, .png or .html"),
        ("no/where.svg", "No such file"),
    ],
)
def test_a_picture_that_cannot_be_written(run: Run, path: str, message: str) -> None:
    pytest.importorskip("altair")
    result = run("stance", "show", "the talks", "--plot", path)
    assert result.exit_code == 2
    assert message in result.stderr


def test_without_altair_a_picture_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    result = run("stance", "show", "the talks", "--plot", "talks.svg")
    assert result.exit_code == 2
    assert result.stderr == "error: --plot needs Altair: pip install 'quotes[plot]'\n"


def _groups(*names: str) -> list[Group]:
    return [Group(name, {StanceLabel.SUPPORT: 1}, {}, 1, 1.0, None, None) for name in names]


def test_speakers_of_one_name_have_a_bar_each() -> None:
    groups = _distinct(_groups("Ana Holm", "Bo", "Ana Holm", "Ana Holm (2)", "Ana Holm"))
    names = ["Ana Holm", "Bo", "Ana Holm (3)", "Ana Holm (2)", "Ana Holm (4)"]
    assert [group.name for group in groups] == names
    assert [bar["name"] for bar in _chart(groups, By.SPEAKER, "talks")["data"]["values"]] == names


def test_no_name_ends_the_script_of_a_page(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    pages = []
    for name in ("Holm", "</script><!--"):
        draw(_groups(name, name), By.SPEAKER, name, tmp_path / "a.html")
        pages.append((tmp_path / "a.html").read_text(encoding="utf-8"))
    plain, marked = pages
    assert marked.count("</script>") == plain.count("</script>")
    assert marked.count("<!--") == plain.count("<!--")
