"""How the reader likes to see things: kept from run to run, and obeyed by the rooms of the window."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from viewer.ui.actions import Actions, Do
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.looks import Looks
from viewer.ui.rails import Rooms
from viewer.ui.settings import Settings, load_settings, save_settings, with_recent
from viewer.ui.theme import READING_SIZE
from viewer.ui.theme_choice import ThemeChoice

_TEXT_STEP = 10  # per cent of the reading size
_SMALLEST_TEXT, _LARGEST_TEXT = 60, 300


class Preferences(QObject):
    """Holds the settings; what the reader chooses is shown at once and remembered."""

    recent_changed = Signal(object)
    switches_changed = Signal(object)
    text_size_changed = Signal(int)

    def __init__(self, store: QSettings, does: Actions, rooms: Rooms, view: ComparisonView, looks: Looks) -> None:
        """Show everything as it was, and obey the actions from now on."""
        super().__init__(rooms)
        self._store, self._settings = store, load_settings(store)
        self._does, self._rooms, self._view, self._looks = does, rooms, view, looks
        kept = self._settings
        does.check(asdict(kept.switches))
        does[Do.STORIES].setChecked(kept.stories_shown)
        does[Do.FINDINGS].setChecked(kept.findings_shown)
        does.themes[looks.choice].setChecked(True)
        rooms.set_widths(kept.stories_width, kept.findings_width)
        rooms.show_rail(stories=kept.stories_shown, findings=kept.findings_shown)
        view.set_switches(kept.switches)
        self.set_text_size(kept.text_size)
        for choice, action in does.themes.items():
            action.triggered.connect(partial(self._choose_theme, choice))
        for action in does.levels.values():
            action.triggered.connect(self.take_switches)

    @property
    def settings(self) -> Settings:
        """Return what will be remembered."""
        return self._settings

    def remember(self, **changes: object) -> None:
        """Keep other values, by the names of their fields."""
        stories, findings = self._rooms.widths
        values = {"stories_width": stories, "findings_width": findings, **changes}
        self._settings = replace(self._settings, **values)  # type: ignore[arg-type] # names of fields, by their callers
        save_settings(self._store, self._settings)

    def note_opened(self, folder: Path, *, recent: Path | None) -> None:
        """Remember in which folder something was opened last, and the folder or archive that may be offered again."""
        if recent is not None:
            self.remember(recent=with_recent(self._settings.recent, str(recent.resolve())))
            self.recent_changed.emit(self._settings.recent)
        self.remember(last_folder=str(folder))

    def take_switches(self) -> None:
        """Mark and fold as the actions say."""
        self.remember(**self._does.checked())
        self.switches_changed.emit(self._settings.switches)
        self._view.set_switches(self._settings.switches)

    def obey(self, states: Mapping[str, object]) -> None:
        """Mark and fold as a workspace says; what it does not name stays as it is."""
        self._does.check(states)
        self.take_switches()

    def show_rails(self) -> None:
        """Open and close the rails as the actions say."""
        stories, findings = self._does[Do.STORIES].isChecked(), self._does[Do.FINDINGS].isChecked()
        self._rooms.show_rail(stories=stories, findings=findings)
        self.remember(stories_shown=stories, findings_shown=findings)

    def step_text_size(self, steps: int) -> None:
        """Set text larger by steps, smaller for a negative number."""
        self.set_text_size(self._settings.text_size + steps * _TEXT_STEP)

    def set_text_size(self, percent: int = 100) -> None:
        """Set text in so many per cent of its usual size."""
        percent = max(_SMALLEST_TEXT, min(_LARGEST_TEXT, percent))
        self._view.set_reading_size(round(READING_SIZE * percent / 100))
        if percent != self._settings.text_size:
            self.remember(text_size=percent)
            self.text_size_changed.emit(percent)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self.remember(theme=choice)
        self._looks.choose(choice)
