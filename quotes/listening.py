"""Who hears what is done on the way to an answer: nobody, unless a listener is given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

Advance = Callable[[str], None]
"""Hears the name of each article that is done."""


@dataclass(frozen=True, slots=True)
class Listener:
    """`tell` hears remarks; what `watch` opens hears of each article that is classified."""

    tell: Callable[[str], None]
    watch: Callable[[], AbstractContextManager[Advance]]


def _ignore(text: str) -> None:
    """Hear nothing."""


SILENT = Listener(_ignore, lambda: nullcontext(_ignore))
