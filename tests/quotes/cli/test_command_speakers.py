"""`quotes speakers` and its commands: show, merge, split, rename, alias, wikidata, undo, review."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import db
from quotes.cli.app import app
from quotes.types import SpeakerKind
from tests.db.records import said_by

Run = Callable[..., Result]

ARTICLES = (
    said_by("Walid al-Moallem", "Syrian Foreign Minister", id="a", date="2014-01-19"),
    said_by("Bill Clinton", "former president", id="b", date="2014-02-01"),
    said_by("Hillary Clinton", "secretary of state", id="c", date="2012-02-01"),
    said_by("Clinton", "senator", id="d", date="2014-02-02"),
    said_by("Abu Omar", "a commander", id="e", date="2014-02-03"),
    said_by("Muallem", id="f", date="2014-03-01"),
)


@pytest.fixture
def own(tmp_path: Path, stored: Path) -> Path:
    """A database of a test's own, since the commands change it."""
    path = tmp_path / "own.db"
    with db.open(path) as database:
        run = database.start_run({"quotes": "test"}, {})
        for each in ARTICLES:
            database.store(each, run)
    return path


@pytest.fixture
def run(own: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("QUOTES_DB", str(own))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LOGNAME", "ana")

    def run_command(*arguments: object, input: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments], input=input)

    return run_command


def names(run: Run) -> list[str]:
    out = run("speakers", "--format", "jsonl").stdout
    return sorted(json.loads(line)["name"] for line in out.splitlines())


def number_of(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    found = re.search(r"to undo this: quotes speakers undo (\d+)", result.stderr)
    assert found is not None
    return found[1]


EVERYONE = ["Abu Omar", "Bill Clinton", "Clinton", "Hillary Clinton", "Walid al-Moallem"]


def test_a_name_may_stand_for_the_list(run: Run) -> None:
    listed = run("speakers", "list", "clinton", "--format", "csv").stdout
    assert run("speakers", "clinton", "--format", "csv").stdout == listed
    assert len(listed.splitlines()) == 4
    assert run("speakers").stdout == run("speakers", "list").stdout
    assert "merge" in run("speakers", "--help").stdout


@pytest.mark.parametrize("parted", [True, False])
def test_the_database_may_be_named_before_the_command(own: Path, run: Run, parted: bool) -> None:
    given = ["--db", own] if parted else [f"--db={own}"]
    listed = run("speakers", "list", "Clinton").stdout
    with_other = ["--db", "none.db", "speakers", *given]
    assert run(*with_other, "list", "Clinton").stdout == listed
    assert run(*with_other, "Clinton").stdout == listed
    assert run(*with_other, "rename", "Muallem", "Walid Muallem").exit_code == 0


def test_show(run: Run) -> None:
    result = run("speakers", "show", "Moualem")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Walid al-Moallem (person, number 1)",
        "2 quotations in 2 articles, 19 January 2014 to 1 March 2014",
        "Names",
        "- Muallem (1 article)",
        "- Walid al-Moallem (1 article)",
        "Roles",
        "- Syrian Foreign Minister: 19 January 2014",
        "Quotations",
        "- 1 March 2014: all was well in f [f]",
        "- 19 January 2014: all was well in a [a]",
        "Judgements",
        result.stdout.splitlines()[-1],
    ]
    assert "Muallem joined by the rule “last name alone” 0.60" in result.stdout


def test_show_as_json(run: Run) -> None:
    (row,) = json.loads(run("speakers", "show", "Clinton, Bill", "--format", "json").stdout)
    assert (row["name"], row["wikidata"], row["names"][0]["seen"]) == ("Bill Clinton", None, 1)
    assert [each["name"] for each in row["duplicates"]] == ["Clinton"]
    assert row["judgements"] == []


def test_a_name_that_fits_several_is_asked_back(run: Run) -> None:
    for command in (
        ["show", "Clinton"],
        ["merge", "Abu Omar", "Clinton"],
        ["rename", "Clinton", "x"],
    ):
        result = run("speakers", *command)
        assert result.exit_code == 3
        assert "“Clinton” fits 3 speakers:" in result.stderr
        assert "\n  2 Bill Clinton (former president): 1 quotation" in result.stderr
    assert names(run) == EVERYONE
    assert run("speakers", "show", "2").stdout.startswith("Bill Clinton")


def test_those_of_one_name_are_told_apart_by_number_and_article(own: Path, run: Run) -> None:
    with db.open(own) as database:
        again = database.start_run({"quotes": "test"}, {})
        for each in ("g", "h"):
            database.store(said_by("Police", id=each, kind=SpeakerKind.ORGANISATION), again)
        first, second = (row.id for row in database.speakers("Police"))
    result = run("find", "--speaker", "Police")
    assert result.exit_code == 3
    assert f"  {first} Police: 1 quotation in 1 article, g, The Gazette, 23 Jan" in result.stderr
    assert f"  {second} Police: 1 quotation in 1 article, h, The Gazette" in result.stderr
    for command in (("find", "--speaker", second), ("ask", f"what did {second} say?")):
        found = run(*command, "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line)["document_id"] for line in found] == ["h"]


def test_nobody_of_that_name(run: Run) -> None:
    for command in (["show", "Oduya"], ["merge", "Abu Omar", "Oduya"], ["split", "99", "-n", "x"]):
        result = run("speakers", *command)
        assert result.exit_code == 1
        assert "nobody called" in result.stderr


def test_merge_and_undo(run: Run) -> None:
    result = run("speakers", "merge", "Moallem", "Abu Omar", "--by", "Bea")
    number = number_of(result)
    assert "Abu Omar (5) is Walid al-Moallem (1) now, with 3 quotations" in result.stderr
    assert names(run) == [name for name in EVERYONE if name != "Abu Omar"]
    assert "merged with Abu Omar by Bea" in run("speakers", "show", "Abu Omar").stdout
    undone = run("speakers", "undo", number)
    assert undone.stderr == f"judgement {number} on Walid al-Moallem is undone\n"
    assert names(run) == EVERYONE
    again = run("speakers", "undo", number)
    assert (again.exit_code, again.stderr) == (2, f"error: judgement {number} is undone already\n")


def test_split(run: Run) -> None:
    result = run("speakers", "split", "Moallem", "--name", "Muallem")
    number_of(result)
    assert "Muallem is a speaker apart now" in result.stderr
    assert names(run) == sorted([*EVERYONE, "Muallem"])
    wrong = run("speakers", "split", "Abu Omar", "--document", "nowhere")
    assert wrong.exit_code == 2
    assert "no article knows Abu Omar as nowhere" in wrong.stderr


def test_a_single_quotation_can_be_moved(run: Run) -> None:
    (line,) = run("find", "--speaker", "Abu Omar", "--format", "jsonl").stdout.splitlines()
    quotation = json.loads(line)["id"]
    result = run("speakers", "split", "Abu Omar", "--quotation", quotation, "--to", "Moallem")
    number = number_of(result)
    assert "Walid al-Moallem has 3 quotations now" in result.stderr
    assert "quotations moved" in run("speakers", "show", "Abu Omar").stdout
    assert run("speakers", "undo", number).exit_code == 0
    whole = run("speakers", "split", "Abu Omar", "--document", "e", "--new", "Omar the Elder")
    assert "Omar the Elder is a speaker apart now" in whole.stderr
    for more in ((), ("--to", "Moallem", "--new", "x")):
        unclear = run("speakers", "split", "Abu Omar", "--quotation", quotation, *more)
        assert unclear.exit_code == 2


def test_rename_alias_and_wikidata(run: Run) -> None:
    number_of(run("speakers", "rename", "Moallem", "Walid Muallem"))
    number_of(run("speakers", "alias", "Walid Muallem", "Abu Tarek"))
    number_of(run("speakers", "wikidata", "Abu Tarek", "Q334455"))
    shown = run("speakers", "show", "Abu Tarek").stdout
    assert shown.startswith("Walid Muallem (person")
    assert "Wikidata: https://www.wikidata.org/wiki/Q334455" in shown
    assert "- Abu Tarek (by a person, 0 articles)" in shown
    assert re.search(r"alias Abu Tarek by ana, \d", shown)
    number_of(run("speakers", "alias", "Walid Muallem", "Abu Tarek", "--remove"))
    number_of(run("speakers", "wikidata", "Walid Muallem", "--remove"))
    assert "Wikidata:" not in run("speakers", "show", "Walid Muallem").stdout
    assert run("speakers", "wikidata", "Walid Muallem", "334455").exit_code == 2
    assert run("speakers", "wikidata", "Walid Muallem").exit_code == 2


def test_review_merges_tells_apart_and_skips(run: Run) -> None:
    pairs = run("speakers", "review", "--format", "jsonl").stdout.splitlines()
    assert len(pairs) == 2
    result = run("speakers", "review", input="what\ns\nn\n")
    assert result.exit_code == 0
    assert "y: one speaker; n: two; s: skip; q: quit" in result.stderr
    assert "0 pairs merged, 1 pair told apart, 1 left" in result.stderr
    assert len(run("speakers", "review", "--format", "jsonl").stdout.splitlines()) == 1
    assert "1 pair merged" in run("speakers", "review", "--by", "Bea", input="y\n").stderr
    assert len(names(run)) == len(EVERYONE) - 1
    nothing = run("speakers", "review", input="y\n")
    assert (nothing.exit_code, nothing.stderr) == (1, "there is no pair to decide on\n")


@pytest.mark.parametrize("typed", ["", "q\n", "quit\n"])
def test_review_ends_with_its_input(run: Run, typed: str) -> None:
    result = run("speakers", "review", input=typed)
    assert result.exit_code == 0
    assert "0 pairs merged, 0 pairs told apart, 2 left" in result.stderr
    assert names(run) == EVERYONE


ODD = [
    "",
    " ",
    "x" * 500,
    "محمد بن سلمان",
    "🚀",
    "\u202eClinton",
    "'; DROP TABLE speaker; --",
    "9" * 40,
]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("command", ["show", "merge", "split", "rename", "alias", "list"])
def test_odd_names_neither_crash_nor_merge(run: Run, command: str, name: str) -> None:
    more = {"merge": ["Abu Omar"], "split": ["-n", name], "rename": [name], "alias": [name]}
    result = run("speakers", command, name, *more.get(command, []))
    assert result.exit_code in (0, 1, 2, 3)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert len(names(run)) == len(EVERYONE)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("what did the Syrian foreign minister say?", "Walid al-Moallem"),
        ("what did Syria's foreign minister say?", "Walid al-Moallem"),
        ("what did President Bill Clinton say?", "Bill Clinton"),
        ("what did President Clinton say?", "Bill Clinton"),
        ("what did Clinton, Hillary say?", "Hillary Clinton"),
        ("what did William Clinton say?", "Bill Clinton"),
        ("what did Waleed Moualem say?", "Walid al-Moallem"),
        ("what did the commander say?", "Abu Omar"),
    ],
)
def test_a_question_takes_any_name_or_role(run: Run, question: str, who: str) -> None:
    result = run("ask", question)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{who}: ")


def test_a_role_means_who_had_it_then(own: Path, run: Run) -> None:
    with db.open(own) as database:
        number = database.start_run({"quotes": "test"}, {})
        database.store(said_by("John Kerry", "Secretary of State", id="k"), number)
    assert run("ask", "what did the Secretary of State say?").exit_code == 3
    for year, who in (("2012", "Hillary Clinton"), ("2014", "John Kerry")):
        result = run("ask", f"what did the Secretary of State say in {year}?")
        assert result.stdout.startswith(f"{who}, ")
