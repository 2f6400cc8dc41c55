"""The composition root of the window: the only place that builds long-lived objects."""

import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication

from viewer.resources import resource
from viewer.ui.assets import application_icon
from viewer.ui.dialogs import show_unforeseen
from viewer.ui.main_window import MainWindow
from viewer.ui.settings import ThemeChoice, open_store
from viewer.ui.workshop import keep_standard_streams

logger = logging.getLogger(__name__)

_NAME = "Variorum"
_LOG_NAME = "variorum.log"
_WORDS_ARE_OFF = 2
_NO_DISPLAY = 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command asked for: what to open, and a theme for this once."""

    paths: tuple[Path, ...] = ()
    theme: ThemeChoice | None = None


def run_window(words: list[str]) -> int:
    """Open the window on the paths among `words` and return the exit status when it was closed."""
    keep_standard_streams()
    try:
        wishes = read_wishes(words)
    except ValueError as error:
        sys.stderr.write(f"{error}\nUsage: main.py [--theme light|dark|system] [PATH...]\n")
        return _WORDS_ARE_OFF
    if not has_display():
        sys.stderr.write("There is no display. The same without a window: main.py stories PATH, main.py compare A B.\n")
        return _NO_DISPLAY
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = build_application()
    window = MainWindow(open_store(), wishes.theme)
    _catch_the_unforeseen(window)
    window.open(wishes.paths)
    window.show()
    status = application.exec()
    window.desk.close()
    return status


def read_wishes(words: Sequence[str]) -> Wishes:
    """Return what the words of the command ask for; raises `ValueError` with a sentence where they are off."""
    paths: list[Path] = []
    theme: ThemeChoice | None = None
    left = list(words)
    while left:
        word = left.pop(0)
        name, _, value = word.partition("=")
        if name == "--theme":
            theme = _theme(value or (left.pop(0) if left else ""))
        elif word == "--":
            paths += [Path(rest) for rest in left]
            break
        elif word.startswith("-") and not Path(word).exists():
            raise ValueError(f"Unknown option: {word}")
        else:
            paths.append(Path(word))
    return Wishes(tuple(paths), theme)


def build_application() -> QApplication:
    """Return the application object, named, with its icon and in the language of the desktop."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setApplicationName(_NAME)
    application.setOrganizationName(_NAME)
    application.setDesktopFileName(_NAME.lower())
    application.setWindowIcon(application_icon())
    for catalogue, folder in (("variorum", resource("i18n")), ("qtbase", _qt_translations())):
        translator = QTranslator(application)
        if translator.load(QLocale(), catalogue, "_", str(folder)):
            application.installTranslator(translator)
    return application


def has_display() -> bool:
    """Tell whether a window could be opened at all; asked before Qt, which ends the process where it cannot."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def log_path() -> Path:
    """Return where the log of this user lies."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)) / _LOG_NAME


def _theme(value: str) -> ThemeChoice:
    try:
        return ThemeChoice(value)
    except ValueError as error:
        raise ValueError(f"Unknown theme: {value or '(none)'}") from error


def _qt_translations() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _catch_the_unforeseen(window: MainWindow) -> None:
    """Write defects to the log and say so in one box; a second one while it is open is only written."""
    shown: list[bool] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        _write_log(text)
        if not shown:
            shown.append(True)
            show_unforeseen(window, str(log_path()))

    sys.excepthook = hook


def _write_log(text: str) -> None:
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        sys.stderr.write(f"The log could not be written: {error}\n")
