"""Workspaces in the window: saved by keys, opened by name, by drop, and by what the desktop asks for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from viewer.ui import application, workspaces
from viewer.ui.actions import Do
from viewer.ui.desk import Pair, first_story
from viewer.ui.main_window import MainWindow
from viewer.ui.notice import Tone
from viewer.workspace import FORMAT, Side, Spot, Workspace, load_workspace, save_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    place.mkdir()
    return place


@pytest.fixture
def saved(folder: Path, tmp_path: Path) -> Path:
    """Return a workspace that stands at the third story paragraph of a pair that is not the first one."""
    path = tmp_path / "mill.variorum"
    switches = {"changes": True, "furniture": True, "quotations": False}
    workspace = Workspace((folder,), "Mill", "again.txt", "copy.txt", Spot(Side.WITNESS, 3), switches)
    save_workspace(workspace, path)
    return path


def shows(window: MainWindow, pair: Pair) -> Callable[[], bool]:
    def compared() -> bool:
        shown = window.desk.comparison
        return shown is not None and Pair(shown.base.id, shown.witness.id) == pair

    return compared


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.middle.banners.notices]


def test_a_workspace_opens_at_its_pair_paragraph_and_marks(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.open((saved,))
    qtbot.waitUntil(shows(window, Pair("again.txt", "copy.txt")), timeout=20000)
    row = window.middle.view.current_row()
    assert row is not None
    assert window.desk.comparison is not None
    assert 3 in window.desk.comparison.rows[row].witness
    assert window.does[Do.FURNITURE].isChecked()
    assert not window.does[Do.QUOTATIONS].isChecked()
    assert window.middle.view.switches.furniture
    assert window.windowTitle() == "mill.variorum – Variorum"


def test_what_is_open_is_saved_by_a_key_and_then_without_asking(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.does[Do.SAVE_WORKSPACE].isEnabled()
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    asked: list[Path] = []

    def ask(_: object, suggested: Path) -> Path:
        asked.append(suggested)
        return tmp_path / "mine.variorum"

    monkeypatch.setattr(workspaces, "ask_save", ask)
    window.middle.view.go_to_row(2)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked[0].name == "news.variorum"
    assert asked[0].parent != folder
    kept = load_workspace(tmp_path / "mine.variorum")
    assert kept.inputs == (folder,)
    assert (kept.base, kept.witness, kept.story) == ("mill.txt", "again.txt", "Mill reopens after the flood")
    assert kept.spot is not None
    assert any("mine.variorum" in text for text in notices(window))
    window.desk.swap()
    qtbot.waitUntil(shows(window, Pair("again.txt", "mill.txt")), timeout=20000)
    window.does[Do.SAVE_WORKSPACE].trigger()
    assert len(asked) == 1
    assert load_workspace(tmp_path / "mine.variorum").base == "again.txt"
    window.does[Do.SAVE_WORKSPACE_AS].trigger()
    assert asked[1] == tmp_path / "mine.variorum"


def test_without_a_current_paragraph_the_first_in_sight_is_kept(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    monkeypatch.setattr(workspaces, "ask_save", lambda *_: tmp_path / "mine.variorum")
    window.does[Do.SAVE_WORKSPACE].trigger()
    assert load_workspace(tmp_path / "mine.variorum").spot == Spot(Side.BASE, 0)


def test_a_reader_who_would_rather_not_saves_nothing(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    monkeypatch.setattr(workspaces, "ask_save", lambda *_: None)
    before = notices(window)
    window.does[Do.SAVE_WORKSPACE].trigger()
    assert notices(window) == before


def test_what_is_gone_is_named_and_the_rest_is_opened(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "more.variorum"
    names = [tmp_path / name for name in ("gone", "lost.txt", "left", "away")]
    save_workspace(Workspace((*names, folder)), path)
    window.open((path,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    sentence = next(text for text in notices(window) if text.startswith("Not found"))
    assert sentence == "Not found: “gone”, “lost.txt”, “left”, 1 more. The rest was opened."


def test_where_nothing_is_left_what_is_open_stays(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    path = tmp_path / "old.variorum"
    save_workspace(Workspace((tmp_path / "gone",)), path)
    window.open((path,))
    assert "Nothing that “old.variorum” names is there any more: “gone”." in notices(window)
    assert window.desk.comparison is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "damaged"), (f'{{"format": {FORMAT + 1}}}', "newer Variorum"), (None, "cannot be read")],
)
def test_what_cannot_be_opened_is_told_and_left_as_it_is(
    text: str | None, words: str, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "bad.variorum"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    window.open((path,))
    notice = window.middle.banners.notices[0]
    assert words in notice.text
    assert notice.tone is Tone.FAULT
    assert text is None or path.read_text(encoding="utf-8") == text


def test_a_newer_workspace_is_not_written_over(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.variorum"
    path.write_text(json.dumps({"format": FORMAT + 1}), encoding="utf-8")
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    monkeypatch.setattr(workspaces, "ask_save", lambda *_: path)
    window.does[Do.SAVE_WORKSPACE].trigger()
    assert any("newer Variorum" in text for text in notices(window))
    assert json.loads(path.read_bytes()) == {"format": FORMAT + 1}


def test_another_pair_chosen_meanwhile_stays(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.open((saved,))
    window.desk.choose_base("ferry.txt")
    window.desk.choose_witness("mill.txt")
    qtbot.waitUntil(shows(window, Pair("ferry.txt", "mill.txt")), timeout=20000)
    qtbot.waitUntil(lambda: not window.does[Do.CANCEL].isEnabled(), timeout=20000)
    assert window.desk.pair == Pair("ferry.txt", "mill.txt")


def test_a_telling_without_another_is_chosen_alone(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ferry.variorum"
    save_workspace(Workspace((folder,), "Ferry stays in port", "ferry.txt"), path)
    window.open((path,))
    qtbot.waitUntil(lambda: window.desk.pair == Pair("ferry.txt"), timeout=20000)


def test_tellings_that_are_gone_leave_the_story(qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ferry.variorum"
    save_workspace(Workspace((folder,), "Ferry stays in port", "gone.txt", "lost.txt"), path)
    window.open((path,))
    qtbot.waitUntil(lambda: window.desk.pair == Pair("ferry.txt"), timeout=20000)
    assert first_story((), "Ferry stays in port") == ""


def test_a_workspace_is_opened_by_dropping_it(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    nothing = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing))
    qtbot.waitUntil(shows(window, Pair("again.txt", "copy.txt")), timeout=20000)


def test_what_the_desktop_asks_for_is_opened_together(
    qtbot: QtBot, qapp: application.Application, tmp_path: Path
) -> None:
    names = [tmp_path / "one.txt", tmp_path / "two.txt"]
    with qtbot.waitSignal(qapp.paths_asked) as asked:
        for name in (*names, names[0]):
            QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(name))))
    assert asked.args == [tuple(names)]


def test_a_workspace_dropped_on_the_icon_is_opened(
    qtbot: QtBot, qapp: application.Application, window: MainWindow, saved: Path
) -> None:
    qapp.paths_asked.connect(window.open)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(saved))))
    qtbot.waitUntil(shows(window, Pair("again.txt", "copy.txt")), timeout=20000)


def test_an_address_that_is_no_file_is_passed_over(qtbot: QtBot, qapp: application.Application) -> None:
    with qtbot.assertNotEmitted(qapp.paths_asked, wait=200):
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/")))


def test_the_dialogs_offer_workspaces(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.variorum"), ""))
    assert workspaces.ask_open(window, str(tmp_path)) == (tmp_path / "a.variorum",)
    assert workspaces.ask_save(window, tmp_path / "b.variorum") == tmp_path / "b.variorum"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: False)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert workspaces.ask_open(window, "") == ()
    assert workspaces.ask_save(window, tmp_path / "b.variorum") is None


def test_what_is_open_is_read_again_at_the_same_pair_and_paragraph(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    assert not window.does[Do.READ_AGAIN].isEnabled()
    window.workspaces.read_again()
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    window.desk.choose(Pair("again.txt", "copy.txt"))
    qtbot.waitUntil(shows(window, Pair("again.txt", "copy.txt")), timeout=20000)
    window.middle.view.go_to_row(2)
    with qtbot.waitSignal(window.desk.opened):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.desk.pair == Pair()
    qtbot.waitUntil(shows(window, Pair("again.txt", "copy.txt")), timeout=20000)
    assert window.middle.view.current_row() == 2


def test_a_folder_that_has_gone_is_not_read_again_but_stays_shown(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.open((folder,))
    qtbot.waitUntil(shows(window, Pair("mill.txt", "again.txt")), timeout=20000)
    folder.rmdir()
    window.does[Do.READ_AGAIN].trigger()
    assert any(text.startswith("No longer there: ") for text in notices(window))
    assert window.desk.pair == Pair("mill.txt", "again.txt")
