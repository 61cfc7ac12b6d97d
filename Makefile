# Every habit is one command; `make` alone prints them.
PYTHON ?= .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup check test budgets lint types imports docs format bench bounds fuzz mutants lowest lock

help: ## print this menu
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: ## make .venv and install the program and its tools into it
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --editable '.[dev]'

check: ## everything that CI runs: lint, types, imports, docs, tests with coverage, data/
	$(PYTHON) -m pytest --cov
	$(MAKE) --no-print-directory budgets

test: ## the tests alone, without coverage
	$(PYTHON) -m pytest

budgets: ## the project's own budgets, against every rule
	$(PYTHON) -m vssbudget check --strict data/*.yaml
	$(PYTHON) -m vssbudget check-balance data/*.yaml
	$(PYTHON) -m vssbudget check --strict examples/*/*.yaml

lint: ## ruff: rules and format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: ## mypy, strict, over package, tests, bench and docs
	$(PYTHON) -m mypy

imports: ## the floors: every import points down
	$(PYTHON) -m importlinter.cli lint-imports 2>/dev/null || $(dir $(PYTHON))lint-imports

docs: ## write anew every output that the docs show
	$(PYTHON) docs/generate.py

format: ## put the code into its form
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench: ## the ratios of docs/speed.md, measured in one run
	$(PYTHON) bench/bench.py

bounds: ## the worst files up to 16 MiB, under limits of time and memory (an hour)
	$(PYTHON) bench/bounds.py

fuzz: ## 100 000 random and mutated files through everything, 1 000 planted errors (some minutes)
	$(PYTHON) bench/fuzz.py
	$(PYTHON) bench/planted.py

lowest: ## the tests with the lowest versions that pyproject.toml allows (needs a package index)
	$(PYTHON) bench/lowest.py

lock: ## write ci/requirements.lock anew, with hashes (needs a package index)
	$(PYTHON) -m pip install --quiet uv
	(sed -n '/^# /p' ci/requirements.lock; sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | \
	  $(PYTHON) -m uv pip compile --quiet --python-version 3.11 --universal --generate-hashes \
	  --no-header --no-annotate pyproject.toml -) > ci/requirements.new
	mv ci/requirements.new ci/requirements.lock

mutants: ## change the calculation and the rules everywhere, and see that a test notices (two hours)
	$(PYTHON) -m pip install --quiet --editable '.[mutants]'
	rm -rf mutants
	-$(PYTHON) -m mutmut run vssbudget.amounts.x_growth__mutmut_1
	$(PYTHON) bench/mutants.py
