"""News agencies that wrap a report, after or around it, or that quote somebody.

- "…, Gennady Gatilov said on Friday, Interfax reported."
- "Ahmad Jarba has confirmed that …, the Foreign Ministry reported."
- "“…”, Ivan Horvat was quoted as saying by the state agency Hina."
- "“…,” Hina quoted Horvat as saying.", "The talks go on, Hina cited Horvat as saying."
- "Horvat was quoted by Hina as saying that …"

The agency's credit says where the report was read; who spoke is the one inside, or the one that
was quoted. The outer attribution gives way to the inner one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.letters import compiled
from quotes.types import Attribution, Span, overlap

_CREDIT = re.compile(r"(?:has |have |had )?report(?:ed|s)\b", re.IGNORECASE)
_WRAPPED = compiled(
    r"(?P<content>.{15,}?),[\"”’']{0,2} (?P<source>(?:[A-Z]|an? |the )[^,;:\"“”\n]{2,90}?) "
    r"(?P<cue>said|says|added|stressed|noted|told [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"
    r"(?: (?:on |in |late |early |earlier |this |last )*[\w.]+){0,3}[,.\s]*",
    re.DOTALL,
)
_LED = compiled(
    r"(?P<source>(?:[A-Z]|an? |the )[^\"“”\n]{2,160}?),? "
    r"(?P<cue>(?:has |have |had )?(?:said|confirmed|announced|stated|warned|promised)) "
    r"(?P<content>that .{15,})",
    re.DOTALL,
)
_QUOTED = re.compile(r"(?:is|are|was|were|(?:has|have|had) been) (?:quoted|cited)\b", re.IGNORECASE)
_SUBJECT = compiled(
    r"(?:[\"”’»]\s*,?|,)\s+(?P<name>(?:[A-Z]|an? |the |s?he\b|they\b)"
    r"(?:[^.,;:\"“”«»\n]|(?<=\b[A-Z]\w)\.){0,60}?)\s*$"
)
_QUOTES = re.compile(r"(?:(?:has|have|had) )?(?:quot|cit)(?:es?|ed|ing)\b", re.IGNORECASE)
_SAYING = r"as (?:saying|telling|warning|adding)"
_AS_SAYING = re.compile(rf"(?:(?P<name>[^;:\"“”\n]{{1,120}}?)\s)?(?P<cue>{_SAYING})(?:\s+|$)")
_WHOM = re.compile(rf"\s(?P<name>[^;:,\"“”\n]{{1,80}}?)\s(?P<cue>{_SAYING})\b")
_LONGEST_SUBJECT = 70
_END = compiled(r"[.!?]\s+(?=[A-Z])|\n\s*")
_LONGEST = 400  # characters of a sentence before what it reports
_SCORE = 0.6


def unwrapped(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each wrapped report given to its own speaker instead of the agency."""
    result = _given_to_the_quoted(page.text, _given_to_whom(page.text, found))
    for outer in tuple(result):
        inner = _inner(page.text, outer)
        if inner is None:
            continue
        start, end = outer.content[0]
        result = [
            one
            for one in result
            if one is not outer and not any(start <= s and e <= end for s, e in one.content)
        ]
        result.append(inner)
    return result


def _inner(text: str, outer: Attribution) -> Attribution | None:
    if len(outer.cue) != 1 or not outer.source:
        return None
    start, end = outer.content[0]
    if not _CREDIT.match(text[slice(*outer.cue[0])]) or outer.source[0][0] < end:
        return None
    wrapped = _WRAPPED.fullmatch(text, start, end) or _LED.fullmatch(text, start, end)
    if wrapped is None and text.startswith("that ", start):
        # Who confirmed "that …" was left out of what the agency reports.
        wrapped = _LED.fullmatch(text, _sentence(text, start), end)
    if wrapped is None:
        return None
    source, cue, content = ((wrapped.span(part),) for part in ("source", "cue", "content"))
    one = by_form(Form.CREDIT, _SCORE, source, cue, content)
    return replace(one, confidence=min(outer.confidence, _SCORE))


def _given_to_whom(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` as `_as_saying` puts each right; the agency does not say besides what it quotes."""
    mended = [_as_saying(text, one) for one in found]
    moved = [one.cue[0] for one, old in zip(mended, found, strict=True) if one.cue != old.cue]

    def again(one: Attribution) -> bool:
        inside = (cue for cue in moved for span in one.cue if overlap(span, cue) and span != cue)
        return any(inside)

    return [one for one in mended if not again(one)]


def _as_saying(text: str, one: Attribution) -> Attribution:
    """Who is quoted "as saying" what stands before it, or by an agency, in place of the agency."""
    if len(one.cue) != 1 or len(one.source) != 1 or not one.content:
        return one
    (start, _), (cue, end), last = one.source[0], one.cue[0], one.content[-1]
    whom = _WHOM.match(text, end) if last[1] <= start < cue else None
    if whom is not None and _QUOTES.match(text, cue, end):
        return replace(one, source=(whom.span("name"),), cue=(whom.span("cue"),))
    behind = _AS_SAYING.match(text, *last)
    if behind is None or last[0] < end:
        return one
    before, said = one.content[:-1], (behind.end(), last[1])
    if behind["name"] and behind.end() == last[1] and start < cue and _QUOTES.match(text, cue, end):
        clause = _sentence(text, start), start - len(", ")
        if not before and clause[0] < clause[1] and text[slice(clause[1], start)] == ", ":
            before = (clause,)
        name = behind.span("name")
        return replace(one, source=(name,), content=before) if before else one
    passive = len(before) == 1 and cue == before[0][1] + 1 and _QUOTED.match(text, cue, end)
    if passive and end <= start and not behind["name"] and behind.end() < last[1]:
        return replace(one, source=before, content=(said,))
    return one


def _given_to_the_quoted(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each "“…”, X was quoted as saying" given to X, in whose name no content ends."""
    quoted = [_quoted(text, one) for one in found]
    names = [name for name in quoted if name]
    if not names:
        return list(found)
    result = []
    for one, name in zip(found, quoted, strict=True):
        spans = (_before(text, span, names) for span in one.content)
        content = tuple((start, end) for start, end in spans if start < end)
        if content:
            result.append(replace(one, source=(name,) if name else one.source, content=content))
    return result


def _quoted(text: str, one: Attribution) -> Span | None:
    """The subject of a "was quoted" that follows what is quoted, where it is not the source yet."""
    start, cue = one.content[0][0], one.cue[0][0] if one.cue else 0
    if start >= cue or any(a < cue for a, _ in one.source) or not _QUOTED.match(text, cue):
        return None
    subject = _SUBJECT.search(text, max(start, cue - _LONGEST_SUBJECT), cue)
    return subject and subject.span("name")


def _before(text: str, span: Span, names: Sequence[Span]) -> Span:
    """The part of a content before a name that it ends in."""
    start, end = span
    for first, last in names:
        if first < end <= last:
            end = start + len(text[start:first].rstrip(", \t\r\n"))
    return start, end


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins that holds a place; the place itself if that is too far away."""
    ends = [match.end() for match in _END.finditer(text, max(0, at - _LONGEST), at)]
    return max(ends, default=0 if at <= _LONGEST else at)
