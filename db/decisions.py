"""What a person decides on who is who: each method one transaction, and kept as a judgement."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection

from db.engine import writing
from db.lookups import Lookups
from db.speakers import rows_of
from db.values import Judged

P = ParamSpec("P")


class Decisions(Lookups):
    """The part of `Database` in which speakers are given by their numbers, as lookups tell them.

    `Unclear`, and nothing changed, where something cannot be done. `person` is who decides.
    """

    def merge(self, kept: int, other: int, person: str) -> Judged:
        """Say that two speakers are one, who is given back and has all that both have.

        The name is that of `kept`, unless the other's is fuller or `kept` has but a description;
        the number is that of the better known, to which the other one leads from then on.
        """
        from db.judgements import merge

        return self._judge(merge, kept, other, person)

    def split(
        self,
        speaker_id: int,
        person: str,
        names: Collection[str] = (),
        documents: Collection[str] = (),
    ) -> Judged:
        """Take what some documents have of a speaker out, as the new speaker that is given back.

        They are the `documents`, and those in which the speaker goes by one of the `names`.
        """
        from db.judgements import split

        return self._judge(split, speaker_id, person, names, documents)

    def move(
        self,
        speaker_id: int,
        to: int | str,
        person: str,
        quotations: Collection[str] = (),
        names: Collection[str] = (),
        documents: Collection[str] = (),
    ) -> Judged:
        """Say that another speaker, who is given back, said some quotations of one.

        `to` is that speaker's number, or the name of a new one. The quotations are those of the
        ids, and those that were said under one of the `names` and stand in one of the `documents`.
        """
        from db.reattribution import reattribute, said_under

        def decide(connection: Connection) -> int:
            chosen = [*quotations]
            if names or documents:
                chosen += said_under(connection, speaker_id, names, documents)
            return reattribute(connection, speaker_id, chosen, to, person)

        return self._judge(decide)

    def tell_apart(self, one: int, other: int, person: str) -> Judged:
        """Say that two speakers are not one, whatever their names."""
        from db.judgements import tell_apart

        return self._judge(tell_apart, one, other, person)

    def rename(self, speaker_id: int, name: str, person: str) -> Judged:
        """Choose a speaker's name; no later document changes it."""
        from db.judgements import rename

        return self._judge(rename, speaker_id, name, person)

    def add_alias(self, speaker_id: int, name: str, person: str) -> Judged:
        """Give a speaker a further name, by which new documents may mean them too."""
        from db.judgements import add_alias

        return self._judge(add_alias, speaker_id, name, person)

    def remove_alias(self, speaker_id: int, name: str, person: str) -> Judged:
        """Take back a name that a person gave; one that documents have cannot be denied."""
        from db.judgements import remove_alias

        return self._judge(remove_alias, speaker_id, name, person)

    def set_wikidata(self, speaker_id: int, item: str | None, person: str) -> Judged:
        """Say which item of Wikidata a speaker is ("Q58217"); None: that it is not known."""
        from db.judgements import set_wikidata

        return self._judge(set_wikidata, speaker_id, item, person)

    def undo(self, number: int, person: str) -> Judged:
        """Take a judgement back, a rule's or a person's.

        What a rule joined becomes a speaker of its own, and is told apart from the other for good.
        """
        from db.judgements import undo

        with writing(self.engine) as connection:
            (speaker,) = rows_of(connection, [undo(connection, number, person)])
            return Judged(number, speaker)

    def _judge(
        self,
        decide: Callable[Concatenate[Connection, P], int],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> Judged:
        from db.judging import judged

        with writing(self.engine) as connection:
            return judged(connection, decide(connection, *arguments, **named))
