"""What became of the documents of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from db.values import Outcome
from quotes.errors import SkipDocument


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that is in the database now; `notes` are remarks on how it was read.

    `where` is its origin, or the id where it has none; `quotations` are those read this time.
    """

    where: str
    outcome: Outcome
    quotations: int = 0
    notes: tuple[str, ...] = ()


Done = Stored | SkipDocument
"""What became of one document: the error says why it was skipped."""


@dataclass(slots=True)
class Tally:
    """What a run did: documents by what storing them did, and those that were skipped, and why."""

    stored: Counter[Outcome] = field(default_factory=Counter)
    quotations: int = 0
    skipped: list[SkipDocument] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """Documents that were read, new or not."""
        return self.stored.total()

    @property
    def added(self) -> int:
        """Documents that the database did not have."""
        return self.stored[Outcome.ADDED]

    @property
    def replaced(self) -> int:
        """Documents that took the place of what was stored of them."""
        return self.stored[Outcome.REPLACED]

    @property
    def unchanged(self) -> int:
        """Documents that were known as they are, and left alone."""
        return self.stored[Outcome.UNCHANGED]

    def add(self, done: Done) -> None:
        """Count a document."""
        if isinstance(done, SkipDocument):
            self.skipped.append(done)
        else:
            self.stored[done.outcome] += 1
            self.quotations += done.quotations

    def counts(self) -> dict[str, int]:
        """The numbers that the database keeps with the run."""
        stored = {outcome.value: number for outcome, number in self.stored.items()}
        return {**stored, "skipped": len(self.skipped), "quotations": self.quotations}
