"""Which package may import which, and what a bare import must not load."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("quotes", "db", "training", "bench", "tests")


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Full names of all modules that a file imports, wherever in it."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            base = ".".join(part for part in (home, node.module) if part)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def inside(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def broken(package: str, *forbidden: str, but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Files of a package, but for those in some of its folders, that import what they must not."""
    exempt = [ROOT / package / folder for folder in but]
    found = {
        str(path.relative_to(ROOT)): [name for name in imports(path) if inside(name, *forbidden)]
        for path in files(package)
        if not any(path.is_relative_to(folder) for folder in exempt)
    }
    return {path: names for path, names in found.items() if names}


def test_there_is_something_to_look_at() -> None:
    assert len(files("quotes")) > 40 and len(files("db")) > 10
    assert "quotes.types.Span" in set(imports(ROOT / "quotes" / "marks.py"))


def test_the_library_knows_no_database() -> None:
    beside_it = ("ingesting", "answers", "cli")
    assert broken("quotes", "db", "quotes.ingesting", "quotes.answers", but=beside_it) == {}


def test_what_is_asked_does_not_fill() -> None:
    assert broken("quotes/answers", "quotes.ingesting") == {}


def test_all_but_the_database_leave_sql_to_the_database() -> None:
    assert broken("quotes", "sqlmodel", "sqlalchemy", "alembic", "sqlite3") == {}


def test_the_database_knows_only_types_and_errors() -> None:
    allowed = ("quotes.types", "quotes.errors")
    found = {
        (path.name, name)
        for path in files("db")
        for name in imports(path)
        if inside(name, *OURS) and not inside(name, "db", *allowed)
    }
    assert found == set()


@pytest.mark.parametrize("package", ["quotes", "db"])
def test_what_ships_imports_nothing_that_does_not(package: str) -> None:
    assert broken(package, "training", "bench", "tests", "torch", "transformers", "pytest") == {}


def test_values_and_errors_import_nothing_of_ours() -> None:
    for name in ("types", "errors"):
        path = ROOT / "quotes" / f"{name}.py"
        assert [module for module in imports(path) if inside(module, *OURS)] == []


def test_plain_english_knows_nothing_of_articles_and_speakers() -> None:
    found = {
        (path.name, name)
        for path in files("quotes/english")
        for name in imports(path)
        if inside(name, *OURS) and not inside(name, "quotes.english", "quotes.types")
    }
    assert found == set()


def test_who_finds_quotations_does_not_ask_who_speaks() -> None:
    for package in ("quotes/attribution", "quotes/stance"):
        assert broken(package, "quotes.speakers") == {}


def test_each_step_to_a_speaker_knows_only_those_before_it() -> None:
    steps = ("mentions", "sources", "entities", "facts", "rules")
    for at, step in enumerate(steps):
        later = [f"quotes.speakers.{other}" for other in steps[at + 1 :]]
        assert broken(f"quotes/speakers/{step}", *later) == {}


def test_the_library_has_no_command_line_in_it() -> None:
    assert broken("quotes", "typer", "rich", "click", "quotes.cli", but=("cli",)) == {}


def test_the_library_neither_prints_nor_exits_nor_reads_the_environment() -> None:
    names = {"print", "exit", "quit", "input", "breakpoint"}
    attributes = {"sys.exit", "os.environ", "os.getenv", "os._exit"}
    found = set()
    for path in (*files("quotes"), *files("db")):
        if path.is_relative_to(ROOT / "quotes" / "cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            used = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            called = node.func.id if _calls_a_name(node) else ""  # type: ignore[attr-defined]
            if used in attributes or called in names:
                found.add((str(path.relative_to(ROOT)), used or called))
    assert found == set()


def _calls_a_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


# What each bare import must not load, since it takes longer than a question may.
MODELS = ("spacy", "textacy", "thinc", "onnxruntime", "tokenizers", "numpy", "torch", "sklearn")
DATABASE = ("sqlmodel", "sqlalchemy", "alembic", "pydantic")
LIGHT = {
    "quotes": (*MODELS, *DATABASE, "typer", "rich", "db"),
    "quotes.reading": (*MODELS, *DATABASE, "typer", "rich", "db"),
    "quotes.answers": (*MODELS, *DATABASE, "typer", "rich", "db"),
    "quotes.ingesting": (*MODELS, *DATABASE, "typer", "rich"),
    "db": (*MODELS, *DATABASE, "typer", "rich"),
    "quotes.cli.app": (*MODELS, *DATABASE),
}
_PROBE = """
import json, sys
loaded = {}
for name in json.loads(sys.argv[1]):
    __import__(name)
    loaded[name] = sorted({module.split(".")[0] for module in sys.modules})
print(json.dumps(loaded))
"""


def test_bare_imports_load_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, json.dumps(list(LIGHT))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = json.loads(done.stdout)
    assert {name: sorted(set(heavy) & set(loaded[name])) for name, heavy in LIGHT.items()} == {
        name: [] for name in LIGHT
    }
