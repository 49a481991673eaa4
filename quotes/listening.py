"""Who hears what is done on the way to an answer: nobody, unless a listener is given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

Advance = Callable[[str], None]
"""Hears the name of each article that is done."""


@dataclass(frozen=True, slots=True)
class Listener:
    """`tell` hears remarks; `watch` is opened with how many articles there are to be read.

    What it gives hears the name of each one that is done.
    """

    tell: Callable[[str], None]
    watch: Callable[[int], AbstractContextManager[Advance]]


def _ignore(text: str) -> None:
    """Hear nothing."""


SILENT = Listener(_ignore, lambda articles: nullcontext(_ignore))
