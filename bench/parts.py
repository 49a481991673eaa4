"""Where the time goes: the program as it is, with clocks around the functions that it calls."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from quotes.extraction import Extractor


class Parts:
    """CPU seconds and calls of each part; time spent in a part inside another counts for the inner.

    `clock` is `time.thread_time` where parts are called from several threads at once.
    """

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self.seconds: dict[str, float] = {}
        self.calls: Counter[str] = Counter()
        self._clock = clock
        self._lock = threading.Lock()
        self._of_thread = threading.local()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function` with a clock around it."""

        def clocked(*arguments: Any, **options: Any) -> Any:
            under_way = self._of_thread.__dict__.setdefault("under_way", [])
            self._add(under_way)
            under_way.append([name, self._clock()])
            try:
                return function(*arguments, **options)
            finally:
                self._add(under_way)
                under_way.pop()
                if under_way:
                    under_way[-1][1] = self._clock()
                with self._lock:
                    self.calls[name] += 1

        return clocked

    def _add(self, under_way: list[list[Any]]) -> None:
        if under_way:
            name, since = under_way[-1]
            with self._lock:
                self.seconds[name] = self.seconds.get(name, 0.0) + self._clock() - since

    @contextmanager
    def on(self, places: Iterable[tuple[Any, str, str]]) -> Iterator[Parts]:
        """Clocks on functions, each as (owner, attribute, part), while the context lasts."""
        with ExitStack() as stack:
            for owner, attribute, name in places:
                clocked = self.timed(name, getattr(owner, attribute))
                stack.enter_context(patch.object(owner, attribute, clocked))
            yield self


@contextmanager
def clocks(extractor: Extractor) -> Iterator[Parts]:
    """Time the parts of this extractor's work while the context lasts. Loads its models."""
    import quotes.assemble
    import quotes.component
    import quotes.topics

    component, nlp = extractor._component, extractor._nlp
    places = [
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
    with Parts().on(places) as parts:
        yield parts
