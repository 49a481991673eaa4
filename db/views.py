"""SQL views: flat rows for people who write SQL, and what every query here reads.

Views hold no data: they are dropped before each migration and made anew after it, so this file is
always what a database has. A view stands after those that it uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    Float,
    Integer,
    TableClause,
    Text,
    column,
    table,
)
from sqlalchemy.types import TypeEngine


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, its SELECT, and the types of its columns (text where not given)."""

    name: str
    columns: str
    select: str

    @property
    def table(self) -> TableClause:
        """The view as something to select from."""
        return _clause(self)


@cache
def _clause(view: View) -> TableClause:
    # One object for each view: statements on another would have to be compiled anew.
    columns = (column(name, _TYPES.get(name, Text())) for name in view.columns.split())
    return table(view.name, *columns)


_INTEGERS = "number position sentence_start sentence_end speaker_id target_id ordinal start end"
_RUNS = "run_id"
_COUNTS = "other_id quotations documents seen document_number"
_SPANS = "content_spans cue_spans source_spans evidence evidence_spans"
_TYPES: dict[str, TypeEngine[Any]] = {
    **dict.fromkeys(f"{_INTEGERS} {_RUNS} {_COUNTS}".split(), Integer()),
    **dict.fromkeys(("speech", "negated", "hedged", "by_hand", "sure"), Boolean()),
    **dict.fromkeys(("confidence", "score", "model_score"), Float()),
    **dict.fromkeys(("date", "first", "last"), Date()),
    **dict.fromkeys(_SPANS.split(), JSON()),
}


# Each speaker once: two who spoke together may have been made one since.
SAID = View(
    "said_flat",
    "quotation_id ordinal speaker_id speaker speaker_kind said_as mention_start mention_end"
    " decided_by score",
    """
    SELECT said.quotation_id, said.ordinal, said.speaker_id, speaker.name AS speaker,
        speaker.kind AS speaker_kind, said.name AS said_as, said.mention_start, said.mention_end,
        said.decided_by, said.score
    FROM quotation_speaker AS said JOIN speaker ON speaker.id = said.speaker_id
    WHERE NOT EXISTS (
        SELECT 1 FROM quotation_speaker AS earlier
        WHERE earlier.quotation_id = said.quotation_id AND earlier.speaker_id = said.speaker_id
            AND earlier.ordinal < said.ordinal
    )
    """,
)
TOPICS = View(
    "topics_flat",
    "quotation_id ordinal topic",
    """
    SELECT quotation_topic.quotation_id, quotation_topic.ordinal, topic.name AS topic
    FROM quotation_topic JOIN topic ON topic.id = quotation_topic.topic_id
    """,
)
HUMAN_NOW = View(
    "human_now",
    "quotation_id target_id label person",
    """
    SELECT quotation_id, target_id, label, person FROM human_label
    WHERE NOT EXISTS (
        SELECT 1 FROM human_label AS later
        WHERE later.quotation_id = human_label.quotation_id
            AND later.target_id = human_label.target_id
            AND (later.made, later.id) > (human_label.made, human_label.id)
    )
    """,
)
# The words that decided the model say nothing for a person's other label.
STANCE_NOW = View(
    "stance_now",
    "quotation_id target_id label score sure evidence evidence_spans person model_label"
    " model_score",
    """
    SELECT stance.quotation_id, stance.target_id, coalesce(human_now.label, stance.label) AS label,
        CASE WHEN human_now.label IS NULL THEN stance.score ELSE 1.0 END AS score,
        stance.sure OR human_now.label IS NOT NULL AS sure,
        CASE WHEN coalesce(human_now.label, stance.label) = stance.label THEN stance.evidence
            ELSE '[]' END AS evidence,
        CASE WHEN coalesce(human_now.label, stance.label) = stance.label
            THEN stance.evidence_spans ELSE '[]' END AS evidence_spans,
        human_now.person,
        stance.label AS model_label, stance.score AS model_score
    FROM stance LEFT JOIN human_now ON human_now.quotation_id = stance.quotation_id
        AND human_now.target_id = stance.target_id
    WHERE stance.current AND coalesce(human_now.label, '') <> 'not about'
    UNION ALL
    SELECT human_now.quotation_id, human_now.target_id, human_now.label, 1.0, 1, '[]', '[]',
        human_now.person, NULL, NULL
    FROM human_now JOIN quotation ON quotation.id = human_now.quotation_id
    WHERE human_now.label <> 'not about' AND NOT EXISTS (
        SELECT 1 FROM stance WHERE stance.current AND stance.quotation_id = human_now.quotation_id
            AND stance.target_id = human_now.target_id
    )
    """,
)
# Who said a quotation: the name of the speaker, or those of several.
_SPEAKERS_OF = """(SELECT group_concat(speaker, ' & ') FROM (
            SELECT speaker FROM said_flat WHERE quotation_id = quotation.id
            GROUP BY speaker_id ORDER BY min(ordinal)
        ) AS joint)"""
QUOTES = View(
    "quotes_flat",
    "id date publisher speaker cue source content kind speech negated hedged confidence sentence"
    " topics stances title url origin author document_id position sentence_start sentence_end"
    " content_spans cue_spans source_spans within decided_by decided_version number"
    " document_number",
    f"""
    SELECT quotation.id, document.date, document.publisher,
        {_SPEAKERS_OF} AS speaker,
        quotation.cue, quotation.source, quotation.content, quotation.kind, quotation.speech,
        quotation.negated, quotation.hedged, quotation.confidence, quotation.sentence,
        (SELECT group_concat(topic, '; ') FROM (
            SELECT topic FROM topics_flat WHERE quotation_id = quotation.id ORDER BY ordinal
        ) AS several) AS topics,
        (SELECT group_concat(words, '; ') FROM (
            SELECT target.name || ': ' || CASE WHEN stance_now.sure THEN '' ELSE 'unsure ' END
                || stance_now.label || ' (' || printf('%.2f', stance_now.score) || ')' AS words
            FROM stance_now JOIN target ON target.id = stance_now.target_id
            WHERE stance_now.quotation_id = quotation.id ORDER BY target.name
        ) AS sides) AS stances,
        document.title, document.url, document.origin, document.author, document.id AS document_id,
        quotation.position, quotation.sentence_start, quotation.sentence_end,
        quotation.content_spans, quotation.cue_spans, quotation.source_spans,
        quotation.within, quotation.decided_by, quotation.decided_version, quotation.number,
        document.number AS document_number
    FROM quotation JOIN document ON document.id = quotation.document_id
    """,
)
SPANS = View(
    "spans_flat",
    "quotation_id part ordinal start end",
    " UNION ALL ".join(
        f"""
        SELECT quotation.id AS quotation_id, '{part}' AS part, span.key AS ordinal,
            json_extract(span.value, '$[0]') AS start, json_extract(span.value, '$[1]') AS "end"
        FROM quotation, json_each(quotation.{part}_spans) AS span
        """
        for part in ("source", "cue", "content")
    )
    + """
        UNION ALL
        SELECT stance_now.quotation_id, 'evidence' AS part, span.key AS ordinal,
            json_extract(span.value, '$[0]') AS start, json_extract(span.value, '$[1]') AS "end"
        FROM stance_now, json_each(stance_now.evidence_spans) AS span
    """,
)
STANCES = View(
    "stances_flat",
    "quotation_id target_id target label score sure evidence evidence_spans person model_label"
    " model_score speaker date publisher document_id content",
    f"""
    SELECT stance_now.*, target.name AS target, {_SPEAKERS_OF} AS speaker, document.date,
        document.publisher, document.id AS document_id, quotation.content
    FROM stance_now JOIN target ON target.id = stance_now.target_id
        JOIN quotation ON quotation.id = stance_now.quotation_id
        JOIN document ON document.id = quotation.document_id
    """,
)
TARGET_NAMES = View(
    "target_names_flat",
    "target_id target name folded description run_id",
    """
    SELECT id AS target_id, name AS target, name, folded, description, run_id FROM target
    UNION ALL
    SELECT target.id, target.name, target_alias.name, target_alias.folded, target.description,
        target.run_id
    FROM target_alias JOIN target ON target.id = target_alias.target_id
    """,
)
ALIASES = View(
    "aliases_flat",
    "speaker_id speaker kind name folded seen by_hand",
    """
    SELECT alias.speaker_id, speaker.name AS speaker, speaker.kind, alias.name, alias.folded,
        alias.seen, alias.by_hand
    FROM alias JOIN speaker ON speaker.id = alias.speaker_id
    """,
)
ROLES = View(
    "roles_flat",
    "speaker_id speaker role folded first last seen by_hand",
    """
    SELECT role.speaker_id, speaker.name AS speaker, role.role, role.folded, role.first,
        role.last, role.seen, role.by_hand
    FROM role JOIN speaker ON speaker.id = role.speaker_id
    """,
)
_OF_SPEAKER = """FROM quotation_speaker
        JOIN quotation ON quotation.id = quotation_speaker.quotation_id
        JOIN document ON document.id = quotation.document_id
        WHERE quotation_speaker.speaker_id = speaker.id"""
SPEAKERS = View(
    "speakers_flat",
    "speaker_id name kind wikidata quotations documents first last",
    f"""
    SELECT speaker.id AS speaker_id, speaker.name, speaker.kind, speaker.wikidata,
        (SELECT count(DISTINCT quotation_id) FROM quotation_speaker
            WHERE speaker_id = speaker.id) AS quotations,
        (SELECT count(DISTINCT document.id) {_OF_SPEAKER}) AS documents,
        (SELECT min(document.date) {_OF_SPEAKER}) AS first,
        (SELECT max(document.date) {_OF_SPEAKER}) AS last
    FROM speaker
    """,
)
JUDGEMENTS = View(
    "judgements_flat",
    "id action speaker_id speaker name other_id decided_by by_hand score made undone document_id",
    """
    SELECT judgement.id, judgement.action, judgement.speaker_id, speaker.name AS speaker,
        judgement.name, judgement.other_id, judgement.decided_by, judgement.by_hand,
        judgement.score, judgement.made, judgement.undone, judgement.document_id
    FROM judgement JOIN speaker ON speaker.id = judgement.speaker_id
    """,
)
DOCUMENTS = View(
    "documents_flat",
    "number id date publisher title author url origin quotations",
    """
    SELECT document.number, document.id, document.date, document.publisher, document.title,
        document.author, document.url, document.origin,
        (SELECT count(*) FROM quotation WHERE quotation.document_id = document.id) AS quotations
    FROM document
    """,
)

VIEWS = (
    SAID,
    TOPICS,
    HUMAN_NOW,
    STANCE_NOW,
    QUOTES,
    SPANS,
    STANCES,
    TARGET_NAMES,
    ALIASES,
    ROLES,
    SPEAKERS,
    JUDGEMENTS,
    DOCUMENTS,
)


def create(connection: Connection) -> None:
    """Make the views; the tables must be there."""
    for view in VIEWS:
        connection.exec_driver_sql(f"CREATE VIEW {view.name} AS {view.select.strip()}")


def drop(connection: Connection) -> None:
    """Drop our views, some of which an older version did not make; a person's own views stay."""
    for view in reversed(VIEWS):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")
