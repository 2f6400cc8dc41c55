# `make run` and `make test` do all their own set-up; everything lives in .venv and out/.
PYTHON ?= python3
FOLDER ?= resources/samples
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test setup setup-dev compiled lint types format bench lock clean bundle deb tar appdir wheel package-test installer-test release setup-package

run: compiled
	@packaging/run.sh "$(FOLDER)"

test: setup-dev lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q --cov --cov-report= --cov-fail-under=0
	$(BIN)/coverage report
	$(BIN)/coverage report --include='viewer/text/*,viewer/grouping/*,viewer/collation/*' --fail-under=100

setup: .venv/.run-ready

# What was edited since the set-up would be compiled anew at every start where the system forbids writing byte code.
compiled: setup
	-@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q viewer main.py

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

bench: setup-dev compiled
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

# What is installed and given away; all of it lies in out/ afterwards.
setup-package: packaging/debian-package.txt
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements.lock packaging/debian-run.txt packaging/debian-package.txt

bundle: setup-package
	packaging/build-bundle.sh

deb: bundle
	packaging/build-deb.sh
	packaging/lint-deb.sh

tar: bundle
	packaging/build-tar.sh

appdir: bundle
	packaging/build-appimage.sh

wheel: setup-package
	packaging/build-wheel.sh
	packaging/wheel-test.sh

# From outside, in a bare Debian: needs root and some minutes.
package-test: deb
	$(PYTHON) packaging/package_test.py out/variorum_*.deb

# The Windows installer around a stand-in for the program, under Wine.
installer-test:
	@PYTHON="$(PYTHON)" packaging/setup.sh requirements.lock packaging/debian-run.txt packaging/debian-windows.txt
	packaging/windows/test-installer.sh

release:
	$(PYTHON) packaging/release.py check
	rm -f out/SHA256SUMS out/variorum* out/Variorum*
	$(MAKE) deb tar appdir wheel
	. packaging/common.sh && "$$TOOLS/bin/python" packaging/sbom.py "out/variorum-$$VERSION.cdx.json"
	$(PYTHON) packaging/release.py sums

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
