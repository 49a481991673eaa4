"""Offices whose holder speaks in the same article: "Russia's foreign minister" beside Lavrov.

What an article says of an office that it gives nobody by name is moved to the one who holds it
there, as a judgement that can be undone like a person's; one that is undone is not made again.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, exists, insert, or_, select

from db.judging import name_of
from db.reattribution import move_all
from db.roles import folded_role
from db.tables import judgement, now, quotation, quotation_speaker, role, speaker
from db.values import Action
from quotes.types import Document, SpeakerKind

RULE, SCORE = "office of one who speaks beside", 0.8
_NEAR = 365  # days around those on which somebody is known to hold an office
# "Russia's foreign minister", "the Russian foreign minister"; there may be many "prime ministers".
_OF_A_BODY = re.compile(r"(?:[Tt]he )?[A-Z][\w. -]*['’]s? \w|[Tt]he [A-Z][\w.-]+ \w")


def forget(connection: Connection, document_id: str) -> None:
    """Let go of what the rule moved in a document, which is about to be read anew."""
    mine = judgement.c.speaker_id.in_(_unnamed(document_id))
    by_rule = (judgement.c.decided_by == RULE) & judgement.c.undone.is_(None)
    connection.execute(delete(judgement).where(mine, by_rule))


def give_to_holders(connection: Connection, given: Document) -> None:
    """Move what unnamed holders of an office say to who is known to hold it, and speaks beside."""
    if given.date is None:
        return
    for (speaker_id,) in connection.execute(_unnamed(given.id)).fetchall():
        office = name_of(connection, speaker_id)
        if not _OF_A_BODY.match(office):
            continue
        holder = _holder(connection, folded_role(office), given.date)
        if holder is None or not _speaks(connection, holder, given.id):
            continue
        values = {
            "action": Action.MOVE,
            "speaker_id": speaker_id,
            "other_id": holder,
            "name": name_of(connection, holder),
            "decided_by": RULE,
            "by_hand": False,
            "score": SCORE,
            "made": now(),
            "document_id": given.id,
            "detail": move_all(connection, speaker_id, holder),
        }
        connection.execute(insert(judgement), values)


def _unnamed(document_id: str) -> Select[Any]:
    """The unnamed speakers of a document on whom no person has decided."""
    on_them = or_(judgement.c.speaker_id == speaker.c.id, judgement.c.other_id == speaker.c.id)
    undone = (judgement.c.decided_by == RULE) & judgement.c.undone.is_not(None)
    decided = exists().where(on_them, or_(judgement.c.by_hand, undone))
    here = and_(speaker.c.document_id == document_id, speaker.c.kind == SpeakerKind.UNNAMED)
    return select(speaker.c.id).where(here, ~decided)


def _holder(connection: Connection, folded: str, day: dt.date) -> int | None:
    """Who holds an office nearest to a day; None where nobody does, or two as near."""
    held = select(role.c.speaker_id, role.c.first, role.c.last).where(
        role.c.folded == folded, role.c.first.is_not(None)
    )
    days: dict[int, int] = {}
    for speaker_id, first, last in connection.execute(held):
        away = max((first - day).days, (day - last).days, 0)
        days[speaker_id] = min(away, days.get(speaker_id, away))
    nearest = [each for each, away in days.items() if away == min(days.values())]
    return nearest[0] if len(nearest) == 1 and days[nearest[0]] <= _NEAR else None


def _speaks(connection: Connection, speaker_id: int, document_id: str) -> bool:
    said = (
        select(quotation.c.id)
        .join(quotation_speaker, quotation_speaker.c.quotation_id == quotation.c.id)
        .where(quotation_speaker.c.speaker_id == speaker_id)
        .where(quotation.c.document_id == document_id)
    )
    return connection.execute(said.limit(1)).first() is not None
