"""What is remembered: whole, by name, and never trusted blindly."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from viewer.ui import settings as module
from viewer.ui.settings import FORMAT, RECENT_FOLDERS, Settings, is_newer, load_settings, save_settings, with_recent
from viewer.ui.switches import Switches, Typography
from viewer.ui.theme_choice import ThemeChoice

CHANGED = Settings(
    geometry=b"\x00\x01geo",
    theme=ThemeChoice.DARK,
    stories_shown=False,
    stories_width=200,
    text_size=140,
    quotations=False,
    furniture=True,
    typography=Typography.FULL,
    recent=("/a", "/b"),
    last_folder="/a",
    export_folder="/b",
)


def test_the_first_day_has_defaults(store: QSettings) -> None:
    assert load_settings(store) == Settings()


def test_what_is_saved_comes_back_from_the_file(store: QSettings, tmp_path: Path) -> None:
    save_settings(store, CHANGED)
    again = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert load_settings(again) == CHANGED


@pytest.mark.parametrize("recent", [(), ("/only",)])
def test_short_lists_come_back_as_lists(store: QSettings, tmp_path: Path, recent: tuple[str, ...]) -> None:
    save_settings(store, replace(CHANGED, recent=recent))
    again = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert load_settings(again).recent == recent


@pytest.mark.parametrize(
    ("name", "nonsense"),
    [
        ("theme", "purple"),
        ("stories_width", "wide"),
        ("stories_width", "12"),
        ("findings_width", "99999"),
        ("text_size", "5"),
        ("quotations", "perhaps"),
        ("typography", "loud"),
        ("geometry", "text"),
        ("recent", 3),
    ],
)
def test_nonsense_is_as_on_the_first_day(store: QSettings, name: str, nonsense: object) -> None:
    store.setValue(name, nonsense)
    assert getattr(load_settings(store), name) == getattr(Settings(), name)


def test_the_switches_are_those_of_the_view() -> None:
    assert CHANGED.switches == Switches(quotations=False, furniture=True, typography=Typography.FULL)


def test_a_recent_folder_stands_first_and_once() -> None:
    assert with_recent(("/a", "/b"), "/b") == ("/b", "/a")
    many = tuple(f"/{number}" for number in range(20))
    assert len(with_recent(many, "/new")) == RECENT_FOLDERS


def test_settings_carry_a_format_number(store: QSettings) -> None:
    save_settings(store, CHANGED)
    assert int(str(store.value("format"))) == FORMAT
    assert not is_newer(store)


def test_settings_of_a_newer_program_are_left_as_they_are(store: QSettings) -> None:
    save_settings(store, CHANGED)
    store.setValue("format", FORMAT + 1)
    assert is_newer(store)
    assert load_settings(store) == Settings()
    save_settings(store, Settings())
    store.setValue("format", FORMAT)
    assert load_settings(store) == CHANGED


@pytest.mark.parametrize("number", ["", "-1", "one", "²"])
def test_a_format_that_is_no_number_counts_as_the_oldest(store: QSettings, number: str) -> None:
    save_settings(store, CHANGED)
    store.setValue("format", number)
    assert load_settings(store) == CHANGED


def test_older_settings_are_brought_up_to_date(store: QSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    store.setValue("letters", 140)
    monkeypatch.setattr(module, "FORMAT", 2)
    steps = {0: lambda _: None, 1: lambda store: store.setValue("text_size", store.value("letters"))}
    monkeypatch.setattr(module, "MIGRATIONS", steps)
    assert load_settings(store).text_size == 140
