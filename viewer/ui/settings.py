"""What is remembered between two runs, as one frozen value; only this file reads and writes `QSettings`."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from viewer.ui.switches import Switches, Typography
from viewer.ui.theme_choice import ThemeChoice

FORMAT = 1
"""The format that is written. What was stored before there was a number counts as 0; it needs no change to be 1."""

RECENT_FOLDERS = 8
"""As many as a menu holds at a glance."""
_WIDTHS = range(160, 641)
"""Pixels that a rail may be wide; what was stored outside of it is a fault."""
_TEXT_SIZES = range(60, 301)
"""Per cent of the reading size."""
_FORMAT_KEY = "format"

MIGRATIONS: dict[int, Callable[[QSettings], None]] = {0: lambda _: None}
"""What turns stored settings of one format into those of the next, in the store itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Plain values only: what the window looked like and what it was used on."""

    geometry: bytes = b""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    stories_shown: bool = True
    findings_shown: bool = True
    stories_width: int = 264
    findings_width: int = 300
    text_size: int = 100
    changes: bool = True
    quotations: bool = True
    languages: bool = True
    furniture: bool = False
    collapse_same: bool = True
    typography: Typography = Typography.FAINT
    recent: tuple[str, ...] = ()
    last_folder: str = ""
    export_folder: str = ""

    @property
    def switches(self) -> Switches:
        """Return what the reader wants to see of a comparison."""
        return Switches(**{name: getattr(self, name) for name in Switches.__slots__})


def open_store() -> QSettings:
    """Return the store of this user, named by the application's name and organisation."""
    return QSettings()


def is_newer(store: QSettings) -> bool:
    """Tell whether a newer program stored these settings: they are neither read nor written."""
    return _format(store) > FORMAT


def load_settings(store: QSettings) -> Settings:
    """Return what was stored; what is missing or makes no sense is as on the first day."""
    fresh = Settings()
    if is_newer(store):
        return fresh
    for step in range(_format(store), FORMAT) if store.allKeys() else ():
        MIGRATIONS[step](store)
    return Settings(**{field.name: _read(store, field.name, getattr(fresh, field.name)) for field in fields(Settings)})


def save_settings(store: QSettings, settings: Settings) -> None:
    """Store `settings` at once, unless that would spoil those of a newer program."""
    if is_newer(store):
        return
    store.setValue(_FORMAT_KEY, FORMAT)
    for field in fields(Settings):
        value = getattr(settings, field.name)
        store.setValue(field.name, _plain(value))
    store.sync()


def with_recent(recent: tuple[str, ...], path: str) -> tuple[str, ...]:
    """Return the recent folders with `path` at their head, once."""
    return (path, *(other for other in recent if other != path))[:RECENT_FOLDERS]


def _format(store: QSettings) -> int:
    number = str(store.value(_FORMAT_KEY, 0))
    return int(number) if number.isascii() and number.isdigit() else 0


def _plain(value: object) -> object:
    match value:
        case bytes():
            return QByteArray(value)
        case tuple():
            return list(value)
        case StrEnum():
            return value.value
        case _:
            return value


def _read(store: QSettings, name: str, default: Any) -> Any:  # noqa: ANN401 - a store holds anything
    if not store.contains(name):
        return default
    try:
        return _READERS[type(default)](name, store.value(name))
    except (ValueError, TypeError):
        return default


def _bytes(_: str, value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else b""


def _flag(_: str, value: object) -> bool:
    if str(value).lower() not in {"true", "false"}:
        raise ValueError
    return str(value).lower() == "true"


def _number(name: str, value: object) -> int:
    number = int(str(value))
    if number not in (_TEXT_SIZES if name == "text_size" else _WIDTHS):
        raise ValueError
    return number


def _names(_: str, value: object) -> tuple[str, ...]:
    """Return a list of names; the store gives a single one back as plain text and none as nothing."""
    match value:
        case str():
            return (value,) if value else ()
        case list():
            return tuple(str(item) for item in value)[:RECENT_FOLDERS]
        case _:
            return ()


_READERS: dict[type, Callable[[str, object], Any]] = {
    bytes: _bytes,
    bool: _flag,
    int: _number,
    str: lambda _, value: str(value),
    tuple: _names,
    ThemeChoice: lambda _, value: ThemeChoice(str(value)),
    Typography: lambda _, value: Typography(str(value)),
}
