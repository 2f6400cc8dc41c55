"""What tests of the command line share: it runs in this process."""

from collections.abc import Callable

import pytest

from viewer import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return what runs the command line and gives its status, what it printed, and what it said besides."""

    def start(*words: object) -> tuple[int, str, str]:
        status = cli.run([str(word) for word in words])
        captured = capsysbinary.readouterr()
        return status, captured.out.decode(), captured.err.decode()

    return start
