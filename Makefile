# Two commands are enough: `make demo` and `make test`. `make help` lists the others.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
SIZE ?= 200000

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check bench lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed / 需要 Python 3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.ready ## make .venv with all that the platform needs

setup-dev: $(VENV)/.ready-dev ## setup, and all that its tests need
	@bash tools/system-packages

demo: setup ## the demonstration city: install, make, hand in, serve (PORT, SIZE)
	$(BIN)/gongxin demo --port $(PORT) --size $(SIZE)

test: setup-dev ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: setup-dev ## lint, types, import order, catalogue
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/gongxin catalogue check

bench: setup ## the measurements of docs/benchmarks.md
	$(BIN)/gongxin bench all --size 1000000

lock: ## renew the lock files (needs uv)
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --no-annotate -q pyproject.toml -o requirements.lock --extra build
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --no-annotate -q pyproject.toml -o requirements-dev.lock --extra build --extra dev

clean: ## remove what make made here (not the data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
