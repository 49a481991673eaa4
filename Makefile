# `make demo` and `make test` each need nothing but Python (3.11 or newer) and the package registry.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: demo test lint types bench clean

$(VENV)/run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/dev: $(VENV)/run
	$(BIN)/pip install --quiet --editable ".[dev]"
	touch $@

demo: $(VENV)/run
	$(BIN)/quotes ingest seeds --targets seeds/targets.toml
	$(BIN)/quotes ask "what did Lavrov say about the prisoner swap?"

test: lint types
	$(BIN)/pytest

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

bench: $(VENV)/run
	$(BIN)/python -m bench.speed --data $(DATA)

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache quotes.db
