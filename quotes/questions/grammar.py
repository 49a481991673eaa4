"""From the words of a question to what it asks for."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field, replace

from quotes.errors import Unclear
from quotes.questions.dates import take_dates
from quotes.questions.examples import EXAMPLES, NotUnderstood
from quotes.questions.forms import opening, speakers
from quotes.questions.kinds import Asks, Order, Pattern
from quotes.questions.nearest import halves, named, nearest, of_each_other, without_source
from quotes.questions.patterns import PATTERNS
from quotes.questions.wording import names, normalise, without_chatter
from quotes.questions.words import CLASSES
from quotes.types import StanceLabel

LONGEST = 1000
"""Characters that a question may have."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for.

    `speaker` and `about` are words of the question, without articles taken off or names looked
    up. `target` takes the place of `about` in questions about stances; `stances` are the labels
    that the question names ("opposes"), none where it asks for all of them. `since` and `until`
    are the first and the last day, both inclusive. `order` is what is to come first ("latest"),
    `by_country` whether countries are asked for in place of speakers. `denied` says that denials
    are asked for, and `among` of whom the answer is to be ("politicians"). `lead` is the word right
    before the topic ("about", "that", "tell"). Whoever knows the publishers fills in `publisher`.
    """

    kind: Asks
    speaker: str | None = None
    about: str | None = None
    target: str | None = None
    stances: tuple[StanceLabel, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    order: Order | None = None
    by_country: bool = False
    denied: bool = False
    among: str | None = None
    lead: str | None = field(default=None, compare=False)
    publisher: str | None = None


_WHO = (Asks.WHO_SAID, Asks.WHO_STANCE, Asks.WHO_AGREES, Asks.WHO_CHANGED)

# What follows a target and is no part of it. In capitals it may be: "Apocalypse Now".
_BESIDE_TARGET = re.compile(
    r"(?:,? (?:and )?(?:(?:the )?(?:most|least|strongest|loudest)|now|nowadays|these days|currently"
    r"|at present|at the moment|right now|still|publicly|openly|strongly|any ?more|any longer"
    r"|and (?:why|how|when|where|since when)|why|or why not))+$"
)
_AND_WHEN = re.compile(r"(?:^|,? )and (?:when|where|why|how|to whom)$", re.IGNORECASE)
_ORDERS = (
    (Order.NEWEST, re.compile(r"\b(?:last|latest|lately|newest|(?:most )?recent(?:ly)?)\b", re.I)),
    (Order.OLDEST, re.compile(r"\b(?:first|earliest)\b", re.I)),
)
_RECENTLY = re.compile(r"\b(?:lately|recently)\W*$", re.IGNORECASE)
_COUNTRIES = re.compile(
    r"\b(?:which|what|how many) (?:of (?:the|these) )?(?:countr(?:y|ies)|governments?)\b", re.I
)
_DENIED = re.compile(rf"\b(?:{CLASSES['deny']})\b", re.I)
_AMONG = re.compile(
    rf"(?:which|what|how many) (?:of (?:the|these) )?({CLASSES['among']})\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|them|this|that|these|those|there|not|the|a|an|his|their"
    r"|anything|something|everything|someone|somebody|anyone|anybody|everyone|everybody|nobody"
    r"|no one)",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?-i:not|never)\b| (?:not|never|no longer)$", re.IGNORECASE)
_POINTS = re.compile(r"it|this|that|these|those|them|him|her|so", re.IGNORECASE)
# What a name does not end in: "the State Department" is cut before its "State".
_CUT = re.compile(r"(?:.* )?(?:the|an?|of|for|on|in|at|by|to|from|with|about|and|or)")


def _clean(words: str | None) -> str | None:
    """The words of a slot without marks around them; None where none are left."""
    text = (words or "").strip(" ,;:?!")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip(" ,;:")
    text = re.sub(r"^(?:that|whether|how) (?=\S+ \S)", "", text, flags=re.IGNORECASE)
    return text if any(c.isalnum() for c in text) or _symbolic(text) else None


def _symbolic(text: str) -> bool:
    """Whether the text holds a sign that may be a name, such as an emoji."""
    return any(unicodedata.category(c) in ("So", "Sk", "Sm", "Sc") for c in text)


def _frame(match: re.Match[str]) -> str:
    """The words of the question that stand in no slot."""
    text = match.string
    for slot in ("topic", "speaker"):
        if match.groupdict().get(slot):
            start, end = match.span(slot)
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _lead(match: re.Match[str]) -> str | None:
    """The word right before the topic, folded."""
    if not match.groupdict().get("topic"):
        return None
    *_, last = ("", *match.string[: match.start("topic")].split())
    return last.casefold() or None


def _among(frame: str) -> str | None:
    """Of whom a question asks, where that is not just anyone: "which politicians"."""
    found = _AMONG.match(frame)
    return found[1] if found else None


def _question(pattern: Pattern, speaker: str | None, match: re.Match[str]) -> Question | None:
    topic = _clean(match.groupdict().get("topic"))
    name = _clean(speaker)
    if name is None and speaker is not None:
        return None
    frame = _frame(match)
    order = next((order for order, words in _ORDERS if words.search(frame)), None)
    by_country = bool(_COUNTRIES.search(frame))
    denied = pattern.asks in (Asks.SAID, Asks.WHO_SAID) and bool(_DENIED.search(frame))
    question = Question(
        pattern.asks,
        name,
        stances=pattern.stances,
        order=order,
        by_country=by_country,
        denied=denied,
        among=_among(frame) if pattern.asks in _WHO else None,
        lead=_lead(match),
    )
    if pattern.target:
        return replace(question, target=topic and _BESIDE_TARGET.sub("", topic))
    return replace(question, about=topic and (_AND_WHEN.sub("", topic) or None))


def readings(question: str, today: dt.date) -> tuple[Question, ...]:
    """What a question may ask for, likeliest first: more than one where a name's end is open.

    "The position of the Council on Foreign Relations on Syria" has two readings; whoever knows
    the speakers can tell which is meant.

    Raises:
        Unclear: as for `parse`.
    """
    if len(question) > LONGEST:
        raise Unclear(f"a question may have {LONGEST} characters, this one has {len(question)}")
    text = normalise(question)
    if not text:
        raise NotUnderstood("the question is empty", EXAMPLES)
    bare, since, until = take_dates(text, today)
    bare = without_chatter(bare)
    lately = Order.NEWEST if _RECENTLY.search(question) else None
    others: list[Question] = []
    cut: list[Question] = []
    for pattern in PATTERNS:
        if not opening(pattern.template).match(bare):
            continue
        found = [
            replace(reading, since=since, until=until, order=reading.order or lately)
            for speaker, match in speakers(bare, pattern)
            if (reading := _question(pattern, speaker, match))
        ]
        cut += (reading for reading in found if _CUT.fullmatch(reading.speaker or ""))
        found = [reading for reading in found if reading not in cut]
        if not found:
            continue
        name = found[0].speaker
        if name and _PRONOUN.fullmatch(name):
            raise NotUnderstood(f"whom does “{name}” mean? Please name the speaker", EXAMPLES)
        if name and _NOT.search(name):
            raise NotUnderstood("what somebody did not say cannot be looked up", EXAMPLES)
        topic = found[0].about or found[0].target
        if topic and _POINTS.fullmatch(topic):
            raise NotUnderstood(f"what does “{topic}” mean? Please name it", EXAMPLES)
        _refuse_two(text, found[0], today)
        _refuse_hearsay(bare, found[0], today)
        if not pattern.open:
            return tuple(dict.fromkeys([*others, *found]))
        others += found
    if others or cut:
        return tuple(dict.fromkeys(others or cut))
    raise NotUnderstood(f"“{text}” is not a question that can be answered", nearest(bare))


def _refuse_two(text: str, found: Question, today: dt.date) -> None:
    """Raise NotUnderstood where a topic holds a question of its own."""
    asked = of_each_other(names(found.speaker or ""), found.about)
    who_is = found.speaker if found.kind is Asks.WHO_IS else None
    both = halves(text, found.about, found.target, who_is)
    with contextlib.suppress(Unclear):
        if both is not None:
            first, second = both
            name = parse(first, today).speaker
            second = named(second, name) if name else second
            if parse(second, today).kind is not Asks.WHO_IS:
                asked = (f"{first}?", f"{second}?")
    if asked:
        raise NotUnderstood("these are two questions; please ask one at a time", asked)


def _refuse_hearsay(text: str, found: Question, today: dt.date) -> None:
    """Raise NotUnderstood where somebody's words are asked for according to somebody else."""
    asked = without_source(text, found.speaker or "")
    own = None
    with contextlib.suppress(Unclear):
        own = parse(asked, today) if asked else None
    if own and own.speaker and own.kind is not Asks.WHO_IS:
        both = f"{own.speaker} according to {found.speaker}"
        raise NotUnderstood(f"the words of {both} cannot be looked up", (f"{asked}?",))


def parse(question: str, today: dt.date) -> Question:
    """What a question in English asks for; dates in it are relative to `today`.

    Case, marks, short forms and polite words around the question do not matter.

    Raises:
        Unclear: the question is empty, longer than `LONGEST`, of no known form (the suggestions
            are questions that can be answered), names nobody ("he"), or holds a date that does
            not exist or is ambiguous.
    """
    return readings(question, today)[0]
