"""When two speakers' names are the same, for the speaker measure."""

from __future__ import annotations

import re
import unicodedata

_NEITHER_WORD_NOR_AND = re.compile(r"[^\w\s&]")
_TITLE = re.compile(r"^(?:the|mr|mrs|ms|dr|sen|rep|gov|president|senator)\s+")


def fold(name: str) -> str:
    """Lower case without accents and punctuation, and without one leading article or title."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _TITLE.sub("", " ".join(_NEITHER_WORD_NOR_AND.sub(" ", plain).split()))


def same_speaker(gold: str | None, predicted: str | None) -> bool:
    """Whether both are the same folded name, or the same names joined by "&" in any order."""
    if not gold or not predicted:
        return False
    if fold(gold) == fold(predicted):
        return True
    return {fold(part) for part in gold.split("&")} == {fold(part) for part in predicted.split("&")}
