# Every target sets up what it needs first: Python 3.11 or newer and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := build/audit
CLEAN := build/clean
TOOLS := build/tools
LOCKER := uv==0.13.9
AUDITORS := bandit==1.9.4 cyclonedx-bom==7.5.0 pip-audit==2.10.1

.DEFAULT_GOAL := help
.PHONY: help sandbox init run test package coverage mutants check audit sbom lint-decks fix scorecard fit bench soak lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# One environment, locks of growing size (and `speed`: `run` with what makes it quicker). A stamp names the lock that was installed last.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cuecard needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.%: requirements/%.txt | $(BIN)/python
	@echo "Setting up ($*) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

sandbox: $(VENV)/.sandbox ## Try the bot in a local page, without Discord
	@$(BIN)/python -m bot sandbox

init: $(VENV)/.run ## Ask for the bot's token, write .env, print the link that invites the bot
	@$(BIN)/python -m bot init

run: $(VENV)/.run ## Connect to Discord (needs .env, see .env.example)
	@$(BIN)/python -m bot run

test: $(VENV)/.dev ## Run all tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

package: $(VENV)/.dev ## Build the package, install it elsewhere and try it there
	$(BIN)/python -m pytest -m package tests/package

coverage: $(VENV)/.dev ## Run all tests; print what of bot/ they do not reach, fail under the floor
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --dist loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(VENV)/.dev ## Show which changes to MODULE=bot/core/... no test notices (slow)
	$(BIN)/python -m tests.mutants $(MODULE) $(or $(TESTS),tests/services)

check: $(VENV)/.dev ## Lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: ## Look for known holes in what is installed, and for weak spots in the program (needs the network)
	@$(PYTHON) -m venv $(AUDIT) && $(AUDIT)/bin/pip install --quiet --disable-pip-version-check $(AUDITORS)
	$(AUDIT)/bin/bandit --quiet --configfile pyproject.toml --recursive bot
	for lock in run speed sentry sandbox; do \
	  $(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements/$$lock.txt || exit 1; \
	done

sbom: ## Write sbom.json: all that is installed to run it, as CycloneDX (needs the network)
	@$(PYTHON) -m venv $(AUDIT) && $(AUDIT)/bin/pip install --quiet --disable-pip-version-check $(AUDITORS)
	@$(PYTHON) -m venv --clear --without-pip $(CLEAN)
	$(AUDIT)/bin/pip --python $(CLEAN)/bin/python install --quiet --require-hashes --requirement requirements/run.txt
	@rm -rf build/wheel && $(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/build.txt
	$(TOOLS)/bin/python -m build --no-isolation --wheel --outdir build/wheel
	$(AUDIT)/bin/pip --python $(CLEAN)/bin/python install --quiet --no-deps --no-index build/wheel/*.whl
	$(AUDIT)/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
	  --output-file sbom.json $(CLEAN)/bin/python

lint-decks: $(VENV)/.dev ## Check the shipped decks against their grader; fails on errors
	$(BIN)/python -m bot deck lint

fix: $(VENV)/.dev ## Format and fix what can be fixed by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

scorecard: $(VENV)/.dev ## Measure the grader on the labelled answers
	$(BIN)/python -m tests.grading.scorecard

fit: $(VENV)/.fit ## Fit the grader's weights again
	$(BIN)/python -m tests.grading.fit

bench: $(VENV)/.dev ## Time the grader, answers, doing nothing and starting beside a bot that only replies, and what grows
	$(BIN)/python -m tests.benchmarks.bench_grading
	$(BIN)/python -m tests.benchmarks.bench_answers
	$(BIN)/python -m tests.benchmarks.bench_idle
	$(BIN)/python -m tests.benchmarks.bench_start
	$(BIN)/python -m tests.benchmarks.bench_growth
	$(BIN)/python -m tests.benchmarks.bench_growth --postgres
	$(BIN)/python -m tests.benchmarks.bench_scale

soak: $(VENV)/.dev ## Run the process under load and faults for SOAK_SECONDS (an hour), then recount what it stored
	$(BIN)/python -m tests.soak

lock: $(VENV)/.dev ## Pin what pyproject.toml asks for; UPGRADE=--upgrade for the newest versions
	$(BIN)/python -m pip install --quiet $(LOCKER)
	for extra in run speed sentry sandbox dev fit; do \
	  $(BIN)/uv pip compile pyproject.toml $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	    --no-emit-package cuecard --custom-compile-command "make lock" \
	    --extra semantic $$( [ $$extra = run ] || echo --extra $$extra ) --output-file requirements/$$extra.txt; \
	done
	$(BIN)/uv pip compile requirements/build.in $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" --output-file requirements/build.txt

clean: ## Remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.*
