# Two commands matter: `make run` and `make test`. Both start from a fresh clone and need Python >= 3.11 and make.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
UV_COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet

.PHONY: run test coverage lint browser bench-families bench-writes bench-sessions bench-pages bench-paint lock clean

run: $(VENV)/.run
	$(BIN)/siperi demo --if-empty
	$(BIN)/siperi serve

test: $(VENV)/.test browser
	$(BIN)/pytest -n auto

coverage: $(VENV)/.test browser
	$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

browser:
	.ci/browser

# N=20000 measures fewer; KIND=odk measures a download of KoboToolbox.
bench-families: $(VENV)/.test
	$(BIN)/python -m tests.bench.families --n $(or $(N),100000) --kind $(or $(KIND),wide)

bench-writes: $(VENV)/.test
	$(BIN)/python -m tests.bench.writes

# MOST=100 tries more readers at the same time.
bench-sessions: $(VENV)/.test
	$(BIN)/python -m tests.bench.sessions --most $(or $(MOST),50)

# VIEWS=30 looks at more years and instruments of each page.
bench-pages: $(VENV)/.test
	$(BIN)/python -m tests.bench.pages --views $(or $(VIEWS),15)

# ROUNDS=30 looks more often.
bench-paint: $(VENV)/.test browser
	$(BIN)/python -m tests.bench.paint --rounds $(or $(ROUNDS),10)

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 atau lebih baru tidak ditemukan / Python 3.11 or newer was not found"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Modul venv tidak ada; di Debian/Ubuntu: apt install python3-venv / the venv module is missing; on Debian/Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.run: $(VENV)/.made requirements/runtime.txt requirements/build.txt pyproject.toml
	$(PIP) -r requirements/runtime.txt -r requirements/build.txt
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(PIP) -r requirements/test.txt
	touch $@

$(VENV)/.lint: $(VENV)/.test requirements/lint.txt
	$(PIP) -r requirements/lint.txt
	touch $@

lock:
	$(UV_COMPILE) pyproject.toml -o requirements/runtime.txt
	$(UV_COMPILE) --group build -o requirements/build.txt
	$(UV_COMPILE) pyproject.toml --group test -c requirements/runtime.txt -o requirements/test.txt
	$(UV_COMPILE) --group lint -c requirements/test.txt -o requirements/lint.txt

clean:
	rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
