import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def start(folder: Path, closed: str, *words: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with standard streams closed, as a shell closes them."""
    script = f'exec "$@" {closed}'
    command = ["sh", "-c", script, "sh", sys.executable, str(ROOT / "main.py"), *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.mark.parametrize("words", [("stories", "."), ("--help",), ("inspect", ".", "--json", "-")])
def test_a_closed_standard_output_is_told(folder: Path, words: tuple[str, ...]) -> None:
    done = start(folder, ">&-", *words)
    assert (done.returncode, done.stderr) == (1, b"standard output: Bad file descriptor\n")


def test_a_closed_standard_error_costs_only_what_would_stand_there(folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = start(folder, "2>&-", "stories", ".")
    assert done.returncode == 0
    assert b"owl.txt" in done.stdout
    assert start(folder, ">&- 2>&-", "stories", ".").returncode == 1


def test_what_goes_to_a_file_needs_no_standard_stream(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert start(folder, "<&- >&- 2>&-", "compare", "one.txt", "two.txt", "--json", target).returncode == 0
    assert target.read_bytes().startswith(b'{"format": "comparison/1"')


def test_a_closed_standard_input_has_no_lines(folder: Path) -> None:
    done = start(folder, "<&-", "inspect", "--texts", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_a_full_standard_error_does_not_stop_the_work(folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = start(folder, "2>/dev/full", "stories", ".")
    assert done.returncode == 0
    assert b"owl.txt" in done.stdout
