.PHONY: setup check test lint types contracts snap wheel bench demo catalogue evaluate

PYTHON ?= .venv/bin/python

setup:  ## a virtual environment with everything for working on vetter
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[test,lint]'

check: lint types contracts test  ## everything that must hold before a commit lands

test:  ## the tests, on all cores
	$(PYTHON) -m pytest -q -n auto

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

contracts:  ## the layers of the code, and who may open sockets
	.venv/bin/lint-imports

snap:  ## accept the screens as they are now; look at the pictures in the diff first
	$(PYTHON) -m pytest -q tests/tui --snapshot-update

bench:  ## how fast it is, here and now
	$(PYTHON) -m tests.bench

evaluate:  ## how often fronts are seen and honest outlets alarmed, on the corpus below tests/corpus
	$(PYTHON) -m tests.evaluate

catalogue:  ## write docs/checks.md from the data
	$(PYTHON) -m vetter.cli.catalogue

wheel:
	$(PYTHON) -m pip wheel -q --no-deps -w dist .

demo:
	.venv/bin/vetter demo
