"""Wheel steps in a window that is painted for real: over 10,000 rows, and while a folder is being read.

usage: wheel.py wheel|loading FOLDER
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

import prose  # noqa: E402 - found beside this file
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer  # noqa: E402 - the path comes first
from PySide6.QtGui import QWheelEvent  # noqa: E402 - the path comes first
from PySide6.QtWidgets import QApplication  # noqa: E402 - the path comes first

from viewer.model import AlignedRow, Article, Block, Comparison, Relation  # noqa: E402 - the path comes first
from viewer.ui.application import build_application  # noqa: E402 - the path comes first
from viewer.ui.comparison.view import ComparisonView  # noqa: E402 - the path comes first
from viewer.ui.main_window import MainWindow  # noqa: E402 - the path comes first
from viewer.ui.settings import open_store  # noqa: E402 - the path comes first
from viewer.ui.theme import load_fonts  # noqa: E402 - the path comes first
from viewer.workshop.outline import Outline  # noqa: E402 - the path comes first
from viewer.workshop.workshop import Workshop  # noqa: E402 - the path comes first

ROWS = 10_000
STEPS = 400
ARTICLES = 1_000
SIZE = (1480, 920)


def main() -> None:
    """Run the benchmark that is named."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder)  # the reader's own settings stay untouched
    build_application()
    load_fonts()
    {"wheel": wheel, "loading": loading}[name](folder)


def wheel(folder: Path) -> None:
    """Turn the wheel 400 times over 10,000 rows; CPU time of each step with its painting."""
    first, second = prose.pair(folder, 7_000_000)
    started = time.process_time()
    view = ComparisonView()
    view.resize(*SIZE)
    view.show()
    view.show_comparison(_rows(first, second))
    _turn_until(lambda: view.window().windowHandle().isExposed(), seconds=10)
    _paint()
    _say("10,000 rows, first picture", f"cpu {time.process_time() - started:.2f} s")
    _report("wheel step on 10,000 rows, cpu", [_step(view, time.process_time) for _ in range(STEPS)])


def loading(folder: Path) -> None:
    """Turn the wheel in a story that is opened while 1,000 articles are read; time of each step on the clock."""
    archive = prose.archive(folder, ARTICLES)
    window = MainWindow(open_store(), Workshop())
    window.resize(*SIZE)
    window.show()
    view = window.findChild(ComparisonView)
    assert view is not None
    window.open((archive,))
    window.desk.outline_changed.connect(lambda outline: _open_one(window, outline))
    taken: list[float] = []

    def tick() -> None:
        if not view.isVisible() or not view.verticalScrollBar().maximum():
            return  # the first stories of the folder have not come yet
        taken.append(_step(view, time.perf_counter, direction=-1 if len(taken) // 60 % 2 else 1))

    timer = QTimer(interval=16)
    timer.timeout.connect(tick)
    timer.start()
    _turn_until(lambda: _read_so_far(window) == ARTICLES, seconds=120)
    timer.stop()
    _report("wheel step while 1,000 articles load", taken)
    window.close()


def _open_one(window: MainWindow, outline: Outline) -> None:
    if window.desk.pair.base is None:
        story = next((story for story in outline.stories if len(story.tellings) > 1), None)
        if story is not None:
            window.desk.choose_story(story.id)


def _read_so_far(window: MainWindow) -> int:
    return sum(len(story.tellings) for topic in window.desk.outline.topics for story in topic.stories)


def _rows(first: Path, second: Path) -> Comparison:
    """Lay the two texts side by side line by line: what costs is the picture, not the collation."""
    sides = [[Block(line) for line in path.read_text(encoding="utf-8").split("\n") if line] for path in (first, second)]
    count = min(ROWS, *map(len, sides))
    articles = [Article(name, name, name, tuple(side[:count])) for name, side in zip("ab", sides, strict=True)]
    rows = tuple(AlignedRow((i,), (i,), Relation.EDITED, similarity=0.8) for i in range(count))
    return Comparison(articles[0], articles[1], rows)


def _step(view: ComparisonView, clock: Callable[[], float], *, direction: int = 1) -> float:
    """Return the seconds that one notch of the wheel took, its painting included."""
    started = clock()
    event = QWheelEvent(
        QPointF(400, 400),
        QPointF(400, 400),
        QPoint(),
        QPoint(0, -120 * direction),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(view.viewport(), event)
    _paint()
    return clock() - started


def _paint() -> None:
    """Let Qt paint what is due, and nothing else."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def _turn_until(reached: Callable[[], bool], *, seconds: float) -> None:
    loop = QEventLoop()
    deadline = time.monotonic() + seconds
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: loop.quit() if reached() or time.monotonic() > deadline else None)
    timer.start()
    loop.exec()
    if not reached():
        raise TimeoutError


def _report(label: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    late = ordered[int(len(ordered) * 0.95)]
    _say(
        label,
        f"median {1000 * statistics.median(ordered):.1f} ms, 95th percentile {1000 * late:.1f} ms, n {len(ordered)}",
    )


def _say(label: str, text: str) -> None:
    sys.stdout.write(f"{label:40} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
