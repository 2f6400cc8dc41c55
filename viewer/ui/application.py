"""Qt's application object: its name, its icon, its language, and what it does with faults that nobody foresaw."""

import logging
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTimer, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.resources import resource
from viewer.ui.assets import application_icon
from viewer.ui.dialogs import show_unforeseen
from viewer.ui.places import data_folder

logger = logging.getLogger(__name__)

_NAME = "Variorum"
_LOG_NAME = "variorum.log"
_GATHERING = 50
"""Milliseconds in which paths that the desktop asks for belong together: they come in one burst."""


class Application(QApplication):
    """Qt's application object; `paths_asked` carries what the desktop asks a running program to open.

    That is a `QFileOpenEvent` each: macOS sends one for everything dropped on the Dock icon or opened in the Finder.
    Those that come together are one wish, so that two files dropped at once are compared with each other.
    """

    paths_asked = Signal(object)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self._asked: list[Path] = []

    def event(self, event: QEvent) -> bool:
        """Gather what shall be opened; an event filter would see, and slow, every event of the program instead."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        path = event.file()
        if path:
            self._asked.append(Path(path))
            QTimer.singleShot(_GATHERING, self._ask)
        return True

    def _ask(self) -> None:
        paths, self._asked = tuple(dict.fromkeys(self._asked)), []
        if paths:
            self.paths_asked.emit(paths)


def build_application() -> QApplication:
    """Return the application object, named, with its icon and in the language of the desktop."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = Application(sys.argv[:1])
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application.setStyle("Fusion")
    application.setApplicationName(_NAME)
    application.setOrganizationName(_NAME)
    application.setDesktopFileName(_NAME.lower())
    application.setWindowIcon(application_icon())
    _speak(application)
    return application


def log_path() -> Path:
    """Return where the log of this user lies."""
    return data_folder() / _LOG_NAME


def catch_the_unforeseen(window: QWidget) -> None:
    """Write defects to the log and say so in one box; those after the first are only written."""
    shown: list[bool] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        _write_log(text)
        if not shown:
            shown.append(True)
            show_unforeseen(window, str(log_path()))

    sys.excepthook = hook


def _speak(application: QApplication) -> None:
    """Put the window into the language of the desktop where it has the words, else wholly into English.

    Qt's own words, the direction of the window and the way dates are written follow the words of the window: half of
    it in another language, or mirrored around English words, would be hard to read.
    """
    own = QTranslator(application)
    if not own.load(QLocale(), "variorum", "_", str(resource("i18n"))):
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale().territory()))
        return
    application.installTranslator(own)
    qt = QTranslator(application)
    if qt.load(QLocale(), "qtbase", "_", str(_qt_translations())):
        application.installTranslator(qt)


def _qt_translations() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _write_log(text: str) -> None:
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        logger.warning("The log could not be written: %s", error)
