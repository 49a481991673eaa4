"""Stances as a picture: bars of labels, the unsure ones paler. Needs Altair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from quotes.answers.groups import By, Group
from quotes.errors import StopRun, Unclear
from quotes.phrases import listed
from quotes.types import StanceLabel

SUFFIXES = (".svg", ".png", ".html")
COLOURS = {
    StanceLabel.SUPPORT: "#2a7f62",
    StanceLabel.CONDITIONAL: "#e0a030",
    StanceLabel.NEUTRAL: "#b8b8b8",
    StanceLabel.OPPOSE: "#b5413b",
}


def check(path: Path) -> None:
    """Raise Unclear for another kind of file, StopRun where Altair is not installed."""
    if path.suffix.lower() not in SUFFIXES:
        raise Unclear(f"{path}: a picture is written as {listed(SUFFIXES)}")
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise StopRun("--plot needs Altair: pip install 'quotes[plot]'") from error


def draw(groups: Sequence[Group], by: By, target: str, path: Path) -> None:
    """Write the picture; a web page holds all that it needs. OSError where it cannot be written."""
    import altair

    suffix = path.suffix.lower()
    if suffix == ".html":
        groups = [replace(group, name=_in_a_script(group.name)) for group in groups]
        target = _in_a_script(target)
    chart = altair.Chart.from_dict(_chart(_distinct(groups), by, target))
    match suffix:
        case ".html":
            chart.save(str(path), format="html", inline=True)
        case ".png":
            chart.save(str(path), format="png", scale_factor=2.0)
        case _:
            chart.save(str(path), format="svg")


def _in_a_script(name: str) -> str:
    """A name that ends no script it is written in, as "</script>" would: it looks the same."""
    return name.replace("<", "<\u200b")


def _distinct(groups: Sequence[Group]) -> list[Group]:
    """Groups whose names tell them apart, since bars of one name are drawn as one."""
    taken = {group.name for group in groups}
    found: dict[str, Group] = {}
    for group in groups:
        numbered = (f"{group.name} ({number})" for number in count(2))
        free = (name for name in numbered if name not in taken | found.keys())
        name = next(free) if group.name in found else group.name
        found[name] = replace(group, name=name)
    return list(found.values())


def _chart(groups: Sequence[Group], by: By, target: str) -> dict[str, Any]:
    """The picture in the terms of Vega-Lite."""
    bars = [
        {
            "name": group.name,
            "side": label.value,
            "label": how,
            "quotations": number,
            # From one side to the other; of each the sure ones first.
            "order": 2 * at + (how == "unsure"),
        }
        for group in groups
        for how, numbers in (("sure", group.sure), ("unsure", group.unsure))
        for at, label in enumerate(COLOURS)
        if (number := numbers.get(label, 0))
    ]
    names = _months(groups) if by is By.MONTH else [group.name for group in groups]
    place = {"field": "name", "type": "nominal", "title": None, "scale": {"domain": names}}
    place["sort"] = None
    length = {
        "field": "quotations",
        "type": "quantitative",
        "title": "quotations",
        "axis": {"tickMinStep": 1, "format": "d"},
    }
    upright = by is By.MONTH
    step, fixed = ("width", "height") if upright else ("height", "width")
    colours = {"domain": [label.value for label in COLOURS], "range": list(COLOURS.values())}
    paler = {"domain": ["sure", "unsure"], "range": [1.0, 0.4]}
    return {
        "title": f"Stances on {target}, by {by}",
        "data": {"values": bars},
        "mark": "bar",
        step: {"step": 24},
        fixed: 260 if upright else 480,
        "encoding": {
            "x" if upright else "y": place,
            "y" if upright else "x": length,
            "color": {"field": "side", "type": "nominal", "scale": colours},
            "opacity": {"field": "label", "type": "nominal", "scale": paler},
            "order": {"field": "order", "type": "quantitative"},
            "tooltip": [{"field": name} for name in ("name", "side", "label", "quotations")],
        },
    }


def _months(groups: Sequence[Group]) -> list[str]:
    """Every month from the first to the last, so that a gap in time is a gap in the picture."""
    dated = [group.first for group in groups if group.first]
    undated = [group.name for group in groups if not group.first]
    if not dated:
        return undated
    first, last = (day.year * 12 + day.month - 1 for day in (min(dated), max(dated)))
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(first, last + 1)] + undated
