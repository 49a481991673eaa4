"""Reads CoNLL-U treebanks and builds spaCy Docs that keep their spacing and paragraphs."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

SPACE_TAG = "_SP"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is an index into its sentence, its own index for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence; `paragraph` where it opens a paragraph."""

    words: tuple[Word, ...]
    paragraph: bool


@dataclass
class _Draft:
    rows: list[list[str]] = field(default_factory=list)
    ranges: list[list[str]] = field(default_factory=list)
    paragraph: bool = False


def read_treebank(path: Path) -> Iterator[list[Sentence]]:
    """Yield the documents of a gzipped CoNLL-U file, each as a list of sentences.

    Sentences are left out whose words do not spell the surface text (a handful of multiword
    tokens such as "dunno") or whose forms hold white space, since no tokenizer gives those words.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        document: list[Sentence] = []
        draft = _Draft()
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document, draft.paragraph = [], True
            elif line.startswith("# newpar"):
                draft.paragraph = True
            elif line.startswith("#"):
                continue
            elif line:
                fields = line.split("\t")
                if fields[0].isdigit():
                    draft.rows.append(fields)
                elif "-" in fields[0]:
                    draft.ranges.append(fields)
            elif draft.rows:
                words = _words(draft)
                if words:
                    document.append(Sentence(words, draft.paragraph))
                # A paragraph's mark passes on from a sentence that was left out.
                draft = _Draft(paragraph=draft.paragraph and not words)
        if document:
            yield document


def _words(draft: _Draft) -> tuple[Word, ...]:
    spaces = ["SpaceAfter=No" not in row[9] for row in draft.rows]
    for row in draft.ranges:
        first, last = (int(part) for part in row[0].split("-"))
        if "".join(r[1] for r in draft.rows[first - 1 : last]) != row[1]:
            return ()
        spaces[first - 1 : last] = [False] * (last - first) + ["SpaceAfter=No" not in row[9]]
    if any(" " in row[1] for row in draft.rows):
        return ()
    return tuple(
        Word(
            form=row[1],
            lemma=row[2],
            pos=row[3],
            tag=row[4],
            morph="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1 if row[6] != "0" else index,
            dep="ROOT" if row[6] == "0" else row[7],
            space=space,
        )
        for index, (row, space) in enumerate(zip(draft.rows, spaces, strict=True))
    )


@dataclass
class DocBuilder:
    """Collects words and white-space tokens into the parallel lists that a Doc is made of."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    def add_sentence(self, words: Sequence[Word], breaks: dict[int, str] | None = None) -> None:
        """Add one sentence; `breaks` gives white space to stand after the word of that index."""
        breaks = breaks or {}
        place: list[int] = []
        position = len(self.words)
        for index in range(len(words)):
            place.append(position)
            position += 2 if index in breaks else 1
        for index, word in enumerate(words):
            self._add(word, place[word.head], space=word.space and index not in breaks)
            if index in breaks:
                self.add_space(breaks[index])

    def add_space(self, text: str) -> None:
        """Add a white-space token that hangs on the token before it."""
        self.spaces[-1] = False
        blank = Word(text, text, "SPACE", SPACE_TAG, "", 0, "dep", space=False)
        self._add(blank, len(self.words) - 1, space=False)

    def _add(self, word: Word, head: int, *, space: bool) -> None:
        self.words.append(word.form)
        self.spaces.append(space)
        self.tags.append(word.tag)
        self.pos.append(word.pos)
        self.morphs.append(word.morph)
        self.lemmas.append(word.lemma)
        self.heads.append(head)
        self.deps.append(word.dep)

    def doc(self, vocab: Vocab) -> Doc:
        """Build the Doc."""
        return Doc(
            vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
        )


def build_doc(vocab: Vocab, sentences: Iterable[Sentence], paragraph: str = "\n\n") -> Doc:
    """Build one annotated Doc as the treebank has it, with `paragraph` between paragraphs."""
    builder = DocBuilder()
    for sentence in sentences:
        if builder.words and sentence.paragraph:
            builder.add_space(paragraph)
        builder.add_sentence(sentence.words)
    return builder.doc(vocab)
