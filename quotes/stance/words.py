"""Words and sentences of a text, cut the same way whatever pipeline read it.

The stance lexicon and its weights must not depend on a tagger's or a lemmatizer's mistakes, and
stored quotations are classified again without any pipeline. So words are cut here by one regular
expression and brought to a stem by rule; only sentence boundaries are taken from a pipeline.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quotes.types import Span

_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_CLITIC = re.compile(r"(?:n['’]t|['’](?:ve|re|ll|d|m|em))$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")

_IRREGULAR = {
    form: stem
    for stem, forms in {
        "be": "am is are was were been being 's 'm 're",
        "have": "has had having 've",
        "do": "does did done doing",
        "go": "goes went gone going",
        "use": "uses used using",
        "say": "says said saying",
        "give": "gives gave given giving",
        "take": "takes took taken taking",
        "make": "makes made making",
        "come": "comes came coming",
        "think": "thinks thought thinking",
        "stand": "stands stood standing",
        "hold": "holds held holding",
        "keep": "keeps kept keeping",
        "lose": "loses lost losing",
        "win": "wins won winning",
        "fight": "fights fought fighting",
        "speak": "speaks spoke spoken speaking",
        "tell": "tells told telling",
        "lead": "leads led leading",
        "fall": "falls fell fallen falling",
        "break": "breaks broke broken breaking",
        "throw": "throws threw thrown throwing",
        "draw": "draws drew drawn drawing",
        "withdraw": "withdraws withdrew withdrawn withdrawing",
        "leave": "leaves left leaving",
        "seek": "seeks sought seeking",
        "bring": "brings brought bringing",
        "build": "builds built building",
        "pay": "pays paid paying",
        "see": "sees saw seen seeing",
        "know": "knows knew known knowing",
        "feel": "feels felt feeling",
        "shake": "shakes shook shaken shaking",
        "rise": "rises rose risen rising",
        "lie": "lies lied lying",
        "die": "dies died dying",
        "choose": "chooses chose chosen choosing",
        "bad": "worse worst",
        "good": "better best",
        "blessing": "blessings",
        "building": "buildings",
        "meeting": "meetings",
    }.items()
    for form in (stem, *forms.split())
}


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word's stem: "endorses", "endorsed", "endorsing" and "endorse" all give "endors".

    Only inflection goes (Porter's first step, with doubled letters and a last "e" always
    dropped and British "-ise" brought to "-ize"); the stem is a key and need not be a word.
    """
    word = word.lower().replace("’", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) < 3 or not word.isalpha():
        return word
    if len(word) == 3:
        return _without_y(word)
    if word.endswith(("reed", "teed")) and len(word) > 5:
        word = word[:-1]
    elif word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith("ing") and _has_vowel(word[:-3]):
        word = word[:-3]
    elif word.endswith("ed") and _has_vowel(word[:-2]):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = word.removesuffix("e") if len(word) > 3 else word
    if word.endswith("is") and len(word) > 4:
        word = word[:-1] + "z"
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return _without_y(word)


def _without_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and word[-2] not in "aeiou" else word


def _has_vowel(part: str) -> bool:
    return len(part) > 1 and any(letter in "aeiouy" for letter in part)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: forms, stems, offsets, and the sentences' spans, in order."""

    text: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Span, ...]

    def within(self, span: Span) -> range:
        """Indices of the words that begin inside a character span."""
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or that ends last before it (0 if none)."""
        position = bisect_left(self.sentences, (offset + 1, 0)) - 1
        return max(0, position)


def split_words(text: str, sentences: Iterable[Span] | None = None) -> Words:
    """Cut a text into words; sentences are split by punctuation where none are given."""
    forms: list[str] = []
    starts: list[int] = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        # "Don't" is two words and "they've" too, but a possessive stays with its noun.
        if len(word) > 2 and not word.isalnum():
            clitic = _CLITIC.search(word)
            if clitic and clitic.start():
                forms.append(word[: clitic.start()])
                starts.append(start)
                word, start = clitic.group(), start + clitic.start()
        forms.append(word)
        starts.append(start)
    ends = [start + len(word) for start, word in zip(starts, forms, strict=True)]
    spans = tuple(sentences) if sentences is not None else split_sentences(text)
    return Words(
        text=text,
        forms=tuple(forms),
        stems=tuple(map(stem, forms)),
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=spans or ((0, len(text)),),
    )


def split_sentences(text: str) -> tuple[Span, ...]:
    """Sentences by final punctuation and blank lines: enough where no pipeline has run."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if text[a:b].strip())


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by spaces, as a set to look up in."""
    return frozenset(words.split())


def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase's words, for comparing with `Words.stems`."""
    return split_words(phrase, ((0, len(phrase)),)).stems
