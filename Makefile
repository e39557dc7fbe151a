# Each target sets up what it needs; a machine with Python 3.11+, make and git is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: setup demo test lint format bench soak clean
.DEFAULT_GOAL := setup

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Verslagmijn needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing pinned packages in $(VENV) …" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: setup
	@$(BIN)/python -m flows.demo

test: setup
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python tests/supply.py

format: setup
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/benchweb.py

soak: setup
	@SOAK=100 $(BIN)/python -m pytest -s tests/test_faults.py
	@SOAK=3000 $(BIN)/python -m pytest -s tests/test_hostile.py
	@PLANT_EVERY=1 $(BIN)/python -m pytest tests/test_audit_planted.py
	@$(BIN)/python -m pytest -m slow tests

clean:
	@rm -rf $(VENV) build dist *.egg-info kennisbank.db kennisbank.db-wal kennisbank.db-shm
