# Two commands: `make demo` and `make test`. Both set up everything they need first; see scripts/setup.sh.
# Only sh, coreutils and a Python 3.11 or newer are assumed.

PY := .venv/bin/python
SETUP := sh scripts/setup.sh
# make test ARGS="tests/store -k chain": only these tests, without the coverage bar
ARGS ?=
# make test JUNIT=FOLDER: writes the results there as well
JUNIT ?=
# the rooms that compute and nothing else: every branch of them is tested
PURE := afweging/framework/*,afweging/evidence/*,afweging/assessment/*,afweging/advice/*,afweging/language/*,afweging/canonical.py,afweging/texts.py,afweging/errors/*
PURE_TESTS := tests/framework tests/evidence tests/assessment tests/advice tests/language tests/test_canonical.py tests/test_texts.py tests/errors

.DEFAULT_GOAL := help
.PHONY: help demo test lint types bench docs texts office html-check conformance what-if sbom audit lowest wheelhouse fuzz faults setup setup-test setup-dev

help:
	@echo "make demo    set up, render the advice of an example dossier to reports/, open the program"
	@echo "make test    set up, run all tests         make lint     ruff, mypy, translations"
	@echo "make bench   measure speed                 make docs     generate docs/corrections.md, schemas, pictures, tables"
	@echo "make office  reports as ODT and DOCX: installs pandoc (155 MB) into .venv and runs its tests"
	@echo "make html-check  judge the HTML reports by axe in headless Chromium"
	@echo "make conformance  veraPDF, structure lint and three readers on 300 reports; installs Java when it may"
	@echo "make what-if  what would change the advice, for 100,000 random states against trying everything (ten minutes)"
	@echo "make faults  more than 10,000 injected faults: power cuts, full disks, kills, damage (ten minutes); ARGS='--seed N'"
	@echo "make fuzz    every door for foreign files and texts, guided by coverage; make fuzz ARGS='--seconds 600'"
	@echo "make sbom    what the program is made of, as CycloneDX, in dist/     make audit   known weaknesses in what it uses"
	@echo "make lowest  the tests with the oldest versions that pyproject.toml allows"
	@echo "make wheelhouse  everything an installation without a network needs, in dist/wheelhouse"
	@echo "make types   mypy alone                    make texts    compile the Dutch sentences"

setup:
	@$(SETUP) run

setup-test:
	@$(SETUP) test

setup-dev:
	@$(SETUP) dev

demo: setup
	@$(PY) -m afweging demo

test: setup-test
ifeq ($(strip $(ARGS)),)
	@status=0; \
	$(PY) -m pytest -n auto --cov --cov-report= $(if $(JUNIT),--junitxml='$(JUNIT)/pure.xml') $(PURE_TESTS) || status=1; \
	$(PY) -m coverage report --include='$(PURE)' --fail-under=100 || status=1; \
	$(PY) -m pytest -n auto $(if $(JUNIT),--junitxml='$(JUNIT)/rest.xml') $(patsubst %,--ignore=%,$(PURE_TESTS) tests/report/office) || status=1; \
	exit $$status
else
	@$(PY) -m pytest $(ARGS)
endif

lint: setup-dev
	@status=0; \
	$(PY) -m ruff check . || status=1; \
	$(PY) -m mypy || status=1; \
	$(PY) scripts/texts.py check || status=1; \
	exit $$status

types: setup-dev
	@$(PY) -m mypy

bench: setup-test
	@$(PY) bench/run.py $(ARGS)

docs: setup-test
	@$(PY) scripts/docs.py
	@$(PY) scripts/pictures.py
	@HANDBOOK=write $(PY) -m pytest -q tests/plain/test_handbook.py

texts: setup-test
	@$(PY) scripts/texts.py compile

# uv takes the versions of the lock file; where there is no uv, pip takes the newest
office: setup-test
	@UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv sync --quiet --inexact --no-dev --extra test --extra office 2>/dev/null || \
		$(PY) -m pip install --quiet --disable-pip-version-check "pypandoc_binary>=1.15" "pillow>=10"
	@AFWEGING_CI_FULL=1 $(PY) -m pytest tests/report/office $(if $(JUNIT),--junitxml='$(JUNIT)/office.xml') $(ARGS)

conformance: setup-test
	@$(PY) -m tests.conformance $(ARGS)

what-if: setup-test
	@$(PY) -m tests.advice.brute_force $(ARGS)

# the long form of tests/faults, and then builds that are broken on purpose, which it must notice
faults: setup-test
	@$(PY) -m tests.faults $(ARGS)
	@AFWEGING_FAULTS_LONG=1 $(PY) -m pytest -q -n0 tests/test_broken_builds.py

html-check: setup-test
	@$(PY) -m tests.conformance_html $(ARGS)

sbom: setup-test
	@$(PY) scripts/supply.py sbom dist/afweging.cdx.json

audit: setup-test
	@$(PY) scripts/supply.py audit

# the oldest versions of what the program itself needs; the tools of the tests stay as they are
LOWEST := .venv/lowest
lowest: setup-test
	@.venv/bin/uv pip compile --quiet --resolution lowest-direct --no-header --no-annotate --output-file .venv/lowest.txt pyproject.toml
	@.venv/bin/uv venv --quiet --allow-existing --python $(PY) $(LOWEST)
	@.venv/bin/uv pip install --quiet --python $(LOWEST)/bin/python --constraint .venv/lowest.txt --editable '.[test]'
	@$(LOWEST)/bin/python -m pytest -n auto $(if $(ARGS),$(ARGS),$(PURE_TESTS) tests/cli tests/store tests/report tests/tui --ignore=tests/report/office)

# on the machine without a network: docs/dependencies.md
wheelhouse: setup-test
	@rm -rf dist/wheelhouse
	@mkdir -p dist/wheelhouse
	@.venv/bin/uv export --frozen --quiet --no-dev --no-emit-project --format requirements-txt --output-file dist/wheelhouse/requirements.txt >/dev/null
	@$(PY) -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
		--requirement dist/wheelhouse/requirements.txt --dest dist/wheelhouse
	@.venv/bin/uv build --quiet --out-dir dist/wheelhouse
	@ls dist/wheelhouse | wc -l | xargs -I N echo "dist/wheelhouse: N files"

# guided by coverage where atheris can be installed, else by mutation only; the table says which
fuzz: setup-test
	@.venv/bin/uv pip install --quiet --python $(PY) "atheris>=3.0" 2>/dev/null || true
	@$(PY) -m tests.hostile $(ARGS)
