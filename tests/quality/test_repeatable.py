"""The same files give the same answer in every run: no order of a set, no clock and no chance decides anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = resource("samples")
FERRY = SAMPLES / "ferry"


def answer(seed: str, *words: object) -> bytes:
    """Return what a command prints where sets and dictionaries of words are in the order of `seed`."""
    command = [sys.executable, "main.py", *map(str, words)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("stories", SAMPLES, "--json", "-"),
        ("inspect", SAMPLES, "--json", "-"),
        ("compare", FERRY / "coastal-wire.txt", FERRY / "dailyglance.html", "--json", "-"),
        ("compare", FERRY / "coastal-wire.txt", FERRY / "harbour-gazette.txt", "--pdf", "-"),
    ],
    ids=["stories", "inspect", "compare", "pdf"],
)
def test_the_order_of_sets_shows_nowhere(words: tuple[object, ...]) -> None:
    first = answer("1", *words)
    assert len(first) > 1000
    assert first == answer("2", *words)
