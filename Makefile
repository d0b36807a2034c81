# The commands of this project. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
STAMP_DEV := .venv/installed-dev
# Several test processes: as many as there are cores.
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help install install-dev run demo test lint types imports test-sqlite test-postgres bench format lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

install: $(STAMP) ## Create .venv with the locked dependencies

$(STAMP): requirements/runtime.txt requirements/build.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

install-dev: $(STAMP_DEV) ## The same, with what tests and benchmarks need

$(STAMP_DEV): $(STAMP) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

run: install ## Serve on http://127.0.0.1:8092 with data in ./data
	$(BIN)/rapport serve

demo: install ## The same on a portal of its own, filled with a sample business
	$(BIN)/rapport demo --data demo-data
	$(BIN)/rapport serve --data demo-data

test: lint types imports test-sqlite test-postgres ## Everything that CI checks

lint: install-dev ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev ## Static types
	$(BIN)/mypy

imports: install-dev ## Direction of imports
	$(BIN)/lint-imports

test-sqlite: install-dev ## The tests on SQLite
	$(BIN)/python -m pytest -q -n $(JOBS) -m "not postgres" tests

test-postgres: install-dev ## The tests on PostgreSQL (comes with its own binaries)
	$(BIN)/python -m pytest -q -n $(JOBS) -m postgres tests

bench: install-dev ## Measure; prints a table of ratios
	$(BIN)/python -m bench

format: install-dev ## Bring the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: install-dev ## Lock the newest dependencies that requirements/*.in allow
	for name in build runtime dev; do \
	  $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links --output-file requirements/$$name.txt requirements/$$name.in; \
	done

clean: ## Remove what was made, except data
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
