"""Runs: what the quotations of a document were made with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import Connection, update

from db.engine import add_row
from db.tables import now, run


def start_run(
    connection: Connection, versions: Mapping[str, str], settings: Mapping[str, object]
) -> int:
    """Begin a run. See `Database.start_run`."""
    plain = json.loads(json.dumps(dict(settings), default=str, sort_keys=True))
    values = {
        "program_version": versions.get("quotes", ""),
        "versions": dict(versions),
        "settings": plain,
        "signature": signature(versions, plain),
        "started": now(),
        "counts": {},
    }
    return add_row(connection, run, values)


def finish_run(connection: Connection, run_id: int, counts: Mapping[str, int]) -> None:
    """End a run. See `Database.finish_run`."""
    ended = {"finished": now(), "counts": dict(counts)}
    connection.execute(update(run).where(run.c.id == run_id).values(ended))


def signature(versions: Mapping[str, str], settings: Mapping[str, object]) -> str:
    """SHA-256 of versions and settings: equal where documents are read in the same way.

    Targets and the model of stances do not count: stored texts are classified again without being
    read again (`db.reclassify`).
    """
    kept = {name: value for name, value in versions.items() if name != "stance"}
    more = {name: value for name, value in settings.items() if name != "targets"}
    key = json.dumps([kept, more], default=str, sort_keys=True)
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
