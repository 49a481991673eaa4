"""What is nearest to a name or a topic that nothing was found for."""

from __future__ import annotations

from sqlalchemy import Connection, column, select, table

from db.names import ARTICLES, fold
from db.speakers import rows_of
from db.values import SpeakerRow
from db.views import ALIASES

_TOPICS = table("topic", column("folded"), column("name"))
_MOST = 200_000
_ALIKE = 60.0  # of 100
_LONGEST = 200


def nearest_speakers(connection: Connection, text: str, n: int = 5) -> list[SpeakerRow]:
    """Up to `n` speakers whose names are most like `text`, the likest first."""
    alias = ALIASES.table
    statement = (
        select(alias.c.folded, alias.c.speaker_id).order_by(alias.c.seen.desc()).limit(_MOST)
    )
    choices: dict[str, int] = {}
    for folded, speaker_id in connection.execute(statement):
        choices.setdefault(folded, speaker_id)
    ids = [choices[name] for name in _nearest(text, list(choices), 4 * n)]
    first = list(dict.fromkeys(ids))[:n]
    rows = {row.id: row for row in rows_of(connection, first)}
    return [rows[i] for i in first if i in rows]


def nearest_topics(connection: Connection, text: str, n: int = 5) -> list[str]:
    """Up to `n` topics of quotations that are most like `text`, the likest first."""
    found = connection.execute(select(_TOPICS.c.folded, _TOPICS.c.name).limit(_MOST))
    choices = {row.folded: row.name for row in found}
    return [choices[name] for name in _nearest(text, list(choices), n)]


def _nearest(text: str, choices: list[str], n: int) -> list[str]:
    from rapidfuzz import fuzz, process

    wanted = ARTICLES.sub("", fold(text))[:_LONGEST]
    if not wanted or n < 1:
        return []
    # A part of a long name is as good as the whole, but not a letter or two of it.
    found = process.extract(wanted, choices, scorer=fuzz.WRatio, limit=3 * n, score_cutoff=_ALIKE)
    good = [name for name, _, _ in found if len(name) * 3 >= min(len(wanted), 12)]
    return good[:n]
