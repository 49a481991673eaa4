"""The stance lexicon: phrases with a side, and where they stand in a stretch of words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from quotes.stance.words import Words, stems_of

_GAP = "*"
_NONE = "\0"
_LONGEST_GAP = 3


class Sort(StrEnum):
    """What a phrase does to a side; see the head of lexicon.toml."""

    ACT = "act"
    ATTITUDE = "attitude"
    DENIAL = "denial"
    OUTCOME = "outcome"
    EFFECT = "effect"
    JUDGEMENT = "judgement"
    NEGATOR = "negator"
    CONDITION = "condition"
    MAYBE = "maybe"
    NEUTRAL = "neutral"
    DOUBT = "doubt"


class Hit(NamedTuple):
    """A phrase found at words `start` to `end` (exclusive); `sign` is +1 for, -1 against, or 0."""

    start: int
    end: int
    sort: Sort
    sign: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon: its stems, with "*" for a gap, what it does, and its side."""

    stems: tuple[str, ...]
    sort: Sort
    sign: int


# Where two sorts list the same phrase, the earlier one here has it.
_SECTIONS = (
    ("conditions", "strong", Sort.CONDITION, 0),
    ("doubts", "words", Sort.DOUBT, 0),
    ("denials", "against", Sort.DENIAL, -1),
    ("outcomes", "good", Sort.OUTCOME, 1),
    ("outcomes", "bad", Sort.OUTCOME, -1),
    ("effects", "good", Sort.EFFECT, 1),
    ("effects", "bad", Sort.EFFECT, -1),
    ("attitudes", "for", Sort.ATTITUDE, 1),
    ("attitudes", "against", Sort.ATTITUDE, -1),
    ("acts", "for", Sort.ACT, 1),
    ("acts", "against", Sort.ACT, -1),
    ("judgements", "good", Sort.JUDGEMENT, 1),
    ("judgements", "bad", Sort.JUDGEMENT, -1),
    ("negators", "words", Sort.NEGATOR, -1),
    ("neutral", "words", Sort.NEUTRAL, 0),
    ("conditions", "weak", Sort.MAYBE, 0),
)


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("quotes.stance").joinpath("lexicon.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def demands() -> frozenset[str]:
    """Stems of single words that make a demand after "but"."""
    return frozenset(stem for word in _tables()["conditions"]["demands"] for stem in stems_of(word))


@lru_cache(maxsize=1)
def side_of_stem() -> dict[str, int]:
    """The side that a single word takes by itself: stem to +1 or -1."""
    return {
        first: entry.sign
        for first, entries in lexicon().items()
        for entry in entries
        if len(entry.stems) == 1 and entry.sign
    }


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """The packaged lexicon by first stem, longest phrases first."""
    tables = _tables()
    entries: dict[tuple[str, ...], Entry] = {}
    for section, key, sort, sign in _SECTIONS:
        for phrase in tables[section][key]:
            stems = stems_of(phrase)
            entries.setdefault(stems, Entry(stems, sort, sign))
    by_first: dict[str, list[Entry]] = {}
    for entry in sorted(entries.values(), key=lambda entry: -len(entry.stems)):
        by_first.setdefault(entry.stems[0], []).append(entry)
    return {first: tuple(found) for first, found in by_first.items()}


@lru_cache(maxsize=1)
def _by_two() -> dict[str, dict[str, tuple[Entry, ...]]]:
    """The lexicon by first and second stem ("" for single words), longest phrases first."""
    table: dict[str, dict[str, list[Entry]]] = {}
    for first, entries in lexicon().items():
        group = table.setdefault(first, {})
        for entry in entries:
            second = entry.stems[1] if len(entry.stems) > 1 else ""
            group.setdefault(second, []).append(entry)
    return {
        first: {second: tuple(entries) for second, entries in group.items()}
        for first, group in table.items()
    }


def find_hits(words: Words, start: int, end: int) -> list[Hit]:
    """Phrases among words `start` to `end`, in order; a longer phrase hides those inside it."""
    table, stems = _by_two(), words.stems
    hits: list[Hit] = []
    index = start
    while index < end:
        group = table.get(stems[index])
        if group is not None:
            following = stems[index + 1] if index + 1 < end else _NONE
            for second in (following, _GAP, ""):
                hit = _first_match(group.get(second, ()), stems, index, end)
                if hit is not None:
                    hits.append(hit)
                    index = hit.end - 1
                    break
        index += 1
    return hits


def _first_match(
    entries: Sequence[Entry], stems: Sequence[str], index: int, end: int
) -> Hit | None:
    for entry in entries:
        stop = index + 1 if len(entry.stems) == 1 else _match(entry.stems, stems, index, end)
        if stop:
            return Hit(index, stop, entry.sort, entry.sign)
    return None


def _match(phrase: Sequence[str], stems: Sequence[str], index: int, end: int) -> int:
    """The index after `phrase` where it stands at `index`, or 0."""
    for position, part in enumerate(phrase):
        if part == _GAP:
            rest = phrase[position + 1 :]
            for skipped in range(_LONGEST_GAP + 1):
                stop = _match(rest, stems, index + skipped, end) if index + skipped < end else 0
                if stop:
                    return stop
            return 0
        if index >= end or stems[index] != part:
            return 0
        index += 1
    return index
