# `make run` and `make test` do all their own set-up; everything lives in .venv and out/.
PYTHON ?= python3
FOLDER ?= resources/samples
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test setup setup-dev lint types format bench lock clean

run: setup
	@packaging/run.sh "$(FOLDER)"

test: setup-dev lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q --cov --cov-report= --cov-fail-under=0
	$(BIN)/coverage report
	$(BIN)/coverage report --include='viewer/text/*,viewer/grouping/*,viewer/collation/*' --fail-under=100

setup: .venv/.run-ready

setup-dev: .venv/.test-ready

.venv/.run-ready: requirements.lock packaging/setup.sh packaging/debian-run.txt
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements.lock packaging/debian-run.txt
	@touch $@

.venv/.test-ready: requirements-dev.lock packaging/setup.sh packaging/debian-run.txt packaging/debian-test.txt
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements-dev.lock packaging/debian-run.txt packaging/debian-test.txt
	@touch $@ .venv/.run-ready

lint: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry .
	$(BIN)/python packaging/check_shape.py

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup-dev
	$(BIN)/python tests/benchmarks/run.py

# Anew from pyproject.toml; needs the network. Hashes pin what is installed, and no address is written down.
lock: setup-dev
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--allow-unsafe --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--allow-unsafe --extra dev --output-file requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--allow-unsafe --extra package --output-file requirements-package.lock pyproject.toml

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
