"""The sex that a title in a question tells, which a name that was found may contradict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from db.values import SpeakerRow

_TITLE_AND_NAME = 2  # words


def fitting_the_title(name: str, rows: Iterable[SpeakerRow]) -> tuple[SpeakerRow, ...]:
    """The speakers but for people of the other sex: "Mrs. Biden" is not Joe Biden.

    Only of a title before a last name, which tells no more of whom is meant.
    """
    # Reads a long list of given names, which other questions need not wait for.
    from quotes.english.gender import of_words
    from quotes.english.names import fold

    words = name.split()
    sex = of_words(words[0]) if len(words) == _TITLE_AND_NAME else 0
    if not sex:
        return tuple(rows)
    last = fold(words[1])
    return tuple(row for row in rows if not _is_other(row, last, -sex))


def _is_other(row: SpeakerRow, last: str, sex: int) -> bool:
    """Whether one of a person's names is that of a man (1) or a woman (-1) of this last name."""
    from quotes.english.gender import of_name
    from quotes.english.names import fold

    names = (tuple(fold(name).split()) for name in (row.name, *row.aliases))
    return row.kind is SpeakerKind.PERSON and any(
        name[-1:] == (last,) and of_name(name) == sex for name in names
    )
