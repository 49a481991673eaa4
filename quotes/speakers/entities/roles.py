"""What the article says people are: titles before a name, appositions around it, "X is the ..."."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.english import gender, phrases
from quotes.english.lexicon import (
    ARTICLES,
    DETERMINERS,
    ORGANISATIONS,
    PREPOSITIONS,
    SENTENCE_WORDS,
    TITLES,
    words,
)
from quotes.english.names import fold
from quotes.english.offices import Office, office
from quotes.english.places import COUNTRIES, REGIONS, content_words, party_and_state
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.entities.appointments import comes_into
from quotes.speakers.entities.entity import Entity, Role
from quotes.speakers.entities.role_words import offices
from quotes.speakers.mentions.capitals import past_opening
from quotes.speakers.mentions.find import Mention
from quotes.types import Span

_AFTER = compiled(
    r"(?:,|\s?[—–-]{1,2})?\s*(?P<party>\([^)]{1,30}\)|[RDI]-[A-Z][\w.]+)?,?\s*(?:\d\d,\s*)?"
    r"(?:who (?:is|was|had been|has been) "
    r"|(?:is|was|became|has been) (?=(?:the|an?|also the|now the)\s))?"
)
_BEFORE = compiled(
    r"(?:^|(?<=[\s(“\"]))(?P<np>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*[’']s?)\s[^,.;:\"“”]{3,90}),\s$"
)
_OF_PLACE = compiled(r"(?:,\s\d\d,?)?\sof\s(?P<place>[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)")
_SORT_AFTER = re.compile(r" ([a-z]+)\b")
_SORT_BEFORE = re.compile(r"\b([a-z]+) (?:the )?$")
_APPOSED = re.compile(r", (?:an?|the) (?=\w)")
_CROWNED = re.compile(r"(?:Pope|King|Queen|Emperor|Empress)(?= )")
_GOES_ON = re.compile(r"(?:and|or|but|nor)\s")
_BEFORE_ARTICLE = words("also now then once still both and or himself herself not currently")
_GOVERNING = words("of for")
_WITHIN = _GOVERNING | words("the and affairs")
_KIN = ROLE_CLASS["wife"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_VERBS = words("to is are was were be been do does did has have had will would can could should")
_TIMES = words("day night morning afternoon evening week weekend month year today yesterday")
_LOWER_MODIFIERS = words(
    "former senior top state chief prime deputy vice shadow opposition rebel presidential foreign "
    "assistant associate acting interim general national federal regional local conservative "
    "liberal republican democratic democrat veteran retired leading prominent then current "
    "incoming outgoing longtime fellow co press campaign military political policy "
    "communications defence defense finance interior justice health transport attorney "
    "executive managing law criminology science economics history and world tour minority "
    "majority house presumptive vice-presidential hopeful human rights film news sports white "
    "black lead co-founder chief-executive us u.s. nominee front-runner candidate media "
    "university"
)


def collect(article: Article, entities: list[Entity]) -> None:
    """Fill `roles`, `offices` and `gender` of people, and `sorts` of all others."""
    named = frozenset(m.end for e in entities if e.is_person for m in e.mentions)
    for entity in entities:
        if not entity.is_person:
            for mention in entity.mentions:
                entity.sorts |= _sorts(article, mention)
            continue
        for mention in entity.mentions:
            for role in _roles(article, mention, named):
                if all(role.words != known.words for known in entity.roles):
                    entity.roles.append(role)
        entity.offices = _held(article.text, entity)
        if not entity.gender:
            told = [gender.of_words(role.head) for role in entity.roles]
            entity.gender = next((sex for sex in told if sex), 0)


def _held(text: str, entity: Entity) -> set[Office]:
    """The offices among the roles of a person, and the one in a crowned head's name."""
    spans = [span for role in entity.roles for span in offices(text, *role.span)]
    spans += [found.span() for m in entity.mentions if (found := _CROWNED.match(text, m.start))]
    return {held for span in spans if (held := office(text, *span)) is not None}


def _sorts(article: Article, mention: Mention) -> set[str]:
    """What an organisation is called: "Znak, a website", "the tabloid Sabah", "Sabah newspaper"."""
    text = article.text
    after = _SORT_AFTER.match(text, mention.end)
    before = _SORT_BEFORE.search(text, max(mention.start - 40, 0), mention.start)
    found = {match.group(1) for match in (after, before) if match is not None}
    apposed = _APPOSED.match(text, mention.end)
    if apposed is not None:
        phrase = phrases.read(text, apposed.end(), article.sentence_span(mention.sentence)[1])
        found |= {phrase.head} if phrase is not None else set()
    return found & ORGANISATIONS


def _roles(article: Article, mention: Mention, named: frozenset[int]) -> list[Role]:
    text = article.text
    low, high = article.sentence_span(mention.sentence)
    found: list[Role] = []
    left = _left(article, max(low, mention.start - 100), mention.start, named)
    if left is not None:
        found.append(left)
    before = _apposed(article, max(low, mention.start - 120), _untitled(text, mention))
    if before is not None:
        start, end = before
        if fold(text[start:end].split()[0]) not in DETERMINERS:
            start = past_opening(text, start, end)
        role = _phrase(text, start, end)
        if role is not None:
            found.append(role)
    placed = _OF_PLACE.match(text, mention.end, high)
    if placed is not None:
        home = content_words(placed.group("place").split()) & (COUNTRIES | REGIONS)
        if home:
            found.append(Role(placed.span("place"), "", home))
    opened = _AFTER.match(text, mention.end, high)
    if opened is not None:
        if opened.group("party"):
            words = party_and_state(opened.group("party"))
            found.append(Role(opened.span("party"), "", words))
        if opened.end() > mention.end and text[mention.end : opened.end()].strip(" \u00a0\n"):
            stop = re.compile(r"[,.;:()\"“”—–](?:\s|$)").search(text, opened.end(), high)
            role = _phrase(text, opened.end(), stop.start() if stop else high)
            if role is not None and not _GOES_ON.match(text, opened.end()):
                found.append(role)
    come = comes_into(article, mention)
    role = _phrase(text, *come) if come is not None else None
    return found if role is None else [*found, role]


def _apposed(article: Article, low: int, start: int) -> Span | None:
    """What stands before a name and its comma: "the county engineer, ".

    Of a clause only what its verb governs: "Sudan's president dismissed *his foreign minister*, ".
    """
    found = _BEFORE.search(article.text, low, start)
    verb = _clause(article, *found.span("np")) if found else None
    if verb is not None:
        found = _BEFORE.search(article.text, verb, start)
    return found.span("np") if found else None


def _clause(article: Article, start: int, end: int) -> int | None:
    """Where the last finite verb of these words ends that is not in a relative clause."""
    span = article.doc.char_span(start, end, alignment_mode="contract")
    last = None
    for word in span or ():
        if word.tag_ in _RELATIVES:
            break
        if word.tag_ in _FINITE:
            last = word.idx + len(word)
    return last


def _untitled(text: str, mention: Mention) -> int:
    """Where a name begins with its titles: "the county engineer, *Dr* Lowther"."""
    low = max(mention.start - 40, 0)
    before = text[low : mention.start].rstrip()
    titled = mention.title and before.endswith(mention.title)
    return low + len(before) - len(mention.title) if titled else mention.start


def _left(article: Article, low: int, start: int, named: frozenset[int]) -> Role | None:
    """The role words right before a name, with what they need: "Russian Foreign Minister".

    Not beyond where a person's name ends: "Jarba and Foreign Minister Lavrov".
    """
    text = article.text
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[low:start])]
    if not words or not text[start - 1 : start].isspace():
        return None
    first = len(words)
    head = ""
    for at in range(_governing([text[a + low : b + low] for a, b in words]), -1, -1):
        a, b = words[at][0] + low, words[at][1] + low
        word = text[a:b]
        bare = fold(word).strip("\"'“‘(")
        if word[-1] in ",;:)" or (word[-1] == "." and not phrases.is_role(bare) and len(word) > 4):
            break
        if not head:
            if not phrases.is_role(bare):
                break
            head = bare.strip(".") if bare.strip(".") in ROLE_CLASS else bare
            first = at
        elif bare in DETERMINERS or b in named or _only_opens(article, a, bare):
            break
        elif (
            bare in _LOWER_MODIFIERS
            or word[:1].isupper()
            or phrases.is_role(bare)
            or _compounded(article, a, b)
            or (
                bare == "of"
                and at
                and phrases.is_role(fold(text[low + words[at - 1][0] : low + words[at - 1][1]]))
            )
        ):
            first = at
        else:
            break
    if not head:
        return None
    if text[low + words[first][0] : low + words[first][1]] == "and":
        first += 1
    start = words[first][0] + low
    span = (start + (text[start] in "\"“'‘("), words[-1][1] + low)
    return Role(span, head, content_words(text[span[0] : span[1]].split()))


def _governing(words: list[str]) -> int:
    """Where the role among the last of these words stands: "*Secretary* of State", "*Mayor*".

    The last of all, unless what it is "of" or "for" follows. Nobody is called by kin so ("the
    sister of Ann Lind"), nor by what a title keeps apart: "the lawyer for Mr. Lind".
    """
    last = len(words) - 1
    if phrases.is_role(fold(words[last])):
        return last
    for at in range(last, 0, -1):
        word, before = words[at], fold(words[at - 1])
        if at < last and word in _GOVERNING and phrases.is_role(before):
            return last if ROLE_CLASS.get(before) == _KIN else at - 1
        known = word in _WITHIN or fold(word) in _LOWER_MODIFIERS
        if fold(word) in TITLES or not (known or word[0].isupper()) or word[-1] in ',.;:)”"':
            return last
    return last


def _only_opens(article: Article, start: int, word: str) -> bool:
    """Whether a word is capitalised for the sentence that it begins: "*But* owner Dean Hollis"."""
    opening = word in SENTENCE_WORDS and word not in _LOWER_MODIFIERS
    return opening and article.begins_sentence(start)


def _compounded(article: Article, start: int, end: int) -> bool:
    """Whether the parse makes a noun the first part of a compound: "*bar* owner Dean Hollis"."""
    word = article.text[start:end]
    if fold(word) in _TIMES or not word[0].isalpha() or not article.doc.has_annotation("DEP"):
        return False
    span = article.doc.char_span(start, end)
    return span is not None and span.root.tag_ == "NN" and span.root.dep_ == "compound"


def _phrase(text: str, start: int, end: int) -> Role | None:
    """A role read from an apposition, or None where its head is no person's office."""
    phrase = phrases.read(text, start, end)
    if phrase is None or not phrases.is_role(phrase.head) or _is_clause(phrase.words):
        return None
    words = text[start:end].split()[:14]
    kept = [w for w in words if fold(w) not in DETERMINERS and fold(w) not in PREPOSITIONS]
    return Role((start, end), phrase.head, content_words(kept))


def _is_clause(words: tuple[str, ...]) -> bool:
    """Whether a verb opens these words: "61, *had met the contractor*", "*met the mayor*"."""
    inner = {after for before, after in pairwise(words) if before not in _BEFORE_ARTICLE}
    return words[0] in _VERBS or bool(ARTICLES & inner)
