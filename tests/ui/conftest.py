"""What the tests of the window share: a small library in the memory, and a workshop that answers from it at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from viewer.collation.comparison import compare
from viewer.collation.summary import summarise
from viewer.errors import ViewerError
from viewer.model import Article, Block, Library, Problem, ProblemReason, Role, Story, Topic
from viewer.progress import Progress, Report, silent
from viewer.text.quotations import find_quotations
from viewer.ui.main_window import MainWindow
from viewer.ui.outline import Finding, Outline, outline
from viewer.ui.protocol import Collated
from viewer.ui.theme_choice import ThemeChoice
from viewer.ui.workshop import Workshop

MILL = (
    "Mill reopens after the flood",
    "The old mill at Harrow Ford reopened on Monday after nine months of repairs.",
    "“We dried every board by hand, and we would do it again,” said miller Ada Penrose.",
    "The wheel was made in 1871 and weighs about 4 tonnes.",
    "Two of the three millstones were lost in the water.",
)
MILL_TOLD_AGAIN = (
    "Historic mill is back in business",
    "The old mill at Harrow Ford reopened on Monday after more than nine months of repairs.",
    "“Every board was dried by us with great care,” stated miller Ada Penrose.",
    "The wheel was made in 1871 and weighs about 6 tonnes.",
    "Visitors will be welcome from Easter on.",
)
FERRY = ("Ferry stays in port", "The ferry to Lund Island did not sail on Tuesday because of high waves.")


def make_article(identifier: str, lines: Sequence[str], **fields: str) -> Article:
    blocks = tuple(
        Block(line, Role.BODY if number else Role.HEADLINE, language="en") for number, line in enumerate(lines)
    )
    article = Article(id=identifier, path=f"/news/{identifier}", title=lines[0], blocks=blocks, language="en", **fields)
    return replace(article, quotations=find_quotations(blocks, "en"))


def collate(base: Article, witness: Article, *, report: Report = silent) -> Collated:
    comparison = compare(base, witness, report=report)
    return Collated(comparison, summarise(comparison).kept)


@pytest.fixture
def library() -> Library:
    """Return two stories of one topic, one of them told three times, and one file that gave no article."""
    first = make_article("mill.txt", MILL, outlet="Ford Echo", date="2024-02-02")
    again = make_article("again.txt", MILL_TOLD_AGAIN, outlet="NewsMix", date="2024-02-03")
    copied = make_article("copy.txt", MILL, outlet="Late Post")
    ferry = make_article("ferry.txt", FERRY, outlet="Ford Echo", date="2024-02-05")
    mill = Story("s1", "Mill reopens after the flood", (again, first, copied), copies=(("mill.txt", "copy.txt"),))
    other = Story("s2", "Ferry stays in port", (ferry,))
    topic = Topic("t1", "Harrow Ford", (mill, other))
    return Library((topic,), (Problem("/news/scan.pdf", ProblemReason.NO_TEXT),))


class InstantWorkshop(Workshop):
    """A workshop without a process: it opens the library it was given, whatever it is asked to open."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.opened: list[tuple[Path, ...]] = []
        self.fault: ViewerError | None = None

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

    def compare(self, base: str, witness: str, *, report: Report) -> Collated:
        articles = {article.id: article for article in self.library.articles}
        return collate(articles[base], articles[witness], report=report)


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
