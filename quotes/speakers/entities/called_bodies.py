"""Names that the entities hold for people's, and that the text calls bodies: Swapo, Xinhua."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotes.english import gender
from quotes.english.lexicon import words
from quotes.english.places import COUNTRIES
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import PERSON
from quotes.types import Span

_SORTS = (
    r"(?:political |news |state |rebel |militant |armed |tech |technology |opposition )?"
    r"(?:party|newspaper|agency|daily|tabloid|company|firm|group|movement|airline|retailer|giant"
    r"|carmaker|automaker|manufacturer|militia|charity|broadcaster|union)"
)
# Of bodies; people have spokesmen, aides and lawyers as well.
_LED = (
    r"(?:party |parliamentary |deputy |vice[- ])?"
    r"(?:leaders?|secretary[- ]general|chair(?:man|woman|person)?|presidents?|founders?|co-founder"
    r"|chief executive|ceo|members?|mps?|lawmakers?|legislators?|candidates?|fighters?|militants?"
    r"|gunmen|insurgents?|executives?|shares|shareholders|headquarters)"
)
# "A union organiser" and "the group's founder" are people.
_HEADS_IT = r"(?=[,.;:)]|\s(?:that|which|based|in|of|founded|owned|behind|led|said|says)\b)"
_AFTER = re.compile(
    rf" (?:{_SORTS}|{_LED})\b(?!['’])|, (?:an?|the) (?:[\w-]+ ){{0,3}}{_SORTS}{_HEADS_IT}", re.I
)
_BEFORE = re.compile(rf"\b(?:the|an?|state|tech|[a-z]+-[a-z]+) (?:[\w-]+ ){{0,2}}{_SORTS},? $")
# Countries and the capitals that stand for them; some are first names as well.
_PLACES = COUNTRIES | words("berlin london paris washington madrid vienna sofia havana sydney")
_ENDS_AS_ACRONYM = compiled(r"[A-Z]\w+-[A-Z]{2,}$")
_ITSELF = re.compile(
    r"[\"“]?(?:that )?it (?:would|will|had|has|did|does) (?:not |also |already |never )?"
    r"(?!be |been |take|cost|make|mean|seem|come|become|depend|happen|remain|look|matter)\w"
)
_HIMSELF = re.compile(r"[\"“]?(?:that )?(?:he|she|his|her)\b")


def bodies_by_context(article: Article, mentions: list[Mention]) -> set[str]:
    """The keys of names labelled as people's that the text treats as those of bodies.

    Not a surname of somebody named in full, nor what ever has a title or a first name, nor who
    says of himself "he".
    """
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(mention.key, []).append(mention)
    full = {t for m in mentions if m.label == PERSON and len(m.tokens) > 1 for t in m.tokens}
    said = {a.source: a.content[0] for a in reversed(article.attributions) if a.content}
    found = set()
    for key, those in named.items():
        if not any(m.label == PERSON for m in those) or any(m.title for m in those):
            continue
        first = those[0].tokens[0] if those[0].tokens else ""
        alone = len(those[0].tokens) == 1
        given = gender.is_given(first) and key not in _PLACES
        if given or len(those[0].tokens) > 2 or (alone and first in full):
            continue
        says = [_said(article.text, said, m) for m in those]
        if any(_HIMSELF.match(words) for words in says):
            continue
        if any(_called(article.text, m) for m in those) or any(map(_ITSELF.match, says)):
            found.add(key)
    return found


def _called(text: str, mention: Mention) -> bool:
    """Whether the words beside a name are those beside a party's, a paper's or a company's."""
    if _ENDS_AS_ACRONYM.search(text, mention.start, mention.end):
        return True
    before = _BEFORE.search(text, max(mention.start - 50, 0), mention.start)
    return before is not None or _AFTER.match(text, mention.end) is not None


def _said(text: str, said: Mapping[tuple[Span, ...], Span], mention: Mention) -> str:
    """How what a source's only name says begins; "" for other names."""
    start, end = said.get(((mention.start, mention.end),), (0, 0))
    return text[start : min(end, start + 60)]
