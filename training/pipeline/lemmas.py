"""Makes the tables of spaCy's rule lemmatizer (index, exceptions, suffix rules) from treebanks.

The rules are a decision list: for each part of speech the longest known suffix decides, each suffix
being rewritten as most of its words are (compare Juršič et al. 2010, LemmaGen).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import Lookups

from training.pipeline.treebank import Sentence

LONGEST_SUFFIX = 6
LEAST_WORDS = 2
INFLECTED = ("noun", "verb", "adj", "adv", "aux")


def lemma_tables(documents: Iterable[list[Sentence]]) -> Lookups:
    """Count the lemmas of every form by part of speech and turn them into the three tables."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for document in documents:
        for sentence in document:
            for word in sentence.words:
                if word.pos not in ("PROPN", "X", "SYM", "PUNCT"):
                    counts[word.pos.lower()][word.form.lower()][word.lemma] += 1
    index: dict[str, list[str]] = {}
    exceptions: dict[str, dict[str, list[str]]] = {}
    rules: dict[str, list[list[str]]] = {}
    for pos, forms in counts.items():
        lemmas = {form: seen.most_common(1)[0][0] for form, seen in forms.items()}
        # The empty suffix comes last: a form that no other rule knows is its own lemma, lower case.
        rules[pos] = [*(_rules(lemmas) if pos in INFLECTED else ()), ["", ""]]
        index[pos] = []
        exceptions[pos] = {
            form: [lemma]
            for form, lemma in sorted(lemmas.items())
            if _ruled(form, rules[pos]) != lemma
        }
    tables = Lookups()
    tables.add_table("lemma_index", index)
    tables.add_table("lemma_exc", exceptions)
    tables.add_table("lemma_rules", rules)
    return tables


def _ruled(form: str, rules: list[list[str]]) -> str:
    for old, new in rules:
        if form.endswith(old) and len(form) > len(old) - len(new):
            return form[: len(form) - len(old)] + new
    return form


def _rules(lemmas: dict[str, str]) -> list[list[str]]:
    """Rewrite each suffix as most of its words are; shorter suffixes come later."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in lemmas.items():
        if not form.isalpha():
            continue
        for size in range(1, min(LONGEST_SUFFIX, len(form) - 1) + 1):
            stem, suffix = form[:-size], form[-size:]
            if lemma.startswith(stem):
                votes[suffix][lemma[len(stem) :]] += 1
            else:
                votes[suffix]["\0"] += 1
    kept: dict[str, str] = {}
    for suffix in sorted(votes, key=lambda s: (len(s), s)):
        ((new, count),) = votes[suffix].most_common(1)
        shorter = next((s for s in (suffix[i:] for i in range(1, len(suffix))) if s in kept), None)
        expected = suffix if shorter is None else suffix[: -len(shorter)] + kept[shorter]
        if count >= LEAST_WORDS and new != "\0" and new != expected:
            kept[suffix] = new
    return [[old, kept[old]] for old in sorted(kept, key=lambda s: (-len(s), s))]
