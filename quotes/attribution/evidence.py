"""What quotation marks say about where a quotation begins and ends.

The model decides that something is quoted, of whom and through which words; closed marks are the
better witness of the exact ends. A run of content that fills most of a marked stretch is stretched
to the whole of it, marks included, unless its own cue or source stands inside. Layout is evidence
too: nothing is quoted from a headline into the text below it, or the other way round, nor from one
item of a list into the next, unless a colon leads to the list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain

from quotes.attribution.decode import Linked
from quotes.attribution.narration import closed, told, touched, unnarrated
from quotes.attribution.phrases import (
    apposed,
    asking,
    bridged,
    cue_alone,
    finished,
    in_one_sentence,
    negated_verb,
    plea,
    reaching,
    unbroken,
    unlinked,
)
from quotes.attribution.sources import before_verb, unmarked, worded
from quotes.attribution.subjects import opening_subject, with_subjects
from quotes.attribution.words import Run, Words

# A run that covers less of a marked stretch than this quotes a part of it, or something else.
_MOST = 0.5
_DASHES = "–—―"
_LEADING = {"that", ",", ":", '"'}


def refine(
    words: Words,
    found: Sequence[Linked],
    headlines: Set[int] = frozenset(),
    items: Set[int] = frozenset(),
) -> list[Linked]:
    """Attributions whose contents end where the quotation marks do, without blank contents.

    `headlines` and `items` are the numbers of the paragraphs that are headlines or items of lists.
    """
    stretches, walls = _stretches(words), headlines | items
    sourced = sorted(one.cue for one in found if one.source)
    cues = [one.cue for one in found]
    refined = []
    for linked in found:
        linked = _pleaded(words, linked)
        linked = _one_block(words, _within_reach(words, linked, sourced), headlines, walls)
        cue = _cue(words, linked)
        source = tuple(_source(words, run, linked, cue, cues) for run in linked.source)
        linked = unmarked(words, replace(linked, cue=cue, source=source), stretches[1])
        if content := _content(words, linked, stretches):
            whole = () if _is_trailing(linked, content) else linked.source
            source = tuple(kept for run in whole if (kept := worded(words, run)))
            refined.append(replace(linked, source=source, content=content))
    return with_subjects(words, refined)


def _pleaded(words: Words, linked: Linked) -> Linked:
    """With the plea as content: of "pleaded not guilty to charges that he stole", too."""
    told = plea(words, linked.cue)
    if told is None:
        return linked
    beside = [run for run in linked.content if run[0] <= told[1] and told[0] < run[1]]
    others = (run for run in linked.content if run not in beside)
    whole = told[0], max(end for _, end in (told, *beside))
    content = tuple(sorted((whole, *others)))
    return replace(linked, cue=(linked.cue[0], told[0]), content=content)


def _cue(words: Words, linked: Linked) -> Run:
    return cue_alone(words, negated_verb(words, linked.cue, linked.content), linked.content)


def _source(words: Words, run: Run, linked: Linked, cue: Run, cues: Sequence[Run]) -> Run:
    """A source of `linked` from where it begins to where it ends.

    `cue` is its cue as `_cue` gives it, `cues` are those of all as they were found.
    """
    run = reaching(words, run, cues)
    for step in (in_one_sentence, asking, apposed):
        run = step(words, run, linked.cue)
    return unbroken(words, run, (cue, *linked.content))


def _content(words: Words, linked: Linked, stretches: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    """The content up to where the quotation marks or its clause end; empty where it is blank."""
    own = (linked.cue, *linked.source)
    fitted = []
    for run in (part for whole in linked.content for part in told(words, whole, stretches[0])):
        run = finished(words, unbroken(words, closed(words, run, stretches), own), own)
        fitted.append(_fitted(words, run, stretches, own))
    quoted = unnarrated(words, _joined(fitted), stretches, linked.cue)
    joined = bridged(words, quoted, own)
    bare = (unlinked(words, run, linked.cue) for run in joined)
    return tuple(kept for run in bare if (kept := _trimmed(words, run)))


def _within_reach(words: Words, linked: Linked, sourced: Sequence[Run]) -> Linked:
    """Without contents that somebody else's report (`sourced`) stands before.

    In one paragraph that is right before it, in a later sentence. What goes on from one paragraph
    to the next follows at once.
    """
    home, first = words.paragraphs[linked.cue[0]], linked.content[:1]

    def kept(run: Run) -> bool:
        if run in first:
            return True
        if words.paragraphs[run[0]] == home:
            return not _led_by_another(words, linked.cue, run, sourced)
        low, high = min(linked.cue[1], run[1]), max(linked.cue[0], run[0])
        between = sourced[bisect_left(sourced, (low, 0)) : bisect_left(sourced, (high, 0))]
        return not any(
            cue != linked.cue and not any(a <= cue[0] < b for a, b in linked.content)
            for cue in between
        )

    return replace(linked, content=tuple(run for run in linked.content if kept(run)))


def _led_by_another(words: Words, cue: Run, run: Run, sourced: Sequence[Run]) -> bool:
    """Whether another cue in a later sentence than `cue` leads to a run at once, or by "that"."""
    at = bisect_left(sourced, (run[0], 0)) - 1
    if at < 0 or sourced[at][0] <= cue[0]:
        return False
    first, end = sourced[at]
    leads = all(form.lower() in _LEADING for form in words.forms[end : run[0]])
    return leads and any(form in ".?!" for form in words.forms[cue[1] : first])


def _one_block(words: Words, linked: Linked, headlines: Set[int], walls: Set[int]) -> Linked:
    """Without what `walls` part from the cue, but for a list that a colon leads to.

    A source is in one paragraph; one in the headline gives way to the subject in the text.
    """
    home = words.paragraphs[linked.cue[0]]
    leads = words.forms[bisect_right(words.paragraphs, home) - 1] == ":"
    between = headlines if leads else walls

    def kept(run: Run, between: Set[int] = between) -> bool:
        place = words.paragraphs[run[0]]
        return place == home or not (place in between or home in between)

    def away(run: Run) -> int:
        return max(run[0] - linked.cue[1], linked.cue[0] - run[1])

    beside = tuple(_beside(words, run, home) for run in linked.source)
    source = tuple(run for run in beside if kept(run, headlines))
    if beside and not source and home not in headlines:
        subject = opening_subject(words, linked.cue)
        source = (subject,) if subject else ()
    if home in headlines:
        source = tuple(before_verb(words, run, linked.cue) for run in source)
    parts = (filter(kept, _parts(words, run, between)) for run in linked.content)
    content = (min(each, key=away, default=None) for each in parts)
    return replace(linked, source=source, content=tuple(run for run in content if run))


def _parts(words: Words, run: Run, walls: Set[int]) -> Iterator[Run]:
    """A run as the edges of paragraphs cut it that are walls."""
    first, end = run
    for index in range(first + 1, end):
        around = words.paragraphs[index - 1 : index + 1]
        if around[0] != around[1] and not walls.isdisjoint(around):
            yield first, index
            first = index
    yield first, end


def _beside(words: Words, source: Run, home: int) -> Run:
    """Of a source that runs from paragraph to paragraph the part nearest to its cue's."""
    first, end = source
    nearest = min(words.paragraphs[first:end], key=lambda number: abs(number - home))
    inside = [n for n in range(first, end) if words.paragraphs[n] == nearest]
    return inside[0], inside[-1] + 1


def _is_trailing(linked: Linked, content: Sequence[Run]) -> bool:
    """Whether the source comes last, after cue and content: no English sentence is built so."""
    after_cue = linked.cue[1] <= content[0][0]
    return after_cue and any(content[-1][1] <= first for first, _ in linked.source)


def _stretches(words: Words) -> list[list[Run]]:
    """Closed stretches in single and in double marks as runs of words, the marks included.

    Outermost only of each sort, either of which may hold the other: British papers put “…” in ‘…’.
    """
    starts = [start for start, _ in words.spans]
    singles: list[Run] = []
    doubles: list[Run] = []
    for marked in words.marks:
        if marked.close is None:
            continue
        stretches = singles if marked.style == "single" else doubles
        first = bisect_left(starts, marked.span[0])
        end = bisect_left(starts, marked.span[1])
        if end - first > 2 and not (stretches and first < stretches[-1][1]):
            stretches.append((first, end))
    return [singles, doubles]


def _fitted(words: Words, run: Run, sorts: Sequence[Sequence[Run]], taken: Sequence[Run]) -> Run:
    first, end = run
    for stretch in chain.from_iterable(touched(stretches, run) for stretches in sorts):
        inside = [a for a, b in taken if a < stretch[1] and stretch[0] < b]
        if inside:
            # “She said we go”: these marks are those of who reports what she said.
            if end == stretch[1] and min(inside) == stretch[0] + 1:
                end -= 1
            continue
        shared = _letters(words, max(run[0], stretch[0]), min(run[1], stretch[1]))
        if not shared or shared < _MOST * _letters(words, *stretch):
            continue
        first, end = min(first, stretch[0]), max(end, stretch[1])
    return first, end


def _letters(words: Words, first: int, end: int) -> int:
    """How many of the words are more than punctuation."""
    return sum(form[:1].isalnum() for form in words.forms[first:end])


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for first, end in sorted(runs):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _trimmed(words: Words, run: Run) -> Run | None:
    """Without commas, dashes and the like at the ends; None where no letter or digit is left."""
    first, end = run
    while first < end and (words.forms[first] in ",.;:" or _is_dash(words, first)):
        first += 1
    while end > first and (words.forms[end - 1] in ",;:" or _is_dash(words, end - 1)):
        end -= 1
    if not any(form[:1].isalnum() for form in words.forms[first:end]):
        return None
    return first, end


def _is_dash(words: Words, index: int) -> bool:
    """Whether the word is a dash, or a hyphen that stands for one: in "so -- he", not in "-3"."""
    if words.forms[index] != "-":
        return words.forms[index] in _DASHES
    around = [other for other in (index - 1, index + 1) if _touch(words, index, other)]
    return not around or any(words.forms[other] == "-" for other in around)


def _touch(words: Words, index: int, other: int) -> bool:
    """Whether nothing stands between two neighbouring words."""
    low, high = sorted((index, other))
    return low >= 0 and high < len(words) and words.spans[low][1] == words.spans[high][0]
