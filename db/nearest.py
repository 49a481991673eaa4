"""What is nearest to a name or a topic that nothing was found for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.clauses import QUOTATION_TOPIC, TOPIC
from db.names import ARTICLES, fold
from db.selections import listed
from db.speakers import rows_of
from db.values import SpeakerRow
from db.views import ALIASES, SAID

_MOST = 200_000
_ALIKE = 60.0  # of 100
_SPELLED_ALIKE = 70.0
_LOOKED_AT = 60
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


def nearest_topics(
    connection: Connection, text: str, n: int = 5, speaker_ids: Sequence[int] = ()
) -> list[str]:
    """Up to `n` topics that are most like `text` but not the same, the likest first.

    With speakers, of their quotations alone.
    """
    statement = select(TOPIC.c.folded, TOPIC.c.name).limit(_MOST)
    if speaker_ids:
        said, of = SAID.table, QUOTATION_TOPIC
        theirs = (
            select(of.c.topic_id)
            .join(said, said.c.quotation_id == of.c.quotation_id)
            .where(said.c.speaker_id.in_(listed(speaker_ids)))
        )
        statement = statement.where(TOPIC.c.id.in_(theirs))
    choices = {row.folded: row.name for row in connection.execute(statement)}
    choices.pop(_wanted(text), None)
    return [choices[name] for name in _alike(text, list(choices), n)]


def _wanted(text: str) -> str:
    return ARTICLES.sub("", fold(text))[:_LONGEST]


def _alike(text: str, topics: list[str], n: int) -> list[str]:
    """Topics that share whole words with the text or are spelled nearly like it.

    Some letters of a word in common ("accord", "word") make no topic alike.
    """
    from rapidfuzz import fuzz, process

    wanted = _wanted(text)
    if not wanted or n < 1:
        return []
    found = process.extract(
        wanted, topics, scorer=fuzz.token_set_ratio, limit=_LOOKED_AT, score_cutoff=_SPELLED_ALIKE
    )
    return sorted(
        (name for name, _, _ in found), key=lambda name: fuzz.ratio(wanted, name), reverse=True
    )[:n]


def _nearest(text: str, choices: list[str], n: int) -> list[str]:
    from rapidfuzz import fuzz, process

    wanted = _wanted(text)
    if not wanted or n < 1:
        return []
    # A part of a long name is as good as the whole, but not a letter or two of it.
    found = process.extract(wanted, choices, scorer=fuzz.WRatio, limit=3 * n, score_cutoff=_ALIKE)
    good = [name for name, _, _ in found if len(name) * 3 >= min(len(wanted), 12)]
    return [name for name in good if _spelled_alike(wanted, name)][:n]


def _spelled_alike(wanted: str, name: str) -> bool:
    """Whether the two, or a word of each, are spelled nearly alike or begin alike.

    Letters in common all over ("Kremlin", "Wrestling Inc") make no name alike.
    """
    from rapidfuzz import fuzz

    pairs = ((one, other) for one in wanted.split() for other in name.replace("-", " ").split())
    return any(
        fuzz.ratio(one, other) >= _SPELLED_ALIKE or (len(one) > 2 and other.startswith(one))
        for one, other in ((wanted, name), *pairs)
    )
