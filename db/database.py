"""The database as the rest of the program sees it: one object, plain values in and out.

What it is asked stands in `db.lookups`, what a person decides on speakers in `db.decisions`; here
is what else changes it. Each method is one transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from db.decisions import Decisions
from db.engine import writing
from db.meaning import keep
from db.reranking import Ranking
from db.values import Outcome, Reclassified, TargetRow
from quotes.types import Record, StanceLabel, Target, Verdict

if TYPE_CHECKING:
    from db.mention import Identify
    from db.reclassify import Classify, Watch


class Database(Decisions):
    """An open database. Every method may raise `StopRun` where the file cannot be used.

    `engine` is there for SQLModel sessions of your own; their transactions begin as writers do.
    `ranking` says how topics are looked for (see `db.open`).
    """

    def __init__(self, engine: Engine, ranking: Ranking | None = None) -> None:
        super().__init__(engine, ranking)
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

    def store(
        self, record: Record, run: int, *, force: bool = False, identify: Identify | None = None
    ) -> Outcome:
        """Keep a document with its quotations, in one transaction.

        A document that is `known` changes nothing, unless `force` is set. A changed one replaces
        its quotations; speakers and topics that nothing refers to any more go, while labels and
        whatever else a person did stay. `identify` replaces the rules that recognise speakers of
        other documents (`db.identity`). Raises `SkipDocument` for a text that no database keeps and
        a document without an id, `StopRun` where there is no such run.
        """
        from db.store import store

        more = {} if identify is None else {"identify": identify}
        outcome = store(self.engine, record, run, force=force, **more)
        self._stored[outcome.value] += 1
        return outcome

    def settle(self, run: int, identify: Identify | None = None) -> int:
        """Join whoever has a last name alone and is known by what else a run read; how many.

        For the end of a run: what the rules say of a name depends on what was read before it.
        """
        from db.identity import identify as by_rules
        from db.settling import settle

        with writing(self.engine) as connection:
            return settle(connection, run, identify or by_rules)

    def put_targets(self, targets: Iterable[Target]) -> None:
        """Add targets; those that are there get the new description and also the new aliases.

        `Unclear`, and none of them added, where a name is another target's.
        """
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

    def remove_target(self, target: str) -> None:
        """Remove a target with its stances and the labels that people gave; `Unclear` if none."""
        from db.targets import remove_target

        with writing(self.engine) as connection:
            remove_target(connection, target)

    def reclassify(
        self,
        targets: Sequence[TargetRow],
        names: Sequence[str],
        classify: Classify,
        versions: Mapping[str, str],
        *,
        version: str | None = None,
        everything: bool = False,
        watch: Watch = lambda articles: nullcontext(lambda document: None),
    ) -> Reclassified:
        """Classify stored quotations toward targets in a new run, whose labels count at its end.

        `names` are phrases of which an article must hold one to be looked at; `classify` gives
        the stances of its quotations; `watch` is opened with how many articles there are,
        and what it gives hears of each that was done. Documents that were read for the targets
        already are left as they are, unless `everything` is set; `version` is as for `unread`.
        Labels by people stay and go on to win. Whatever ends this early leaves the old labels in
        place.
        """
        from db.reclassify import reclassify

        return reclassify(
            self.engine,
            targets,
            names,
            classify,
            versions,
            watch,
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

    def put_vectors(self, encoder: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by the id of their quotation, in place of those of another encoder."""
        with writing(self.engine) as connection:
            keep(connection, encoder, vectors)
