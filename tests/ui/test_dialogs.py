"""The few boxes, the menu of the tree, the looks: what they ask, what they say."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from viewer.export.sheet import Style
from viewer.model import Comparison, Library
from viewer.ui import application, dialogs
from viewer.ui.actions import Do
from viewer.ui.exports import Format, ask_target, suggest_name, write
from viewer.ui.looks import Looks
from viewer.ui.main_window import MainWindow
from viewer.ui.story_tree import StoryTree
from viewer.ui.switches import Switches
from viewer.ui.theme import DARK, LIGHT
from viewer.ui.theme_choice import ThemeChoice
from viewer.workshop.outline import outline
from viewer.workshop.protocol import Collated


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_folder_and_files_are_asked_for(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/news")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/a", "/b"], ""))
    assert dialogs.ask_folder(parent, "") == Path("/news")
    assert dialogs.ask_files(parent, "") == (Path("/a"), Path("/b"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert dialogs.ask_folder(parent, "") is None


def test_a_target_gets_its_suffix(
    parent: QWidget, collated: Collated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_: QWidget, title: str, suggested: str, names: str) -> tuple[str, str]:
        asked.extend((title, suggested, names))
        return "/news/out", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert ask_target(parent, Format.PDF, collated.comparison, str(tmp_path)) == Path("/news/out.pdf")
    name = suggest_name(collated.comparison, Format.PDF)
    assert asked == ["Export PDF", str(tmp_path / name), "PDF (*.pdf)"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_target(parent, Format.PDF, collated.comparison, "") is None


@pytest.mark.parametrize("kind", [Format.PDF, Format.HTML])
def test_an_export_is_folded_as_the_window_is(
    collated: Collated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Format
) -> None:
    styles: list[Style] = []

    def note(_: Comparison, __: Path, *, style: Style) -> None:
        styles.append(style)

    monkeypatch.setattr(f"viewer.export.{kind.value}.write_{kind.value}", note)
    for switches in (Switches(furniture=True, collapse_same=False), Switches(furniture=False, collapse_same=True)):
        write(kind, switches, collated.comparison, tmp_path / "out")
    assert styles == [Style(furniture=True, fold_unchanged=False), Style(furniture=False, fold_unchanged=True)]


def test_json_holds_everything_whatever_is_folded(collated: Collated, tmp_path: Path) -> None:
    for name, switches in (("all", Switches(furniture=True, collapse_same=False)), ("folded", Switches())):
        write(Format.JSON, switches, collated.comparison, tmp_path / name)
    assert (tmp_path / "all").read_bytes() == (tmp_path / "folded").read_bytes()
    assert len(json.loads((tmp_path / "all").read_text(encoding="utf-8"))["rows"]) == len(collated.comparison.rows)


def test_the_window_says_what_it_is(window: MainWindow) -> None:
    window.does[Do.ABOUT].trigger()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "Variorum" in box.text()
    box.close()


def test_what_nobody_foresaw_is_logged_and_said_once(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "variorum.log"
    monkeypatch.setattr(application, "log_path", lambda: log)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.catch_the_unforeseen(parent)
    for _ in range(2):
        sys.excepthook(KeyError, KeyError("odd"), None)
    boxes = parent.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert str(log) in boxes[0].informativeText()
    assert log.read_text(encoding="utf-8").count("odd") == 2
    assert "odd" in capsys.readouterr().err
    boxes[0].close()


def test_a_log_that_cannot_be_written_does_not_matter(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(application, "log_path", lambda: tmp_path / "file" / "variorum.log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.catch_the_unforeseen(parent)
    sys.excepthook(KeyError, KeyError("odd"), None)
    parent.findChildren(QMessageBox)[0].close()


@pytest.fixture
def locale() -> Iterator[None]:
    usual = QLocale()
    yield
    QLocale.setDefault(usual)


@pytest.mark.usefixtures("locale")
def test_the_application_has_a_name_and_an_icon(qapp: QApplication) -> None:
    assert application.build_application() is qapp
    assert not qapp.windowIcon().isNull()
    assert application.log_path().name == "variorum.log"


@pytest.mark.usefixtures("locale")
def test_without_words_in_the_language_of_the_desktop_all_is_english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("he_IL"))
    application.build_application()
    assert QLocale().name() == "en_IL"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_looks_follow_the_choice(qtbot: QtBot, qapp: QApplication) -> None:
    looks = Looks(ThemeChoice.SYSTEM, qapp)
    assert looks.choice is ThemeChoice.SYSTEM
    wanted = ThemeChoice.LIGHT if looks.theme == DARK else ThemeChoice.DARK
    with qtbot.waitSignal(looks.changed):
        looks.choose(wanted)
    with qtbot.assertNotEmitted(looks.changed):
        looks.choose(wanted)


def test_the_menu_of_the_tree_offers_what_the_mouse_does(qtbot: QtBot, library: Library) -> None:
    tree = StoryTree(LIGHT)
    qtbot.addWidget(tree)
    tree.resize(264, 500)
    tree.set_outline(outline(library))
    tree.set_pair("mill.txt", "again.txt")
    tree.show()
    qtbot.waitExposed(tree)
    model = tree.model()
    story = model.index(0, 0, model.index(0, 0))
    tree.setCurrentIndex(model.index(2, 0, story))
    reason, modifier = QContextMenuEvent.Reason.Keyboard, Qt.KeyboardModifier.NoModifier
    place = tree.visualRect(tree.currentIndex()).center()
    tree.contextMenuEvent(QContextMenuEvent(reason, place, tree.mapToGlobal(place), modifier))
    menu = tree.findChild(QMenu)
    assert menu is not None
    actions = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(tree.base_asked) as asked:
        actions["Compare as A (base)"].trigger()
    assert asked.args == ["copy.txt"]
    with qtbot.waitSignal(tree.witness_asked):
        actions["Compare as B"].trigger()
    with qtbot.waitSignal(tree.swap_asked):
        actions["Swap A and B"].trigger()
    actions["Copy its path"].trigger()
    assert QGuiApplication.clipboard().text() == "/news/copy.txt"
    menu.close()
    tree.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    place = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tree.mapToGlobal(place), modifier)
    tree.contextMenuEvent(event)
    story_menu = next(menu for menu in tree.findChildren(QMenu) if menu.isVisible())
    with qtbot.waitSignal(tree.story_asked) as asked:
        story_menu.actions()[0].trigger()
    assert asked.args == ["s2"]
    story_menu.close()
