# Briefing: `make run` is all a user needs, `make test` and `make check` all a developer needs.

# The first Python that fits: 3.11 to 3.13.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHON

ARTICLE ?= resources/samples/visit_en.txt

.PHONY: help run install test check bench templates wheel clean

help: ## Tell what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: install ## Draft a note from ARTICLE=path (a sample without it) into out/ and open the editor
	@mkdir -p out
	@$(BIN)/briefing draft "$(ARTICLE)" -o out/visit_note.docx -o out/visit_note.pdf -o out/visit_note.briefing
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname)" = Linux ]; then \
		echo "There is no display here, so the editor was not opened."; \
	else \
		$(BIN)/briefing edit out/visit_note.briefing || echo "The editor did not open on this display; the note is ready all the same."; \
	fi

install: $(VENV)/installed ## Install Briefing and what it needs into .venv

test: $(VENV)/tools ## Run the tests
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto --maxprocesses 8 --dist loadfile -rs $(TESTS)

check: $(VENV)/tools ## Check format, style, types and the imports between rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/tools ## Run the benchmarks
	@for file in $$(grep -l __main__ benchmarks/*.py); do echo "== $$file"; QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python $$file || exit 1; done

templates: $(VENV)/tools ## Build the Word templates that ship with Briefing
	$(BIN)/python templates/building/build.py

wheel: $(VENV)/tools ## Build the wheel into dist/
	$(BIN)/hatchling build -t wheel -d dist

clean: ## Remove what was made, but not the environment
	rm -rf out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/installed: pyproject.toml scripts/debian-packages
	@test -n "$(PYTHON)" || { echo "Briefing needs Python 3.11, 3.12 or 3.13; install one of them first."; exit 1; }
	@scripts/debian-packages window
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing Briefing into $(VENV) …"
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/tools: $(VENV)/installed
	@echo "Installing the tools for tests and checks …"
	@$(PIP) install --group dev
	@touch $@

