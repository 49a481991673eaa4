"""Worker processes that die: the run ends in one line, at whatever step it shows."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from quotes.errors import SkipDocument, StopRun
from quotes.extraction import Extractor
from quotes.types import Document


class Pool:
    """Stands in for the processes: they die at the second document, before or after it is taken."""

    taken = 0
    takes = True

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None: ...

    def submit(self, work: object, document: Document) -> Future[Any]:
        self.taken += 1
        future: Future[Any] = Future()
        if self.taken == 1:
            future.set_result(SkipDocument(document.id, "is bad"))
        elif self.takes:
            future.set_exception(BrokenProcessPool("died"))
        else:
            raise BrokenProcessPool("died")
        return future


@pytest.mark.parametrize("takes", [True, False])
def test_a_worker_that_dies_ends_the_run(monkeypatch: pytest.MonkeyPatch, takes: bool) -> None:
    monkeypatch.setattr(Pool, "takes", takes)
    monkeypatch.setattr("quotes.extraction.ProcessPoolExecutor", Pool)
    with pytest.raises(StopRun, match="a worker process died"):
        list(Extractor().extract_all([Document("a", "A."), Document("b", "B.")], 2))
