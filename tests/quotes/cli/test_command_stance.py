"""`quotes stance`: show, update, review, agreement."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

import pytest
from typer.testing import Result

import db
from quotes.cli.stance import review
from quotes.stance.network import load_network
from quotes.types import StanceLabel

Run = Callable[..., Result]


def _rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def _show(run: Run, *arguments: object) -> dict[str, dict[str, object]]:
    rows = _rows(run("stance", "show", *arguments, "--format", "jsonl"))
    return {str(next(iter(row.values()))): row for row in rows}


def _labels(row: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in row.items() if v and k in ("support", "oppose", "conditional")}


def test_by_speaker_those_with_most_labels_come_first(run: Run) -> None:
    rows = _show(run, "negotiations")
    assert list(rows) == ["Tomas Brandt", "Ida Brandt"]
    assert _labels(rows["Tomas Brandt"]) == {"support": 1, "oppose": 1, "conditional": 1}
    assert rows["Tomas Brandt"]["balance"] == 0.0
    assert rows["Ida Brandt"]["balance"] == 0.8


def test_by_month_they_come_in_their_order(run: Run) -> None:
    rows = _show(run, "the talks", "--by", "month")
    assert list(rows) == ["2014-01", "2014-02", "2014-06"]
    assert _labels(rows["2014-02"]) == {"support": 1, "conditional": 1}


def test_by_publisher(run: Run) -> None:
    rows = _show(run, "the talks", "--by", "publisher", "--since", "2014-02")
    assert {name: row["quotations"] for name, row in rows.items()} == {
        "The Norland Courier": 2,
        "Vell Evening Post": 1,
    }


def test_by_country_nobody_is_guessed(run: Run) -> None:
    assert list(_show(run, "the talks", "--by", "country")) == ["unknown"]


def test_an_answer_on_one_target_shows_no_stance_on_another(own: Run) -> None:
    assert own("stance", "show", "deception").exit_code == 0
    assert "deception: " in own("find", "--about", "deception", "-f", "csv").stdout
    answer = own("ask", "where does Tomas Brandt stand on the talks?", "-f", "csv").stdout
    assert "the talks: oppose (0.80)" in answer
    assert "deception: " not in answer


def _sure_from(least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_network(), "sure", dict.fromkeys(StanceLabel, least))


def _never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    _sure_from(2.0, monkeypatch)


def test_unsure_labels_are_shown_as_such_everywhere(
    own: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _never_sure(monkeypatch)
    assert own("stance", "update", "--force").exit_code == 0
    (row,) = _rows(own("targets", "--format", "jsonl"))
    assert row["unsure"] and not any(row[name] for name in ("support", "oppose", "neutral"))
    assert _show(own, "talks")["Ida Brandt"]["unsure_support"] == 1
    answer = own("ask", "who supports the talks?").stdout
    assert "none of these labels is sure" in answer
    assert "unsure: supports the talks 0." in answer
    assert "the talks: unsure support (0." in own("export", "csv", "-").stdout
    stances = json.loads(own("find", "--stance", "support", "-f", "jsonl").stdout.splitlines()[0])
    assert [stance["sure"] for stance in stances["stances"]] == [False]
    assert own("stance", "show", "talks", "--sure").exit_code == 1
    turned = own("ask", "did Ida Brandt change her mind on the talks?").stdout.splitlines()
    assert turned[1].startswith("the talks: unsure support (5 February 2014)")
    assert turned[2] == "5 February 2014 · unsure support · welcomed: “the talks.”"


def test_an_update_says_what_changed_and_a_second_one_has_nothing_to_do(own: Run) -> None:
    assert "labels are of another model" in own("stance", "show", "talks").stderr
    first = own("stance", "update")
    assert first.exit_code == 0
    assert first.stderr.startswith("1 target, 3 articles looked at: ")
    assert own("stance", "update").stderr.startswith("nothing to do")
    assert own("stance", "show", "talks").stderr == ""
    forced = own("stance", "update", "negotiations", "--force")
    assert "(0 changed, 0 new, 0 gone)" in forced.stderr
    assert own("stance", "update", "tax").exit_code == 2


def test_an_update_that_ends_early_leaves_the_labels(
    own: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own("stance", "show", "talks", "--format", "csv").stdout
    with monkeypatch.context() as broken:
        broken.setattr("quotes.stance.classify_all", _interrupted)
        assert own("stance", "update").exit_code == 130
    assert own("stance", "show", "talks", "--format", "csv").stdout == before
    assert own("stance", "update").exit_code == 0


def _interrupted(*arguments: object, **more: object) -> None:
    raise KeyboardInterrupt


def test_a_review_keeps_labels_that_win(own: Run) -> None:
    keys = "m\no\n\nx\nz\nq\n"
    result = own("stance", "review", "talks", "--as", "Ana", input=keys)
    assert result.exit_code == 0
    assert result.stderr.count("the model: ") == 3
    assert result.stderr.endswith("labels kept as Ana: 1 oppose, 1 not about\n")
    (row,) = _rows(own("targets", "--format", "jsonl"))
    assert sum(int(str(row[k])) for k in ("support", "oppose", "conditional", "neutral")) == 3
    assert "(by Ana)" in own("find", "--target", "talks").stdout
    assert "4 quotations" not in own("stance", "review", "talks", "--as", "Ana").stderr


def test_the_model_is_not_seen_before_one_asks(own: Run) -> None:
    result = own("stance", "review", "talks", "--as", "Ana", input="q\n")
    assert "opposes" not in result.stdout and "0.80" not in result.output
    assert "cue: " in result.stdout


def test_the_sentence_before_is_shown_for_what_refers_to_it(own: Run) -> None:
    shown = own("stance", "review", "talks", "--as", "Ana", input="\n" * 4).stdout.splitlines()
    at = next(at for at, line in enumerate(shown) if "⟦the peace talks as a deception⟧" in line)
    assert shown[at - 2] == '    … "We have launched a difficult process," Oduya said on Wednesday.'


def test_a_review_can_go_back(own: Run) -> None:
    own("stance", "review", "talks", "--as", "Ana", input="s\nb\no\nq\n")
    rows = _rows(own("stance", "agreement", "--format", "jsonl"))
    assert rows[0]["quotations"] == 1


@pytest.mark.parametrize(
    ("typed", "key"), [("S", "s"), ("s\r", "s"), ("\r", ""), ("\n", ""), (None, "q")]
)
def test_keys_of_a_terminal(typed: str | None, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def getchar() -> str:
        if typed is None:
            raise EOFError  # as Ctrl-D does
        return typed

    monkeypatch.setattr(review.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(review.typer, "getchar", getchar)
    assert review._pressed() == key


def test_the_unsure_ones_come_first(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _sure_from(0.751, monkeypatch)
    own("stance", "update", "--force")
    result = own("stance", "review", "talks", "--as", "Ana", input="m\n\n" * 9)
    found = [line for line in result.stderr.splitlines() if "the model: " in line]
    unsure = [line.endswith("unsure") for line in found]
    assert unsure == sorted(unsure, reverse=True)
    assert len(set(unsure)) == 2


def test_what_others_labelled_is_shown_as_the_model_has_it(
    own: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sure_from(0.751, monkeypatch)
    own("stance", "update", "--force")
    everything = ("stance", "review", "talks", "--as", "Ana")
    before = own(*everything, input="m\n\n" * 9).stderr.splitlines()[:-1]
    own("stance", "review", "talks", "--as", "Bo", input="s\n" * 9)
    assert own(*everything, "--others", input="m\n\n" * 9).stderr.splitlines()[:-1] == before
    unsure = own(*everything, "--others", "--unsure", input="m\n\n" * 9).stderr.splitlines()
    told = [line for line in unsure if "the model: " in line]
    assert told and all(line.endswith(", unsure") for line in told)


def test_agreement_of_people_and_model(own: Run) -> None:
    pytest.importorskip("nltk")
    assert own("stance", "agreement").exit_code == 1
    own("stance", "review", "talks", "--as", "Ana", input="s\no\nc\nx\n")
    own("stance", "review", "talks", "--as", "Bo", "--others", input="s\no\nc\nx\n")
    rows = {row["who"]: row for row in _rows(own("stance", "agreement", "-f", "jsonl"))}
    assert rows["Ana and Bo"]["quotations"] == 4
    assert rows["latest label and the model"]["quotations"] == 4
    assert _rows(own("stance", "agreement", "peace-talks", "-f", "jsonl")) == list(rows.values())
    assert own("stance", "agreement", "tax").exit_code == 2
    assert own("evaluate", "--stances").stdout == own("stance", "agreement").stdout
    assert own("evaluate", "--quiet").exit_code == 2


def test_a_person_called_as_the_model_is_not_taken_for_it(own: Run) -> None:
    pytest.importorskip("nltk")
    assert own("stance", "review", "talks", "--as", "Model", input="s\n").exit_code == 2
    own("stance", "review", "talks", "--as", "Ana", input="s\no\nc\nx\n")
    before = _rows(own("stance", "agreement", "-f", "jsonl"))
    with db.open(os.environ["QUOTES_DB"]) as database:
        for each in database.human_labels([]):
            database.put_label(each.quotation_id, each.target, each.label, "model")
    rows = {row["who"]: row for row in _rows(own("stance", "agreement", "-f", "jsonl"))}
    assert rows["model and the model"]["same"] == before[-2]["same"]


def test_without_nltk_agreement_is_one_line(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    own("stance", "review", "talks", "--as", "Ana", input="s\no\nc\nx\n")
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    result = own("stance", "agreement")
    assert result.exit_code == 2
    assert result.stderr == "error: agreement needs NLTK: pip install 'quotes[agreement]'\n"
