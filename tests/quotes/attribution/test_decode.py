"""Decoding on scores made by hand: roles of words, and the part each plays for each cue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from quotes.attribution.decode import (
    Floats,
    Linked,
    LinkLabel,
    RoleLabel,
    Settings,
    Window,
    decode,
    find_cues,
    log_softmax,
)
from quotes.attribution.links import DISTANCES, LinkHead, distance_table

SETTINGS = Settings()
# Labels by letter: S and s begin and continue a source, Q and q a cue, C and c a content.
LETTERS = {"o": "OUTSIDE", "S": "B_SOURCE", "s": "I_SOURCE", "Q": "B_CUE", "q": "I_CUE"} | {
    "C": "B_CONTENT",
    "c": "I_CONTENT",
}


def scores(letters: str, labels: type[RoleLabel | LinkLabel], chance: float = 0.97) -> Floats:
    """Log probabilities (words x labels): `chance` for the label of each letter."""
    rest = (1 - chance) / (len(labels) - 1)
    table = np.full((len(letters), len(labels)), rest)
    for place, letter in enumerate(letters):
        table[place, labels[LETTERS[letter]]] = chance
    result: Floats = np.log(table)
    return result


def window(roles: Floats, rows: Sequence[Floats]) -> Window:
    cues = find_cues(roles, SETTINGS)
    assert len(cues) == len(rows)
    links = np.stack(rows) if rows else np.zeros((0, len(roles), len(LinkLabel)))
    return roles, links, cues


def decode_one(roles: Floats, rows: Sequence[Floats]) -> list[Linked]:
    (found,) = decode([window(roles, rows)], SETTINGS)
    return found


def read(roles: str, *links: str, chances: tuple[float, ...] = ()) -> list[Linked]:
    """Decode words of these roles, with one row of links for each cue."""
    role_scores = scores(roles, RoleLabel)
    sure = chances or (0.97,) * len(links)
    rows = [scores(row, LinkLabel, chance) for row, chance in zip(links, sure, strict=True)]
    return decode_one(role_scores, rows)


def test_source_cue_content() -> None:
    (found,) = read("SsQCcco", "SsoCcco")
    assert (found.source, found.cue, found.content) == (((0, 2),), (2, 3), ((3, 6),))
    assert found.cue_score == pytest.approx(0.975, abs=0.01)
    assert found.source_score == pytest.approx(0.9775, abs=0.01)
    assert found.content_score == pytest.approx(0.9775, abs=0.01)


def test_no_cue_no_attribution() -> None:
    assert read("SsoCcco") == []


def test_adjacent_cue_words_are_one_cue() -> None:
    assert [cue[:2] for cue in find_cues(scores("oQQqoQo", RoleLabel), SETTINGS)] == [
        (1, 4),
        (5, 6),
    ]
    assert [cue[:2] for cue in find_cues(scores("QooQ", RoleLabel), SETTINGS)] == [(0, 1), (3, 4)]


def test_the_threshold_of_cues() -> None:
    roles = scores("oQo", RoleLabel, 0.45)
    assert find_cues(roles, Settings(cue=0.6)) == []
    assert [cue[:2] for cue in find_cues(roles, Settings(cue=0.5))] == [(1, 2)]


def test_no_source() -> None:
    (found,) = read("QCcc", "oCcc")
    assert found.source == ()
    assert found.content == ((1, 4),)
    assert found.source_score > 0.9


def test_no_content_is_kept_for_the_caller_to_drop() -> None:
    (found,) = read("SQoo", "Sooo")
    assert found.content == ()
    assert found.content_score == 0.0


def test_interrupted_content() -> None:
    (found,) = read("CccSQoCcc", "CccSooCcc")
    assert found.content == ((0, 3), (6, 9))
    assert found.source == ((3, 4),)


def test_a_content_goes_on_behind_its_own_cue() -> None:
    # The words behind the cue look like the inside of a content that began before it.
    (found,) = read("CccQccc", "Cccoccc")
    assert found.content == ((0, 3), (4, 7))


def test_a_weak_word_does_not_break_a_content() -> None:
    roles = scores("SQCccccc", RoleLabel)
    links = scores("SoCccccc", LinkLabel)
    links[5] = np.log([0.6, 0.01, 0.01, 0.02, 0.36])
    (found,) = decode_one(roles, [links])
    assert found.content == ((2, 8),)


def test_two_contents_that_touch_stay_two() -> None:
    (found,) = read("QCccCcc", "oCccCcc")
    assert found.content == ((1, 4), (4, 7))


def test_one_source_only_the_heavier() -> None:
    roles = scores("SoQCcoSss", RoleLabel)
    links = scores("SooCcoSss", LinkLabel)
    (found,) = decode_one(roles, [links])
    assert found.source == ((6, 9),)


def test_a_cue_is_no_part_of_its_own_source_or_content() -> None:
    (found,) = read("SQqCcc", "SssCcc")
    assert found.source == ((0, 1),)
    (found,) = read("CcQqcc", "Cccccc")
    assert found.content == ((0, 2), (4, 6))


def test_two_cues_with_a_content_each() -> None:
    first, second = read("SQCccSQCcc", "SoCccooooo", "oooooSoCcc")
    assert (first.source, first.content) == (((0, 1),), ((2, 5),))
    assert (second.source, second.content) == (((5, 6),), ((7, 10),))


@pytest.mark.parametrize("stronger", [0, 1])
def test_two_cues_that_compete_for_a_content(stronger: int) -> None:
    roles = scores("SQCccQS", RoleLabel)
    links = [scores(letters, LinkLabel) for letters in ("SoCccoo", "ooCccoS")]
    for row in (0, 1):
        chance = 0.95 if row == stronger else 0.4
        for place, label in ((2, 3), (3, 4), (4, 4)):
            links[row][place] = np.log((1 - chance) * np.array([0.9, *[0.1 / 3] * 4]))
            links[row][place, label] = np.log(chance)
    found = decode_one(roles, links)
    assert found[stronger].content == ((2, 5),)
    assert found[1 - stronger].content == ()


def test_windows_are_decoded_alike_alone_and_together() -> None:
    parts = [
        ("SQCcc", ["SoCcc"]),
        ("oo", []),
        ("SQCccSQCcco", ["SoCccoooooo", "oooooSoCcco"]),
        ("QC", ["oC"]),
    ]
    windows = [
        window(scores(roles, RoleLabel), [scores(row, LinkLabel) for row in rows])
        for roles, rows in parts
    ]
    together = decode(windows, SETTINGS)
    assert together == [decode([each], SETTINGS)[0] for each in windows]
    assert [len(found) for found in together] == [1, 0, 2, 1]
    assert decode([], SETTINGS) == []


def test_two_cues_share_a_source() -> None:
    found = read("SQCcoQCc", "SoCcoooo", "SoooooCc")
    assert [each.source for each in found] == [((0, 1),), ((0, 1),)]


def test_a_quotation_inside_another_ones_content() -> None:
    # he said no, Ott recalled
    inner, outer = read("CQcSQ", "SoCoo", "CccSo")
    assert (inner.source, inner.content) == (((0, 1),), ((2, 3),))
    assert (outer.source, outer.content) == (((3, 4),), ((0, 3),))


def test_log_softmax_is_normal_and_does_not_overflow() -> None:
    result = log_softmax(np.array([[1000.0, 1001.0, -1000.0], [0.0, 0.0, 0.0]]))
    assert np.exp(result).sum(axis=-1) == pytest.approx([1.0, 1.0])


def test_distances_are_exact_near_the_cue_and_bounded_far_away() -> None:
    table = distance_table(600)
    middle = 600
    assert [int(table[middle + step] - table[middle]) for step in range(-5, 6)] == [*range(-5, 6)]
    assert (np.diff(table) >= 0).all()
    assert (table.min(), table.max()) == (0, DISTANCES - 1)


def test_link_scores_are_chances() -> None:
    dice = np.random.default_rng(5)
    words, cues, wide, narrow = 7, 2, 4, 3
    head = LinkHead(
        dice.normal(size=(DISTANCES, wide)),
        dice.normal(size=(len(LinkLabel), wide)),
        dice.normal(size=len(LinkLabel)),
    )
    result = head.scores(
        dice.normal(size=(cues, wide)),
        dice.normal(size=(cues, len(LinkLabel) * narrow)),
        dice.normal(size=(words, wide)),
        dice.normal(size=(words, narrow)),
        np.array([1, 5]),
    )
    assert result.shape == (cues, words, len(LinkLabel))
    assert np.exp(result).sum(axis=-1) == pytest.approx(np.ones((cues, words)))
