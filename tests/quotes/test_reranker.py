"""The reranker: what it reads of a quotation, and what it says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import StopRun
from quotes.meaning import Reranker
from quotes.meaning.reranker import CONTENT, MOST_PIECES, OTHER, QUERY, SPECIAL, as_pieces
from quotes.onnx import load_tokenizer
from quotes.types import Passage

pytestmark = pytest.mark.models

SWAP = (
    "Prisoners to go home. Both sides will free a hundred soldiers on Friday, mediators said. "
    '"The swap will build trust," Hana Weiss told reporters. "Bread prices are a shame," she added.'
)


def passage(content: str, text: str = SWAP, title: str | None = None) -> Passage:
    start = text.index(content)
    return Passage(text, title, ((start, start + len(content)),))


def read(query: str, given: Passage, part: int) -> str:
    """The pieces of a part, as one string."""
    tokenizer = load_tokenizer()
    pieces = as_pieces(query, given, tokenizer)
    assert len(pieces.ids) == len(pieces.parts) <= MOST_PIECES
    chosen = [id for id, own in zip(pieces.ids, pieces.parts, strict=True) if own == part]
    decoded: str = tokenizer.decode(chosen)
    return decoded


def test_query_content_and_what_stands_around_are_told_apart() -> None:
    given = passage("The swap will build trust", title="A deal at last")
    assert read("detainee exchange", given, QUERY) == "detainee exchange"
    assert read("detainee exchange", given, CONTENT) == "the swap will build trust"
    other = read("detainee exchange", given, OTHER)
    assert other.startswith("a deal at last. prisoners to go home") and "hana weiss told" in other


def test_a_title_that_opens_the_text_is_read_once() -> None:
    given = passage("build trust", title="Prisoners to go home.")
    assert read("x", given, OTHER).count("home") == 2  # in the opening, and before the content


def test_interrupted_contents_are_marked_piece_by_piece() -> None:
    text = '"We will sign," Noor said, "if they stop."'
    given = Passage(text, None, ((1, 13), (28, 40)))
    assert read("x", given, CONTENT) == "we will sign if they stop"


@pytest.mark.parametrize(
    "given",
    [
        passage("word", "word " * 4000),
        Passage("word " * 4000, "title " * 900, ((0, 19_999),)),
        Passage("\0🚀", None, ((0, 2),)),
        Passage("x", "", ((0, 1),)),
    ],
)
def test_long_and_odd_texts_fit(given: Passage) -> None:
    pieces = as_pieces("query " * 500, given, load_tokenizer())
    assert len(pieces.ids) <= MOST_PIECES and pieces.parts[0] == pieces.parts[-1] == SPECIAL
    assert CONTENT in pieces.parts or given.text == "\0🚀"


def test_what_answers_is_likelier_than_what_stands_beside_it() -> None:
    reranker = Reranker()
    found = [passage("The swap will build trust"), passage("Bread prices are a shame")]
    first, second = reranker.scores("release of captives", found)
    assert 0 <= second < first <= 1
    dear = reranker.scores("cost of food", found)
    assert dear[0] < dear[1]
    assert max(reranker.scores("weather", found)) < 0.1
    assert reranker.scores("anything", []) == []
    # What else is read changes nothing.
    assert reranker.scores("release of captives", found[:1]) == [first]


def test_a_folder_without_a_model_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no usable reranker"):
        Reranker(tmp_path)
    (tmp_path / "config.json").write_text('{"version": "x", "slope": 1, "bias": 0}')
    with pytest.raises(StopRun, match="no usable reranker"):
        Reranker(tmp_path).scores("x", [passage("build trust")])
