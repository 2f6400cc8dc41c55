"""Light or dark: what the reader chose, or what the desktop says, applied to the whole application."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from viewer.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme, interface_font, palette, stylesheet
from viewer.ui.theme_choice import ThemeChoice


class Looks(QObject):
    """Knows the theme in force and tells when it changes."""

    changed = Signal(object)

    def __init__(self, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._theme = self._wanted()
        self._apply()
        QApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """Return what the reader chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use a theme from now on."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self._theme:
            self._theme = wanted
            self._apply()
            self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        match self._choice:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
            case ThemeChoice.HIGH_CONTRAST:
                return HIGH_CONTRAST
            case ThemeChoice.SYSTEM:
                dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return DARK if dark else LIGHT

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(interface_font())
            application.setPalette(palette(self._theme))
            application.setStyleSheet(stylesheet(self._theme))
