"""`quotes speakers show`: all that is known of one speaker."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from quotes.cli.one_speaker import Name, one_speaker
from quotes.cli.options import Db, FormatOption, open_database, register
from quotes.cli.output import Format, show, write_rows
from quotes.phrases import amount, count, day

if TYPE_CHECKING:
    from db.values import Hit, JudgementRow, Pair, Profile, RoleRow

SAMPLES = 3


def add_to(app: typer.Typer) -> None:
    """Add the command to the group."""
    register(
        app,
        show_speaker,
        "quotes speakers show Lavrov",
        "quotes speakers show 'the Russian foreign minister'",
        "quotes speakers show 12 --format json",
        name="show",
    )


def show_speaker(
    context: typer.Context, name: Name, db: Db = None, format: FormatOption = Format.TABLE
) -> None:
    """Show all that is known of a speaker.

    Names, roles with the days on which they were seen, counts, a few quotations, who may be the
    same, and what joined it all: which rule, how surely, or which person. A judgement is undone
    by its number: quotes speakers undo 7.
    """
    from db.values import Find

    with open_database(context, db) as database:
        row = one_speaker(database, name, format)
        profile = database.speaker(row.id)
        wanted = Find(speaker_ids=(row.id,), order="confidence", limit=SAMPLES)
        hits = database.find(wanted)
    if format is Format.TABLE:
        from quotes.cli import render

        show(*(render.Lines(render.plain(line)) for line in _lines(profile, hits)))
    else:
        write_rows([_row(profile, hits)], format)


def _lines(profile: Profile, hits: list[Hit]) -> list[str]:
    row = profile.speaker
    said = amount(row.quotations, row.documents)
    days = f", {_days(row.first, row.last)}" if row.first else ""
    lines = [f"{row.name} ({row.kind}, number {row.id})", f"{said}{days}"]
    if profile.wikidata:
        lines.append(f"Wikidata: https://www.wikidata.org/wiki/{profile.wikidata}")
    for title, rows in (
        ("Names", [_name(n.name, n.seen, n.by_hand) for n in profile.names]),
        ("Roles", [_role(role) for role in profile.roles]),
        (_samples(row.quotations, len(hits)), [_quoted(hit) for hit in hits]),
        ("Maybe the same", [_pair(pair) for pair in profile.duplicates]),
        ("Judgements", [judgement_line(each) for each in profile.judgements]),
    ):
        lines += [title, *(f"- {each}" for each in rows)] if rows else []
    return lines


def _samples(number: int, shown: int) -> str:
    return f"Quotations, {shown} of {number:,}" if shown < number else "Quotations"


def _quoted(hit: Hit) -> str:
    return f"{day(hit.date)}: {hit.content} [{hit.document_id}]"


def _name(name: str, seen: int, by_hand: bool) -> str:
    return f"{name} ({'by a person, ' if by_hand else ''}{count(seen, 'article')})"


def _role(role: RoleRow) -> str:
    return f"{role.role}: {_days(role.first, role.last)}" if role.first else role.role


def _days(first: dt.date | None, last: dt.date | None) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def _pair(pair: Pair) -> str:
    other = pair.other
    said = count(other.quotations, "quotation")
    return f"{other.name}, number {other.id}, {said}: {pair.reason} {pair.score:.2f}"


_DONE = {
    "join": "{name} joined",
    "merge": "merged with {name}",
    "split": "{name} taken out",
    "distinct": "told apart from {name}",
    "rename": "named {name}",
    "alias": "alias {name}",
    "move": "quotations moved, the other speaker being {name}",
    "wikidata": "Wikidata {name}",
}


def judgement_line(each: JudgementRow) -> str:
    """A judgement on one line: its number, what was done, by whom, when."""
    done = _DONE[each.action].format(name=each.name or "none")
    by = f"by {each.by}" if each.by_hand else f"by the rule “{each.by}” {each.score:.2f}"
    undone = "; undone" if each.undone else ""
    return f"{each.id}: {done} {by}, {day(each.made.date())}{undone}"


def _row(profile: Profile, hits: list[Hit]) -> dict[str, object]:
    from quotes.cli.rows import quotation_row, speaker_row

    return {
        **speaker_row(profile.speaker),
        "wikidata": profile.wikidata,
        "names": [asdict(name) for name in profile.names],
        "roles": [asdict(role) for role in profile.roles],
        "quotations_shown": [quotation_row(hit) for hit in hits],
        "duplicates": [
            {"id": p.other.id, "name": p.other.name, "score": round(p.score, 4), "by": p.reason}
            for p in profile.duplicates
        ],
        "judgements": [asdict(each) for each in profile.judgements],
    }
