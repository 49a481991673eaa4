"""Reading labelled documents: JSON lines and brat standoff, and what is said of broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import StopRun
from quotes.evaluation import BratNames, Label, Labelled, read_labelled, read_speakers

TEXT = 'Lorvo said no. "Yes," he\nadded, "of course."\n'
#       0     6    11  15       22 25     32

JSON_ERRORS = {
    "not JSON": ('{"id": 1', r"gold\.jsonl:1: not JSON"),
    "a number too long": (f'{{"id": {"9" * 5000}}}', r"gold\.jsonl:1: not JSON"),
    "lists too deep": ("\n" + "[" * 100_000, r"gold\.jsonl:2: not JSON"),
    "second line": ('{"id": 1, "text": "", "attributions": []}\n\n[]', r":3: not a JSON object"),
    "no id": ('{"text": "", "attributions": []}', r":1: no id"),
    "no text": ('{"id": "a", "attributions": []}', r":1: no text"),
    "no attributions": ('{"id": "a", "text": ""}', r":1: no attributions"),
    "text is a number": ('{"id": "a", "text": 5, "attributions": []}', r":1: text is not a str"),
    "attributions is an object": ('{"id": "a", "text": "", "attributions": {}}', r"not a list"),
    "attribution is a number": ('{"id": "a", "text": "", "attributions": [1]}', r"not an object"),
    "spans is a number": (
        '{"id": "a", "text": "ab", "attributions": [{"cue": 1}]}',
        r"attribution 0: cue is not a list",
    ),
    "span is upside down": (
        '{"id": "a", "text": "ab", "attributions": [{}, {"content": [[1, 0]]}]}',
        r"attribution 1: content holds \[1, 0\]",
    ),
    "span has three numbers": (
        '{"id": "a", "text": "abc", "attributions": [{"content": [[0, 1, 2]]}]}',
        r"content holds \[0, 1, 2\]",
    ),
    "span is outside": (
        '{"id": "a", "text": "ab", "attributions": [{"source": [[0, 3]]}]}',
        r"source holds \[0, 3\], but the text has 2 characters",
    ),
    "speaker is a number": (
        '{"id": "a", "text": "ab", "attributions": [{"speaker": 3}]}',
        r"3 is neither a speaker",
    ),
    "id twice": (
        '{"id": "a", "text": "", "attributions": []}\n{"id": "a", "text": "", "attributions": []}',
        r":2: id a stands on line 1",
    ),
    "empty": ("\n\n", r"no documents in it"),
}


@pytest.mark.parametrize(("content", "message"), JSON_ERRORS.values(), ids=JSON_ERRORS)
def test_json_errors_name_file_and_line(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StopRun, match=message):
        read_labelled(path, text_needed=True)


def test_predictions_need_no_text_and_no_attributions(tmp_path: Path) -> None:
    path = tmp_path / "predicted.jsonl"
    path.write_text('\ufeff{"id": 3, "more": 1}\n\n{"id": "b", "attributions": []}\n', "utf-8")
    assert read_labelled(path) == [Labelled("3", "", ()), Labelled("b", "", ())]


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"none\.jsonl: No such file"):
        read_labelled(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(StopRun, match=r"latin\.jsonl: not UTF-8"):
        read_labelled(tmp_path / "latin.jsonl")


def test_speakers(tmp_path: Path) -> None:
    path = tmp_path / "speakers.jsonl"
    path.write_text(
        '{"id": "a", "att": 0, "speaker": "Ana Lorvo", "kind": "person"}\n'
        '{"id": "a", "att": 2, "speaker": null, "kind": "unnamed"}\n',
        encoding="utf-8",
    )
    assert read_speakers(path) == {"a": {0: ("Ana Lorvo", "person"), 2: ("", "unnamed")}}
    path.write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(StopRun, match=r"speakers\.jsonl:1: no id and att"):
        read_speakers(path)


BOUND = """\
T1\tSource 0 5\tLorvo
T2\tCue 6 10\tsaid
T3\tContent 11 13\tno
T5\tSource 22 24\the
T6\tCue 25 30\tadded
T7\tContent 15 21;32 44\t"Yes," "of course."
"""
BOTH = (
    Label(((0, 5),), ((6, 10),), ((11, 13),)),
    Label(((22, 24),), ((25, 30),), ((15, 21), (32, 44))),
)
BRAT = {
    "events with a trigger of their own": (
        BOUND
        + "T4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
        + "T8\tAttribution 25 30\tadded\nE2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
        + "A1\tNegated E1\n#1\tAnnotatorNotes T1\tis this a town?\n",
        BOTH,
    ),
    "events that the cue triggers": (
        BOUND + "E1\tCue:T2 Source:T1 Content:T3\nE2\tCue:T6 Source:T5 Content:T7\n",
        BOTH,
    ),
    "relations from cue to content and source": (
        BOUND
        + "R1\tSays Arg1:T2 Arg2:T3\nR2\tBy Arg1:T2 Arg2:T1\n"
        + "R3\tSays Arg1:T7 Arg2:T6\nR4\tBy Arg1:T6 Arg2:T5\n",
        BOTH,
    ),
    "relations from content to cue and source": (
        BOUND
        + "R1\tCued Arg1:T3 Arg2:T2\nR2\tBy Arg1:T3 Arg2:T1\n"
        + "R3\tCued Arg1:T7 Arg2:T6\nR4\tBy Arg1:T7 Arg2:T5\n",
        BOTH,
    ),
    "a content in two annotations": (
        'T1\tCue 25 30\tadded\nT2\tContent 32 44\t"of course."\nT3\tContent 15 21\t"Yes,"\n'
        "E1\tCue:T1 Content:T2 Content2:T3\n",
        (Label((), ((25, 30),), ((15, 21), (32, 44))),),
    ),
    "a source of two cues": (
        "T1\tSource 0 5\tLorvo\nT2\tCue 6 10\tsaid\nT3\tContent 11 13\tno\n"
        'T4\tCue 25 30\tadded\nT5\tContent 32 44\t"of course."\n'
        "R1\ta Arg1:T2 Arg2:T1\nR2\ta Arg1:T4 Arg2:T1\n"
        "R3\tb Arg1:T2 Arg2:T3\nR4\tb Arg1:T4 Arg2:T5",
        (Label(((0, 5),), ((6, 10),), ((11, 13),)), Label(((0, 5),), ((25, 30),), ((32, 44),))),
    ),
    "a relation that is called after the role": (
        'T1\tEntity 22 24\the\nT2\tEntity 0 5\tLorvo\nT3\tQuotation 15 21\t"Yes,"\n'
        "R1\tSpeaker Arg1:T3 Arg2:T1\nR2\tAddressee Arg1:T3 Arg2:T2\n",
        (Label(((22, 24),), (), ((15, 21),)),),
    ),
    "a content alone": ('T1\tCONTENT 15 21\t"Yes,"\n', (Label((), (), ((15, 21),)),)),
    "an argument that is an event is no part of it": (
        "T1\tCue 6 10\tsaid\nT2\tContent 11 13\tno\nT3\tCue 25 30\tadded\n"
        "E1\tCue:T1 Content:T2\nE2\tCue:T3 Content:E1\n",
        (Label((), ((6, 10),), ((11, 13),)), Label((), ((25, 30),), ())),
    ),
    "a mark of UTF-8": ("\ufeffT1\tContent 11 13\tno\n", (Label((), (), ((11, 13),)),)),
    "nothing of ours": ("T1\tPerson 0 5\tLorvo\n*\tEquiv T1 T2\n", ()),
    "empty": ("", ()),
}


def _pair(folder: Path, name: str, annotation: str, text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes(annotation.encode())
    return folder / f"{name}.ann"


@pytest.mark.parametrize(("annotation", "labels"), BRAT.values(), ids=BRAT)
def test_brat(annotation: str, labels: tuple[Label, ...], tmp_path: Path) -> None:
    assert read_labelled(_pair(tmp_path, "a", annotation)) == [Labelled("a", TEXT, labels)]


def test_a_folder_of_brat_files_in_order(tmp_path: Path) -> None:
    _pair(tmp_path, "b", "T1\tContent 11 13\tno\n")
    _pair(tmp_path / "more", "a", "")
    _pair(tmp_path, "a", "")
    (tmp_path / "c.txt").write_text("not annotated", encoding="utf-8")
    assert [document.id for document in read_labelled(tmp_path)] == ["a", "b", "more/a"]


def test_names_of_brat_labels_may_be_chosen(tmp_path: Path) -> None:
    path = _pair(tmp_path, "a", "T1\tWer 0 5\tLorvo\nT2\tWas 11 13\tno\nR1\tx Arg1:T1 Arg2:T2\n")
    names = BratNames(source=("wer",), content=("was",))
    assert read_labelled(path, names=names)[0].labels == (Label(((0, 5),), (), ((11, 13),)),)
    assert read_labelled(path)[0].labels == ()


def test_carriage_returns_count_in_offsets(tmp_path: Path) -> None:
    text = "One.\r\nLorvo said no."
    path = _pair(tmp_path, "a", "T1\tContent 17 19\tno\r\n", text)
    document = read_labelled(path)[0]
    assert (document.text, document.labels) == (text, (Label((), (), ((17, 19),)),))


BRAT_ERRORS = {
    "no offsets": ("T1\tContent\tno\n", r"a\.ann:1: 'Content' is no label with offsets"),
    "letters for offsets": ("\nT1\tContent a b\tno\n", r"a\.ann:2: 'Content a b' is no label"),
    "no tab": ("T1 Content 11 13\n", r"a\.ann:1: nothing after"),
    "outside of the text": ("T1\tContent 11 130\tno\n", r":1: 11 130 is no span of a text of 45"),
    "upside down": ("T1\tContent 13 11\tno\n", r":1: 13 11 is no span"),
    "other words": ("T1\tContent 11 13\tyes\n", r":1: the text has 'no' there, not 'yes'"),
    "unknown id": ("T1\tCue 6 10\tsaid\nE1\tCue:T1 Content:T9\n", r":2: T9 is not in the file"),
    "argument without id": ("T1\tCue 6 10\tsaid\nE1\tCue:T1 Content\n", r":2: .* not role:id"),
    "relation with one end": ("T1\tCue 6 10\tsaid\nR1\tx Arg1:T1\n", r":2: .*two arguments"),
}


@pytest.mark.parametrize(("annotation", "message"), BRAT_ERRORS.values(), ids=BRAT_ERRORS)
def test_brat_errors_name_file_and_line(annotation: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=message):
        read_labelled(_pair(tmp_path, "a", annotation))


def test_brat_files_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"no \.ann file in it"):
        read_labelled(tmp_path)
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(StopRun, match=r"a\.txt: No such file"):
        read_labelled(tmp_path)
