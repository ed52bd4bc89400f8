# The one place that says how to run, test and check Athenaeum. CI calls the same targets.
PY ?= python3
V := .venv
BIN := $(V)/bin
UV := VIRTUAL_ENV=$(V) UV_SYSTEM_CERTS=1 $(BIN)/uv
WORKERS ?= auto

.PHONY: setup demo test check check-long bench wheel lock messages docs format sysdeps sysdeps-text clean

setup: $(V)/.ok  ## a virtual environment with the locked dependencies and the `athenaeum` command

$(V)/.ok: pyproject.toml requirements/dev.txt package-lock.json tools/assets.py
	$(PY) -m venv $(V)
	$(BIN)/python -m pip install -q --disable-pip-version-check uv==0.13.9
	$(UV) pip sync -q --require-hashes requirements/dev.txt
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python tools/assets.py
	touch $@

demo: setup  ## the demonstration library at a local address
	$(BIN)/athenaeum demo

test: setup sysdeps  ## everything, on SQLite and then on PostgreSQL, with a real browser
	$(BIN)/python tools/assets.py --messages
	$(BIN)/python tools/run_tests.py -n $(WORKERS)

check: setup sysdeps-text  ## format, lint, types, templates, imports, translations, dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy athenaeum
	$(BIN)/djlint --lint --quiet athenaeum/templates
	$(BIN)/python -m pytest -q -p no:xdist tests/house/test_floors.py
	$(BIN)/python tools/translations.py
	$(BIN)/python tools/audit_dependencies.py

check-long: setup sysdeps  ## the tests that take minutes: races, kills, fuzz
	$(BIN)/python tools/run_tests.py -n $(WORKERS) -m long

bench: setup sysdeps  ## ratios, each beside its bare counterpart in the same run
	$(UV) pip install -q --require-hashes -r requirements/bench.txt
	$(BIN)/python -m tests.bench

wheel: setup  ## dist/*.whl, with its static files and translations inside
	$(BIN)/python tools/assets.py
	$(BIN)/python -m hatchling build -t wheel

docs: setup  ## the pages under docs/generated
	$(BIN)/athenaeum docs

messages: setup sysdeps-text  ## collect the texts to translate
	$(BIN)/python tools/translations.py --update

format: setup
	$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

lock: setup  ## resolve the dependencies again; no address enters the files
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra postgres -o requirements/run.txt
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra postgres --group dev -o requirements/dev.txt
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra postgres --group dev --group bench -o requirements/bench.txt

sysdeps:
	$(PY) tools/sysdeps.py chromium postgresql

sysdeps-text:
	$(PY) tools/sysdeps.py gettext

clean:
	rm -rf $(V) node_modules athenaeum/static_vendor dist build
