"""Quotations that deny what they are about, in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotes.answers.nearness import NEAR, apart
from quotes.phrases import count

if TYPE_CHECKING:
    from db.values import Hit

_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?)\b", re.IGNORECASE
)
# An offer is dismissed, too; to dismiss what was alleged is to deny it.
_TURNED_DOWN = re.compile(
    r"\b(?:dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE
)
_ALLEGED = re.compile(r"\b(?:claim|charge|rumou?r|report|(?:accus|alleg)ation)s?\b", re.IGNORECASE)
# No "denied": to be denied a visa is another thing.
_CONTENT = re.compile(
    r"\b(?:deny|denying|(?:is|are|was|were) false|untrue|not true|baseless|groundless|unfounded"
    r"|fabricat(?:ed|ions?))\b",
    re.IGNORECASE,
)


def denials(found: Iterable[Hit]) -> tuple[tuple[Hit, ...], tuple[Hit, ...], tuple[str, ...]]:
    """What denies; what else is on the topic or near it, if nothing on it does; a remark on that.

    A denial is told by its cue ("denied") or a word of the content ("baseless"). A quotation with
    a mere "not" in it may deny anything.
    """
    found = tuple(found)
    on_topic, near = apart(found)
    answers = tuple(hit for hit in on_topic if _denies(hit))
    if answers:
        rest = len(on_topic) - len(answers)
        others = f"not shown: {count(rest, 'quotation')} on it without a word of denial"
        return answers, tuple(hit for hit in near if _denies(hit)), (others,) if rest else ()
    best = dict.fromkeys((*filter(_denies, found), *on_topic, *near))
    return (), tuple(best)[:NEAR], ()


def _denies(hit: Hit) -> bool:
    if hit.negated:
        return False
    turned_down = _TURNED_DOWN.search(hit.cue) and _ALLEGED.search(hit.content)
    return bool(_CUE.search(hit.cue) or turned_down or _CONTENT.search(hit.content))
