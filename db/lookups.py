"""What the rest of the program asks of an open database: plain values in and out, nothing written.

Each method is one transaction, but for `without_vectors`, which lets others write in between. None
loads SQLModel or the tables if it can help it, since starting them takes as long as all the rest of
answering a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TextIO

from sqlalchemy import Engine

from db import (
    documents,
    export,
    groups,
    index,
    nearest,
    queries,
    speakers,
    standing,
    taken,
    understanding,
    unread,
)
from db.engine import reading
from db.index import QuotedText
from db.reranking import Ranking
from db.values import (
    DocumentRow,
    Find,
    Hit,
    HumanLabel,
    Pair,
    Profile,
    SpeakerRow,
    Taken,
    TargetRow,
)
from quotes.types import Document, SpeakerKind


class Lookups:
    """The reading half of `Database`."""

    def __init__(self, engine: Engine, ranking: Ranking | None = None) -> None:
        self.engine = engine
        self.ranking = ranking or Ranking()

    def known(self, document: Document, run: int | None = None) -> bool:
        """Whether storing this document would change nothing.

        True where its text and metadata are stored already and, with `run`, were read with the
        versions and settings of that run.
        """
        from db.store import is_known

        with reading(self.engine) as connection:
            return is_known(connection, document, run)

    def other_origin(self, document: Document) -> str | None:
        """Where a stored text that has this document's id, and is another, was read from."""
        from db.store import other_origin

        with reading(self.engine) as connection:
            return other_origin(connection, document)

    def target_counts(self, target: str) -> tuple[int, int]:
        """How many stances and how many labels by people a target has; `Unclear` if none."""
        from db.targets import target_counts

        with reading(self.engine) as connection:
            return target_counts(connection, target)

    def documents_naming(self, name: str) -> int:
        """How many stored documents have a name, in any form of its words."""
        with reading(self.engine) as connection:
            return documents.count_naming(connection, name)

    def texts_naming(self, name: str, limit: int = 200) -> list[str]:
        """The texts of stored documents that have a name, in any form of its words; latest first.

        A text may lack it that the document's title has.
        """
        with reading(self.engine) as connection:
            return documents.texts_naming(connection, name, limit)

    def unread(self, targets: Sequence[TargetRow], version: str | None = None) -> int:
        """How many stored documents were not read for one of the targets as they are now.

        With `version`, being read by another model of stances counts as not being read.
        """
        with reading(self.engine) as connection:
            return unread.count_unread(connection, targets, version)

    def find(self, wanted: Find) -> list[Hit]:
        """The quotations that fit, in the order asked for.

        Of the words of `about` all are looked for first, in the quotation, its sentence and the
        article's title; only where no quotation has all, any of them will do, and quotations with
        more of them come first, whatever the order. With an encoder quotations that mean nearly
        the same are found beside those with all the words; a reranker reads the best of them again.
        """
        return list(self.stream(wanted))

    def stream(self, wanted: Find) -> Iterator[Hit]:
        """The same one by one, in memory for some hundreds at a time.

        The transaction lasts as long: a database in memory can be asked nothing else meanwhile.
        """
        with reading(self.engine) as connection:
            yield from queries.stream(connection, wanted, self.ranking)

    def quotation(self, quotation_id: str) -> Hit | None:
        """The quotation with this id."""
        with reading(self.engine) as connection:
            return queries.quotation(connection, quotation_id)

    def words_before(self, hit: Hit, characters: int = 400) -> str:
        """The last so many characters that the article has before the quotation's sentence."""
        with reading(self.engine) as connection:
            return queries.words_before(connection, hit, characters)

    def rows(self, wanted: Find) -> Iterator[dict[str, export.Value]]:
        """The same as flat rows (`db.export.COLUMNS`), one at a time; `limit` counts here too."""
        return export.rows(self.stream(wanted))

    def export_csv(self, wanted: Find, file: TextIO, *, spreadsheet: bool = False) -> int:
        """Write the same as CSV with a header to a file opened with newline=""; the row count.

        For a `spreadsheet` it is marked as UTF-8, and no text becomes a formula or a number.
        """
        return export.write_csv(self.rows(wanted), file, spreadsheet=spreadsheet)

    def without_vectors(self, encoder: str) -> Iterator[QuotedText]:
        """The quotations that have no vector of this encoder, one at a time."""
        return index.without_vectors(self.engine, encoder)

    def vectors(self, encoder: str | None = None) -> tuple[int, int]:
        """How many quotations have a vector of this encoder (None: any), and how many there are."""
        with reading(self.engine) as connection:
            return index.counts(connection, encoder)

    def speakers_named(
        self,
        text: str,
        since: dt.date | None = None,
        until: dt.date | None = None,
        country: Sequence[str] = (),
    ) -> list[SpeakerRow]:
        """Whom a name, a spelling of one, a last name or a role means; maybe several.

        A role means those who had it between the two days, if anybody is known to. Where the text
        is a country's name, `country` are its names: no role counts, nor a part of a name.
        """
        with reading(self.engine) as connection:
            return understanding.speakers_named(connection, text, since, until, country)

    def is_group(self, text: str, *, roles: bool = True) -> bool:
        """Whether a text is a plural that all of a group are called by, or have as a role."""
        with reading(self.engine) as connection:
            return bool(groups.members(connection, text, roles=roles))

    def speakers(
        self, search: str | None = None, kind: SpeakerKind | None = None, limit: int = 50
    ) -> list[SpeakerRow]:
        """Speakers with `search` in one of their names, most quoted first; limit 0: all."""
        with reading(self.engine) as connection:
            return speakers.speakers(connection, search, kind, limit)

    def speaker_row(self, speaker_id: int) -> SpeakerRow | None:
        """A speaker by the id, or whom a merge made of the one who had it; None if none."""
        with reading(self.engine) as connection:
            return speakers.row_of(connection, speaker_id)

    def speaker(self, speaker_id: int) -> Profile:
        """Names, roles, judgements and possible duplicates; `Unclear` where there is none."""
        from db.profile import profile

        with reading(self.engine) as connection:
            return profile(connection, speaker_id)

    def doubtful_pairs(self, limit: int = 50) -> list[Pair]:
        """Pairs who may be one speaker and are undecided, the likeliest first; limit 0: all."""
        from db.doubtful import doubtful_pairs

        with reading(self.engine) as connection:
            return doubtful_pairs(connection, limit)

    def documents(
        self,
        search: str | None = None,
        publisher: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int = 50,
    ) -> list[DocumentRow]:
        """Documents, newest first; limit 0: all.

        `search` is a part of title, publisher, author, origin, address or id, or words that all
        stand in title and text.
        """
        with reading(self.engine) as connection:
            return documents.documents(connection, search, publisher, since, until, limit)

    def targets(self) -> list[TargetRow]:
        """All targets by name."""
        with reading(self.engine) as connection:
            return standing.targets(connection)

    def taken(
        self, target: str, since: dt.date | None = None, until: dt.date | None = None
    ) -> list[Taken]:
        """Every stance toward a target, by day of publication; the undated ones last."""
        with reading(self.engine) as connection:
            return taken.taken(connection, target, since, until)

    def human_labels(self, targets: Sequence[str] = ()) -> list[HumanLabel]:
        """The labels that people gave toward the targets (none given: all), oldest first."""
        with reading(self.engine) as connection:
            return taken.human_labels(connection, targets)

    def speakers_with(self, ids: Sequence[int]) -> list[SpeakerRow]:
        """The speakers with these numbers, the most quoted first."""
        with reading(self.engine) as connection:
            return speakers.rows_of(connection, ids)

    def nearest_speakers(self, text: str, n: int = 5) -> list[SpeakerRow]:
        """Speakers whose names are most like a text that names nobody."""
        with reading(self.engine) as connection:
            return nearest.nearest_speakers(connection, text, n)

    def nearest_topics(self, text: str, n: int = 5, speaker_ids: Sequence[int] = ()) -> list[str]:
        """Topics (of these speakers) that are most like a text that finds nothing."""
        with reading(self.engine) as connection:
            return nearest.nearest_topics(connection, text, n, speaker_ids)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind, by its name in the plural ("human_labels")."""
        with reading(self.engine) as connection:
            return documents.counts(connection)
