"""The sentence encoder, and what a quotation is compared by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from quotes.errors import StopRun
from quotes.extraction import Extractor
from quotes.meaning import Encoder, Wording, vectors
from quotes.types import Document

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def cosine(some: bytes, other: bytes) -> float:
    a, b = (np.frombuffer(each, dtype=np.int8).astype(float) for each in (some, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_vectors_have_length_one_and_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = ["a much longer text about the weather in the north of the country", "no", "rain", ""]
    made = encoder.encode(texts)
    assert made.shape == (4, 384) and made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)
    for text, vector in zip(texts, made, strict=True):
        # What else is encoded changes nothing.
        assert np.array_equal(encoder.encode([text])[0], vector)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("detainee exchange", "a prisoner swap between the two sides", "exchange rates fell"),
        ("gay marriage", "unions between same-sex couples", "the couple sold their house"),
        ("a truce", "both armies agreed to stop shooting", "both armies ordered new rifles"),
        ("Kremlin critic poisoned", "Navalny drank tea laced with a nerve agent", "tea prices"),
    ],
)
def test_what_means_the_same_is_nearer(query: str, near: str, far: str, encoder: Encoder) -> None:
    asked, right, wrong = encoder.encode([query, near, far])
    assert asked @ right > asked @ wrong + 0.1


def test_long_and_odd_texts(encoder: Encoder) -> None:
    made = encoder.encode(["word " * 5000, "\0\ud800 🚀".encode("utf-8", "replace").decode()])
    assert np.isfinite(made).all()


def test_packed_vectors_keep_their_direction(encoder: Encoder) -> None:
    given = encoder.encode(["the talks resume on Monday"])[0]
    packed = np.frombuffer(encoder.query("the talks resume on Monday"), dtype=np.int8)
    assert packed.shape == (384,) and packed.max() <= 127 and packed.min() >= -127
    assert packed @ given / np.linalg.norm(packed) > 0.999


def test_a_missing_model_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no usable sentence encoder"):
        Encoder(tmp_path)
    (tmp_path / "config.json").write_text('{"version": "x", "width": 384, "longest": 9}')
    with pytest.raises(StopRun, match="no usable sentence encoder"):
        Encoder(tmp_path).encode(["a"])


def test_a_quotation_is_its_content_and_the_title(encoder: Encoder) -> None:
    swap, weather = "Plans for Syria Prisoner Swap", "Rain in the North"
    content, sentence = "it would build trust between the sides", "He said it would build trust."
    plain, titled, other = vectors(
        encoder, [Wording(content, sentence, title) for title in (None, swap, weather)]
    )
    asked = encoder.query("prisoner swap")
    assert cosine(asked, titled) > cosine(asked, plain) + 0.1
    assert cosine(asked, titled) > cosine(asked, other) + 0.1
    assert cosine(plain, encoder.query(content)) > 0.999


@pytest.mark.parametrize("content", ["the offer", "", "such a plan here"])
def test_of_few_words_the_sentence_counts(content: str, encoder: Encoder) -> None:
    sentence = "Haitham al-Maleh dismissed the offer as an attempt at deception."
    (made,) = vectors(encoder, [Wording(content, sentence, None)])
    assert cosine(made, encoder.query(sentence)) > 0.999


def test_records_have_vectors_where_asked() -> None:
    document = Document("a", '"We will go to Geneva," said Anna Lind. He denied it.', title="Talks")
    plain, record = (Extractor(meaning=meaning).extract(document) for meaning in (False, True))
    assert plain.vectors is None and record.vectors is not None
    assert record.quotations == plain.quotations != ()
    assert len(record.vectors.rows) == len(record.quotations)
    assert {len(row) for row in record.vectors.rows} == {384}
    assert record.vectors.encoder == Encoder().version
