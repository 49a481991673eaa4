"""Where names stand in the article: the doc's entities, and capitalised words that they missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.speakers import gender
from quotes.speakers.lexicon import (
    DOCUMENTS,
    GROUPS,
    ORGANISATION_NAMES,
    ORGANISATIONS,
    PREPOSITIONS,
    ROLE_CLASS,
    ROYAL,
    TITLES,
)
from quotes.speakers.names import fold, key, tokens, trim
from quotes.speakers.places import PEOPLES
from quotes.speakers.text import Article
from quotes.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

PERSON, ORGANISATION, PLACE, UNKNOWN = "PER", "ORG", "LOC", "UNK"

_LABELS = {
    "PER": PERSON,
    "PERSON": PERSON,
    "ORG": ORGANISATION,
    "NORP": ORGANISATION,
    "LOC": PLACE,
    "GPE": PLACE,
    "FAC": ORGANISATION,
}
_CAPITAL = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Capt|Sgt|Prof|Rev|St|Adm|Maj|Cmdr|Brig)\."
    r"|(?:[A-Z]\.)+|[A-ZÀ-ÖØ-ÞĀ-ɏ][\w’'&-]*(?:\.(?=[A-Z])\w+)*|al-[A-Z][\w-]+|el-[A-Z][\w-]+)"
)
_RUN = re.compile(
    rf"(?<![\w’'.@#/-]){_CAPITAL}(?:[ \u00a0](?:(?:al|el|bin|ben|ibn|van|von|der|den|de|del|della|di|da"
    rf"|dos|du|la|le|dela)[ \u00a0]){{0,3}}{_CAPITAL})*"
)
_NICKNAMED = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)? [\"“‘'(][A-Z][\w’ -]{1,15}[\"”’')] [A-Z][\w’'-]+"
)
_STAFF = re.compile(
    r"(?:['’]s?)?[ \u00a0](?:presidential |re-?election |Senate )?"
    r"(?P<head>[Cc]ampaign|[Cc]amp|[Aa]dministration|team)\b(?! (?:manager|chair|spokes|advis|aide|strateg|"
    r"official|director|staff|chief|event|rally|trail|promise|finance|ad\b|ads\b))"
)
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)(?!\w)")
_SENTENCE_WORDS = frozenset(
    "the a an but and or in on at for from with by to of as if when while after before since "
    "although though however meanwhile still yet so then now this that these those there here he "
    "she it they we i you his her its their our my your who what where why how which because "
    "both neither either many most some all any each every no not only even just also last next earlier later "
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december instead under "
    "over during through against about between among without within despite during until unless "
    "once asked according speaking former according among one two three four five six seven eight "
    "nine ten another such say says said other others is was are were be been do does did has have "
    "had will would can could should let yes no oh well photo image video read more advertisement "
    "related via share follow correction update editor abstract full text".split()
)
_CUT = re.compile(r"\s*\n\s*\n|\s+[—–]|[:;!?]\s|[.]\s(?=[A-Z][a-z]{3})(?<![A-Z]..)")
_CUT_PERSON = re.compile(r"[’']s\s|\s(?:of|in|for|and|at)\s")
_OF = re.compile(
    rf"\s(?:of|for|on)\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}(?:\sand\sthe\s{_CAPITAL})?"
)
_NAME_GOES_ON = re.compile(r"[ \u00a0]([A-Z]\w+)(?![\w’'])")
_EMBASSY = re.compile(rf"\sin\s{_CAPITAL}(?:\s{_CAPITAL})?")
_OF_AND = re.compile(
    rf"(?:Department|Ministry|Institute|Committee|Bureau|Congress|College|Office|Center|Centre|State)s?\s"
    rf"(?:of|for|on)\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}\sand\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL})?"
)
_SURNAME = re.compile(r"[ \u00a0](?:(?:al|el|bin|van|von|de|del|di|da|la|le)[ -])?[A-ZÀ-Þ][\w’'-]+(?![\w’'])")
_SEAT = re.compile(r"[RDI]-[A-Z]")
_COMMON_OPENINGS = PEOPLES | frozenset(
    "american new united national plain general first public social world international federal free global central "
    "north south east west northern southern eastern western big black white human young real right".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj"})
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.?$")
_AFTER_INITIAL = re.compile(r"\.?[ \u00a0][A-Z][\w’'-]+(?:[ \u00a0](?:[JS]r\.?|I{2,3}))?")
_COMPOUND = re.compile(
    r"-(?:friendly|led|backed|based|style|era|like|owned|born|appointed|support\w*|endorsed|run|inspired|aligned"
    r"|leaning|backing|affiliated|linked|loving|hating|bashing)"
)
_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|from)\s$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$")


@dataclass(slots=True)
class Mention:
    """One name in the text, without titles and possessive; `entity` is set by clustering."""

    start: int
    end: int
    label: str
    tokens: tuple[str, ...]
    key: str
    title: str
    sentence: int
    paragraph: int
    aside: bool
    headline: bool
    found: bool
    located: bool
    in_source: bool = False
    subject: int = 0
    entity: int = -1


def find(doc: Doc, article: Article) -> list[Mention]:
    """All names in order: entities of the doc first, then runs of capitalised words beside them."""
    mentions: list[Mention] = []
    for start, end, label in _joined(article, doc):
        mention = make(article, *_bounds(article.text, start, end, label), label, found=True)
        if mention is not None and (not mentions or mention.start >= mentions[-1].end):
            mentions.append(mention)
    mentions = _headlines(article, _widen(article, mentions))
    mentions.extend(_runs(article, [(m.start, m.end) for m in mentions], mentions))
    mentions.extend(_staffs(article, mentions))
    sources = sorted(span for attribution in article.attributions for span in attribution.source)
    for mention in mentions:
        at = bisect_right(sources, (mention.start, len(article.text))) - 1
        mention.in_source = at >= 0 and sources[at][1] > mention.start
    if doc.has_annotation("DEP"):
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                mention.subject = 1 if span.root.dep_ in _SUBJECTS else -1
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return mentions


def _staffs(article: Article, mentions: list[Mention]) -> list[Mention]:
    """"Trump's campaign", "the Obama administration": organisations named after a person."""
    more: list[Mention] = []
    whole = {m.end for m in mentions if m.label != PERSON}
    for mention in mentions:
        found = _STAFF.match(article.text, mention.end)
        if found is None or mention.aside or found.end() in whole or mention.key in PEOPLES:
            continue
        staff = make(article, mention.start, found.end(), ORGANISATION, found=False)
        if staff is not None and mention.tokens:
            head = found.group("head").lower()
            head = "campaign" if head in {"camp", "team"} else head
            staff.key = f"{mention.tokens[-1]} {head}"
            staff.tokens = (mention.tokens[-1], head)
            more.append(staff)
    return more


def _joined(article: Article, doc: Doc) -> list[tuple[int, int, str]]:
    """The doc's entities; pieces of one name with nothing but a space between them are one."""
    text = article.text
    table = gender.given_names()
    joined: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        if label is None:
            continue
        start, end = ent.start_char, ent.end_char
        if joined:
            first, last, before = joined[-1]
            gap = text[last:start]
            if gap in {" ", "\u00a0", ". "} and text[start].isupper():
                given = table.get(fold(text[first:last])) and PLACE not in (label, before)
                initial = before == PERSON and _INITIAL.search(text, first, last)
                if given or initial or (gap != ". " and before == label != PLACE):
                    joined[-1] = (first, end, PERSON if given or initial else label)
                    continue
        joined.append((start, end, label))
    return joined


def _bounds(text: str, start: int, end: int, label: str) -> Span:
    """An entity's span cut where no name goes on, widened where an organisation's does."""
    words = _CUT.split(text[start:end])[0]
    if label == PERSON and _INITIAL.search(words) and (more := _AFTER_INITIAL.match(text, start + len(words))):
        return start, more.end()
    if label == PERSON and words.isalpha() and gender.given_names().get(fold(words)):
        more = _SURNAME.match(text, start + len(words))
        if more and fold(more.group().split()[-1]) not in _SENTENCE_WORDS:
            return start, more.end()
    if label == PERSON or words != text[start:end]:
        return start, start + len(_CUT_PERSON.split(words)[0] if label == PERSON else words)
    if label == ORGANISATION or text[start:end].split()[-1].lower() in ORGANISATION_NAMES:
        last = fold(text[start:end].split()[-1]) if text[start:end].split() else ""
        bare = re.sub(r"\s(?:of|for|on)(?:\sthe)?$", "", text[start:end])
        more = _OF.match(text, start + len(bare))
        if more and (bare != text[start:end] or last in ORGANISATION_NAMES or last == "state"):
            end = max(end, more.end())
        more = _NAME_GOES_ON.match(text, end)
        if more and fold(more.group(1)) in ORGANISATION_NAMES:
            end = more.end()
        embassy = _EMBASSY.match(text, end) if last in {"embassy", "consulate"} else None
        if embassy:
            end = embassy.end()
        paired = _OF_AND.search(text, start, end + 60)
        if paired and paired.start() < end < paired.end():
            end = paired.end()
    return start, end


def _edges(text: str, start: int, end: int, label: str) -> Span:
    """Leave out a sentence's opening word, and a role or preposition after an organisation."""
    words = text[start:end].split()
    if len(words) > 1 and words[0].lower() in _SENTENCE_WORDS and words[0].lower() not in {"the", "may", "will"}:
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    while label != PERSON and len(words) > 1:
        last = fold(words[-1]).strip(".,")
        if last not in PREPOSITIONS and (last not in ROLE_CLASS or last in {"press", "speaker"}):
            break
        end = start + len(text[start : end - len(words[-1])].rstrip())
        words = words[:-1]
    return start, end


def make(article: Article, start: int, end: int, label: str, *, found: bool) -> Mention | None:
    """A trimmed mention of these characters, or None where no name is left."""
    text = article.text
    start, end = _edges(text, start, end, label)
    (start, end), title = trim(text, start, end, person=label == PERSON)
    words = text[start:end]
    if not any(letter.isalpha() for letter in words):
        return None
    if key(words) in {"pac", "super pac"}:
        return None
    if " " not in words and words[1:].islower() and fold(words) in GROUPS:
        return None
    if label == PERSON:
        last = words.split()[-1]
        if not words[0].isalpha() or words.islower() or _COMPOUND.search(last) or _SEAT.match(words):
            return None
        if " " not in words and words.lower() in _SENTENCE_WORDS | {"none", "several"}:
            return None
        inner = _inner_role(words)
        if inner:
            start, words = start + inner, words[inner:]
        if all(fold(word).strip(".,") in ROLE_CLASS or word.lower() in TITLES for word in words.split()):
            return None
        more = _SUFFIX.match(text, end)
        if more and " " in words:
            end = more.end()
        if not title:
            title = _title_before(text, start)
            last = title.split()[-1] if title else ""
            if last.lower() in ROYAL and last[0].isupper() and " " not in words:
                start = text.rindex(last, 0, start)
    return Mention(
        start,
        end,
        label,
        tokens(text[start:end]),
        key(text[start:end]),
        title,
        article.sentence(start),
        article.paragraph(start),
        article.is_aside(start),
        article.kind(start) == "headline",
        found,
        bool(_LOCATED.search(text, max(start - 12, 0), start)),
    )


def _inner_role(words: str) -> int:
    """Where the name begins in "Flint Mayor Karen Weaver"; 0 where no role stands inside."""
    found = list(re.finditer(r"\S+", words))
    for at in range(len(found) - 2, 0, -1):
        if fold(found[at].group()).strip(".,") in ROLE_CLASS:
            following = fold(found[at + 1].group())
            return found[at + 1].start() if gender.given_names().get(following) else 0
    return 0


def _title_before(text: str, start: int) -> str:
    """Titles right before a name: "Sen. ", "former Gov. "."""
    words = text[max(start - 40, 0) : start].split()
    if not words or not text[start - 1].isspace():
        return ""
    titles: list[str] = []
    for word in reversed(words[-4:]):
        if word.lower() not in TITLES:
            break
        titles.insert(0, word)
    return " ".join(titles)


def _headlines(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Narrow a headline's names to what the running text knows: its words are all capitalised."""
    known = {m.tokens for m in mentions if not m.headline}
    known |= {tokens[-1:] for tokens in known}
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.headline or len(mention.tokens) < 2 or mention.tokens in known:
            kept.append(mention)
            continue
        words = [
            (mention.start + found.start(), mention.start + found.end())
            for found in re.finditer(r"\S+", article.text[mention.start : mention.end])
        ]
        spans = [
            (words[a][0], words[b][1])
            for size in range(len(words), 0, -1)
            for a in range(len(words) - size + 1)
            for b in [a + size - 1]
        ]
        fits = [span for span in spans if tokens(article.text[span[0] : span[1]]) in known]
        if not fits and len(words) > 3:
            continue
        start, end = fits[0] if fits else (mention.start, mention.end)
        narrowed = make(article, start, end, mention.label, found=True)
        if narrowed is not None:
            kept.append(narrowed)
    return kept


def _widen(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Join a name that its nickname in marks broke in two: C.L. "Butch" Otter."""
    for found in _NICKNAMED.finditer(article.text):
        start, end = found.span()
        touched = [m for m in mentions if m.start < end and m.end > start]
        if not any(m.label == PERSON for m in touched):
            continue
        whole = make(article, start, end, PERSON, found=True)
        if whole is not None and len(whole.tokens) >= 3:
            mentions = [m for m in mentions if m not in touched]
            mentions.append(whole)
    return mentions


def _pieces(text: str, taken: list[Span]) -> Iterator[Span]:
    """Runs of capitalised words, without the entities in them, parted after a possessive."""
    taken = sorted(taken)
    starts = [start for start, _ in taken]
    for run in _RUN.finditer(text):
        start, end = run.span()
        at = max(bisect_right(starts, start) - 1, 0)
        for a, b in taken[at : bisect_left(starts, end)]:
            if b <= start:
                continue
            if a > start:
                yield from _parted(text, start, a)
            start = max(start, b)
        if start < end:
            yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    for piece in re.finditer(r"[^\s].*?(?:[’']s(?=\s)|$)", text[start:end].rstrip(), re.DOTALL):
        begin = start + piece.start()
        if text[begin].isalpha():
            yield begin, start + piece.end()


def _runs(article: Article, taken: list[Span], mentions: list[Mention]) -> list[Mention]:
    """Names that the doc's entities missed, where something tells what they are."""
    text = article.text
    surnames = {
        token
        for m in mentions
        if m.label == PERSON and len(m.tokens) > 1
        for token in (m.tokens[0], m.tokens[-1])
    }
    known = {m.key: m.label for m in mentions}
    sources = sorted(span for attribution in article.attributions for span in attribution.source)
    source_starts = [start for start, _ in sources]
    more: list[Mention] = []
    for start, end in _pieces(text, taken):
        headline = article.kind(start) == "headline"
        at = bisect_left(source_starts, start - 60)
        while at < len(sources) and (sources[at][1] <= start):
            at += 1
        in_source = at < len(sources) and sources[at][0] < end
        if in_source:
            if headline:
                start = max(start, sources[at][0])
            end = min(end, sources[at][1])
        elif headline:
            continue
        while start < end:
            word = re.match(r"\S+", text[start:end])
            if word is None or fold(word.group().rstrip(".,")) not in _SENTENCE_WORDS:
                break
            start += word.end()
            start += len(text[start:end]) - len(text[start:end].lstrip())
        if start >= end:
            continue
        label = guess(text, start, end, surnames, known)
        if label == UNKNOWN and in_source:
            start, label = _in_source(text, start, end, surnames)
        if label == PERSON:
            start = _past_roles(text, start, end)
        if label != UNKNOWN:
            mention = make(article, start, end, label, found=False)
            if mention is not None:
                more.append(mention)
    return more


def guess(text: str, start: int, end: int, surnames: set[str], known: dict[str, str]) -> str:
    """What a run of capitalised words names, by itself, by the word before it, by other mentions."""
    (start, end), title = trim(text, start, end)
    words = text[start:end].split()
    if not words:
        return UNKNOWN
    label = known.get(key(text[start:end]))
    if label:
        return label
    folded = [fold(word).strip(".,'’\"") for word in words]
    if folded[-1] in ORGANISATION_NAMES and len(words) > 1:
        return ORGANISATION
    if title or _title_before(text, start):
        if len(words) == 1 and folded[-1] not in surnames and title and not _abbreviated(title):
            return UNKNOWN
        return PERSON
    if len(words) > 1 and len(folded[0]) > 2 and gender.given_names().get(folded[0]):
        return PERSON
    if folded[-1].removesuffix("'s") in surnames:
        return PERSON
    before = text[max(start - 25, 0) : start].split()
    if len(words) > 1 and before and fold(before[-1]) in ROLE_CLASS:
        return PERSON
    if len(words) == 1 and _ACRONYM.match(words[0]) and len(words[0]) > 2 and folded[0] not in ORGANISATION_NAMES:
        return ORGANISATION
    return UNKNOWN


def _past_roles(text: str, start: int, end: int) -> int:
    """Where the name begins after role words: "Attorney Bash" -> "Bash"."""
    words = text[start:end].split()
    while len(words) > 1 and fold(words[0]).strip(".,") in ROLE_CLASS:
        if gender.given_names().get(fold(words[0])) or words[0].lower() in ROYAL:
            break
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return start


def _abbreviated(title: str) -> bool:
    """Whether a title can only be one: "Sen.", "Mr.", unlike the "General" of a company."""
    return title.endswith(".") or title.lower() in {"mr", "mrs", "ms", "dr", "senator", "judge", "pope"}


def _in_source(text: str, start: int, end: int, surnames: set[str]) -> tuple[int, str]:
    """A name that only its place in a source gives away: what follows its last role word."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    first = 0
    for at, (a, b) in enumerate(words[:-1]):
        if fold(text[a:b]).strip(".,") in ROLE_CLASS or text[a:b].lower() in TITLES:
            first = at + 1
    last = fold(text[words[-1][0] : words[-1][1]]).strip(".,'’")
    if last in DOCUMENTS or last in ROLE_CLASS or last in GROUPS or last in ORGANISATIONS:
        return start, UNKNOWN
    if fold(text[words[0][0] : words[0][1]]) in _COMMON_OPENINGS:
        return start, ORGANISATION
    if first and first == len(words) - 1 and not text[words[first][0] :][:1].islower():
        rest = tokens(text[words[first][0] : end])
        if rest[-1:] and rest[-1] not in surnames:
            return start, ORGANISATION
    return words[first][0], PERSON if first or len(words) > 1 else ORGANISATION


def overlapping(mentions: list[Mention], starts: list[int], start: int, end: int) -> list[Mention]:
    """Mentions that share characters with a span; `starts` are the sorted starts of `mentions`."""
    at = bisect_right(starts, start)
    while at and mentions[at - 1].end > start:
        at -= 1
    return [m for m in mentions[at : bisect_left(starts, end)] if m.end > start]


__all__ = ["Mention", "find", "guess", "make", "overlapping"]
