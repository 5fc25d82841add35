# Each target stands by itself: it makes the environment it needs, from Python 3.11 or newer alone.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs bench clean

demo: $(VENV)/.installed
	@$(BIN)/gclint check examples --fail-on never

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -q

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/gclint test policies

docs: $(VENV)/.installed
	$(BIN)/python docs/generate.py

# Installs checkov, which needs a network, and takes up to 25 minutes. PROVIDER is a checkout of
# the provider, for its examples.
bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks --install-checkov $(VENV)/checkov $(if $(PROVIDER),--folder provider-examples=$(PROVIDER)) $(BENCH)

clean:
	rm -rf $(VENV) dist

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo 'gclint needs Python 3.11 or newer; name one with PYTHON=...' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
