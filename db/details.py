"""What judgements keep for their undoing, as their rows hold it in JSON."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class MergeDetail(TypedDict):
    """Who was made one with another speaker, and what tells apart again what the two had.

    `speaker` is the row that is gone, `was` the name of the one kept; `documents` had the other
    alone, and `beside` is of those that had both. `names` and `roles` are the other's
    (`Sighted.columns`), of which the one kept did not have the names `alone`. `judgements` and
    `others` are the numbers of those that were on the other, first or second; `withdrawn` had said
    that the two are not one. `told` says that the Wikidata id of the one kept is the other's.
    """

    speaker: dict[str, Any]
    documents: list[str]
    beside: dict[str, Any]
    judgements: list[int]
    others: list[int]
    names: list[list[Any]]
    roles: list[list[Any]]
    alone: list[str]
    withdrawn: list[int]
    told: bool
    was: NotRequired[str]


class MoveDetail(TypedDict):
    """Which quotations were given to another speaker, who may have been `made` for that.

    `said` has of each the id, the document's, and the content; `beside` the numbers and folded
    names of who said it together with the first speaker, by id.
    """

    made: bool
    said: list[list[str]]
    beside: dict[str, list[Any]]
