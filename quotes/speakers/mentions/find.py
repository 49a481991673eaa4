"""Where names stand in the article: the doc's entities, and what they missed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.english import gender
from quotes.english.lexicon import TITLES
from quotes.english.names import fold, honorific, key, tokens, trim
from quotes.english.places import PEOPLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.clauses import SUBJECTS
from quotes.speakers.mentions.bounds import bounds, edges
from quotes.speakers.mentions.capitals import Known, capitalised, runs, whole_names
from quotes.speakers.mentions.joining import joined
from quotes.speakers.mentions.person_names import person_name, person_within
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON, Piece
from quotes.speakers.mentions.plausible import (
    can_be_organisation,
    is_no_name,
    is_show,
)
from quotes.speakers.mentions.sole import sole_names
from quotes.speakers.mentions.surnames import surname_spans, word_surnames
from quotes.types import TRANSCRIPT, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NICKNAMED = compiled(
    r"(?<![\w.’'-])[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30})?"
    r" [\"“‘'(](?![RDI]-)[A-Z][\w’ -]{1,15}[\"”’')] [A-Z][\w’'-]{1,30}"
)
_STAFF = re.compile(
    r"(?:['’]s?)?[ \u00a0](?:presidential |re-?election |Senate )?"
    r"(?P<head>[Cc]ampaign|[Cc]amp|[Aa]dministration|team)\b"
    r"(?! (?:manager|chair|spokes|advis|aide|strateg|official|director|staff|chief|event|rally"
    r"|trail|promise|finance|ad\b|ads\b))"
)
_LONGEST_INITIALS = 5
_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|from)\s$")
_LONGEST_HEADLINE = 14


@dataclass(slots=True)
class Mention:
    """One name in the text, without titles and possessive; `entity` is set by clustering.

    `tokens` tell people apart (see `names.tokens`), `key` organisations. `located`: right after
    "in", "from" and the like. `subject`: 1 the subject of its clause, -1 not, 0 without a parse.
    """

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
    located: bool
    in_source: bool = False
    subject: int = 0
    entity: int = -1


def find(doc: Doc, article: Article) -> list[Mention]:
    """All names in order: entities of the doc, capitalised words beside them, staffs."""
    spans = capitalised(article.text)
    given = sole_names(article, joined(article))
    mentions = _entities(article, whole_names(article, spans, given))
    mentions = _headlines(article, _titled(article, _nicknamed(article, mentions)))
    missed = _missed(article, spans, mentions)
    told = {t for m in missed if m.label == PERSON and len(m.tokens) > 1 for t in m.tokens}
    again = [span for span in spans if told and told & set(tokens(article.text[slice(*span)]))]
    if again:
        # "Hillary" alone is known once "Hillary Clinton" has been found.
        missed = [m for m in missed if len(m.tokens) > 1 or not told & set(m.tokens)]
        missed += _missed(article, again, mentions + missed)
    mentions.extend(missed)
    mentions.extend(_surnames(article, mentions))
    mentions.extend(_staffs(article, mentions))
    mentions.extend(_labels(article, mentions))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    parsed = doc.has_annotation("DEP")
    for mention in mentions:
        mention.in_source = article.in_source(mention.start)
        if parsed:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                mention.subject = 1 if span.root.dep_ in SUBJECTS else -1
    return mentions


def _entities(article: Article, given: list[Piece]) -> list[Mention]:
    """The doc's entities; "May" and "Will" are people where somebody has that surname."""
    surnames: frozenset[str] = frozenset()
    while True:
        mentions: list[Mention] = []
        for start, end, label in given:
            mention = make(article, *bounds(article.text, start, end, label), label, surnames)
            if mention is not None and (not mentions or mention.start >= mentions[-1].end):
                mentions.append(mention)
        people = (m.tokens for m in mentions if m.label == PERSON and len(m.tokens) > 1)
        if surnames or not (surnames := word_surnames(people)):
            return mentions


def _surnames(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Surnames that are words, where they stand for somebody named in full."""
    full = [m for m in mentions if m.label == PERSON and len(m.tokens) > 1 and not m.headline]
    surnames = word_surnames(m.tokens for m in full)
    taken = [(m.start, m.end) for m in mentions]
    spans = surname_spans(article, surnames, taken) if surnames else []
    made = [make(article, *span, PERSON, surnames) for span in spans]
    return [mention for mention in made if mention is not None]


def _missed(article: Article, spans: list[Span], mentions: list[Mention]) -> list[Mention]:
    """Names among the capitalised words beside those of `mentions`."""
    people = [m for m in mentions if m.label == PERSON]
    several = [m for m in people if len(m.tokens) > 1]
    labels = {m.key: m.label for m in mentions}
    bodies = [full.split() for full, label in labels.items() if label == ORGANISATION]
    known = Known(
        frozenset(token for m in several for token in (m.tokens[0], m.tokens[-1])),
        frozenset(m.tokens[-1] for m in people if m.tokens),
        labels,
        frozenset(" ".join(words[at:]) for words in bodies for at in range(1, len(words))),
    )
    # "H E" before a name it was left out of is no name either.
    taken = [(m.start - len(honorific(m.title)), m.end) for m in mentions]
    found = [
        make(article, *bounds(article.text, start, end, label), label)
        if label == ORGANISATION
        else make(article, start, end, label)
        for start, end, label in runs(article, spans, taken, known)
    ]
    kept = [mention for mention in found if mention is not None]
    # "Secretariat of Trade" was widened over the next run, "Trade".
    return [b for a, b in zip([None, *kept], kept, strict=False) if a is None or b.start >= a.end]


def make(
    article: Article, start: int, end: int, label: str, surnames: frozenset[str] = frozenset()
) -> Mention | None:
    """A trimmed mention of these characters, or None where no name is left.

    `surnames` are the words that name somebody although sentences may open with them.
    """
    text = article.text
    if label == PERSON and is_show(text[start:end]):
        label = ORGANISATION
    start, end = edges(text, start, end, label)
    (start, end), title = trim(text, start, end, person=label == PERSON)
    if not any(map(str.isalpha, fold(text[start:end]))) or text[start:end] in {"Q", "A"}:
        return None
    if label != PERSON:
        start, end, label = person_within(text, start, end, label)
    if is_no_name(text, start, end):
        return None
    if end - start == 1 and label == PERSON:
        # "P." is who wants no name.
        end += text[end : end + 1] == "."
    if label == PERSON:
        person = person_name(text, start, end, title, surnames)
        if person is None:
            return None
        (start, end), title = person
    elif not can_be_organisation(text[start:end]):
        return None
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
        article.in_headline(start),
        bool(_LOCATED.search(text, max(start - 12, 0), start)),
    )


def _labels(article: Article, mentions: list[Mention]) -> list[Mention]:
    """The initials that open the turns of a transcript, where they are not known for a name."""
    spans = [
        span for one in article.attributions if one.decision.by == TRANSCRIPT for span in one.source
    ]
    taken = {m.start for m in mentions}
    made = [
        make(article, *span, ORGANISATION)
        for span in spans
        if span[0] not in taken and span[1] - span[0] < _LONGEST_INITIALS
    ]
    return [mention for mention in made if mention is not None]


def _nicknamed(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Join a name that its nickname in marks broke in two: C.L. "Butch" Otter."""
    for found in _NICKNAMED.finditer(article.text):
        start, end = found.span()
        touched = [m for m in mentions if m.start < end and m.end > start]
        mark = start + len(re.split(r" [\"“‘'(]", found.group())[0])
        given = gender.is_given(fold(found.group().split()[0])) and any(
            m.label == PERSON and m.end >= end for m in touched
        )
        if not given and not any(m.label == PERSON and m.start < mark for m in touched):
            continue
        whole = make(article, start, end, PERSON)
        if whole is not None and len(whole.tokens) >= 3:
            mentions = [m for m in mentions if m not in touched]
            mentions.append(whole)
    return mentions


def _titled(article: Article, mentions: list[Mention]) -> list[Mention]:
    """ "Pope Francis", "U.S. Attorney Bash": a title and a person's name, not an organisation."""
    surnames = {m.tokens[-1] for m in mentions if m.label == PERSON and m.tokens}
    kept: list[Mention] = []
    for mention in mentions:
        before, _, last = article.text[mention.start : mention.end].rpartition(" ")
        title = fold(before.split()[-1]).strip(".") if before else ""
        person = mention.label == ORGANISATION and fold(last) in surnames
        if person and (title in ROLE_CLASS or title in TITLES):
            named = make(article, mention.end - len(last), mention.end, PERSON)
            kept.append(named or mention)
        else:
            kept.append(mention)
    return kept


def _headlines(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Narrow a headline's names to what the running text knows: its words are all capitalised."""
    turns = {s for one in article.attributions if one.decision.by == TRANSCRIPT for s in one.source}
    known = {m.tokens for m in mentions if not m.headline or (m.start, m.end) in turns}
    known |= {name[-1:] for name in known}
    kept: list[Mention] = []
    for mention in mentions:
        size = len(mention.tokens)
        if not mention.headline or not 1 < size < _LONGEST_HEADLINE or mention.tokens in known:
            kept.append(mention)
            continue
        words = [
            (mention.start + found.start(), mention.start + found.end())
            for found in re.finditer(r"\S+", article.text[mention.start : mention.end])
        ]
        spans = [
            (words[a][0], words[a + size - 1][1])
            for size in range(len(words), 0, -1)
            for a in range(len(words) - size + 1)
        ]
        fits = [span for span in spans if tokens(article.text[span[0] : span[1]]) in known]
        if not fits and len(words) > 3:
            continue
        start, end = fits[0] if fits else (mention.start, mention.end)
        narrowed = make(article, start, end, mention.label)
        if narrowed is not None:
            kept.append(narrowed)
    return kept


def _staffs(article: Article, mentions: list[Mention]) -> list[Mention]:
    """ "Trump's campaign", "the Obama administration": organisations named after a person."""
    more: list[Mention] = []
    whole = {m.end for m in mentions if m.label != PERSON}
    for mention in mentions:
        found = _STAFF.match(article.text, mention.end)
        if found is None or mention.aside or found.end() in whole or mention.key in PEOPLES:
            continue
        staff = make(article, mention.start, found.end(), ORGANISATION)
        if staff is not None and mention.tokens:
            head = found.group("head").lower()
            head = "campaign" if head in {"camp", "team"} else head
            staff.key = f"{mention.tokens[-1]} {head}"
            staff.tokens = (mention.tokens[-1], head)
            more.append(staff)
    return more


def overlapping(mentions: list[Mention], starts: list[int], start: int, end: int) -> list[Mention]:
    """Mentions that share characters with a span; `starts` are the sorted starts of `mentions`."""
    at = bisect_right(starts, start)
    while at and mentions[at - 1].end > start:
        at -= 1
    return [m for m in mentions[at : bisect_left(starts, end)] if m.end > start]
