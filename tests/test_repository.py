"""What the repository as a whole must hold to: cards, sizes, commands, no traces of a machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from quotes.cli.app import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MODELS = sorted(folder for folder in (ROOT / "quotes" / "models").iterdir() if folder.is_dir())
LARGEST_MODEL = 30_000_000

# Vocabulary and tokenizer files hold words of their training texts, web addresses among them.
_WORDS = re.compile(r"quotes/models/[^/]+/(?:vocab/|tokenizer)|\.jsonl?$|seeds/|tests/cases/")
_TRACES = {
    "a path of one machine": re.compile(
        r"(?<![\w./~-])/(?:work|root|home|tmp|var|mnt|Users)/[\w.-]|[A-Z]:\\Users\\"
    ),
    "an address of one machine": re.compile(
        r"localhost:\d|(?<![\d.])(?:(?:10|127)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2})(?![\d.])|"
        r"https?://[\w.-]*\.(?:internal|local|lan|corp)\b"
    ),
    "a package index of one's own": re.compile(r"--(?:extra-)?index-url|PIP_(?:EXTRA_)?INDEX_URL"),
    "a key": re.compile(
        r"BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}"
    ),
}


def tracked() -> list[Path]:
    """Files that are in version control or would be with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    return [path for line in done.stdout.splitlines() if (path := ROOT / line).is_file()]


def content(path: Path) -> str | None:
    """The text of a file, None of a binary one."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def test_no_traces_of_a_machine() -> None:
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        text = None if _WORDS.search(name) else content(path)
        for what, pattern in _TRACES.items() if text else ():
            found += [(name, what, match[0]) for match in pattern.finditer(text or "")]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of one machine", "see " + "/" + "home/ana/articles"),
        ("an address of one machine", "http://" + "10.0." + "0.7:8000/"),
        ("a package index of one's own", "pip install --index" + "-url http://x"),
        ("a key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
    ],
)
def test_traces_are_seen(what: str, text: str) -> None:
    assert _TRACES[what].search(text)
    assert not _TRACES[what].search("version 10.1.2 of articles/home/tmp in ~/tmp, /usr/bin/env")


def test_no_data_is_committed() -> None:
    large = {
        path.relative_to(ROOT).as_posix(): path.stat().st_size
        for path in tracked()
        if path.stat().st_size > 1_000_000 and not path.is_relative_to(ROOT / "quotes" / "models")
    }
    assert large == {}


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_a_model_is_small_and_has_a_card(folder: Path) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert 0 < size < LARGEST_MODEL
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert {"Data", "Figures", "Limits"} <= {*re.findall(r"^## (\w+)", card, re.MULTILINE)}
    assert re.search(r"\blicen[cs]e\b", card, re.IGNORECASE)


def commands() -> list[str]:
    named = (c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands)
    groups = (group.name or "" for group in app.registered_groups)
    return sorted(name.replace("_", "-") for name in (*named, *groups))


def test_commands_are_known() -> None:
    assert {"ingest", "ask", "find", "extract", "export", "speakers"} <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"\bquotes {command}\b", README.read_text(encoding="utf-8"))


def test_the_readme_names_targets_that_the_makefile_has() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    text = README.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```[\s\S]*?^```|`[^`\n]+`", text, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][\w-]*)", code))
    assert named <= targets
    assert {"demo", "test"} <= named


def test_the_readme_links_to_files_that_exist() -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def test_the_changelog_begins_with_the_version() -> None:
    headings = re.findall(
        r"^## (\S+) \((\d{4}-\d\d-\d\d)\)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert headings[0][0] == version()
    dates = [date for _, date in headings]
    assert dates == sorted(dates, reverse=True)


def test_run_time_packages_have_a_lower_bound_and_training_ones_stay_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"]
    assert [line for line in needed if not re.search(r">=|==", line)] == []
    names = {re.split(r"[<>=\[ ]", line)[0] for line in needed}
    assert names.isdisjoint({"torch", "transformers", "pytest", "mypy", "ruff"})


@pytest.mark.parametrize("package", ["quotes", "db"])
def test_a_user_s_type_checker_may_read_the_types(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()
