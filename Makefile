# One venv, made from the pinned requirements; every target builds what it needs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= gold
SECONDS ?= 60
SEED ?= 1
LENGTH ?= 1
WITHIN ?= 0
AUDIT ?=

.PHONY: run serve test lint test-slow test-compose fuzz faults audit screenshots wheel bench bench-scale score format pins clean

run: $(VENV)/runtime.stamp  ## build the environment and run one monitoring cycle
	$(BIN)/miit-watch run

serve: $(VENV)/runtime.stamp  ## keep the scheduled deployments running
	$(BIN)/miit-watch serve

test: lint  ## lint, types, arrows and every fast test
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-slow: $(VENV)/wheel.stamp  ## proofs that take minutes
	$(BIN)/python -m pytest -m slow

test-compose: $(VENV)/dev.stamp  ## build and bring up docker-compose.yml, kill a worker (needs Docker)
	$(BIN)/python -m pytest -m slow -s -rs tests/compose/test_engine.py

fuzz: $(VENV)/proof.stamp  ## hunt for input that breaks a parser: make fuzz SECONDS=600
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

faults: $(VENV)/dev.stamp  ## break a running program and see it heal: make faults LENGTH=20 SEED=7
	$(BIN)/python -m tests.faults --seed $(SEED) --length $(LENGTH) --within $(WITHIN)

audit: $(VENV)/proof.stamp  ## ask an advisory service about every pin (needs the network)
	$(BIN)/python scripts/audit.py $(AUDIT) requirements.txt requirements-dev.txt

screenshots: $(VENV)/dev.stamp  ## photograph the Prefect UI for docs/images (needs Chromium)
	$(BIN)/python scripts/screenshots.py docs/images

wheel: $(VENV)/wheel.stamp  ## into dist/, with the grammars as machine code (needs a C compiler: minutes)
	$(BIN)/python scripts/wheel.py dist

bench: $(VENV)/wheel.stamp  ## figures against peers and floors, each pair in one run: minutes
	$(BIN)/python -m bench.suite

bench-scale: $(VENV)/dev.stamp  ## the same at a hundred thousand and a million: hours
	$(BIN)/python -m bench.suite --scale

score: $(VENV)/dev.stamp  ## extraction and linking against annotated articles: make score GOLD=folder
	$(BIN)/python -m bench.score $(GOLD)

.PHONY: score-pages
score-pages: $(VENV)/dev.stamp  ## the parsers on annotated saved pages: make score-pages PAGES=folder
	$(BIN)/python -m bench.page_scores $(PAGES)

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pins: pyproject.toml  ## compile the pins again (needs uv on the PATH)
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-emit-index-url -q pyproject.toml -o requirements.txt
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-emit-index-url -q pyproject.toml --group dev -o requirements-dev.txt
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-emit-index-url -q -c requirements-dev.txt --group pyproject.toml:proof -o requirements-proof.txt
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-emit-index-url -q -c requirements-dev.txt --group pyproject.toml:wheel -o requirements-wheel.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	touch $@

$(VENV)/proof.stamp: requirements-proof.txt $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-proof.txt
	touch $@

$(VENV)/wheel.stamp: requirements-wheel.txt $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-wheel.txt
	touch $@
