"""What all tests share: repeatable properties, an offscreen Qt, golden files that only `--update-golden` rewrites."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

_ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files; read the change afterwards"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def evaluation_sets() -> Path:
    """Return the folder of evaluation texts beside the project, or skip: the project passes its tests alone."""
    folder = _ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the evaluation texts, which are not part of the project, are not beside it")
    return folder
