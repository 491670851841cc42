# Samenscan's commands. `make` alone lists them. Nothing needs root; everything lands in .venv and var.

SHELL := /bin/sh
PORT ?= 8000
VENV := .venv/bin
LOCKS := pyproject.toml requirements-installer.lock scripts/setup

.PHONY: help setup setup-dev demo test lint types coverage contracts messages bench bench-large chaos

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

setup: .venv/.ready messages-compiled ## install into .venv what the product needs
	@$(if $(filter setup,$(MAKECMDGOALS)),echo "Ready. Next: make demo",:)

setup-dev: .venv/.ready-dev messages-compiled ## the same, with what tests and checks need

.venv/.ready: requirements.lock $(LOCKS)
	@scripts/setup requirements.lock $@

.venv/.ready-dev: requirements-dev.lock $(LOCKS)
	@scripts/setup requirements-dev.lock $@

# A folder that was never set up, or was moved since, installs anew.
ifneq ($(shell cat .venv/.home 2>/dev/null),$(CURDIR))
.venv/.ready .venv/.ready-dev: again
endif

.PHONY: again messages-compiled
again:

messages-compiled:
	@$(VENV)/python scripts/compile_messages.py

demo: setup ## start the product with its invented province (PORT=8000)
	@PORT=$(PORT) exec $(VENV)/samenscan demo

test: setup-dev ## lint, types, import contracts, tests on SQLite and PostgreSQL, journeys in a browser
	@scripts/test

lint: setup-dev ## style of code and templates
	@scripts/lint

types: setup-dev ## mypy, strict, over everything
	@$(VENV)/mypy src tests scripts benchmarks conftest.py

coverage: setup-dev ## which lines no test reaches
	@$(VENV)/coverage run -m pytest -q -n 2 --ignore tests/architecture --ignore tests/journeys
	@$(VENV)/coverage combine -q
	@$(VENV)/coverage report

contracts: setup-dev ## who may import whom
	@$(VENV)/lint-imports

messages: setup-dev ## collect the texts to translate into the catalogues (needs gettext)
	@command -v xgettext >/dev/null || { echo "xgettext is missing. Debian or Ubuntu: apt install gettext"; exit 1; }
	@$(VENV)/python scripts/collect_messages.py
	@$(VENV)/python scripts/compile_messages.py

chaos: setup-dev ## kill every process 50 times while eight people save, on SQLite and PostgreSQL
	@$(VENV)/python -m tests.chaos 50
	@DURABLE=1 scripts/with-postgres $(VENV)/python -m tests.chaos 50

bench: setup-dev ## time the product against a baseline taken in the same run
	@$(VENV)/python -m benchmarks
	@$(VENV)/python -m benchmarks.throughput
	@DURABLE=1 scripts/with-postgres $(VENV)/python -m benchmarks.throughput

bench-large: setup-dev ## count up to 300 million answers; some twenty minutes, 8 GB of memory, 3 GB of disk
	@$(VENV)/python -m benchmarks.large
	@$(VENV)/python -m benchmarks.many_sheets
	@scripts/with-postgres $(VENV)/python -m benchmarks.many_sheets
