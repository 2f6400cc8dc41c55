"""What a release of PySide6 must not do to Python: the reason for the upper bound in pyproject.toml."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

CALLS = 300


class Bell(QObject):
    """Something that emits."""

    rung = Signal(bool)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are never freed from Python 3.12 on")
def test_calls_and_signals_drop_no_reference() -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)  # noqa: FBT003 - counted, not passed
    for _ in range(CALLS):
        bell.setObjectName("bell")
        bell.rung.emit(True)  # noqa: FBT003 - Qt's own signature
    after = sys.getrefcount(None), sys.getrefcount(True)  # noqa: FBT003 - counted, not passed
    assert len(heard) == CALLS
    assert after[0] - before[0] > -CALLS / 2
    assert after[1] - before[1] > -CALLS / 2
