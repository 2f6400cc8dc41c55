import os
import time

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
