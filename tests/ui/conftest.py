"""What the tests of the window share: a workshop that answers at once from the small library of all tests."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from viewer.collation.comparison import compare
from viewer.collation.coverage import cover
from viewer.collation.ledger import keep_ledger
from viewer.collation.story import collate as collate_story
from viewer.collation.summary import summarise
from viewer.errors import ViewerError
from viewer.model import Article, Bond, Comparison, Library
from viewer.progress import Progress, Report, silent
from viewer.ui import collator
from viewer.ui.application import Application
from viewer.ui.main_window import MainWindow
from viewer.ui.theme_choice import ThemeChoice
from viewer.workshop.outline import Finding, Outline, outline
from viewer.workshop.protocol import BondsByPair, Book, Collated
from viewer.workshop.workshop import Workshop


def collate(base: Article, witness: Article, *, bonds: tuple[Bond, ...] = (), report: Report = silent) -> Collated:
    comparison = compare(base, witness, bonds=bonds, report=report)
    return Collated(comparison, summarise(comparison).kept)


class InstantWorkshop(Workshop):
    """A workshop without a process: it opens the library it was given, whatever it is asked to open."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.opened: list[tuple[Path, ...]] = []
        self.fault: ViewerError | None = None
        self.refining: Callable[[Collated, Report], Collated | None] = lambda *_: None
        self.refining_book: Callable[[Sequence[str], Report], Book | None] = lambda *_: None

    def open(self, inputs: Sequence[Path], *, report: Report, partial: Callable[[Outline], None]) -> Outline:
        self.opened.append(tuple(inputs))
        report(Progress(1, 2, "mill.txt"))
        if self.fault is not None:
            raise self.fault
        partial(outline(self.library))
        return outline(self.library)

    def survey(self, *, report: Report, found: Callable[[Finding], None]) -> None:
        report(Progress(0, 1, ""))
        found(Finding("s1", reworded=2, unquoted=1))

    def compare(self, base: str, witness: str, *, bonds: tuple[Bond, ...] = (), report: Report) -> Collated:
        articles = {article.id: article for article in self.library.articles}
        return collate(articles[base], articles[witness], bonds=bonds, report=report)

    def refine(
        self, base: str, witness: str, *, bonds: tuple[Bond, ...] = (), cache: Path | None = None, report: Report
    ) -> Collated | None:
        del cache
        return self.refining(self.compare(base, witness, bonds=bonds, report=report), report)

    def study(self, ids: Sequence[str], *, bonds: BondsByPair, report: Report) -> Book:
        articles = {article.id: article for article in self.library.articles}

        def comparer(base: Article, witness: Article, report: Report) -> Comparison:
            return compare(base, witness, bonds=bonds.get((base.id, witness.id), ()), report=report)

        story = collate_story([articles[each] for each in ids], base=ids[0], comparer=comparer, report=report)
        return Book(cover(story), keep_ledger(story))

    def refine_study(
        self, ids: Sequence[str], *, bonds: BondsByPair, cache: Path | None = None, report: Report
    ) -> Book | None:
        del bonds, cache
        return self.refining_book(ids, report)


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """Return the program's own application object, which the desktop can ask to open things."""
    return Application


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a window writes away from the reader's own data."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own"))


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refine a comparison at once: no test waits for a reader to settle."""
    monkeypatch.setattr(collator, "PAUSE", 0)


@pytest.fixture
def collated(library: Library) -> Collated:
    """Return the two different tellings of the first story, compared."""
    again, first, _ = library.stories[0].articles
    return collate(first, again)


@pytest.fixture
def workshop(library: Library) -> Iterator[InstantWorkshop]:
    workshop = InstantWorkshop(library)
    yield workshop
    workshop.close()


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, workshop: InstantWorkshop, store: QSettings) -> Iterator[MainWindow]:
    """Return a window that is shown and has nothing open."""
    window = MainWindow(store, workshop, ThemeChoice.LIGHT)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return a window on the library, its first story compared."""
    with qtbot.waitSignals([window.desk.comparison_changed, window.desk.found], timeout=20000, check_params_cbs=None):
        window.open((tmp_path,))
    qtbot.waitUntil(lambda: window.desk.comparison is not None, timeout=20000)
    return window
