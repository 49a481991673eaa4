"""Who hears what is classified on the way to an answer: nobody, or the person at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

from quotes.cli.output import message
from quotes.cli.progress import Advance, progress


def _ignore(text: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Listener:
    """`tell` hears remarks; what `watch` opens hears the name of each article that is done."""

    tell: Callable[[str], None]
    watch: Callable[[], AbstractContextManager[Advance]]


SILENT = Listener(_ignore, lambda: nullcontext(_ignore))
TERMINAL = Listener(message, partial(progress, "Classifying", quiet=False))
