"""Reading articles that carry their gold labels in the text, in a form that a person can check.

A file of `tests/cases/articles` has three parts: a head, the marked text after a line `---`, and
the attributions after a line `===`.

Head: lines `target: NAME = ALIAS, ALIAS | DESCRIPTION`, the targets that stances are toward.

Text: `{s1:the minister} {q1:said} {c1:that it rained}` marks source (s), cue (q) and content (c)
of attribution 1; `{s1,2:…}` serves two; a content in several pieces is marked in each piece.
`{c3:… {s3.1:…} {q3.1:…} {c3.1:…}}` is a report inside content 3, which does not count by itself.
`{x.REASON:…}` is what must never be taken for a quotation: REASON `title` and `scare` are words
in quotation marks that nobody said, all others are furniture that no content may touch.

Attributions: `NUMBER | KIND [thought] [negated] [hedged] | SPEAKER (KIND) | TARGET: LABEL; … |
constructions that it shows`. The speaker is `-` where the article does not say who it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.types import Kind, Span, SpeakerKind, StanceLabel, Target

ARTICLES = Path(__file__).parent / "cases" / "articles"
ROLES = {"s": "source", "q": "cue", "c": "content"}
QUOTED_ONLY = ("title", "scare")

_MARK = re.compile(r"\{(?:([sqc])([\d.]+(?:,[\d.]+)*)|x\.([a-z]+)):")
_SPEAKER = re.compile(r"(.+) \((\w+)\)")


@dataclass
class Article:
    """A gold article: `attributions` as in `quotes extract`, plus `constructions` in each."""

    id: str
    text: str
    targets: list[Target]
    attributions: list[dict[str, Any]]
    nested: list[dict[str, Any]]
    traps: list[tuple[str, Span]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The article as a line of gold for `quotes evaluate`."""
        return {"id": self.id, "text": self.text, "attributions": self.attributions}


def articles() -> list[Article]:
    """All gold articles, in order of their names."""
    return [read_article(path) for path in sorted(ARTICLES.glob("*.txt"))]


def read_article(path: Path) -> Article:
    """One gold article; anything malformed is a ValueError that names the file."""
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def parse(id: str, marked: str) -> Article:
    """The same from a string."""
    head, _, rest = marked.partition("---\n")
    body, _, table = rest.partition("===\n")
    text, spans, traps = _strip(body)
    rows = dict(_row(line) for line in table.splitlines() if line.strip())
    if set(rows) != set(spans):
        raise ValueError(f"marked but not listed, or the reverse: {sorted(set(rows) ^ set(spans))}")
    for number, parts in spans.items():
        if not parts["content"] or len(parts["cue"]) > 1:
            raise ValueError(f"attribution {number} needs content, and no cue in two pieces")
        rows[number] |= {role: [list(span) for span in parts[role]] for role in ROLES.values()}
    order = sorted(rows, key=lambda number: [int(part) for part in number.split(".")])
    return Article(
        id=id,
        text=text,
        targets=[_target(line) for line in head.splitlines() if line.strip()],
        attributions=[rows[number] for number in order if "." not in number],
        nested=[rows[number] for number in order if "." in number],
        traps=traps,
    )


def _strip(body: str) -> tuple[str, dict[str, dict[str, list[Span]]], list[tuple[str, Span]]]:
    text: list[str] = []
    length = at = 0
    open_marks: list[tuple[re.Match[str], int]] = []
    spans: dict[str, dict[str, list[Span]]] = {}
    traps: list[tuple[str, Span]] = []
    while at < len(body):
        mark = _MARK.match(body, at)
        if mark:
            open_marks.append((mark, length))
            at = mark.end()
        elif body[at] == "}":
            if not open_marks:
                raise ValueError(f"closes nothing: …{body[max(0, at - 40) : at + 1]}")
            mark, start = open_marks.pop()
            role, numbers, reason = mark.groups()
            if reason:
                traps.append((reason, (start, length)))
            for number in numbers.split(",") if numbers else ():
                empty: dict[str, list[Span]] = {name: [] for name in ROLES.values()}
                spans.setdefault(number, empty)[ROLES[role]].append((start, length))
            at += 1
        elif body[at] == "{":
            raise ValueError(f"opens no known mark: {body[at : at + 40]}…")
        else:
            text.append(body[at])
            length += 1
            at += 1
    if open_marks:
        raise ValueError(f"never closed: {open_marks[-1][0][0]}")
    for parts in spans.values():
        for pieces in parts.values():
            pieces.sort()
    return "".join(text), spans, traps


def _row(line: str) -> tuple[str, dict[str, Any]]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 5:
        raise ValueError(f"five cells needed: {line}")
    number, flags, speaker, stances, constructions = cells
    kind, *others = flags.split()
    if not set(others) <= {"thought", "negated", "hedged"}:
        raise ValueError(f"unknown word: {flags}")
    named = _SPEAKER.fullmatch(speaker)
    if speaker != "-" and not named:
        raise ValueError(f"no speaker with a kind: {speaker}")
    return number, {
        "kind": str(Kind(kind)),
        "speech": "thought" not in others,
        "negated": "negated" in others,
        "hedged": "hedged" in others,
        "speaker": named[1] if named else None,
        "speaker_kind": str(SpeakerKind(named[2])) if named else None,
        "stances": [_stance(entry) for entry in stances.split(";") if entry.strip()],
        "constructions": [word.strip() for word in constructions.split(",") if word.strip()],
    }


def _stance(entry: str) -> dict[str, str]:
    target, _, label = entry.rpartition(":")
    return {"target": target.strip(), "label": str(StanceLabel(label.strip()))}


def _target(line: str) -> Target:
    match = re.fullmatch(r"target: (.+?) = (.+?) \| (.+)", line)
    if not match:
        raise ValueError(f"no target: {line}")
    aliases = tuple(alias.strip() for alias in match[2].split(","))
    return Target(match[1], aliases, match[3])
