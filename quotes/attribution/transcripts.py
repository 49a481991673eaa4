"""The turns of interviews and transcripts: paragraphs that open with who speaks.

- "WALLACE: Will she be there?", "Q: …", "Q. …", the turn running over the paragraphs below
- a name in full, then its surname or initials: "Wangari Njoroge (WNj): …", "WNj: …"
- with stage directions about the name: "(Laughter.) THE PRESIDENT:", "SMITH [smiling]: …"
- offices and seats: "The Minister for Health (Mr Ott):", "The Attorney General (Jo Hill):",
  "Ana Lind (Malvern) (Con):"
- questions without a sign: "Q    Is that true?"
- a name that is set off, with or without a colon: "**WN** Why?", "((Perttu Ahola)) Because …"
- questions put in parliament, which have numbers: "1. Ana Lind (Malvern) (Con):"
- names on lines of their own (`label_lines`)
- below such questions a name without a sign, then its initials: "Jo Hill I was …", "JH We did …"

Tables, line-ups and newsletters have labels that come again, too; in a transcript people talk to
each other, and so ask, or say "I" and "you".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.attribution import stage
from quotes.attribution.forms import Form, by_form
from quotes.attribution.label_lines import TALKS, turns_below
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, stripped
from quotes.english.names import abbreviates
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Span, Spans, slices

_OPENING = r"[\"“”'*_—–\-\s]*"
_DIRECTION = r"(?:[(\[][^()\[\]\n:]{1,40}[)\]][ \u00a0]+)?"
_LABEL = compiled(
    rf"(?:T?\d{{1,3}}\. )?{_OPENING}{_DIRECTION}"
    r"(?P<name>Q|A|[A-Z][A-Z.'’ \u00a0-]{1,30}[A-Z.]|[A-Z][\w.'’-]++"
    r"(?:[ \u00a0](?:a[ln]?-|el-|(?:al|bin|de[lnr]?|di|du|el|la|le|van|von)[ \u00a0])?"
    r"[A-Z][\w.'’-]++){0,3})(?:[ \u00a0](?:\((?P<short>[^()\n]{1,40})\)"
    r"(?:[ \u00a0]\([^()\n]{1,20}\))?|\[[^\[\]\n]{1,40}\]))?[*_]*"
    r"(?P<cue>:)[*_\s]+(?=\S)"
)
_LETTER = re.compile(rf"{_OPENING}(?P<name>[QA])[*_]*(?P<cue>\.)[*_\s]+(?=\S)")
_QUESTION = compiled(rf"{_OPENING}(?P<name>Q)(?P<cue>)[ \u00a0\t]+(?=[A-Z\"“])")
_HONORIFIC = r"(?:M[rRsS]s?|MRS|Miss|Dr|DR|Sir|Dame|Lord|Lady|Baroness)\.?"
_TITLED = re.compile(rf"{_HONORIFIC}[ \u00a0]")
_POST = r"(?:The |Madam )?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*,?|of|for|and|the|to)){0,14}"
_OFFICE = compiled(
    rf"{_POST} \((?P<name>{_HONORIFIC}(?: [A-Z][\w.'’-]*){{1,3}})\)(?P<cue>:)\s+(?=\S)"
)
# Without a title only an office tells a name from a place: "The Gazette (Port Lowell):".
_MINISTER = compiled(
    r"(?=[^(\n]{0,150}\b(?:Minister|Secretary|Attorney|Solicitor|Advocate|Chancellor|Speaker|Leader"
    rf"|President|Chair|Comptroller)\b){_POST}"
    r" \((?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})\)(?P<cue>:)\s+(?=\S)"
)
_SIGNED = r"(?P<name>[A-Z]{2,5}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
# No sentence goes on from double brackets; from bold it may, in lower case: "**Jo Hill** won."
_BRACKETED = compiled(rf"\(\({_SIGNED}\)\)(?:[ \u00a0]*(?P<cue>:))?\s+(?=\S)")
_SET_OFF = compiled(
    rf"(?:\*\*|__|\[){_SIGNED}(?:\*\*|__|\])"
    r"(?:[ \u00a0]*(?P<cue>:))?[ \u00a0]+(?=[^\W\d_a-z]|[\"“‘'*_\[(])"
)
_BEGINS = r"(?P<cue>)[ \u00a0]+(?=[A-Z\"“‘])"
_INITIALS = compiled(rf"(?P<name>[A-Z]{{2,4}}){_BEGINS}")
_IN_FULL = tuple(
    compiled(rf"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){{{more}}}){_BEGINS}")
    for more in (1, 2, 3)
)
_NO_LABEL = re.compile(
    r"(?i)(?:image|photo|note|update|source|sources|caption|video|related|read more|by|from|date"
    r"|time|where|when|what|why|how|tip|warning|price|location|address|phone|email|contact)s?$"
)
_STAGED = re.compile(rf"(?i){stage.WORDS}\b")
_STAGE = re.compile(
    r"[\"“\s]*(?:[(\[][^()\[\]]*[)\]]|(?:Several|Some|Many) hon\.? Members rose)[\"”\s.—–-]*$"
)
# A glossary has more labels than an interview or a debate has speakers.
_MOST_NAMES = 100
_FEWEST_TURNS = 3
_LONGEST_TURN = 8
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
# In transcripts of news nine in ten turns show that somebody talks; "Yes." and "On Friday." do not.
_TALKING = 0.4
_SURE = 0.9

_Label = re.Match[str]


@dataclass(frozen=True, slots=True)
class _Turn:
    name: Span
    cue: Spans
    content: Spans

    @property
    def span(self) -> Span:
        return self.name[0], self.content[-1][1]


def with_turns(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """The turns of a transcript, and what was `found` outside of them."""
    turns = list(_turns(page))
    turns = turns if _talk(page.text, turns) else []
    turns = turns or [_Turn(name, (), content) for name, content in turns_below(page)]
    starts = [turn.span[0] for turn in turns]

    def outside(attribution: Attribution) -> bool:
        spans = (*attribution.cue, *attribution.content)
        first, last = min(s for s, _ in spans), max(e for _, e in spans)
        at = bisect_left(starts, last) - 1
        return at < 0 or turns[at].span[1] <= first

    return [attribution for attribution in found if outside(attribution)] + [
        by_form(Form.TRANSCRIPT, _SURE, (turn.name,), turn.cue, turn.content) for turn in turns
    ]


def _turns(page: Page) -> Iterator[_Turn]:
    text, blocks = page.text, page.blocks
    labels = _with_initials(text, blocks, _labels(text, blocks))
    partners = _partners(page.marks)
    speaking = _speaking([label for label in labels if label])
    for index, label in enumerate(labels):
        if label is None or label["name"] not in speaking:
            continue
        block = blocks[index]
        content = running(text, block, _trimmed(text, (label.end(), block.span[1]), partners))
        later = next((i for i in range(index + 1, len(labels)) if labels[i]), None)
        if later is not None and later - index <= _LONGEST_TURN:
            for below in blocks[index + 1 : later]:
                heading = below.kind is BlockKind.HEADLINE
                if not heading and not _STAGE.match(text, *below.span):
                    content += running(text, below, _trimmed(text, below.span, partners))
        name = running(text, block, label.span("name"))
        spoken = any(not _STAGE.match(text, *span) for span in content)
        if spoken and len(name) == 1:
            cue = (label.span("cue"),) if label["cue"] else ()
            yield _Turn(name[0], cue, content)


def _talk(text: str, turns: Sequence[_Turn]) -> bool:
    """Whether enough of the turns ask, or speak of "I" and "you", outside of what they quote."""
    said = (_QUOTED.sub("", slices(text, turn.content)) for turn in turns)
    talking = sum("?" in words or TALKS.search(words) is not None for words in said)
    return talking >= _TALKING * len(turns)


def _labels(text: str, blocks: Sequence[Block]) -> list[_Label | None]:
    """What each block opens with, if it is a label; "A." is one after a "Q." alone."""
    labels: list[_Label | None] = []
    asked = False
    for block in blocks:
        letter = _LETTER.match(text, *block.span)
        asked = asked or (letter is not None and letter["name"] == "Q")
        label = letter if asked and letter else None
        for form in (_OFFICE, _MINISTER, _LABEL, _BRACKETED, _SET_OFF, _QUESTION):
            label = label or form.match(text, *block.span)
        named = label and not _NO_LABEL.match(label["name"]) and not _STAGED.match(label["name"])
        labels.append(label if named else None)
    return labels


def _with_initials(
    text: str, blocks: Sequence[Block], labels: Sequence[_Label | None]
) -> list[_Label | None]:
    """`labels` and the names in full, with their initials, that open answers without a sign.

    "MS We did not" is such an answer where it stands below a label and another one there begins
    with the name in full, "Michael Siegel I am".
    """
    below = [n for n, label in enumerate(labels) if label is None and n and labels[n - 1]]
    initials = {n: found for n in below if (found := _INITIALS.match(text, *blocks[n].span))}
    result = list(labels)
    for short in dict.fromkeys(found["name"] for found in initials.values()):
        openings = ((n, form.match(text, *blocks[n].span)) for n in below for form in _IN_FULL)
        named = [(n, full) for n, full in openings if full and abbreviates(short, full["name"])]
        if named:
            result[named[0][0]] = named[0][1]
            for n, found in initials.items():
                result[n] = found if found["name"] == short else result[n]
    return result


def _speaking(labels: Sequence[_Label]) -> set[str]:
    """The names that label turns: those of speakers who take several, or in capitals.

    Where these make it a transcript, names in full that label a single turn are of it, too, and so
    are any in double brackets.
    """
    names = dict.fromkeys(label["name"] for label in labels)
    if len(names) > _MOST_NAMES:
        return set()
    shorts = {label.groupdict().get("short"): label["name"] for label in labels}
    full = {name: shorts.get(name) or _in_full(name, names) for name in names}
    turns = Counter(full[label["name"]] for label in labels)
    speaking = {name for name in names if turns[full[name]] > 1 or name.isupper()}
    taken = sum(label["name"] in speaking for label in labels)
    if taken < _FEWEST_TURNS or max(turns.values()) < 2:
        return set()
    bracketed = {label["name"] for label in labels if label.re is _BRACKETED}
    return speaking | bracketed | {name for name in names if " " in name}


def _in_full(name: str, names: Iterable[str]) -> str:
    """The first of `names` that a name is the surname or the initials of, or else itself."""
    bare = _TITLED.sub("", name).lower()
    several = (n for n in names if " " in n and len(n) > len(name))
    fits = (n for n in several if n.lower().endswith(f" {bare}") or abbreviates(name, n))
    return next(fits, name)


def _trimmed(text: str, span: Span, partners: Mapping[int, int]) -> Span:
    """Without blanks at the ends, and without marks there but those that pair off in between."""
    start, end = stripped(text, *span)
    while start < end - 1 and (
        text[start].isspace()
        or (text[start] in '"“' and not start < partners.get(start, start) < end - 1)
    ):
        start += 1
    while end > start + 1 and (
        text[end - 1].isspace()
        or (text[end - 1] in '"”' and not start <= partners.get(end - 1, end) < end)
    ):
        end -= 1
    return start, end


def _partners(marks: Sequence[Marked]) -> dict[int, int]:
    """Where the other mark of a pair stands, for either one of it."""
    pairs = [(marked.open[0], marked.close[0]) for marked in marks if marked.close]
    return dict(pairs) | {closing: opening for opening, closing in pairs}
