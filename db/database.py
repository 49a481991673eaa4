"""The database as the rest of the program sees it: one object, plain values in and out.

Each method is one transaction. What only reads loads neither SQLModel nor the tables, since
starting them takes as long as all the rest of answering a question.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from sqlalchemy import Connection, Engine

from db import (
    documents,
    export,
    index,
    nearest,
    queries,
    speakers,
    standing,
    taken,
    understanding,
    unread,
)
from db.engine import reading, writing
from db.index import QuotedText
from db.meaning import Encoder, keep
from db.values import (
    DocumentRow,
    Find,
    Hit,
    Judgement,
    Outcome,
    Pair,
    Profile,
    Reclassified,
    SpeakerRow,
    StanceRow,
    Taken,
    TargetRow,
)
from quotes.types import Document, Record, SpeakerKind, StanceLabel, Target, Verdict

if TYPE_CHECKING:
    from db.mention import Identify
    from db.reclassify import Classify


class Database:
    """An open database. Every method may raise `StopRun` where the file cannot be used.

    `engine` is there for SQLModel sessions of your own; their transactions begin as writers do.
    With an `encoder`, topics are looked for by what they mean, too.
    """

    def __init__(self, engine: Engine, encoder: Encoder | None = None) -> None:
        self.engine = engine
        self.encoder = encoder
        self._stored: Counter[str] = Counter()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start_run(
        self, versions: Mapping[str, str], settings: Mapping[str, object] | None = None
    ) -> int:
        """Begin a run; its number.

        `versions` says the version of the program ("quotes") and of each model. Settings are kept
        as JSON. Documents that were read with other versions or settings are read again.
        """
        from db.runs import start_run

        self._stored.clear()
        with writing(self.engine) as connection:
            return start_run(connection, versions, settings or {})

    def finish_run(self, run: int, counts: Mapping[str, int] | None = None) -> None:
        """End a run; `counts` as given, or what this object stored since the run began."""
        from db.runs import finish_run

        with writing(self.engine) as connection:
            finish_run(connection, run, self._stored if counts is None else counts)

    def known(self, document: Document, run: int | None = None) -> bool:
        """Whether storing this document would change nothing.

        True where its text and metadata are stored already and, with `run`, were read with the
        versions and settings of that run.
        """
        from db.store import is_known

        with reading(self.engine) as connection:
            return is_known(connection, document, run)

    def store(
        self, record: Record, run: int, *, force: bool = False, identify: Identify | None = None
    ) -> Outcome:
        """Keep a document with its quotations, in one transaction.

        A document that is `known` changes nothing, unless `force` is set. A changed one replaces
        its quotations; speakers and topics that nothing refers to any more go, while labels and
        whatever else a person did stay. `identify` replaces the rules that recognise speakers of
        other documents (`db.identity`). Raises `SkipDocument` for a text that no database keeps.
        """
        from db.store import store

        more = {} if identify is None else {"identify": identify}
        outcome = store(self.engine, record, run, force=force, **more)
        self._stored[outcome.value] += 1
        return outcome

    def put_targets(self, targets: Iterable[Target]) -> None:
        """Add targets; those that are there get the new description and also the new aliases."""
        from db.targets import put_targets

        with writing(self.engine) as connection:
            put_targets(connection, targets)

    def add_target(self, target: Target) -> None:
        """Add a target; `Unclear` where one of its names is another's."""
        from db.targets import add_target

        with writing(self.engine) as connection:
            add_target(connection, target)

    def edit_target(
        self,
        target: str,
        *,
        name: str | None = None,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        description: str | None = None,
    ) -> None:
        """Give a target another name or description, and add or remove aliases.

        `Unclear` where the target or an alias is not there, or a name is another target's.
        """
        from db.targets import edit_target

        with writing(self.engine) as connection:
            edit_target(connection, target, name, add, remove, description)

    def target_counts(self, target: str) -> tuple[int, int]:
        """How many stances and how many labels by people a target has; `Unclear` if none."""
        from db.targets import target_counts

        with reading(self.engine) as connection:
            return target_counts(connection, target)

    def remove_target(self, target: str) -> None:
        """Remove a target with its stances and the labels that people gave; `Unclear` if none."""
        from db.targets import remove_target

        with writing(self.engine) as connection:
            remove_target(connection, target)

    def unread(self, targets: Sequence[TargetRow], version: str | None = None) -> int:
        """How many stored documents were not read for one of the targets as they are now.

        With `version`, being read by another model of stances counts as not being read.
        """
        with reading(self.engine) as connection:
            return unread.count_unread(connection, targets, version)

    def reclassify(
        self,
        targets: Sequence[TargetRow],
        names: Sequence[str],
        classify: Classify,
        versions: Mapping[str, str],
        *,
        version: str | None = None,
        everything: bool = False,
        advance: Callable[[str], None] = lambda document: None,
    ) -> Reclassified:
        """Classify stored quotations toward targets in a new run, whose labels count at its end.

        `names` are phrases of which an article must hold one to be looked at; `classify` gives
        the stances of its quotations; `advance` hears of each article that was done. Documents
        that were read for the targets already are left as they are, unless `everything` is set;
        `version` is as for `unread`. Labels by people stay and go on to win. Whatever ends this
        early leaves the old labels in place.
        """
        from db.reclassify import reclassify

        return reclassify(
            self.engine,
            targets,
            names,
            classify,
            versions,
            advance,
            version=version,
            everything=everything,
        )

    def put_label(
        self,
        quotation_id: str,
        target: str,
        label: Verdict | StanceLabel,
        person: str,
        note: str = "",
    ) -> None:
        """Keep what a person reads in a quotation; `Unclear` where one is not there.

        It wins over the model's label; with "not about" the quotation has no stance any more.
        """
        from db.labels import put_label

        with writing(self.engine) as connection:
            put_label(connection, quotation_id, target, label, person, note)

    def find(self, wanted: Find) -> list[Hit]:
        """The quotations that fit, in the order asked for.

        Of the words of `about` all are looked for first, in the quotation, its sentence and the
        article's title; only where no quotation has all, any of them will do, and quotations with
        more of them come first, whatever the order. With an `encoder` quotations that mean nearly
        the same are found beside those with all the words.
        """
        with reading(self.engine) as connection:
            return list(queries.stream(connection, wanted, self.encoder))

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
        with reading(self.engine) as connection:
            yield from export.rows(connection, wanted, self.encoder)

    def export_csv(self, wanted: Find, file: TextIO) -> int:
        """Write the same as CSV with a header to a file opened with newline=""; the row count."""
        return export.write_csv(self.rows(wanted), file)

    def without_vectors(self, encoder: str) -> Iterator[QuotedText]:
        """The quotations that have no vector of this encoder, one at a time."""
        return index.without_vectors(self.engine, encoder)

    def put_vectors(self, encoder: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by the id of their quotation, in place of those of another encoder."""
        with writing(self.engine) as connection:
            keep(connection, encoder, vectors)

    def vectors(self, encoder: str) -> tuple[int, int]:
        """How many quotations have a vector of this encoder, and how many there are."""
        with reading(self.engine) as connection:
            return index.counts(connection, encoder)

    def speakers_named(
        self, text: str, since: dt.date | None = None, until: dt.date | None = None
    ) -> list[SpeakerRow]:
        """Whom a name, a spelling of one, a last name or a role means; maybe several.

        A role means those who had it between the two days, if anybody is known to.
        """
        with reading(self.engine) as connection:
            return understanding.speakers_named(connection, text, since, until)

    def speakers(
        self, search: str | None = None, kind: SpeakerKind | None = None, limit: int = 50
    ) -> list[SpeakerRow]:
        """Speakers with `search` in one of their names, most quoted first; limit 0: all."""
        with reading(self.engine) as connection:
            return speakers.speakers(connection, search, kind, limit)

    def speaker_row(self, speaker_id: int) -> SpeakerRow | None:
        """A speaker by the id, None where there is none."""
        with reading(self.engine) as connection:
            return next(iter(speakers.rows_of(connection, [speaker_id])), None)

    def speaker(self, speaker_id: int) -> Profile:
        """Names, roles, judgements and possible duplicates; `Unclear` where there is none."""
        from db.profile import profile

        with reading(self.engine) as connection:
            return profile(connection, speaker_id)

    def doubtful_pairs(self, limit: int = 50) -> list[Pair]:
        """Pairs of speakers who may be one and on whom no person has decided, likeliest first."""
        from db.doubtful import doubtful_pairs

        with reading(self.engine) as connection:
            return doubtful_pairs(connection, limit)

    def judge(self, decide: Callable[[Connection], int]) -> int:
        """Let one of the functions of `db.judgements` decide, in a transaction of its own.

        `database.judge(lambda c: judgements.merge(c, 12, 57, "Ana"))` gives the number of the
        judgement. Nothing changes where it raises `Unclear`.
        """
        with writing(self.engine) as connection:
            return decide(connection)

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

    def stance_by_speaker(self, target: str, labels: Sequence[StanceLabel] = ()) -> list[StanceRow]:
        """Speakers who take one of the sides (none given: any), the most and surest first."""
        with reading(self.engine) as connection:
            return standing.stance_by_speaker(connection, target, labels)

    def taken(
        self, target: str, since: dt.date | None = None, until: dt.date | None = None
    ) -> list[Taken]:
        """Every stance toward a target, by day of publication; the undated ones last."""
        with reading(self.engine) as connection:
            return taken.taken(connection, target, since, until)

    def judgements(self, targets: Sequence[str] = ()) -> list[Judgement]:
        """The labels that people gave toward the targets (none given: all), oldest first."""
        with reading(self.engine) as connection:
            return taken.judgements(connection, targets)

    def speakers_with(self, ids: Sequence[int]) -> list[SpeakerRow]:
        """The speakers with these numbers, the most quoted first."""
        with reading(self.engine) as connection:
            return speakers.rows_of(connection, ids)

    def nearest_speakers(self, text: str, n: int = 5) -> list[SpeakerRow]:
        """Speakers whose names are most like a text that names nobody."""
        with reading(self.engine) as connection:
            return nearest.nearest_speakers(connection, text, n)

    def nearest_topics(self, text: str, n: int = 5) -> list[str]:
        """Topics of quotations that are most like a text that finds nothing."""
        with reading(self.engine) as connection:
            return nearest.nearest_topics(connection, text, n)

    def counts(self) -> dict[str, int]:
        """Rows of each kind: documents, quotations, speakers, targets, stances, topics and runs."""
        with reading(self.engine) as connection:
            return documents.counts(connection)
