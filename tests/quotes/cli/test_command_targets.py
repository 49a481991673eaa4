"""`quotes targets`: add, edit, remove, load."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def _targets(own: Run) -> dict[str, dict[str, object]]:
    result = own("targets", "list", "--format", "jsonl")
    return {row["name"]: row for row in map(json.loads, result.stdout.splitlines())}


def test_a_target_is_added_with_aliases_and_description(own: Run) -> None:
    result = own(
        "targets", "add", " the prisoner swap ", "--alias", "exchange", "-a", "exchange",
        "--description", "a swap",
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stderr.startswith("added: the prisoner swap; ")
    row = _targets(own)["the prisoner swap"]
    assert (row["aliases"], row["description"]) == (["exchange"], "a swap")


def test_adding_makes_a_database(own: Run, tmp_path: Path) -> None:
    assert own("--db", tmp_path / "new.db", "targets", "add", "tax").exit_code == 0
    assert own("--db", tmp_path / "new.db", "targets").stdout.count("tax") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["add", "talks", "--alias", "peace process"],
            "quotes targets edit 'the talks' --add-alias 'peace process'",
        ),
        (["add", "talks"], "“talks” is a name of the target “the talks” already"),
        (["add", "Negotiations"], "“Negotiations” is a name of the target “the talks”"),
        (["add", "tax", "--alias", "peace talks"], "is a name of the target “the talks”"),
        (["add", "…"], "without a letter or digit"),
        (["edit", "tax", "--name", "taxes"], "there is no target “tax”"),
        (["edit", "talks"], "nothing to change"),
        (["edit", "talks", "--remove-alias", "tax"], "“tax” is no alias of “the talks”"),
        (["remove", "tax", "--yes"], "there is no target “tax”"),
        (["remove", "talks"], "takes away 4 stances and 0 labels by people; give --yes"),
        (["load", "none.toml"], "no such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(own: Run, arguments: list[str], message: str) -> None:
    before = _targets(own)
    result = own("targets", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert _targets(own) == before


@pytest.mark.parametrize(
    "command", [("targets", "remove", "--yes"), ("stance", "update"), ("stance", "agreement")]
)
def test_where_a_target_is_not_there_others_are_offered(own: Run, command: tuple[str, ...]) -> None:
    result = own(*command, "tax")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == ["error: there is no target “tax”", "  try: the talks"]


def test_a_file_of_which_one_name_is_taken_adds_nothing(own: Run, tmp_path: Path) -> None:
    file = tmp_path / "clash.toml"
    file.write_text('[[target]]\nname = "tax"\n[[target]]\nname = "peace"\naliases = ["Talks"]\n')
    before = _targets(own)
    result = own("targets", "load", file)
    assert result.exit_code == 2
    assert "“Talks” is a name of the target “the talks” already" in result.stderr
    assert _targets(own) == before


def test_a_target_is_renamed_by_an_alias_and_keeps_its_stances(own: Run) -> None:
    result = own(
        "targets", "edit", "negotiations", "--name", "Vell talks", "--remove-alias", "negotiations",
        "--add-alias", "the talks", "--description", "",
    )  # fmt: skip
    assert result.exit_code == 0
    (row,) = _targets(own).values()
    assert row["name"] == "Vell talks"
    assert (row["aliases"], row["description"]) == (["peace talks", "the talks"], "")
    assert sum(int(str(row[label])) for label in ("support", "oppose", "conditional")) == 4


def test_a_changed_target_is_classified_again_when_it_is_asked_for(own: Run) -> None:
    own("targets", "add", "offer")
    assert "“the offer”" not in own("ask", "who opposes the offer?").stdout
    own("targets", "edit", "offer", "--add-alias", "prisoner swap")
    result = own("ask", "where does Oduya stand on the offer?")
    assert result.exit_code == 0
    assert "a prisoner swap would build trust" in result.stdout


def test_removing_takes_stances_and_labels_along(own: Run) -> None:
    own("stance", "review", "talks", "--as", "Ana", input="s\nq\n")
    result = own("targets", "remove", "talks", "--yes")
    assert result.exit_code == 0
    assert result.stderr == "removed: the talks, with 4 stances and 1 label by people\n"
    assert own("targets").exit_code == 1


def test_a_file_is_loaded_beside_what_is_there(own: Run, tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text(
        '[[target]]\nname = "the talks"\naliases = ["dialogue"]\n[[target]]\nname="tax"'
    )
    assert own("targets", "load", path).exit_code == 0
    rows = _targets(own)
    assert set(rows) == {"the talks", "tax"}
    assert rows["the talks"]["aliases"] == ["dialogue", "negotiations", "peace talks"]


def test_the_database_may_be_named_before_the_command(own: Run, tmp_path: Path) -> None:
    before, other = _targets(own), tmp_path / "other.db"
    assert own("targets", "--db", other, "add", "tax").exit_code == 0
    assert own("targets", "--db", other, "edit", "tax", "--name", "taxes").exit_code == 0
    listed = own("targets", "--db", other, "list", "--format", "jsonl").stdout
    assert json.loads(listed)["name"] == "taxes"
    nearer = own("targets", "--db", tmp_path / "none.db", "remove", "taxes", "-y", "--db", other)
    assert nearer.exit_code == 0
    assert _targets(own) == before


def test_a_format_before_the_command_is_refused(own: Run) -> None:
    result = own("targets", "--format", "csv", "list")
    assert result.exit_code == 2
    assert "give --format after “list”" in result.stderr


def test_bare_and_list_are_the_same(own: Run) -> None:
    assert own("targets", "--format", "csv").stdout == own("targets", "list", "-f", "csv").stdout
