"""Labels by people: they win over every model's and outlive every ingest."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, insert, select, update

from db.names import clean
from db.standing import target_id
from db.tables import human_label, now, quotation
from quotes.errors import Unclear
from quotes.types import StanceLabel, Verdict


def put_label(
    connection: Connection,
    quotation_id: str,
    target_name: str,
    label: Verdict | StanceLabel,
    person: str,
    note: str = "",
) -> None:
    """Keep a person's label; a second one by the same person on the same pair replaces it."""
    quotation_id, person, note = clean(quotation_id), clean(person), clean(note)
    found = connection.execute(
        select(quotation.c.document_id, quotation.c.content).where(quotation.c.id == quotation_id)
    ).first()
    towards = target_id(connection, target_name)
    if found is None:
        raise Unclear(f"there is no quotation {quotation_id}")
    if towards is None:
        raise Unclear(f"there is no target {target_name!r}")
    same = (
        (human_label.c.quotation_id == quotation_id)
        & (human_label.c.target_id == towards)
        & (human_label.c.person == person)
    )
    values = {"label": Verdict(label), "made": now(), "note": note, "content": found.content}
    if not connection.execute(update(human_label).where(same).values(values)).rowcount:
        connection.execute(
            insert(human_label).values(
                quotation_id=quotation_id,
                document_id=found.document_id,
                target_id=towards,
                person=person,
                **values,
            )
        )


def follow(connection: Connection, document_id: str) -> None:
    """Let labels whose quotation is gone follow the one quotation with the same words.

    Offsets, and with them ids, change when an article is edited; what was said mostly does not.
    Labels that find none stay as they are, until the quotation is back.
    """
    labels = connection.execute(
        select(human_label).where(human_label.c.document_id == document_id)
    ).fetchall()
    if not labels:
        return
    ids = set()
    by_words: dict[str, list[str]] = defaultdict(list)
    for quotation_id, content in connection.execute(
        select(quotation.c.id, quotation.c.content).where(quotation.c.document_id == document_id)
    ):
        ids.add(quotation_id)
        by_words[_words(content)].append(quotation_id)
    taken = {(label.quotation_id, label.target_id, label.person) for label in labels}
    for label in labels:
        found = by_words[_words(label.content)]
        if label.quotation_id in ids or len(found) != 1:
            continue
        at = (found[0], label.target_id, label.person)
        if at not in taken:
            taken.add(at)
            connection.execute(
                update(human_label).where(human_label.c.id == label.id).values(quotation_id=at[0])
            )


def _words(content: str) -> str:
    return " ".join(content.split())
