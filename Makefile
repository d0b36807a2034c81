# The commands of this project. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
STAMP_DEV := .venv/installed-dev
# The web client: its libraries, and what is built of it.
STAMP_NODE := web/node_modules/.installed
WEB_CLIENT := src/rapport/app/web_client/index.html
WEB_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts
# Several test processes: as many as there are cores.
JOBS ?= auto

# What failed in a browser is tried again, and told: on a busy machine it can be too slow for a click.
browse = $(BIN)/python -m pytest -q -rR -n $(JOBS) --reruns 2 -m $(1) tests/web

.DEFAULT_GOAL := help
.PHONY: help install install-dev run demo test lint types imports test-sqlite test-postgres bench format lock clean \
  web-client web-check web-types chromium node

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

install: $(STAMP) $(WEB_CLIENT) ## Create .venv with the locked dependencies, build the web client

$(STAMP): requirements/runtime.txt requirements/build.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

web-client: $(WEB_CLIENT) ## Build the web client

node:
	@command -v node >/dev/null && command -v npm >/dev/null \
	  || { echo "The web client needs Node.js 20.19 or newer, with npm: install it and try again."; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
	  || { echo "The web client needs Node.js 20.19 or newer; this is $$(node --version)."; exit 1; }

$(STAMP_NODE): web/package.json web/package-lock.json
	@$(MAKE) --no-print-directory node
	cd web && npm ci --no-audit --no-fund --loglevel=error
	touch $@

$(WEB_CLIENT): $(STAMP_NODE) $(WEB_SOURCES)
	cd web && npm run --silent build -- --logLevel warn

install-dev: $(STAMP_DEV) ## The same, with what tests and benchmarks need

$(STAMP_DEV): $(STAMP) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

run: install ## Serve on http://127.0.0.1:8092 with data in ./data
	$(BIN)/rapport serve

demo: install ## The same on a portal of its own, filled with a sample business
	$(BIN)/rapport demo --data demo-data
	$(BIN)/rapport serve --data demo-data

test: lint types imports web-check test-sqlite test-postgres ## Everything that CI checks

lint: install-dev ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev ## Static types
	$(BIN)/mypy

imports: install-dev ## Direction of imports
	$(BIN)/lint-imports

web-check: install-dev $(WEB_CLIENT) ## Style, types, zones, texts, size and unit tests of the web client
	cd web && npm run --silent check
	cd web && npm run --silent size

web-types: install-dev ## Renew the web client's types from the API
	$(BIN)/python web/scripts/wire_types.py

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || test -n "$$RAPPORT_TEST_CHROMIUM" \
	  || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
	  || { echo "The tests need Chromium: install it, or name it in RAPPORT_TEST_CHROMIUM."; exit 1; }

test-sqlite: install-dev $(WEB_CLIENT) chromium ## The tests on SQLite
	$(BIN)/python -m pytest -q -n $(JOBS) -m "not postgres" --ignore tests/web tests
	$(call browse,"not postgres")

test-postgres: install-dev $(WEB_CLIENT) chromium ## The tests on PostgreSQL (comes with its own binaries)
	$(BIN)/python -m pytest -q -n $(JOBS) -m postgres --ignore tests/web tests
	$(call browse,postgres)

bench: install-dev ## Measure; prints a table of ratios
	$(BIN)/python -m bench

format: install-dev ## Bring the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd web && npm run --silent format

lock: install-dev ## Lock the newest dependencies that requirements/*.in allow
	for name in build runtime dev; do \
	  $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links --output-file requirements/$$name.txt requirements/$$name.in; \
	done

clean: ## Remove what was made, except data
	rm -rf .venv web/node_modules src/rapport/app/web_client build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
