"""Windows: every word once, never too long, cut where text is best cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.attribution.windows import MAX_WORD_PIECES, Window, pack
from quotes.attribution.words import Words
from tests.quotes.attribution.linking import words_of

CLS, SEP = 101, 102


def encode(form: str) -> list[int]:
    """A piece for every two characters."""
    return [len(form)] * ((len(form) + 1) // 2)


def windows_of(words: Words, size: int, lead: int = 0) -> list[Window]:
    return pack(words, encode, size, CLS, SEP, lead)


def ranges(windows: list[Window]) -> list[tuple[int, int]]:
    return [(window.first, window.last) for window in windows]


def test_no_words_no_windows() -> None:
    assert windows_of(Words(), 20) == []


def test_a_window_holds_pieces_and_features_of_its_words() -> None:
    (window,) = windows_of(words_of("Ott spoke"), 20)
    assert window.pieces == [CLS, 3, 3, 5, 5, 5, SEP]
    assert window.word_at == [1, 3]
    # Features count from 1, since 0 stands for the special pieces.
    assert window.shapes == [0, 2, 2, 1, 1, 1, 0]
    assert window.quoted == [0, 1, 1, 1, 1, 1, 0]
    assert window.places == [0, 3, 3, 1, 1, 1, 0]


def test_whole_paragraphs_where_they_fit() -> None:
    # Ten pieces a paragraph; 22 pieces hold two of them and the special ones.
    words = words_of(*["aa bb cc dd ee ff gg hh ii jj"] * 5)
    assert ranges(windows_of(words, 22)) == [(0, 20), (20, 40), (40, 50)]
    assert ranges(windows_of(words, 31)) == [(0, 20), (20, 40), (40, 50)]
    assert ranges(windows_of(words, 32)) == [(0, 30), (30, 50)]


def test_what_announces_a_paragraph_goes_with_it() -> None:
    # Ten pieces and three; 22 pieces would hold two paragraphs, and the special ones.
    quotation = "aa bb cc dd ee ff gg hh ii jj"
    words = words_of(quotation, "he said:", quotation, quotation)
    assert ranges(windows_of(words, 22)) == [(0, 10), (10, 23), (23, 33)]
    # Unless it would stand alone.
    words = words_of("he said:", "aa bb cc dd. ee ff gg hh ii jj kk ll mm")
    assert ranges(windows_of(words, 14)) == [(0, 8), (8, 17)]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    words = words_of("aa bb cc dd. ee ff. gg hh ii jj kk ll mm.")
    assert ranges(windows_of(words, 14)) == [(0, 8), (8, 16)]


def test_a_long_sentence_is_cut_anywhere() -> None:
    words = words_of(" ".join(["aa"] * 30))
    assert ranges(windows_of(words, 12)) == [(0, 10), (10, 20), (20, 30)]


def test_a_lead_shortens_the_first_window_only() -> None:
    words = words_of(" ".join(["aa"] * 30))
    assert ranges(windows_of(words, 12, lead=6)) == [(0, 4), (4, 14), (14, 24), (24, 30)]


def test_a_long_word_is_cut_short() -> None:
    (window,) = windows_of(words_of("a" * 1000), 20)
    assert len(window.pieces) == MAX_WORD_PIECES + 2


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["a", "bbbb", "c" * 40, ".", "?", '"']), min_size=1, max_size=40),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, st.integers(MAX_WORD_PIECES + 2, 60), st.integers(0, 60))
def test_every_word_once(paragraphs: list[list[str]], size: int, lead: int) -> None:
    words = words_of(*(" ".join(forms) for forms in paragraphs))
    windows = windows_of(words, size, min(lead, size))
    covered = [index for window in windows for index in range(window.first, window.last)]
    assert covered == list(range(len(words)))
    for number, window in enumerate(windows):
        assert 2 < len(window.pieces) <= size
        assert len(window.word_at) == window.last - window.first
        for features in (window.shapes, window.quoted, window.places):
            assert len(features) == len(window.pieces)
        # What could have been read whole is read whole.
        if number and words.paragraphs[window.first] == words.paragraphs[window.first - 1]:
            before = windows[number - 1]
            assert words.paragraphs[before.first] == words.paragraphs[window.first]
