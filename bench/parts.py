"""Where the time goes: extraction as it is, with clocks around the functions that it calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from quotes.extraction import Extractor


class Parts:
    """CPU seconds of each part; time spent in a part inside another counts for the inner one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[list[Any]] = []

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function` with a clock around it."""

        def clocked(*arguments: Any, **options: Any) -> Any:
            self._add()
            self._open.append([name, time.process_time()])
            try:
                return function(*arguments, **options)
            finally:
                self._add()
                self._open.pop()
                if self._open:
                    self._open[-1][1] = time.process_time()

        return clocked

    def _add(self) -> None:
        if self._open:
            name, since = self._open[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - since


@contextmanager
def clocks(extractor: Extractor) -> Iterator[Parts]:
    """Time the parts of this extractor's work while the context lasts. Loads its models."""
    import quotes.assemble
    import quotes.component
    import quotes.topics

    component, nlp = extractor._component, extractor._nlp
    parts = Parts()
    places: list[tuple[Any, str, str]] = [
        (type(nlp), "__call__", "spaCy pipeline"),
        (quotes.component, "layout", "layout, words, marks"),
        (quotes.component, "find", "layout, words, marks"),
        (component.reader, "read", "attribution model"),
        (quotes.assemble, "resolve", "speakers"),
        (quotes.assemble, "read", "stances"),
        (quotes.assemble, "classify_all", "stances"),
        (quotes.topics.Topics, "__init__", "topics"),
        (quotes.topics.Topics, "of", "topics"),
        (quotes.component, "assemble", "the rest"),
    ]
    with ExitStack() as stack:
        for owner, attribute, name in places:
            clocked = parts.timed(name, getattr(owner, attribute))
            stack.enter_context(patch.object(owner, attribute, clocked))
        yield parts
