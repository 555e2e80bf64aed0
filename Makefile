# Footnote. `make` lists the commands; each sets up what it needs in .venv first.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# A file's tests stay together: they share what it makes once. Each worker has servers and a browser of
# its own: four at most. In the order of their names: those with few tests, which take the longest, would
# come last.
WORKERS := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# pytest keeps what it makes of the tests' code also where Python may write no bytecode.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest
UV := $(shell uv --version >/dev/null 2>&1 && echo uv)

.DEFAULT_GOAL := help
.PHONY: help run test check eval train bench bench-telegram bench-web pictures web lock sbom release clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## The Telegram bot if BOT_TOKEN is set (environment or .env), else a chat here
	@$(BIN)/python -m bot

test: $(VENV)/.dev ## Run the tests
	@$(PYTEST) -q $(WORKERS)

check: $(VENV)/.dev ## Everything: style, types, imports, tests (TESTS=--skipped: the skipped ones only)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PYTEST) $(WORKERS) $(TESTS)

eval: $(VENV)/.dev ## Score the answers on the question sets in tests/eval (DATA=FOLDER, SAMPLE=N, WORDS=1)
	@$(BIN)/python -m tests.evaluate $(if $(DATA),--data "$(DATA)") $(if $(SAMPLE),--sample "$(SAMPLE)") $(if $(WORDS),--words)

train: $(VENV)/.dev ## Fit the weights on the question sets in tests/eval (needs torch, takes two hours)
	@$(BIN)/python -m tests.training.encoder
	@$(BIN)/python -m tests.training.train
	@$(BIN)/python -m tests.training.train --vectors
	@$(BIN)/python -m tests.training.train --notes
	@$(BIN)/python -m tests.training.train --notes --vectors
	@$(BIN)/python -m tests.training.tables
	@$(BIN)/python -m tests.training.tables --vectors
	@$(BIN)/python -m tests.training.prose
	@$(BIN)/python -m tests.training.facts
	@$(BIN)/python -m tests.training.intents
	@$(BIN)/python -m tests.training.summaries
	@$(BIN)/python -m tests.training.statements
	@$(BIN)/python -m tests.training.reader
	@$(BIN)/python -m tests.training.sure

bench: $(VENV)/.dev ## Measure cold start, answers, reading, hostile messages and memory
	$(COMPILE)
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_documents

bench-telegram: $(VENV)/.dev ## Measure the Telegram bot against a local fake server
	@$(BIN)/python -m tests.bench_telegram

bench-web: $(VENV)/.dev ## Measure the ask API under 50 concurrent clients
	@$(BIN)/python -m tests.bench_web

pictures: $(VENV)/.dev ## Make the pictures of the README from the real thing (needs Chromium)
	@$(BIN)/python -m tests.pictures

web: $(VENV)/.run ## Serve the web page
	@$(BIN)/python -m bot web

lock: ## Renew both lock files from pyproject.toml (needs uv)
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -o requirements-dev.lock

sbom: $(VENV)/.run ## Write sbom.json, what the installation is made of, and LICENCES.txt
	@$(BIN)/python deploy/sbom.py --write .

release: $(VENV)/.dev ## Release a version: check, changelog, wheel, image, tag (VERSION=1.2.0, DRY=1, CHECK=0)
	@$(BIN)/python deploy/release.py "$(VERSION)" $(if $(DRY),--dry) $(if $(filter 0,$(CHECK)),--no-check)

clean: ## Remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

LOCK = uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url

$(VENV)/.run: requirements.lock
	$(call install,requirements.lock)
	$(COMPILE)
	@touch $@

$(VENV)/.dev: requirements-dev.lock
	$(call install,requirements-dev.lock)
	$(COMPILE)
	@touch $@ $(VENV)/.run

# The command `footnote`: this checkout, from any folder.
define script
@printf '%s\n' '#!/bin/sh' 'exec "$(abspath $(BIN))/python" -Pc "import sys; sys.path.insert(0, \"$(CURDIR)\"); from bot.cli import main; sys.exit(main())" "$$@"' > $(BIN)/footnote
@chmod +x $(BIN)/footnote
endef

ifdef UV
PIP = VIRTUAL_ENV=$(VENV) uv pip install --quiet
define install
@test -x $(BIN)/python || uv venv --quiet --python '>=3.11' $(VENV)
@echo "Installing $(1) into $(VENV) ..." >&2
@$(PIP) --require-hashes -r $(1)
$(script)
endef
else
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
define install
@$(PYTHON) -c 'import sys; sys.exit("Footnote needs Python 3.11 or newer; try: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
@echo "Installing $(1) into $(VENV) ..." >&2
@$(PIP) --require-hashes -r $(1)
$(script)
endef
endif

# Where Python may not write its bytecode as it goes, it takes a tenth of a second more to start.
COMPILE = @$(BIN)/python -m compileall -q bot facts index
