import sys

import pytest

from viewer.export.terminal import CLEAR_LINE, meter, tell
from viewer.progress import Progress


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(0, 0), "[........................] "),
        (Progress(1, 2, "a\nb"), "[############............] a\\nb"),
        (Progress(2, 2, "n" * 60), "[########################] " + "n" * 39 + "…"),
    ],
)
def test_the_bar_shows_how_far_and_at_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], progress: Progress, expected: str
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with meter() as report:
        report(progress)
        report(Progress(9, 9, "too soon to be drawn"))
    assert capsys.readouterr().err == f"{CLEAR_LINE}{expected}{CLEAR_LINE}"


def test_where_nobody_looks_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with meter() as report:
        report(Progress(1, 2, "x"))
    tell("a problem")
    assert capsys.readouterr().err == "a problem\n"
