"""What is stored without vectors, prepared for the search by meaning."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db import Database
    from quotes.meaning import Encoder

_BATCH = 256


def index(
    database: Database, encoder: Encoder, listener: Callable[[str], None] = lambda title: None
) -> int:
    """Give a vector to each stored quotation that has none of this encoder; how many those were.

    For what `ingest` stored with `meaning=False`, or with another encoder. It may be stopped at
    any time, and goes on from there. The listener hears, for each, the title of its article, or
    its id. Raises StopRun where the database cannot be used.
    """
    from quotes.meaning import Wording, vectors

    done = 0
    waiting = database.without_vectors(encoder.version)
    while batch := list(islice(waiting, _BATCH)):
        wordings = [Wording(each.content, each.sentence, each.title) for each in batch]
        made = zip((each.id for each in batch), vectors(encoder, wordings), strict=True)
        database.put_vectors(encoder.version, dict(made))
        done += len(batch)
        for each in batch:
            listener(each.title or each.id)
    return done
