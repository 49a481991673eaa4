"""Reading brat standoff annotation: an .ann file beside the .txt that it annotates.

Two ways of joining the parts of an attribution are understood, alone or together:

    T1  Source 0 5      Lorvo                    T1  Source 0 5   Lorvo
    T2  Cue 6 10        said                     T2  Cue 6 10     said
    T3  Content 11 20;31 40  ...                 T3  Content 11 20  ...
    E1  Attribution:T4 Source:T1 Cue:T2 ...      R1  Says Arg1:T1 Arg2:T2
    (T4 is the event's trigger)                  R2  Says Arg1:T2 Arg2:T3

An event is one attribution. Relations join cues with their contents and sources (or, where there
is no cue, contents with sources); each cue is one attribution. Standoff format: Stenetorp et al.
2012, and https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from quotes.errors import StopRun
from quotes.evaluation.labelled import ROLES, Label, Labelled
from quotes.types import Spans


@dataclass(frozen=True, slots=True)
class BratNames:
    """What the labels are called; letters' case does not matter.

    A name may be the type of a text-bound annotation, the role of an event's argument, or the
    name of a relation: "Speaker" from a quotation to an entity makes that entity its source.
    """

    source: tuple[str, ...] = ("Source", "Speaker")
    cue: tuple[str, ...] = ("Cue",)
    content: tuple[str, ...] = ("Content", "Quotation", "Quote")

    def role(self, label: str) -> str | None:
        """Which of `ROLES` a label stands for; numbers at its end ("Content2") do not matter."""
        plain = label.rstrip("0123456789").casefold()
        for entry in fields(self):
            if plain in (name.casefold() for name in getattr(self, entry.name)):
                return entry.name
        return None


@dataclass(slots=True)
class _Annotation:
    """What stands in one .ann file, by ids; every id of a text-bound annotation is in `spans`."""

    labels: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Spans] = field(default_factory=dict)
    events: list[list[tuple[str, str]]] = field(default_factory=list)
    relations: list[tuple[str, str, str]] = field(default_factory=list)


def read_brat(path: Path, names: BratNames) -> list[Labelled]:
    """The annotated documents of a folder (with its folders, in order), or of one .ann file.

    A document's id is its path in the folder without the suffix. A text without .ann is not
    annotated and left out.

    Raises:
        StopRun: a file is missing, cannot be read or does not hold what it should (file and line
            are named), or the folder holds no .ann file.
    """
    folder = path if path.is_dir() else path.parent
    files = sorted(path.rglob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise StopRun(f"{path}: no .ann file in it")
    return [
        _read_pair(file, file.relative_to(folder).with_suffix("").as_posix(), names)
        for file in files
    ]


def _read_pair(file: Path, id: str, names: BratNames) -> Labelled:
    text = _read(file.with_suffix(".txt"))
    found = _parse(file, text)
    groups = [*_of_events(found, names), *_of_relations(found, names)]
    labels = [_label(found, group) for group in groups]
    labels.sort(key=lambda label: (label.content or label.cue or label.source)[0])
    return Labelled(id, text, tuple(labels))


def _read(file: Path) -> str:
    try:
        # Offsets count a carriage return as a character, so line ends stay as they are.
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise StopRun(f"{file}: not UTF-8 ({error.reason})") from None
    except OSError as error:
        raise StopRun(f"{file}: {error.strerror or error}") from None


def _parse(file: Path, text: str) -> _Annotation:
    found = _Annotation()
    references: list[tuple[int, str]] = []
    for number, line in enumerate(_read(file).removeprefix("\ufeff").split("\n"), start=1):
        mark, *rest = line.rstrip("\r").split("\t")
        if mark[:1] not in ("T", "E", "R"):
            continue
        try:
            if not rest or not rest[0].strip():
                raise ValueError(f"nothing after {mark!r} and a tab")
            if mark[0] == "T":
                found.labels[mark], found.spans[mark] = _bound(rest, text)
                continue
            name, arguments = _arguments(rest[0])
            if mark[0] == "E":
                found.events.append(arguments)
            elif len(arguments) == 2:
                found.relations.append((name, arguments[0][1], arguments[1][1]))
            else:
                raise ValueError("a relation needs two arguments")
        except ValueError as error:
            raise StopRun(f"{file}:{number}: {error}") from None
        references += [(number, id) for _, id in arguments if id.startswith("T")]
    for number, id in references:
        if id not in found.spans:
            raise StopRun(f"{file}:{number}: {id} is not in the file")
    return found


def _bound(rest: list[str], text: str) -> tuple[str, Spans]:
    match = re.fullmatch(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)", rest[0].strip())
    if not match:
        raise ValueError(f"{rest[0]!r} is no label with offsets")
    numbers = [int(number) for number in re.findall(r"\d+", match[2])]
    spans = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    for start, end in spans:
        if not start < end <= len(text):
            raise ValueError(f"{start} {end} is no span of a text of {len(text)} characters")
    words = "".join(text[start:end] for start, end in spans)
    if len(rest) > 1 and "".join(words.split()) != "".join(rest[1].split()):
        raise ValueError(f"the text has {words!r} there, not {rest[1]!r}")
    return match[1], spans


def _arguments(field: str) -> tuple[str, list[tuple[str, str]]]:
    """The name of a relation ("" for an event) and its (role, id), the trigger first."""
    words = field.split()
    name = "" if ":" in words[0] else words.pop(0)
    pairs = [tuple(word.rsplit(":", 1)) for word in words]
    if not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise ValueError(f"{field!r} holds an argument that is not role:id")
    return name, [(role, id) for role, id in pairs]


def _of_events(found: _Annotation, names: BratNames) -> Iterator[dict[str, list[str]]]:
    for arguments in found.events:
        group: dict[str, list[str]] = {}
        for label, id in arguments:
            # An argument may be an event itself: a nested attribution, which counts on its own.
            role = names.role(label) or names.role(found.labels.get(id, ""))
            if role and id in found.spans:
                group.setdefault(role, []).append(id)
        if group:
            yield group


def _of_relations(found: _Annotation, names: BratNames) -> Iterator[dict[str, list[str]]]:
    in_events = {id for arguments in found.events for _, id in arguments}
    roles = {id: names.role(label) for id, label in found.labels.items() if id not in in_events}
    linked: dict[str, list[str]] = {id: [] for id in roles}
    for name, one, other in found.relations:
        if one not in roles or other not in roles:
            continue
        if roles[one] is None or roles[other] is None:
            nameless, known = (one, other) if roles[one] is None else (other, one)
            if names.role(name) is None or roles[known] is None:
                continue
            roles[nameless] = names.role(name)
        linked[one].append(other)
        linked[other].append(one)

    def near(id: str, role: str) -> list[str]:
        return [other for other in linked[id] if roles[other] == role]

    for cue in (id for id in roles if roles[id] == "cue"):
        contents = near(cue, "content")
        sources = near(cue, "source") or [id for c in contents for id in near(c, "source")]
        yield {"cue": [cue], "content": contents, "source": sources}
    for content in (id for id in roles if roles[id] == "content"):
        if not near(content, "cue"):
            yield {"content": [content], "source": near(content, "source")}


def _label(found: _Annotation, group: dict[str, list[str]]) -> Label:
    source, cue, content = (
        tuple(sorted({span for id in group.get(role, []) for span in found.spans[id]}))
        for role in ROLES
    )
    return Label(source, cue, content)
