"""A quotation and a target as the stance network reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quotes.stance import pairs
from quotes.stance.pairs import CONTENT, CUE, MOST_PIECES, OTHER, SOURCE, Question, as_pieces
from quotes.types import Span

TEXT = "Lavrov spoke on Monday. He welcomed the talks, and left Geneva."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


def question(**changes: Any) -> Question:
    given: dict[str, Any] = {
        "text": TEXT,
        "around": (0, len(TEXT)),
        "content": (at("the talks"),),
        "cue": (at("welcomed"),),
        "source": (at("He"),),
        "named": (at("talks"),),
        "target": "the talks",
        "speaker": "Sergei Lavrov",
    }
    return Question(**given | changes)


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    tokenizers = pytest.importorskip("tokenizers")
    folder = Path(pairs.__file__).parent.parent / "models" / "reader"
    made = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def words(found: pairs.Pieces, text: str, part: int) -> list[str]:
    return [
        text[start:end]
        for (start, end), own in zip(found.spans, found.parts, strict=True)
        if own == part
    ]


def test_every_piece_knows_its_part(tokenizer: Any) -> None:
    found = as_pieces(question(), tokenizer)
    assert words(found, TEXT, CONTENT) == ["the", "talks"]
    assert words(found, TEXT, CUE) == ["welcomed"]
    assert words(found, TEXT, SOURCE) == ["He"]
    assert {"spoke", "left", "Geneva"} <= set(words(found, TEXT, OTHER))
    named = [TEXT[a:b] for (a, b), name in zip(found.spans, found.named, strict=True) if name]
    assert named == ["talks"]
    assert len({len(row) for row in (found.ids, found.parts, found.named, found.spans)}) == 1


def test_what_is_too_long_is_cut_around_the_target_s_name(tokenizer: Any) -> None:
    text = "He said " + "it was so and so, " * 200 + "the talks failed " + "and so on " * 200
    found = as_pieces(
        question(
            text=text,
            around=(0, len(text)),
            content=((8, len(text)),),
            cue=((3, 7),),
            source=((0, 2),),
            named=(at("talks", text),),
        ),
        tokenizer,
    )
    assert len(found.ids) == MOST_PIECES
    assert "talks" in words(found, text, CONTENT)


@pytest.mark.parametrize(
    "changes",
    [
        {"content": ()},
        {"target": "😀" * 400, "speaker": "سيرجي" * 200},
        {"text": "", "around": (0, 0), "content": (), "cue": (), "source": (), "named": ()},
    ],
)
def test_odd_questions_are_cut_too(tokenizer: Any, changes: dict[str, Any]) -> None:
    found = as_pieces(question(**changes), tokenizer)
    assert 4 <= len(found.ids) <= MOST_PIECES


def test_the_content_s_own_words_for_the_target() -> None:
    text = "The talks began. He left the talks early."
    asked = question(
        text=text,
        content=((17, len(text)),),
        named=((4, 9), at("talks early", text)),
    )
    assert [text[a:b] for a, b in asked.naming] == ["talks early"]


def test_a_piece_of_content_far_before_the_target_takes_no_other_s_part(tokenizer: Any) -> None:
    opening, ending = '"We will go," he said. ', '"The talks are dead."'
    text = opening + "Rain fell. " * 300 + ending
    found = as_pieces(
        question(
            text=text,
            around=(0, len(text)),
            content=(at('"We will go,"', text), at(ending, text)),
            cue=(at("said", text),),
            source=(at("he", text),),
            named=(at("talks", text),),
        ),
        tokenizer,
    )
    assert words(found, text, CONTENT) == ['"', "The", "talks", "are", "dead", ".", '"']
