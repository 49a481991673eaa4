"""Errors, named by what follows from them: skip this document, or stop the run."""

from __future__ import annotations


class QuotesError(Exception):
    """Base of every error raised on purpose; its text is one line for a person."""


class SkipDocument(QuotesError):
    """This document cannot be used; the rest of the run goes on.

    `where` names the document (a path, a path with a line number, or an id).
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason

    def __reduce__(self) -> tuple[type[SkipDocument], tuple[str, str]]:
        # Errors pickle by their text alone, and these travel between processes.
        return type(self), (self.where, self.reason)


class StopRun(QuotesError):
    """Nothing further can be done: a missing model, an unusable database, wrong settings."""


class Unclear(QuotesError):
    """A question or name that was not understood; `suggestions` are what may have been meant."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions
