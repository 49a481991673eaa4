"""How something was said: kind, speech or thought, negated, hedged. Rules over a few words.

- kind: how much of the content stands in quotation marks
- thought: "believes that", "hopes to", "plans to" report no words, unless words are quoted; "made
  clear that" does
- negated: "did not say", "never suggested", "declined to say", "nor did she say", "has yet to say";
  not "denied", which does say, nor "was not the only one to say" or "was not surprised: “…”"
- hedged: "reportedly said", "appeared to suggest", "is said to believe"
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Kind, Span, Spans

# Said all the same: "was not the only one to say", "didn't just say".
_NOT_ALONE = r"(?! (?:only|just|merely|alone in|the (?:only|first|last))\b)"
_NEGATED = re.compile(
    rf"\b(?:(?:not|(?:do|does|did|has|have|had|is|are|was|were|would|could"
    rf"|will|can|should|wo|ca)n['’]?t){_NOT_ALONE}|never|nor|neither|cannot"
    r"|without (?:saying|commenting|giving|elaborating|naming)"
    r"|(?:declin|refus)(?:e|es|ed|ing) to|fail(?:s|ed|ing)? to|stopp(?:ed|ing) short of"
    r"|yet to|unable to|(?:forgets?|forgot|forgotten|omit(?:s|ted)?|neglect(?:s|ed)?) to"
    r"|avoid(?:s|ed|ing)?|no (?:comment|mention|claim)|(?:said|says?|saying) nothing)\b",
    re.IGNORECASE,
)
# "declined | to comment", "said | nothing of it": behind a cue what tells that words were withheld.
_WITHHELD = re.compile(r" (?:to|nothing (?:about|of|on))(?= )")
# "is said to" hedges a cue that goes on ("is said to believe"); by itself it is the whole report.
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|seemingly|presumably"
    r"|(?:appear|seem)(?:s|ed|ing)? to|(?:is|are|was|were|has been|have been|had been)"
    r" (?:reported|said|believed|thought|understood|rumou?red|alleged|known|expected|reportedly)"
    r" to(?=\s)|rumou?red|may have|might have|could have|likely)\b",
    re.IGNORECASE,
)
# "Nor do I believe": the verb goes before its subject.
_INVERTED = re.compile(
    r"\b(?:nor|neither|never|nowhere|not once|at no (?:point|time|stage))"
    r" (?:(?:has|have|had) )?(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could)\s+$",
    re.IGNORECASE,
)
# "does not recognise it and considers": what is finite is no part of the negation.
_AND = re.compile(r"\b(?:and|but)\s+$")
_FINITE = re.compile(r"(?!is\b|was\b|has\b)[a-z]+(?:s|ed)\b|said\b|told\b")
_MADE_CLEAR = re.compile(r"\bma(?:kes?|de|king)(?: it)? clear\b", re.IGNORECASE)
# "No 10" and "No Labels" have names; of nobody are "No Republican" and "No Wall Street executive".
_NOBODY = compiled(
    r"(?:(?i:nobody|no[ -]one|none|neither|not (?:everyone|everybody|all|every|many|a single|one))"
    r"|[Nn]o (?!(?:fewer|less|more) than\b)[a-z]\w*"
    r"|no [A-Z]\w*|No (?:[A-Z][\w.&’'-]* ){1,4}[a-z]\w*"
    r"|No (?:[A-Z]\w*(?:can|ian|crat)s?|MPs?|Tor(?:y|ies)))\b"
)
# Behind a cue that is no verb of saying, words follow all the same: "did not mince words: “…”".
_UNSAID = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|old)|wr(?:ite|ote|itten)|claim|comment|confirm|mention|repl(?:y|ied)"
    r"|answer|explain|suggest|promise)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\s*_]*:?[\s*_]*[\"“«‘']")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LOOK_BACK = 40
_CLAUSE_END = re.compile(r"[.!?;:,—–\"“”\n]")
_ALL = 0.95


def kind_of(text: str, content: Spans, marks: Sequence[Marked], cue: Spans = ()) -> Kind:
    """Direct where (nearly) all letters and digits stand in quotation marks, mixed where some do.

    Single marks count where the paragraph has no double ones around them, as in British usage.
    Marks around the cue, too, are those of somebody who reports it, unless it interrupts what is
    quoted.
    """
    interrupts = cue and content[0][0] < cue[0][0] < content[-1][0]
    total = quoted = 0
    starts = [marked.span[0] for marked in marks]
    for start, end in content:
        letters = [at for at in range(start, end) if text[at].isalnum()]
        total += len(letters)
        covered: list[Span] = []
        reach = bisect_right(starts, end)
        for marked in marks[max(reach - 40, 0) : reach]:
            around = cue and marked.span[0] < cue[0][0] and cue[-1][1] < marked.span[1]
            if marked.span[1] > start and (interrupts or not around):
                covered.append(marked.inside)
        quoted += sum(any(a <= at < b for a, b in covered) for at in letters)
    if not total or not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= _ALL * total else Kind.MIXED


@cache
def thought_verbs() -> frozenset[str]:
    """Forms of verbs and phrases that report an attitude, not words."""
    file = Path(__file__).with_name("thought.txt")
    lines = (line.split("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return frozenset(form for line in lines for form in line.split())


def is_speech(text: str, cue: Spans, kind: Kind) -> bool:
    """Whether words were uttered or written; quoted words always were."""
    if kind is not Kind.INDIRECT:
        return True
    cues = [_MADE_CLEAR.sub("", text[start:end]) for start, end in cue]
    words = [match[0].lower() for each in cues for match in _WORD.finditer(each)]
    return not any(word in thought_verbs() for word in words)


def is_negated(text: str, attribution: Attribution) -> bool:
    """Whether the reporting itself is negated or withheld."""
    nobody = any(_NOBODY.match(text, *span) for span in attribution.source)
    for start, _ in attribution.source[:1]:
        nobody = nobody or bool(_INVERTED.search(text, max(0, start - _LOOK_BACK), start))
    return nobody or (
        bool(_NEGATED.search(_around_cue(text, attribution))) and not _follows(text, attribution)
    )


def _follows(text: str, attribution: Attribution) -> bool:
    """Whether a colon leads from a cue that is no verb of saying to words in marks."""
    if not attribution.cue:
        return False
    start, end = attribution.cue[-1]
    colon = ":" in text[end - 1 : end + 1]
    return colon and bool(_WORDS.match(text, end)) and not _UNSAID.search(text, start, end)


def is_hedged(text: str, attribution: Attribution) -> bool:
    """Whether the report is marked as unsure."""
    return bool(_HEDGED.search(_around_cue(text, attribution)))


def _around_cue(text: str, attribution: Attribution) -> str:
    """The cue with what stands before it in its clause, less the source and the content."""
    pieces = []
    for start, end in attribution.cue:
        floor = max(0, start - _LOOK_BACK)
        for other_start, other_end in (*attribution.source, *attribution.content):
            if other_end <= start:
                floor = max(floor, other_end)
            elif other_start < start:
                floor = start
        before = text[floor:start]
        if _AND.search(before) and _FINITE.match(text, start):
            before = ""
        breaks = [match.end() for match in _CLAUSE_END.finditer(before)]
        withheld = _WITHHELD.match(text, end)
        reach = withheld.end() if withheld else end
        pieces.append(before[breaks[-1] if breaks else 0 :] + text[start:reach])
    return " ".join(pieces)
