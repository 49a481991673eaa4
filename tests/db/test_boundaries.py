"""What the package may import: of ours only types and errors."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import db

FILES = sorted(Path(db.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_of_ours_only_types_and_errors(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    ours = {name for name in imported if name.split(".")[0] in ("quotes", "training", "tests")}
    assert ours <= {"quotes.types", "quotes.errors"}
