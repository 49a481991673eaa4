"""Looking up one speaker among a million: `python -m bench.lookup`.

A database is filled with invented people and organisations: given names of all kinds, surnames as
uneven as real ones (a few hundred common ones, a long tail), in articles with five speakers each,
a few of whom are in hundreds of articles. Then mentions are looked up as `quotes ingest` does it
(the candidates, and who it is), and names as `quotes ask` does it, each kind of name apart.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

import db
from db.candidates import candidates
from db.database import Database
from db.engine import reading, writing
from db.identity import Mention, identify
from db.keys import folded_name, keys
from db.roles import folded_role
from db.tables import alias, document, role, run, sighting, speaker, speaker_key
from quotes.types import SpeakerKind

PERSON, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
TOGETHER = 5  # speakers in an article
GIVEN = Path(__file__).parents[1] / "quotes" / "english" / "given_names.txt"
_PIECES = "al an ar ba bel ber bin bor bra car da den der do el en er fa gar go ha hol in is ja ka"
_PIECES += " ker ko la len lin lo ma mar men mi mo na nel no ol or pa per ra ren ri ro sa sen ser"
_PIECES += " shi so ta tan ter ti to un va ven vi wa wen ya zan"
_COUNTRIES = ("Russian", "French", "Syrian", "Kenyan", "Indian", "Polish", "Danish", "Greek")
_OFFICES = ("foreign minister", "president", "army spokesman", "ambassador", "bank governor")
_HEADS = ("Party", "Ministry", "University", "Bank", "Institute", "Front", "Agency", "Union")


class World:
    """Names to draw from, the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        lines = GIVEN.read_text(encoding="utf-8").splitlines()
        self.given = [name.capitalize() for line in lines for name in line.split()[1:]][::7]
        pieces = _PIECES.split()
        made = {"".join(self.random.choices(pieces, k=k)) for k in (2, 3) for _ in range(60_000)}
        self.surnames = [name.capitalize() for name in sorted(made)]
        self.random.shuffle(self.surnames)

    def surname(self) -> str:
        """Uneven, as surnames are: the commonest is borne by nearly one in a hundred."""
        at = int(len(self.surnames) ** self.random.random()) - 1
        return self.surnames[at]

    def person(self) -> str:
        """A full name, one in ten with an initial."""
        middle = f" {self.random.choice('ABCDEFGHJKLMNRST')}." if self.random.random() < 0.1 else ""
        return f"{self.random.choice(self.given)}{middle} {self.surname()}"

    def organisation(self) -> str:
        """Such as "Kelmar University"."""
        return f"{self.surname()} {self.surname()} {self.random.choice(_HEADS)}"

    def role(self) -> str:
        """Such as "Kenyan ambassador"."""
        return f"{self.random.choice(_COUNTRIES)} {self.random.choice(_OFFICES)}"


def fill(connection: Connection, world: World, number: int) -> list[tuple[str, SpeakerKind]]:
    """Store `number` speakers; their names and kinds, the first ones in many articles."""
    connection.execute(insert(run), _run_row())
    names: list[tuple[str, SpeakerKind]] = []
    rows: dict[Any, list[dict[str, Any]]] = {t: [] for t in (speaker, alias, role, speaker_key)}
    for number_ in range(1, number + 1):
        kind = ORGANISATION if number_ % 10 == 0 else PERSON
        name = world.person() if kind is PERSON else world.organisation()
        names.append((name, kind))
        _add_speaker(rows, number_, name, kind, world)
        if number_ % 20_000 == 0 or number_ == number:
            for into, several in rows.items():
                connection.execute(insert(into), several)
                several.clear()
    articles, seen = [], []
    for at, group in enumerate(_groups(world, number)):
        name = f"article-{at}"
        articles.append(_document_row(name))
        seen += [
            {"document_id": name, "alias_id": 2 * each - 1, "rule": "new speaker", "score": 1.0}
            for each in set(group)
        ]
    connection.execute(insert(document), articles)
    connection.execute(insert(sighting), seen)
    return names


def _groups(world: World, number: int) -> Iterator[list[int]]:
    everyone = list(range(1, number + 1))
    world.random.shuffle(everyone)
    for start in range(0, number, TOGETHER - 1):
        known = int(1000 ** world.random.random())
        yield [*everyone[start : start + TOGETHER - 1], min(known, number)]


def _add_speaker(
    rows: dict[Any, list[dict[str, Any]]], at: int, name: str, kind: SpeakerKind, world: World
) -> None:
    short = name.split()[-1] if kind is PERSON else name.split()[0]
    rows[speaker].append({"id": at, "name": name, "kind": kind, "by_hand": False})
    for offset, each in ((1, name), (0, short)):
        rows[alias].append(
            {
                "id": 2 * at - offset,
                "speaker_id": at,
                "name": each,
                "folded": folded_name(each, kind),
                "seen": 1,
                "by_hand": False,
            }
        )
    rows[speaker_key] += [{"key": key, "speaker_id": at} for key in keys((name, short), kind)]
    if kind is PERSON and at % 3 == 0:
        given = world.role()
        rows[role].append(
            {
                "speaker_id": at,
                "role": given,
                "folded": folded_role(given),
                "seen": 1,
                "by_hand": False,
            }
        )


def _run_row() -> dict[str, Any]:
    from db.tables import now

    plain: dict[str, Any] = {"versions": {}, "settings": {}, "counts": {}}
    return plain | {"id": 1, "program_version": "", "signature": "", "started": now()}


def _document_row(name: str) -> dict[str, Any]:
    from db.tables import now

    return {
        "id": name,
        "notes": [],
        "fingerprint": name,
        "run_id": 1,
        "ingested": now(),
        "text": "Nothing was said.",
    }


def mentions(world: World, names: Sequence[tuple[str, SpeakerKind]], each: int) -> dict[str, Any]:
    """Mentions to look up, by what they are."""
    people = [name for name, kind in names if kind is PERSON]
    others = [name for name, kind in names if kind is ORGANISATION]
    choose = world.random.choices
    company = [tuple(choose(people, k=TOGETHER)) for _ in range(each)]

    def of(some: Sequence[str], kind: SpeakerKind = PERSON) -> list[Mention]:
        roles = [(world.role(),) for _ in some]
        return [
            Mention(name, kind, (name,), given, beside)
            for name, given, beside in zip(some, roles, company, strict=True)
        ]

    return {
        "full name, known": of(choose(people, k=each)),
        "full name, new": of([world.person() for _ in range(each)]),
        "surname alone": of([name.split()[-1] for name in choose(people, k=each)]),
        "commonest surnames": of([world.surnames[at % 50] for at in range(each)]),
        "organisation, known": of(choose(others, k=each), ORGANISATION),
        "organisation, new": of([world.organisation() for _ in range(each)], ORGANISATION),
        "acronym": of(["".join(choose("ABDKLMST", k=3)) for _ in range(each)], ORGANISATION),
    }


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Milliseconds of CPU that each call takes, after a few that warm up."""
    for call in calls[:5]:
        call()
    taken = []
    for call in calls:
        start = time.process_time()
        call()
        taken.append(1000 * (time.process_time() - start))
    return taken


def measure(database: Database, asked: dict[str, list[Mention]]) -> list[str]:
    """Rows of a Markdown table."""
    lines = ["| looked up | median ms | 99th percentile ms |", "|---|--:|--:|"]

    def found(connection: Connection, mention: Mention) -> object:
        return identify(mention, candidates(connection, [mention])[mention])

    with reading(database.engine) as connection:
        for name, some in asked.items():
            taken = timed([partial(found, connection, mention) for mention in some])
            lines.append(_row(f"mention: {name}", taken))
    for name, some in asked.items():
        taken = timed([partial(database.speakers_named, mention.name) for mention in some])
        lines.append(_row(f"question: {name}", taken))
    roles = [some.roles[0] for some in asked["full name, known"]]
    taken = timed([partial(database.speakers_named, role) for role in roles])
    lines.append(_row("question: role", taken))
    return lines


def _row(name: str, taken: list[float]) -> str:
    percentile = statistics.quantiles(taken, n=100)[98]
    return f"| {name} | {statistics.median(taken):.2f} | {percentile:.2f} |"


def main() -> None:
    """Fill a database, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speakers", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--lookups", type=int, default=200, metavar="N", help="of each kind")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the database in this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "lookup.db"
        world = World(seed=7)
        with db.open(path) as database:
            start = time.perf_counter()
            with writing(database.engine) as connection:
                names = fill(connection, world, options.speakers)
            size = path.stat().st_size / 1e6
            seconds = time.perf_counter() - start
            print(f"{options.speakers:,} speakers, {size:,.0f} MB, filled in {seconds:.0f} s\n")
            print("\n".join(measure(database, mentions(world, names, options.lookups))))


if __name__ == "__main__":
    main()
