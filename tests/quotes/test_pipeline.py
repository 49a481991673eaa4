"""The pipeline's floors, its sentence boundaries on news, loading, and cutting long texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotes.errors import StopRun
from quotes.pipeline import SHIPPED, load_pipeline, pieces

if TYPE_CHECKING:
    from spacy.language import Language

DATA = Path(__file__).parents[3] / "shared" / "data"
FLOORS = {"tag": 0.93, "uas": 0.83, "las": 0.79, "pos": 0.93, "lemma": 0.95}

# Each case is the sentences of a text; "\n\n" or "\n" at an end is white space of the text.
SENTENCES = {
    "quotation then said": [
        '"We will not leave the table," Foreign Minister Ana Brenko said on Tuesday.',
        '"The talks go on."',
        "She left without taking questions.",
    ],
    "curly marks, said in the middle": [
        "“This is not a plan,” he said, “and it will not work.”",
        "The mayor of Tarn declined to comment.",
    ],
    "two sentences inside one quotation": [
        "“The vote was fair.",
        "Nobody can deny that,” the commission’s head, Pavel Orlin, told reporters.",
    ],
    "question inside the marks": [
        '"Who would sign such a paper?" she asked.',
        "Nobody answered.",
    ],
    "two apostrophes for marks": [
        "''We have nothing to hide,'' Mr. Dresh said.",
        "''Let them look.''",
        "The committee meets again on Monday.",
    ],
    "abbreviated titles and places": [
        "Mr. Harlan and Sen. Ruth Okoye met Gen. Tibor Vass in Washington, D.C., last week.",
        "Gov. Ellis did not attend.",
    ],
    "U.S. in the middle": [
        "The U.S. ambassador rejected the offer, and the U.S. Senate followed.",
        "A vote is due in March.",
    ],
    "dates": [
        "The conference opened on Jan. 24 in Montreux and ended on Feb. 3.",
        "Both sides claimed success.",
    ],
    "ellipsis inside a sentence": [
        '"We waited ... and nothing came," said Dr. Lena Moss.',
        "Her hospital had asked for help twice.",
    ],
    "figures and initials": [
        "J. K. Tolan, 54, said prices rose 3.5 percent to $1.2 billion.",
        "Analysts had expected 2.9 percent.",
    ],
    "indirect speech": [
        "The ministry said that it had received no request.",
        "Kovar denied the report, saying it was “pure invention.”",
        "He added that a lawsuit would follow.",
    ],
    "paragraphs": [
        "Rebels seized the town on Friday.\n\n",
        "The army gave no account of the fighting.\n\n",
        '"It was over in an hour," a shopkeeper said.',
    ],
    "headline without an end mark": [
        "Minister Rejects New Border Deal\n\n",
        "The minister said on Sunday that the deal was dead.",
    ],
    "lines broken in mid-sentence": [
        "The president told parliament\nthat the army would stay\nin the valley.",
        "Deputies applauded.",
    ],
    "paragraph broken in mid-sentence over a blank line": [
        "The president told parliament that the army\n\nwould stay in the valley.",
        "Deputies applauded.",
    ],
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(nlp: Language, name: str) -> None:
    expected = [sentence.strip() for sentence in SENTENCES[name]]
    text = "".join(s if s.endswith("\n") else s + " " for s in SENTENCES[name])
    assert [sent.text.strip() for sent in nlp(text).sents] == expected


def test_layers_are_set_and_names_are_not(nlp: Language) -> None:
    doc = nlp("The rebels denied the minister's claims.")
    assert [token.lemma_ for token in doc][:3] == ["the", "rebel", "deny"]
    assert [(token.tag_, token.pos_) for token in doc][1:3] == [("NNS", "NOUN"), ("VBD", "VERB")]
    assert "Tense=Past" in str(doc[2].morph)
    assert [(token.dep_, token.head.text) for token in doc][1:3] == [
        ("nsubj", "denied"),
        ("ROOT", "denied"),
    ]
    assert doc.ents == ()


@pytest.mark.parametrize("text", ["", "\n\n", "  \n \n ", "!!!", "\n\nYes.", "\ufeff1234 \u200b"])
def test_odd_texts_pass(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sent) for sent in doc.sents) == len(doc)


@pytest.mark.parametrize(
    ("before", "after", "starts"),
    [
        # After blank lines and line ends.
        ("It ended.\n\n", "the end was near", True),
        ("It ended.”\n \n", "the end was near", True),
        ("It ended\r\n\r\n", "The end was near", True),
        ("It ended in\n\n", "the town", False),
        ("It ended in\n", "the town", None),
        ("It ended in\n  ", "the town", None),
        ("Talks open\n\n", "al-Maleh said so", None),
        # Within a line.
        ("It ended. ", "The end was near", None),
        ("“It ended,” ", "Lavrov said", False),
        ("''It ended,'' ", "Lavrov said", False),
        ("“It ended,” said ", "Tim Orlin", False),
        ("He left.  ", "The end was near", None),
        ("It ended in  ", "the town", False),
        ('He left. "', "It ended", False),
        ("He left. ", "“It ended", None),
        ("He left.", "” She did not", False),
        ("He left", ", she said", False),
        ("Ms. Orlin, 54, ", "said so", False),
        ("Dear John, ", "We write to you", None),
        ("It ended (in the town) ", "on Friday", False),
    ],
)
def test_boundaries_that_spacing_and_marks_tell(
    before: str, after: str, starts: bool | None
) -> None:
    import spacy

    from quotes.boundaries import boundaries

    doc = boundaries(spacy.blank("en")(before + after))
    (token,) = [token for token in doc if token.idx == len(before)]
    assert token.is_sent_start is starts


def test_boundaries_that_are_set_stay() -> None:
    import spacy

    from quotes.boundaries import boundaries

    doc = spacy.blank("en")("It ended in\n\nthe town, she said")
    doc[4].is_sent_start = doc[6].is_sent_start = True
    assert [token.is_sent_start for token in boundaries(doc)][4:7] == [True, False, True]


def test_floors_on_ewt_dev(nlp: Language) -> None:
    path = DATA / "ud" / "ewt-dev.conllu.gz"
    if not path.exists():
        pytest.skip(f"needs the treebank {path}")
    from training.pipeline.evaluate import SETTINGS, examples, score
    from training.pipeline.treebank import read_treebank

    scores = score(nlp, examples(nlp, list(read_treebank(path))[::2], SETTINGS[0]))
    assert {name: scores[name] for name in FLOORS if scores[name] < FLOORS[name]} == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_no_such_pipeline", "python -m spacy download en_no_such_pipeline"),
        ("./no/such/folder", "no folder ./no/such/folder"),
    ],
)
def test_missing_pipeline_says_what_to_do(name: str, words: str) -> None:
    with pytest.raises(StopRun) as caught:
        load_pipeline(name)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folder_without_a_pipeline(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="is not a spaCy pipeline") as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_damaged_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1"}')
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = en\npipeline = [broken\n")
    with pytest.raises(StopRun, match="does not load") as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_other_language(tmp_path: Path) -> None:
    import spacy

    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(StopRun, match="'de', not English"):
        load_pipeline(str(tmp_path))


def test_other_pipeline_keeps_what_serves(tmp_path: Path) -> None:
    import spacy

    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler", name="places")
    ruler.add_patterns([{"label": "GPE", "pattern": "Tarn"}])  # type: ignore[attr-defined]
    other.add_pipe("merge_entities")
    other.to_disk(tmp_path)
    nlp = load_pipeline(str(tmp_path))
    assert nlp.pipe_names == ["places", "quotes_boundaries", "sentencizer"]
    doc = nlp("Tarn fell\n\nThe army left. It was over.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Tarn fell",
        "The army left.",
        "It was over.",
    ]
    assert [ent.label_ for ent in doc.ents] == ["GPE"]


def test_shipped_size() -> None:
    size = sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file())
    assert size < 15_000_000


def test_pieces_prefer_paragraphs_then_lines_then_sentences_then_blanks() -> None:
    cases = [
        ("One. Two.\n\nThree.\nFour. Five", 20, ["One. Two.\n\n", "Three.\nFour. Five"]),
        ("One. Two.\nThree. Four", 16, ["One. Two.\n", "Three. Four"]),
        ("One is. Two goes on", 14, ["One is. ", "Two goes on"]),
        ("One and two and", 10, ["One and ", "two and"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 3, []),
    ]
    for text, limit, expected in cases:
        assert [text[start:end] for start, end in pieces(text, limit)] == expected


def test_pieces_cover_a_long_text() -> None:
    text = "\n\n".join("A sentence of news. " * (1 + n % 40) for n in range(3000))
    spans = list(pieces(text, 50_000))
    assert "".join(text[start:end] for start, end in spans) == text
    assert max(end - start for start, end in spans) <= 50_000
    assert all(text[end - 1] == "\n" for _, end in spans[:-1])
    with pytest.raises(ValueError, match="at least 1"):
        next(pieces(text, 0))
