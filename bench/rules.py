"""A baseline of plain rules: reporting verbs, their subjects and clauses, and quotation marks.

What a careful person writes in a day with a dependency parser (Universal Dependencies labels):

- a verb that reports ("said"), outside quotation marks, is a cue; so is "according to"
- its source is its subject, or that of the verb that it hangs on ("… and added that")
- its content is its clause ("said that they would go"), or the sentence that it is put into
  ("They would go, he said"), together with the quotations that no other cue is nearer to
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quotes.evaluation import Label
from quotes.layout import BlockKind, layout
from quotes.marks import pair_marks
from quotes.types import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = """
accuse acknowledge add address admit advise affirm agree allege announce answer argue ask assert
assure believe blame boast call caution charge cite claim comment complain concede conclude
condemn confirm contend criticize criticise declare demand deny describe disclose emphasize
emphasise estimate exclaim expect explain express fear hope indicate insist joke lament mention
note observe predict pledge praise promise propose quip read recall recommend recount refuse
remark remind reply report respond reveal say signal speculate state stress suggest swear
telegraph tell testify think threaten tweet urge vow want warn welcome wonder write
"""
REPORTING = frozenset(_VERBS.split())
_CLAUSES = ("ccomp", "xcomp", "parataxis")
_INSERTED = ("parataxis", "ccomp")
_LEANING = ("conj", "xcomp", "advcl")
_FARTHEST = 40
_SHORTEST = 4


def attributions(doc: Doc) -> list[Label]:
    """The attributions that the rules find in a parsed text."""
    quotations = list(_quotations(doc))
    quoted = {index for run in quotations for index in run}
    cues = [token for token in doc if _reports(token) and token.i not in quoted]
    mine = _nearest(quotations, cues, doc)
    found = []
    for cue in cues:
        source = _source(cue)
        words = _cue_words(cue)
        content = set(_clause(cue)) | mine[cue.i]
        content -= {token.i for token in source} | {token.i for token in words}
        spans = _spans(doc, content)
        if spans and source:
            parts = [_spans(doc, {token.i for token in part}) for part in (source, words)]
            found.append(Label(parts[0], parts[1], spans))
    return found


def _reports(token: Token) -> bool:
    if token.lower_ == "according":
        return True
    return token.pos_ == "VERB" and token.lemma_.lower() in REPORTING


def _quotations(doc: Doc) -> Iterator[range]:
    """Stretches in double marks as token numbers; a word or two in marks quote nobody."""
    text = doc.text
    paragraphs = [block.span for block in layout(text) if block.kind is BlockKind.PARAGRAPH]
    for marked in pair_marks(text, paragraphs):
        span = doc.char_span(*marked.span, alignment_mode="expand")
        if marked.style != "single" and span is not None and len(span) > _SHORTEST:
            yield range(span.start, span.end)


def _nearest(quotations: list[range], cues: list[Token], doc: Doc) -> dict[int, set[int]]:
    """The tokens in quotation marks that each cue is nearest to, within its paragraph."""
    mine: dict[int, set[int]] = defaultdict(set)
    for run in quotations:
        near = [
            (distance, cue.i)
            for cue in cues
            if (distance := max(run.start - cue.i, cue.i - run.stop + 1)) <= _FARTHEST
            and "\n\n" not in doc[min(cue.i, run.start) : max(cue.i, run.stop - 1) + 1].text
        ]
        if near:
            mine[min(near)[1]].update(run)
    return mine


def _source(cue: Token) -> list[Token]:
    if cue.lower_ == "according":
        head = cue.head
        return [t for t in head.subtree if t.i > cue.i and t.lower_ != "to"]
    verb = cue
    for _ in range(3):
        subject = next((t for t in verb.children if t.dep_.startswith("nsubj")), None)
        if subject is not None and subject.tag_ in ("WP", "WDT") and verb.dep_ == "acl:relcl":
            inner = {t.i for t in verb.subtree}
            return [t for t in verb.head.subtree if t.i not in inner and t.pos_ != "PUNCT"]
        if subject is not None:
            return list(subject.subtree)
        if verb.dep_ not in _LEANING:
            break
        verb = verb.head
    return []


def _cue_words(cue: Token) -> list[Token]:
    if cue.lower_ == "according":
        return [cue, *(t for t in cue.children if t.dep_ == "fixed")]
    helpers = [t for t in cue.children if t.dep_.startswith("aux") or t.lower_ in ("not", "n't")]
    return sorted([*helpers, cue], key=lambda token: token.i)


def _clause(cue: Token) -> Iterator[int]:
    """What the cue reports by its place in the parse."""
    if cue.lower_ == "according":
        inserted, host = {t.i for t in cue.head.subtree}, cue.head.head
        yield from (t.i for t in host.subtree if t.i not in inserted)
        return
    own = [child for child in cue.children if child.dep_ in _CLAUSES]
    if own:
        yield from (t.i for child in own for t in child.subtree)
    elif cue.dep_ in _INSERTED:
        inserted = {t.i for t in cue.subtree}
        yield from (t.i for t in cue.head.subtree if t.i not in inserted)


def _spans(doc: Doc, tokens: Iterable[int]) -> Spans:
    """Character spans of runs of tokens, without punctuation but marks at their ends."""
    runs: list[list[int]] = []
    for index in sorted(tokens):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = []
    for run in runs:
        while run and (doc[run[0]].text in ",.;:-–—" or doc[run[0]].is_space):
            run.pop(0)
        while run and (doc[run[-1]].text in ",;:-–—" or doc[run[-1]].is_space):
            run.pop()
        if any(not doc[index].is_punct for index in run):
            last = doc[run[-1]]
            spans.append((doc[run[0]].idx, last.idx + len(last)))
    return tuple(spans)
