"""The tables as lookups name them: the columns that they ask for, without starting SQLModel.

`db.tables` has them whole, and takes as long to load as most questions to answer. A test compares
the two.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Date, DateTime, Float, LargeBinary, column, table

DOCUMENT = table(
    "document",
    column("number"),
    column("id"),
    column("run_id"),
    column("ingested", DateTime()),
    column("title"),
    column("text"),
)
QUOTATION = table(
    "quotation", column("number"), column("id"), column("document_id"), column("content_spans")
)
VECTOR = table(
    "quotation_vector", column("number"), column("encoder"), column("vector", LargeBinary())
)
TOPIC = table("topic", column("id"), column("folded"), column("name"))
QUOTATION_TOPIC = table("quotation_topic", column("quotation_id"), column("topic_id"))
ALIAS = table("alias", column("id"), column("speaker_id"), column("name"))
SPEAKER_KEY = table("speaker_key", column("key"), column("speaker_id"))
ROLE = table(
    "role",
    column("id"),
    column("speaker_id"),
    column("role"),
    column("folded"),
    column("first", Date()),
    column("last", Date()),
    column("seen"),
)
JUDGEMENT = table(
    "judgement", column("action"), column("speaker_id"), column("other_id"), column("undone")
)
TARGET = table("target", column("id"), column("name"))
STANCE = table(
    "stance",
    column("quotation_id"),
    column("target_id"),
    column("run_id"),
    column("label"),
    column("sure", Boolean()),
    column("score", Float()),
    column("current", Boolean()),
)
HUMAN_LABEL = table(
    "human_label",
    column("id"),
    column("quotation_id"),
    column("target_id"),
    column("label"),
    column("person"),
    column("made", DateTime()),
)
RUN = table(
    "run",
    column("id"),
    column("settings", JSON()),
    column("versions", JSON()),
    column("started", DateTime()),
)
