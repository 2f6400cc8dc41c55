import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viewer.reading.isolate import Isolation, ParserFailedError


def test_the_worker_answers_and_is_kept() -> None:
    with Isolation() as isolation:
        first = isolation.call(os.getpid)
        assert first != os.getpid()
        assert isolation.call(os.getpid) == first


def test_what_a_parser_raises_is_told_by_name() -> None:
    with Isolation() as isolation:
        with pytest.raises(ParserFailedError, match="ValueError"):
            isolation.call(int, "x")
        assert isolation.call(int, "7") == 7


def test_a_parser_that_dies_costs_its_file_alone() -> None:
    with Isolation() as isolation:
        with pytest.raises(ParserFailedError, match="died"):
            isolation.call(os.abort)
        assert isolation.call(int, "7") == 7


def test_a_parser_that_hangs_is_given_up() -> None:
    with Isolation(patience=5) as isolation:
        isolation.call(int, "7")
        isolation.patience = 0.05
        with pytest.raises(ParserFailedError, match="timeout"):
            isolation.call(time.sleep, 60)


def test_memory_is_bounded() -> None:
    pytest.importorskip("resource")
    with Isolation() as isolation, pytest.raises(ParserFailedError, match="MemoryError"):
        isolation.call(bytes, 8 * 1024**3)


AHEAD = """
import multiprocessing, os
from viewer.reading.isolate import Isolation, ParserFailedError, borrowed
ours, foreign = multiprocessing.Pipe()
isolation = Isolation()
isolation.start_ahead(foreign)
isolation.start_ahead(foreign)
foreign.close()
with borrowed(isolation) as parser:
    first = parser.call(os.getpid)
    assert first != os.getpid() and parser.call(os.getppid) == os.getpid()
try:
    ours.recv()
except EOFError:
    print("the copy let go")
assert isolation.call(os.getpid) == first
try:
    isolation.call(os.abort)
except ParserFailedError:
    print("it died")
assert isolation.call(os.getpid) not in {first, os.getpid()}
isolation.close()
print("done")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_a_copy_made_ahead_serves_until_it_dies(tmp_path: Path) -> None:
    script = tmp_path / "ahead.py"
    script.write_text("if __name__ == '__main__':" + AHEAD.replace("\n", "\n    "), encoding="utf-8")
    place = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    found = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, env=place)
    assert found.stdout.split("\n")[:-1] == ["the copy let go", "it died", "done"]


def test_nothing_is_started_for_nothing() -> None:
    with Isolation() as isolation:
        pass
    isolation.close()
    with isolation:
        assert isolation.call(int, "1") == 1


def test_a_parser_that_cannot_be_started_costs_its_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError("no more processes")

    with Isolation() as isolation:
        with monkeypatch.context() as patch:
            patch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
            with pytest.raises(ParserFailedError, match="died"):
                isolation.call(len, "abc")
        assert isolation.call(len, "abc") == 3
