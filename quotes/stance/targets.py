"""Targets of stances, read from a TOML file.

[[target]]
name = "the talks"
aliases = ["negotiations", "Geneva 2"]
description = "Peace talks between the Syrian government and its opponents"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from quotes.errors import StopRun, Unclear
from quotes.types import Target

_KEYS = {"name", "aliases", "description"}


def load_targets(path: str | Path) -> tuple[Target, ...]:
    """The targets that a TOML file lists, in its order.

    Raises:
        StopRun: the file is missing, unreadable, not TOML, or a target in it is not well formed;
            the message names the file and the target.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise StopRun(f"{path}: no such file of targets") from error
    except (OSError, UnicodeDecodeError) as error:
        raise StopRun(f"{path}: cannot be read: {error}") from error
    return parse_targets(text, str(path))


def parse_targets(text: str, where: str) -> tuple[Target, ...]:
    """The targets in a TOML text; `where` names it in messages. Raises StopRun as load_targets."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StopRun(f"{where}: not valid TOML: {error}") from error
    unknown = sorted(set(tables) - {"target"})
    if unknown:
        raise StopRun(f'{where}: unknown key "{unknown[0]}"; targets are listed as [[target]]')
    rows = tables.get("target", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise StopRun(f"{where}: write each target under [[target]], with two brackets")
    return targets_of(rows, where)


def targets_of(rows: Iterable[dict[str, Any]], where: str) -> tuple[Target, ...]:
    """The targets of tables with name, aliases, description. Raises StopRun as load_targets."""
    targets = tuple(_target(row, f"{where}: target {n}") for n, row in enumerate(rows, start=1))
    seen: set[str] = set()
    for target in targets:
        if target.name.casefold() in seen:
            raise StopRun(f'{where}: target "{target.name}" is listed twice')
        seen.add(target.name.casefold())
    return targets


def _target(row: dict[str, Any], where: str) -> Target:
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise StopRun(f'{where}: unknown key "{unknown[0]}"; known: {", ".join(sorted(_KEYS))}')
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise StopRun(f"{where}: needs a name, as text")
    where = f'{where} ("{name.strip()}")'
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise StopRun(f"{where}: aliases must be a list of texts")
    description = row.get("description", "")
    if not isinstance(description, str):
        raise StopRun(f"{where}: description must be text")
    try:
        return make_target(name, aliases, description)
    except Unclear as error:
        raise StopRun(f"{where}: {error}") from error


def make_target(name: str, aliases: Sequence[str] = (), description: str = "") -> Target:
    """A target without blanks around its names, each alias once; Unclear where one is no name."""
    if not all(any(letter.isalnum() for letter in each) for each in (name, *aliases)):
        raise Unclear("a name or alias without a letter or digit matches nothing")
    distinct = dict.fromkeys(alias.strip() for alias in aliases)
    return Target(name.strip(), tuple(distinct), description.strip())
