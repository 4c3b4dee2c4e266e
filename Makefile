# make run    sets up .venv, codes the sample reports and shows their record
# make test   sets up .venv and runs all tests, the scored gates too
# make check  format, lint, types, import contract, tests: what a change must pass
# make translate-setup  installs Apertium from Debian, which reads Spanish, Galician, Catalan, French and Italian (as root)
# make model  sets up .venv-train and trains the second reader anew on training/relations (on the CPU)
# make lock   resolves the dependencies of pyproject.toml anew into requirements.lock

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
APERTIUM := apertium apertium-es-pt apertium-pt-gl apertium-por-cat apertium-fra-cat apertium-cat-ita

.PHONY: run test check format lock bench model translate-setup clean

run: $(READY)
	$(BIN)/dragoman code samples --ledger ledger --tables
	$(BIN)/dragoman show samples/summit.txt --ledger ledger --tables

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dragoman lexicons check
	$(BIN)/pytest

format: $(READY)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(READY)
	$(BIN)/python bench/throughput.py

translate-setup:
	apt-get update --quiet=2
	apt-get install --quiet=2 --yes --no-install-recommends $(APERTIUM)

model:
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	.venv-train/bin/python training/train_reader.py

lock: $(READY)
	$(BIN)/pip install --quiet "pip-tools>=7"
	$(BIN)/pip-compile pyproject.toml --extra dev --extra fetch --extra translate --generate-hashes --allow-unsafe --strip-extras --no-header --quiet \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv .venv-train ledger build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
