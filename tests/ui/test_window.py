"""The window as a reader uses it: open, choose, step, find, narrow, export, drop, remember."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from viewer.errors import ExportError, ViewerError, WorkerLostError
from viewer.model import Bond, Comparison, Library, Relation
from viewer.progress import Progress, Report
from viewer.ui import dialogs, exports
from viewer.ui.actions import Do
from viewer.ui.desk import Pair
from viewer.ui.exports import Format, suggest_name, write
from viewer.ui.main_window import MainWindow
from viewer.ui.notice import Notice, Subject, Tone
from viewer.ui.settings import load_settings
from viewer.ui.switches import Switches, Typography
from viewer.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from viewer.ui.theme_choice import ThemeChoice
from viewer.workshop.outline import Outline, outline
from viewer.workshop.protocol import Collated


class Scripted(Protocol):
    """What these tests set of the workshop that the window gets."""

    library: Library
    fault: ViewerError | None
    refining: Callable[..., Collated | None]
    open: Callable[..., Outline]
    compare: Callable[..., Collated]


def pair_after(qtbot: QtBot, window: MainWindow, pair: Pair) -> Comparison:
    """Wait until two tellings are compared and return the comparison."""

    def compared() -> bool:
        shown = window.desk.comparison
        return shown is not None and (shown.base.id, shown.witness.id) == (pair.base, pair.witness)

    qtbot.waitUntil(compared, timeout=20000)
    assert window.desk.comparison is not None
    return window.desk.comparison


def task(window: MainWindow) -> str:
    """Return what the status line says is under way, "" where it says nothing."""
    label = window.status.findChild(QLabel, "task")
    assert label is not None
    return label.text() if label.isVisible() else ""


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.middle.banners.notices]


def test_a_window_with_nothing_open_says_where_articles_go(window: MainWindow) -> None:
    assert window.middle.start.isVisible()
    assert not window.does[Do.EXPORT_PDF].isEnabled()


def test_opening_shows_the_first_story_that_can_be_compared(opened: MainWindow) -> None:
    assert opened.desk.pair == Pair("mill.txt", "again.txt")
    assert opened.middle.view.isVisible()
    assert opened.does[Do.EXPORT_PDF].isEnabled()
    assert opened.findings.titles()[1] == "Quotations 1"
    assert any("left out" in text for text in notices(opened))


def test_sides_are_swapped_and_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.does[Do.SWAP].trigger()
    pair_after(qtbot, opened, Pair("again.txt", "mill.txt"))
    opened.does[Do.SWAP].trigger()
    pair_after(qtbot, opened, Pair("mill.txt", "again.txt"))


def test_any_telling_becomes_base_or_witness(qtbot: QtBot, opened: MainWindow) -> None:
    opened.stories.tree.witness_asked.emit("copy.txt")
    pair_after(qtbot, opened, Pair("mill.txt", "copy.txt"))
    assert any("identical" in text for text in notices(opened))
    opened.stories.tree.base_asked.emit("again.txt")
    pair_after(qtbot, opened, Pair("again.txt", "copy.txt"))
    assert not any("identical" in text for text in notices(opened))
    opened.stories.tree.witness_asked.emit("again.txt")
    pair_after(qtbot, opened, Pair("copy.txt", "again.txt"))


def test_tellings_of_two_stories_can_be_compared(qtbot: QtBot, opened: MainWindow) -> None:
    opened.stories.tree.base_asked.emit("ferry.txt")
    pair_after(qtbot, opened, Pair("ferry.txt", "again.txt"))


def test_a_story_with_one_telling_says_so(qtbot: QtBot, opened: MainWindow) -> None:
    opened.stories.tree.story_asked.emit("s2")
    assert opened.middle.quiet.isVisible()
    assert "only telling" in opened.middle.quiet.accessibleName()
    assert not opened.does[Do.SWAP].isEnabled()
    opened.stories.tree.story_asked.emit("s1")
    pair_after(qtbot, opened, Pair("mill.txt", "again.txt"))
    assert opened.middle.view.isVisible()


def test_steps_count_on_the_toolbar(opened: MainWindow) -> None:
    opened.does[Do.NEXT_DIFFERENCE].trigger()
    assert opened.tools.places()[0].startswith("difference 1 of ")
    opened.does[Do.NEXT_QUOTATION].trigger()
    assert opened.tools.places()[1] == "quotation 1 of 1"
    assert opened.findings.quotations.list.currentIndex().row() == 0


def test_the_lists_lead_the_view(qtbot: QtBot, opened: MainWindow) -> None:
    row = 3
    with qtbot.waitSignal(opened.middle.view.row_changed):
        opened.findings.changes.row_asked.emit(row)
    assert opened.middle.view.current_row() == row
    with qtbot.waitSignal(opened.middle.view.quotation_changed):
        opened.findings.quotations.match_asked.emit(0)


def test_finding_counts_hits_and_steps_through_them(qtbot: QtBot, opened: MainWindow) -> None:
    field = opened.tools.find_field
    opened.does[Do.FIND].trigger()
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "wheel")
    assert field.accessibleDescription() == "2 hits"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.accessibleDescription() == "1 of 2"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.accessibleDescription() == "2 of 2"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert QApplication.focusWidget() is opened.middle.view


def test_switches_rails_and_text_size_are_remembered(opened: MainWindow, store: QSettings) -> None:
    opened.does[Do.FURNITURE].trigger()
    opened.does[Do.STORIES].trigger()
    opened.does[Do.ZOOM_IN].trigger()
    assert not opened.stories.isVisible()
    kept = load_settings(store)
    assert (kept.furniture, kept.stories_shown, kept.findings_shown, kept.text_size) == (True, False, True, 110)
    opened.does[Do.ZOOM_OUT].trigger()
    opened.does[Do.ZOOM_RESET].trigger()
    assert load_settings(store).text_size == 100
    opened.close()
    assert load_settings(store).geometry


@pytest.mark.parametrize(
    ("choice", "theme"), [(ThemeChoice.DARK, DARK), (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST)], ids=str
)
def test_a_theme_is_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, opened: MainWindow, store: QSettings, choice: ThemeChoice, theme: Theme
) -> None:
    menus = [menu for menu in opened.findChildren(QMenu) if opened.does.themes[choice] in menu.actions()]
    assert [menu.title() for menu in menus] == ["&Theme"]
    with qtbot.waitSignal(opened.looks.changed):
        opened.does.themes[choice].trigger()
    assert opened.looks.theme == theme
    assert load_settings(store).theme is choice
    assert opened.middle.view.theme == theme
    opened.does.themes[ThemeChoice.LIGHT].trigger()
    assert opened.looks.theme == LIGHT


def test_the_level_of_typography_is_chosen_in_the_menu_and_remembered(opened: MainWindow, store: QSettings) -> None:
    level = opened.does.levels[Typography.FULL]
    assert [menu.title() for menu in opened.findChildren(QMenu) if level in menu.actions()] == ["T&ypography"]
    assert opened.does.levels[Typography.FAINT].isChecked()
    level.trigger()
    assert load_settings(store).typography is Typography.FULL
    assert opened.middle.view.switches.typography is Typography.FULL
    opened.prefers.obey({"typography": "ignored", "changes": False})
    assert opened.middle.view.switches.typography is Typography.IGNORED
    assert not opened.middle.view.switches.changes
    opened.prefers.obey({"typography": "loud"})
    assert opened.middle.view.switches.typography is Typography.IGNORED


def test_a_comparison_is_refined_in_place_with_a_quiet_sign(
    qtbot: QtBot, window: MainWindow, workshop: Scripted, tmp_path: Path
) -> None:
    go_on = threading.Event()

    def refine(collated: Collated, _: Report) -> Collated:
        go_on.wait(20)
        rows = tuple(
            replace(row, relation=Relation.REWRITTEN, variants=()) if row.relation is Relation.EDITED else row
            for row in collated.comparison.rows
        )
        return Collated(replace(collated.comparison, rows=rows, refined=True), 0.25)

    def outcome() -> str:
        label = window.status.findChild(QLabel, "outcome")
        assert label
        return label.text()

    workshop.refining = refine
    window.open((tmp_path,))
    qtbot.waitUntil(lambda: outcome().startswith("comparing by meaning"), timeout=20000)
    view = window.middle.view
    view.go_to_row(3)
    window.findings.show_tab_of(window.findings.changes)
    shown = window.findings.changes.list.model().rowCount()
    go_on.set()
    qtbot.waitUntil(lambda: "B keeps 25 %" in outcome(), timeout=20000)
    assert not outcome().startswith("comparing")
    assert view.scene_shown
    assert view.scene_shown.comparison.refined
    assert view.current_row() == 3
    assert window.findings.changes.list.currentIndex().isValid()
    assert window.findings.changes.list.model().rowCount() == shown


def test_what_is_under_way_shows_in_the_status_line_and_can_be_cancelled(qtbot: QtBot, opened: MainWindow) -> None:
    said: list[str] = []
    opened.desk.busy_changed.connect(lambda *_: said.append(task(opened)))
    opened.stories.tree.witness_asked.emit("copy.txt")
    assert said == ["Comparing"]
    assert opened.does[Do.CANCEL].isEnabled()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert task(opened) == ""
    assert not opened.does[Do.CANCEL].isEnabled()


def test_a_cancelled_comparison_leaves_the_one_that_is_shown(qtbot: QtBot, opened: MainWindow) -> None:
    shown = opened.desk.pair
    opened.stories.tree.witness_asked.emit("copy.txt")
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.desk.pair == shown
    opened.stories.tree.witness_asked.emit("copy.txt")
    pair_after(qtbot, opened, Pair("mill.txt", "copy.txt"))


def test_the_first_comparison_can_be_cancelled_and_asked_for_again(
    qtbot: QtBot, window: MainWindow, workshop: Scripted, tmp_path: Path
) -> None:
    at_once, waits = workshop.compare, threading.Event()

    def compare_slowly(base: str, witness: str, *, bonds: tuple[Bond, ...] = (), report: Report) -> Collated:
        while not waits.wait(0.01):
            report(Progress(1, 9))
        return at_once(base, witness, bonds=bonds, report=report)

    workshop.compare = compare_slowly
    window.open((tmp_path,))
    qtbot.waitUntil(lambda: "Comparing…" in window.middle.quiet.accessibleName())
    assert window.middle.quiet.isVisible()
    window.does[Do.CANCEL].trigger()
    assert window.desk.pair == Pair()
    assert "Choose a story" in window.middle.quiet.accessibleName()
    waits.set()
    window.stories.tree.story_asked.emit(window.desk.outline.stories[0].id)
    pair_after(qtbot, window, Pair("mill.txt", "again.txt"))
    assert window.middle.view.isVisible()


def test_after_cancelling_what_was_read_so_far_can_be_used(
    qtbot: QtBot, window: MainWindow, workshop: Scripted, tmp_path: Path
) -> None:
    waits = threading.Event()

    def open_slowly(_: object, *, report: Report, partial: Callable[[Outline], None]) -> Outline:
        partial(outline(workshop.library))
        while not waits.wait(0.01):
            report(Progress(1, 9))
        return Outline()

    workshop.open = open_slowly
    with qtbot.waitSignal(window.desk.outline_changed, check_params_cb=lambda shown: bool(shown.stories)):
        window.open((tmp_path,))
    assert window.middle.quiet.isVisible()
    window.does[Do.CANCEL].trigger()
    pair_after(qtbot, window, Pair("mill.txt", "again.txt"))
    assert window.middle.view.isVisible()


def test_findings_of_a_first_look_stand_in_the_tree(opened: MainWindow) -> None:
    model = opened.stories.tree.model()
    story = model.index(0, 0, model.index(0, 0))
    assert "2 reworded" in story.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_fault_is_a_banner(qtbot: QtBot, window: MainWindow, workshop: Scripted, tmp_path: Path) -> None:
    workshop.fault = WorkerLostError()
    with qtbot.waitSignal(window.desk.noticed) as told:
        window.open((tmp_path,))
    notice: Notice = told.args[0]
    assert (notice.subject, notice.tone) == (Subject.FOLDER, Tone.FAULT)
    assert notice.text in notices(window)
    close = next(button for button in window.middle.banners.findChildren(QToolButton))
    close.click()
    assert notices(window) == []


def test_an_empty_folder_says_so(qtbot: QtBot, window: MainWindow, workshop: Scripted, tmp_path: Path) -> None:
    workshop.library = Library()
    with qtbot.waitSignal(window.desk.noticed):
        window.open((tmp_path,))
    assert notices(window) == ["No article was found there."]


def test_recent_folders_are_offered(qtbot: QtBot, opened: MainWindow, tmp_path: Path, store: QSettings) -> None:
    assert load_settings(store).recent == (str(tmp_path),)
    recent = next(action for action in opened.findChildren(QAction) if action.text() == str(tmp_path))
    with qtbot.waitSignal(opened.desk.opened):
        recent.trigger()


def test_an_archive_is_offered_again_as_a_folder_is_and_a_file_is_not(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, store: QSettings
) -> None:
    archive, article = tmp_path / "day.zip", tmp_path / "one.txt"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    article.write_text("The mill is closed.", encoding="utf-8")
    for path in (archive, article):
        with qtbot.waitSignal(window.desk.opened):
            window.open((path,))
    assert load_settings(store).recent == (str(archive),)
    assert load_settings(store).last_folder == str(tmp_path)


# dropping


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_folder_is_dropped(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    data = mime(tmp_path)
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, plain)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert not window.grab().isNull()
    window.dragLeaveEvent(QDragLeaveEvent())
    with qtbot.waitSignal(window.desk.opened) as told:
        window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, plain))
    assert told.args == [(tmp_path,)]


def test_text_is_not_dropped(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("words")
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, plain)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


# asking for files


def test_a_folder_is_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: tmp_path)
    with qtbot.waitSignal(window.desk.opened):
        window.does[Do.OPEN_FOLDER].trigger()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: None)
    with qtbot.assertNotEmitted(window.desk.opened):
        window.does[Do.OPEN_FOLDER].trigger()


@pytest.mark.parametrize("kind", list(Format))
def test_the_comparison_is_written(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Format
) -> None:
    target = tmp_path / f"out.{kind.value}"
    monkeypatch.setattr(exports, "ask_target", lambda *_: target)
    with qtbot.waitSignal(opened.desk.noticed, timeout=30000) as told:
        opened.does[Do(f"export-{kind.value}")].trigger()
    assert told.args[0].tone is Tone.DONE
    assert target.stat().st_size > 1000
    assert opened.settings.export_folder == str(target.parent)


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "out.html"
    monkeypatch.setattr(exports, "ask_target", lambda *_: target)
    with qtbot.waitSignal(opened.desk.noticed, timeout=30000) as told:
        opened.does[Do.EXPORT_HTML].trigger()
    assert told.args[0].tone is Tone.FAULT
    assert "could not be written" in told.args[0].text
    assert not target.exists()
    assert opened.settings.export_folder == ""


def test_a_name_is_suggested(opened: MainWindow) -> None:
    assert opened.desk.comparison is not None
    assert suggest_name(opened.desk.comparison, Format.PDF) == "Ford Echo – NewsMix.pdf"


def test_writing_raises_what_can_be_mended(opened: MainWindow, tmp_path: Path) -> None:
    assert opened.desk.comparison is not None
    with pytest.raises(ExportError):
        write(Format.JSON, Switches(), opened.desk.comparison, tmp_path / "missing" / "out.json")


# accessibility and direction


def test_everything_that_takes_the_focus_has_a_name(opened: MainWindow) -> None:
    for button in opened.tools.findChildren(QToolButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert button.accessibleName() or button.text() or button.defaultAction()
    for widget in (
        opened.stories.tree,
        opened.findings.changes.list,
        opened.findings.quotations.list,
        opened.middle.view,
    ):
        assert widget.accessibleName()


def test_no_two_actions_have_the_same_key(opened: MainWindow) -> None:
    keys = [key.toString() for do in Do for key in opened.does[do].shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_keys_are_shown_at_a_glance(opened: MainWindow) -> None:
    opened.does[Do.KEYS].trigger()
    overlay = opened.findChild(dialogs.KeysOverlay)
    assert overlay is not None
    assert not overlay.grab().isNull()
    assert overlay.height() < overlay.screen().availableSize().height()
    overlay.close()


def test_tab_leads_through_all_rooms_and_what_is_current_there_is_seen(qtbot: QtBot, opened: MainWindow) -> None:
    opened.activateWindow()
    opened.stories.tree.setFocus()
    qtbot.waitUntil(opened.stories.tree.hasFocus)
    listed = opened.findings.quotations
    stops = []
    while not stops or (stops[-1] is not opened.stories.tree and len(stops) < 20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert {opened.middle.view, listed.list, opened.tools.find_field, opened.stories.tree} <= set(stops)
    assert listed.filter.isHidden() or stops.index(listed.filter) == stops.index(listed.list) - 1
    assert opened.middle.view.current_row() is not None
    assert listed.list.currentIndex().row() == 0


def test_the_window_mirrors(opened: MainWindow) -> None:
    opened.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    opened.resize(opened.width() - 40, opened.height())
    assert not opened.grab().isNull()
    assert opened.stories.mapTo(opened, QPoint(0, 0)).x() > opened.findings.mapTo(opened, QPoint(0, 0)).x()


# narrow windows


def test_a_narrow_window_keeps_room_for_the_comparison_and_for_finding(qtbot: QtBot, opened: MainWindow) -> None:
    opened.resize(1000, 700)
    stories, findings = opened.stories.width(), opened.findings.width()
    assert opened.middle.width() > stories + findings
    qtbot.waitUntil(opened.tools.find_field.isVisible)
    assert opened.tools.places()[0].isdecimal()
    opened.resize(1480, 920)
    assert opened.tools.places()[0].endswith("differences")
    assert (opened.stories.width(), opened.findings.width()) == (264, 300)


def test_a_folder_with_a_tricky_name_does_not_turn_the_title(window: MainWindow, tmp_path: Path) -> None:
    window.open((tmp_path / "safe\u202egnp.exe",))
    assert window.windowTitle() == "safe\ufffdgnp.exe – Variorum"
