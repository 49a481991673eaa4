"""Offices that people come into: "Lind became president", "Lind, who succeeds Ek as premier"."""

from __future__ import annotations

import re

from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import Mention
from quotes.types import Span

_AUXILIARIES = r"(?:(?:has|had|have|was|were|is|been|be|being|will|to|also|then|later|[a-z]+ly)\s)*"
_WHEN = r"(?:\s(?:on|in|last|this|earlier)(?:\s[\w’']+){1,2}?)?"
_NAME = r"(?:[A-Z][\w.’'-]*\s){1,4}"
_COMES = compiled(
    rf"(?P<who>,?\swho)?(?:,\s[^,.;:()\n]{{1,40}},)?\s{_AUXILIARIES}"
    r"(?:(?:became|becomes|become)\s"
    rf"|(?:(?:re-?)?elected|sworn[ -]in|appointed|named|chosen|installed|inaugurated|confirmed"
    rf"|nominated|promoted){_WHEN}\s(?:(?:as|to be|to)\s)?"
    rf"|(?:took|takes|taking)\s(?:over|office){_WHEN}\sas\s"
    rf"|(?:succeed|replac)(?:s|es|ed|ing)\s(?:{_NAME}|[a-z]+\s){{1,3}}as\s"
    r"|serves\sas\s)(?=\w)"
)
_STOP = re.compile(
    r"[,;:()\"“”—–.]|\s(?:in|on|at|by|from|with|under|after|before|during|amid|since|following"
    r"|despite|until|when|while|who|that|but|because|last|this|next|earlier|again|today|yesterday"
    r"|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
)
_LONGEST = 90


def comes_into(article: Article, mention: Mention) -> Span | None:
    """The words for what a name is said to have come into; None where nothing says so.

    A name that is no subject has it only behind "who": "a friend of Lind, who became president".
    """
    text = article.text
    _, high = article.sentence_span(mention.sentence)
    found = _COMES.match(text, mention.end, high)
    if found is None or (mention.subject < 0 and not found["who"]):
        return None
    end = min(high, found.end() + _LONGEST)
    stop = _STOP.search(text, found.end(), end)
    return found.end(), stop.start() if stop else end
