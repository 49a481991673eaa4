"""Target files, and the forms that a target is recognised in."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import StopRun
from quotes.stance import load_targets, parse_targets, read
from quotes.types import Target

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_sample_configuration_names_the_talks() -> None:
    (talks,) = load_targets(SEEDS / "targets.toml")
    assert talks.name == "the talks"
    assert {"Geneva 2", "negotiations"} <= set(talks.aliases)
    assert talks.description


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_of_targets(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "targets.toml"
    path.write_text(
        '[[target]]\nname = " the dam "\naliases = ["Sool dam", "Sool dam", "barrage"]\n'
        '[[target]]\nname = "tax"\ndescription = "on water"\n',
        encoding=encoding,
    )
    assert load_targets(path) == (
        Target("the dam", ("Sool dam", "barrage")),
        Target("tax", (), "on water"),
    )


def test_an_empty_file_has_no_targets() -> None:
    assert parse_targets("", "x.toml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[target]", "not valid TOML"),
        ("[target]\nname = 'a'", "two brackets"),
        ("target = 'the dam'", "two brackets"),
        ("target = ['the dam']", "two brackets"),
        ("[[targets]]\nname = 'a'", 'unknown key "targets"'),
        ("[[target]]\naliases = []", "target 1: needs a name"),
        ("[[target]]\nname = ' '", "needs a name"),
        ("[[target]]\nname = 3", "needs a name"),
        ("[[target]]\nname = 'dam'\nalias = 'x'", 'unknown key "alias"'),
        ("[[target]]\nname = 'dam'\naliases = 'x'", '("dam"): aliases must be a list'),
        ("[[target]]\nname = 'dam'\naliases = [1]", "aliases must be a list of texts"),
        ("[[target]]\nname = 'dam'\naliases = ['--']", "without a letter or digit"),
        ("[[target]]\nname = '…'", "without a letter or digit"),
        ("[[target]]\nname = 'dam'\ndescription = 1", "description must be text"),
        ("[[target]]\nname = 'Dam'\n[[target]]\nname = 'dam'", '"dam" is listed twice'),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, message: str) -> None:
    with pytest.raises(StopRun) as raised:
        parse_targets(text, "x.toml")
    assert message in str(raised.value)
    assert str(raised.value).startswith("x.toml: ")
    assert "\n" not in str(raised.value)


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no such file"):
        load_targets(tmp_path / "none.toml")
    with pytest.raises(StopRun, match="cannot be read"):
        load_targets(tmp_path)
    path = tmp_path / "latin.toml"
    path.write_bytes(b'[[target]]\nname = "caf\xe9"')
    with pytest.raises(StopRun, match="cannot be read"):
        load_targets(path)


@pytest.mark.parametrize(
    ("target", "text", "named"),
    [
        (Target("the talks"), "Talks began; the talks, those talks.", ["Talks", "talks", "talks"]),
        (Target("the talks"), "He talks to us. She talks. They came to talk.", []),
        (Target("the talks"), "We agreed to talks. It came to talks.", ["talks", "talks"]),
        (Target("abortion"), "We are opposed to abortion.", ["abortion"]),
        (Target("fracking"), "We say no to fracking.", ["fracking"]),
        (Target("ring"), "Bells began to ring.", []),
        (Target("focus"), "We want to focus. He focuses.", []),
        (
            Target("Geneva 2"),
            "Geneva-2, Geneva 2 and Geneva\n2, not Geneva 20.",
            ["Geneva-2", "Geneva 2", "Geneva\n2"],
        ),
        (
            Target("rail merger"),
            "The rail mergers; a Rail Merger's end.",
            ["rail mergers", "Rail Merger"],
        ),
        (Target("cease-fire"), "A cease-fire, a cease fire.", ["cease-fire", "cease fire"]),
        (Target("May"), "May may come in May's time, maybe.", ["May", "May"]),
        (Target("US"), "The US told us that US bases stay.", ["US", "US"]),
        (Target("U.S."), "The U.S. and the U.S.’s bases.", ["U.S.", "U.S."]),
        (
            Target("O'Hara's plan"),
            "O’Hara’s plan and O'Hara's Plan",
            ["O’Hara’s plan", "O'Hara's Plan"],
        ),
        (
            Target("O’Hara’s plan"),
            "O'Hara's plan and O’Hara’s plan",
            ["O'Hara's plan", "O’Hara’s plan"],
        ),
        (Target("Geneva"), "Genevans in New Geneva.", ["Geneva"]),
        (Target("a"), "a an the", ["a"]),
        (Target("C++"), "C++ is not C.", ["C++"]),
        (
            Target("talks", ("peace talks", "Syria peace talks")),
            "The peace talks on Syria.",
            ["peace talks"],
        ),
        (Target("Łódź"), "In Łódź and łódź.", ["Łódź"]),
        (Target("A levels"), "A levels are hard, at any level.", ["A levels"]),
        (Target("A virus"), "A virus, the virus.", ["virus", "virus"]),
        (Target("a Vell deal"), "That Vell deal", ["Vell deal"]),
    ],
)
def test_names_in_a_text(target: Target, text: str, named: list[str]) -> None:
    (mentions,) = read(text, [target]).mentions
    assert [text[start:end] for start, end in mentions.whole] == named


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Asta Holm", "Asta Holm left. Holm's car. Mrs. Holm", ["Holm", "Holm"]),
        ("Asta Marie Holm", "Holm left.", ["Holm"]),
        ("the Labour Party conference", "The conference.", []),
        ("release of Asta Holm", "Holm left.", []),
        ("Holm", "Holm left.", []),
    ],
)
def test_short_names(name: str, text: str, named: list[str]) -> None:
    (mentions,) = read(text, [Target(name)]).mentions
    assert [text[start:end] for start, end in mentions.short] == named


@pytest.mark.parametrize(
    ("name", "text", "before"),
    [
        ("Hillary Clinton", "Bill Clinton lies. Then Clinton left.", ["Then"]),
        ("Bill Clinton", "Mr William Clinton and William J. Clinton", ["William", "J."]),
        ("Barack Obama", "Barack Hussein Obama saw Michelle Obama.", ["Hussein"]),
        ("Donald Trump", "MELANIA TRUMP, First Lady Melania Trump, Judge Trump", ["Judge"]),
        ("Donald Trump", "Will Trump stay? In June Trump left.", ["Will", "June"]),
        ("Hillary Clinton", "They live in Clinton County, on Clinton's street.", ["on"]),
    ],
)
def test_a_namesake_is_somebody_else(name: str, text: str, before: list[str]) -> None:
    (mentions,) = read(text, [Target(name)]).mentions
    assert [text[:start].split()[-1] for start, _ in mentions.short] == before
    surname = name.split()[-1].lower()
    assert len(mentions.parts[surname]) == len(before), "a namesake is no part of the name"


def test_a_surname_is_of_the_target_whose_longer_name_it_ends() -> None:
    targets = (Target("Asta Holm"), Target("Qrell Holm"), Target("the fall of Holm"))
    text = "Qrell Holm saw Holm. The fall of Holm came."
    asta, qrell, _ = read(text, targets).mentions
    assert [text[:start].split()[-1] for start, _ in asta.short] == ["saw", "of"]
    assert len(asta.parts["holm"]) == len(qrell.short) == 2


LEVIES = (Target("the housing levy", ("the levy",)), Target("the sugar levy"))


@pytest.mark.parametrize(
    ("targets", "text", "named"),
    [
        (LEVIES, "The sugar levy is unfair. Scrap the levy!", ([], ["sugar levy"])),
        (LEVIES, "The levy is unfair.", (["levy"], [])),
        (
            LEVIES,
            "The housing levy, the sugar levy: the levy is unfair.",
            (["housing levy", "levy"], ["sugar levy"]),
        ),
        # A place or a general matter is still named within a longer name.
        (
            (Target("Syria"), Target("the talks on Syria")),
            "The talks on Syria go on. Syria waits.",
            (["Syria", "Syria"], ["talks on Syria"]),
        ),
        ((Target("tax"), Target("carbon tax")), "A carbon tax.", (["tax"], ["carbon tax"])),
    ],
)
def test_the_end_of_a_longer_name_is_no_short_name_of_another(
    targets: tuple[Target, ...], text: str, named: tuple[list[str], ...]
) -> None:
    found = read(text, targets).mentions
    assert tuple([text[start:end] for start, end in its.whole] for its in found) == named
