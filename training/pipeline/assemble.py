"""Adds the lemmatizer to a trained pipeline, names it, and writes it where it ships."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.pipeline import Lemmatizer

from training.pipeline.lemmas import lemma_tables
from training.pipeline.treebank import read_treebank

META = {
    "name": "quotes_news",
    "version": "1.0.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "description": (
        "English for news: tags, parts of speech, morphology, lemmas and Universal Dependencies v2"
    ),
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "Universal Dependencies English EWT",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "Universal Dependencies English GUM, without its non-commercial genres",
            "url": "https://github.com/UniversalDependencies/UD_English-GUM",
            "license": "annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain",
        },
    ],
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the trained pipeline and the treebanks it was trained on, write the whole pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--trained", type=Path, default=Path("training/pipeline/out/best"))
    parser.add_argument("--out", type=Path, default=Path("quotes/models/english"))
    options = parser.parse_args(arguments)
    nlp = spacy.load(options.trained)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    treebanks = (options.data / "ud" / f"{name}.conllu.gz" for name in ("ewt-train", "gum-train"))
    documents = (document for path in treebanks for document in read_treebank(path))
    lemmatizer.initialize(nlp=nlp, lookups=lemma_tables(documents))
    nlp.meta.update(META)
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
