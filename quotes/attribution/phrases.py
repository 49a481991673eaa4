"""Ends of sources, cues and contents that no English phrase has, brought to where it ends.

- content: "the efficiency of the" goes on to "the efficiency of the American economy"
- both: "the rules, which the U" goes on to "the rules, which the U.S. court has put on hold"
- content: "However, the talks go on," he said, has no "However"
- content: ""too early" to declare *victory*" has no gap of two words
- cue: "does not" goes on to "does not recognise"
- cue: "pleaded not guilty" is "pleaded", and how is content
- cue: "said in a" and "said of" are "said", where it is not the content that follows
- source: "Barry Stokes, of" goes on to "Barry Stokes, of Stokes Events,", up to its cue
- source: "the UN mediator for Syria," takes in the name "Staffan de Mistura," before the cue
- source: "Mr Mills. Ann Bo, the member" ends with the sentence that its cue stands in
- source: in "'Why?' the bench asked counsel" it is who asks, not who is asked
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotes.attribution.words import Quoted, Run, Words
from quotes.english.lexicon import ABBREVIATED_TITLES

_OPEN = {"a", "an", "the", "of", "for", "with", "by", "from", "in", "on", "at", "and", "or", "to"}
_OPEN |= {"our", "my", "your", "their", "its", "whose", "his", "her"}
# These stand alone, too: "the court sentenced her".
_ALONE = {"her", "his"}
_PARTICLES = {"-", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "van", "von"}
_LONGEST_NAME = 6
_LONGEST_REST = 8
_DETERMINERS = {"the", "a", "an", "one", "another", "his", "her", "their", "its", "my", "our"}
_LONGEST_SUBJECT = 6
# No clause goes on for so many words: in a text without marks none would end before the text does.
_LONGEST_CLAUSE = 100
# A shorter word before a full stop may be an abbreviation.
_SHORTEST_LAST = 5
ARTICLES = {"a", "an", "the"}
_SAYING = {"added", "asked", "explained", "noted", "said", "say", "says", "wrote"}
_ABOUT = {"after", "at", "during", "in", "of", "on", "to"}
_LONGEST_GAP = 2
_AUXILIARIES = {"do", "does", "did", "will", "would", "has", "have", "had", "can", "could"}
_PLEADING = {"plead", "pleads", "pleaded", "pled", "pleading"}
_PLEAS = (["guilty"], ["not", "guilty"], ["no", "contest"])
_LINKING = {"Furthermore", "However", "Meanwhile", "Moreover", "Nevertheless", "Nonetheless"}
_LINKING |= {"Still", "Yet"}
_TIMES = {"day", "night", "morning", "afternoon", "evening", "week", "month", "year", "time"}


def finished(words: Words, run: Run, taken: Sequence[Run]) -> Run:
    """A content that ends in an article, a preposition or "Dr.", up to the end of its clause.

    `taken` are runs of other parts, into which it does not go.
    """
    first, end = run
    last = words.forms[end - 1].lower()
    titled = last == "." and end - first > 1 and words.forms[end - 2] in ABBREVIATED_TITLES
    if not titled and (last not in _OPEN or (last in _ALONE and end - first == 1)):
        return run
    return first, _clause_end(words, end, taken, lambda index: False)


def reaching(words: Words, source: Run, cues: Sequence[Run]) -> Run:
    """A source that ends in an article or a preposition, up to the next of all `cues`.

    As it is where a quotation or a sentence ends before that, or the cue is far away.
    """
    first, end = source
    last = words.forms[end - 1].lower()
    if last not in _OPEN or (last in _ALONE and end - first == 1):
        return source
    cue = min((start for start, _ in cues if start >= end), default=end)
    gap = words.forms[end:cue]
    plain = gap[:1] != [","] and all(form[0].isalnum() or form in ",-'’" for form in gap)
    beside = words.paragraphs[first] == words.paragraphs[min(cue, len(words) - 1)]
    if not 0 < len(gap) <= _LONGEST_REST or not plain or not beside:
        return source
    return first, cue - (gap[-1] == ",")


def unbroken(words: Words, run: Run, taken: Sequence[Run]) -> Run:
    """A source or content that breaks off within "Mrs. Clinton", "U.S.", "3.5" or "vice-president".

    It goes on to the end of its clause, but not into the other parts, `taken`.
    """
    first, end = run
    if not _within_word(words, end):
        return run

    def joins(index: int) -> bool:
        initial = words.forms[index - 1]
        last = words.forms[index] == "." and len(initial) == 1 and initial.isupper()
        inside = _within_word(words, index) or (last and _within_word(words, index - 2))
        return inside or words.forms[index] == "'"

    return first, _clause_end(words, end, taken, joins)


def _clause_end(words: Words, end: int, taken: Sequence[Run], joins: Callable[[int], bool]) -> int:
    """Where the clause ends that goes on at `end`: at `taken`, or a mark that `joins` no words.

    `end` itself where no mark is near, so that neither it nor what is read in it grows with a text.
    """
    for at in range(end, min(end + _LONGEST_CLAUSE, len(words))):
        if (
            words.paragraphs[at] != words.paragraphs[at - 1]
            or not (words.forms[at][0].isalnum() or joins(at))
            or any(a <= at < b for a, b in taken)
        ):
            return at
    return end if len(words) - end > _LONGEST_CLAUSE else len(words)


def _within_word(words: Words, index: int) -> bool:
    """Whether a word is the full stop after a title, or a hyphen or full stop inside one."""
    inside = 0 < index < len(words) - 1 and words.forms[index] in ".-"
    if not inside or words.paragraphs[index - 1] != words.paragraphs[index + 1]:
        return False
    before, after = words.forms[index - 1], words.forms[index + 1]
    tight = words.spans[index - 1][1] + 1 == words.spans[index + 1][0]
    if words.forms[index] == "-":
        return tight and before.isalnum() and after.isalnum()
    shorts = len(before) == 1 and before.isupper() and after[:1].isupper()
    return before in ABBREVIATED_TITLES or (tight and (shorts or (before + after).isdigit()))


def unlinked(words: Words, run: Run, cue: Run) -> Run:
    """A content before its cue without the "However," that ties its sentence to the one before."""
    first, end = run
    linked = words.forms[first] in _LINKING and first + 2 < end <= cue[0]
    return (first + 2, end) if linked and words.forms[first + 1] == "," else run


def bridged(words: Words, runs: Sequence[Run], taken: Sequence[Run]) -> list[Run]:
    """Runs of content joined over one or two words in lower case, where `taken` has none there."""
    joined: list[Run] = []
    for first, end in runs:
        gap = words.forms[joined[-1][1] : first] if joined else []
        if 0 < len(gap) <= _LONGEST_GAP and all(form.isalpha() and form.islower() for form in gap):
            last = joined[-1][1]
            beside = words.paragraphs[last - 1] == words.paragraphs[first]
            if beside and not any(a < first and last < b for a, b in taken):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((first, end))
    return joined


def negated_verb(words: Words, cue: Run, content: Sequence[Run]) -> Run:
    """A cue that is "does not" with the verb that stands between it and its content."""
    first, end = cue
    forms = [form.lower() for form in words.forms[first:end]]
    withheld = forms[-1:] == ["not"] and forms[:-1] and set(forms[:-1]) <= _AUXILIARIES
    if not withheld or not any(start == end + 1 for start, _ in content):
        return cue
    return (first, end + 1) if words.forms[end].islower() else cue


def plea(words: Words, cue: Run) -> Run | None:
    """The words behind the verb of a cue that say how somebody pleads: "*not guilty*"."""
    at = next((n for n in range(*cue) if words.forms[n].lower() in _PLEADING), None)
    if at is None:
        return None
    ends = (
        at + 1 + len(each) for each in _PLEAS if words.forms[at + 1 : at + 1 + len(each)] == each
    )
    return next(((at + 1, end) for end in ends), None)


def cue_alone(words: Words, cue: Run, content: Sequence[Run]) -> Run:
    """A cue without an article at its end, or a preposition that leads to no content."""
    first, end = cue
    if end - first > 1 and words.forms[end - 1].lower() in ARTICLES:
        end -= 1
    leads = any(start == cue[1] for start, _ in content)
    if leads or end - first < 2 or words.forms[end - 1] not in _ABOUT:
        return first, end
    dangles = end < cue[1] or words.forms[end - 2].lower() in _SAYING
    return first, end - 1 if dangles else end


def in_one_sentence(words: Words, source: Run, cue: Run) -> Run:
    """The part of a source on the cue's side of where a sentence ends in it."""
    first, end = source
    for index in range(first + 1, end - 1):
        ends = words.forms[index] in ".?!" and len(words.forms[index - 1]) >= _SHORTEST_LAST
        if ends and words.forms[index + 1][0].isupper():
            return (first, index) if cue[0] <= first else (index + 1, end)
    return source


def apposed(words: Words, source: Run, cue: Run) -> Run:
    """A description with the name that stands between two commas after it and before its cue."""
    first, end = source
    if end >= cue[0] or words.paragraphs[first] != words.paragraphs[cue[0]]:
        return source
    gap = words.forms[end : cue[0]]
    if words.forms[end - 1] != ",":
        gap = gap[1:] if gap[0] == "," else []
    if not 1 < len(gap) <= _LONGEST_NAME + 1 or gap[-1] != ",":
        return source
    name = all(form[0].isupper() or form in _PARTICLES for form in gap[:-1])
    return (first, cue[0]) if name else source


def asking(words: Words, source: Run, cue: Run) -> Run:
    """Who asks, where the source is whom the cue's verb has for an object.

    Where a quotation has closed and a phrase with an article leads to the verb, that is its
    subject: "'Why?' *the bench* asked senior counsel Amy Wu". Else the source as it is.
    """
    if source[0] != cue[1]:
        return source
    first = cue[0]
    while first and words.forms[first - 1][:1].isalnum():
        first -= 1
    subject = words.forms[first : cue[0]]
    closes = first and words.quoted[first - 1] in (Quoted.CLOSES, Quoted.SINGLE_CLOSES)
    if not closes or not 1 < len(subject) <= _LONGEST_SUBJECT or subject[-1].lower() in _TIMES:
        return source
    beside = words.paragraphs[first - 1] == words.paragraphs[cue[0]]
    return (first, cue[0]) if beside and subject[0].lower() in _DETERMINERS else source
