"""Names of what every state has: "the Interior Ministry".

Such a name means that of the state which its article names most: it is short for "Egypt's Interior
Ministry" in an article on Egypt, and means another ministry in one on Korea.
"""

from __future__ import annotations

import re

from quotes.countries import country_of
from quotes.english.lexicon import words
from quotes.english.names import fold

_BODIES = words("parliament assembly court bank legislature")
_AROUND = words("of the and a central constitutional high national supreme upper lower state")


def is_of_a_state(name: str) -> bool:
    """Whether a name is some state's ministry, parliament, high court or central bank."""
    said = set(re.findall(r"\w+", fold(name)))
    a_body = bool(said & _BODIES) and said <= _AROUND | _BODIES
    return ("ministry" in said or a_body) and country_of((), (name,)) is None
