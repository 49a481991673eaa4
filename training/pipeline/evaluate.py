"""Scores a pipeline on a treebank: gold words and sentences, gold words only, and raw text."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

from quotes.pipeline import load_pipeline
from training.pipeline.treebank import Sentence, build_doc, read_treebank

SETTINGS = ("words and sentences given", "words given", "raw text")


def examples(nlp: Language, documents: Sequence[Sequence[Sentence]], setting: str) -> list[Example]:
    """Pair gold Docs with unannotated ones, tokenized as the setting says."""
    made = []
    for document in documents:
        parts = [[s] for s in document] if setting == SETTINGS[0] else [list(document)]
        for part in parts:
            gold = build_doc(nlp.vocab, part)
            if setting == SETTINGS[2]:
                blank = nlp.make_doc(gold.text)
            else:
                spaces = [bool(token.whitespace_) for token in gold]
                blank = Doc(nlp.vocab, words=[token.text for token in gold], spaces=spaces)
                if setting == SETTINGS[0]:
                    for token in blank:
                        token.is_sent_start = token.i == 0
            made.append(Example(blank, gold))
    return made


def score(nlp: Language, made: Sequence[Example]) -> dict[str, float]:
    """Shares from 0 to 1 over tokens (sents_f: F1 over sentences); punctuation counts for UAS/LAS.

    A gold word that the tokenizer did not give as one token counts as wrong.
    """
    tallies = dict.fromkeys(("tag", "pos", "morph", "lemma", "uas", "las"), 0)
    words = found = expected = right = 0
    for example, doc in zip(made, nlp.pipe([e.x for e in made]), strict=True):
        gold = example.y
        places = {(t.idx, t.idx + len(t)): t for t in doc}
        for token in gold:
            if token.is_space:
                continue
            words += 1
            other = places.get((token.idx, token.idx + len(token)))
            if other is None:
                continue
            tallies["tag"] += other.tag_ == token.tag_
            tallies["pos"] += other.pos_ == token.pos_
            tallies["morph"] += other.morph == token.morph
            tallies["lemma"] += other.lemma_ == token.lemma_
            if _head(other) == _head(token):
                tallies["uas"] += 1
                tallies["las"] += other.dep_ == token.dep_
        ours, theirs = _sentences(doc), _sentences(gold)
        found, expected = found + len(ours), expected + len(theirs)
        right += len(ours & theirs)
    scores = {name: tally / words for name, tally in tallies.items()}
    scores["sents_f"] = 2 * right / (found + expected)
    return scores


def _head(token: Token) -> tuple[int, int] | None:
    head = token.head
    return None if head.i == token.i else (head.idx, head.idx + len(head))


def _sentences(doc: Doc) -> set[tuple[int, int]]:
    spans = set()
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if tokens:
            spans.add((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return spans


def speed(nlp: Language, texts: Sequence[str]) -> str:
    """Say how many words a second of processor time, and how many times the tokenizer's time."""
    words = sum(len(nlp.make_doc(text)) for text in texts)
    start = time.process_time()
    for text in texts:
        nlp.make_doc(text)
    tokens = time.process_time() - start
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    whole = time.process_time() - start
    return f"{words / whole:.0f} words/s of processor time, {whole / tokens:.0f} times tokenizing"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of scores for each treebank given, and the speed on its raw text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("quotes/models/english"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args(arguments)
    nlp = load_pipeline(str(options.model))
    for name in ("ewt-dev", "gum-dev"):
        documents = list(read_treebank(options.data / "ud" / f"{name}.conllu.gz"))
        for setting in SETTINGS:
            scores = score(nlp, examples(nlp, documents, setting))
            figures = "  ".join(f"{key} {value:.4f}" for key, value in scores.items())
            sys.stdout.write(f"{name:8} {setting:26} {figures}\n")
        texts = [build_doc(nlp.vocab, document).text for document in documents]
        sys.stdout.write(f"{name:8} {speed(nlp, texts)}\n")


if __name__ == "__main__":
    main()
