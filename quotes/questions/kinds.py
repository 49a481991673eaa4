"""What a question may ask for, and a form of question as the tables of forms have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.types import StanceLabel


class Asks(StrEnum):
    """What a question asks for."""

    SAID = "said"
    WHO_SAID = "who_said"
    WHO_STANCE = "who_stance"
    WHO_AGREES = "who_agrees"
    WHERE_STANDS = "where_stands"
    CHANGED_MIND = "changed_mind"
    WHO_CHANGED = "who_changed"
    THINKS = "thinks"
    WHO_IS = "who_is"


class Order(StrEnum):
    """Which quotations a question asks for first."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of question, what it asks for, and the stances that its words name.

    Of who agrees with somebody: support for the same side, oppose for the other. What is `open`
    may as well be another form: whoever knows the speakers can tell.
    """

    template: str
    asks: Asks
    stances: tuple[StanceLabel, ...] = ()
    target: bool = False
    open: bool = False
