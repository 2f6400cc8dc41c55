"""The menu bar: every action of the window, in the order in which a reader needs them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from viewer.ui import messages
from viewer.ui.actions import Actions, Do

_GROUPS: dict[str, tuple[tuple[Do, ...], ...]] = {
    "workspace": ((Do.SAVE_WORKSPACE, Do.SAVE_WORKSPACE_AS),),
    "export": ((Do.EXPORT_PDF, Do.EXPORT_HTML, Do.EXPORT_JSON),),
    "edit": (
        (Do.UNDO, Do.REDO),
        (Do.PAIR, Do.UNPAIR, Do.MOVED, Do.RELEASE),
        (Do.FIND, Do.FIND_NEXT, Do.FIND_PREVIOUS),
    ),
    "view": (
        (Do.SIDE_BY_SIDE, Do.STORY),
        (Do.CHANGES, Do.QUOTATIONS, Do.LANGUAGES, Do.FURNITURE, Do.COLLAPSE_SAME),
        (Do.STORIES, Do.FINDINGS),
        (Do.ZOOM_IN, Do.ZOOM_OUT, Do.ZOOM_RESET),
    ),
    "go": (
        (Do.NEXT_DIFFERENCE, Do.PREVIOUS_DIFFERENCE),
        (Do.NEXT_QUOTATION, Do.PREVIOUS_QUOTATION),
        (Do.NEXT_STORY, Do.PREVIOUS_STORY),
        (Do.LEDGER, Do.COVERAGE),
        (Do.SWAP,),
    ),
    "help": ((Do.KEYS, Do.ABOUT),),
}


class Menus:
    """Fills the menu bar and the menu of the button that opens things."""

    def __init__(self, window: QWidget, bar: QMenuBar, opener: QMenu, actions: Actions) -> None:
        self._actions = actions
        file = bar.addMenu(window.tr("&File"))
        for do in (Do.OPEN_FOLDER, Do.OPEN_FILES, Do.OPEN_WORKSPACE, Do.OPEN_SAMPLES):
            file.addAction(actions[do])
            opener.addAction(actions[do])
        self._recent = QMenu(window.tr("Open &recent"), window)
        file.addMenu(self._recent)
        file.addAction(actions[Do.READ_AGAIN])
        file.addSeparator()
        self._fill(file, "workspace")
        file.addSeparator()
        self._fill(file, "export")
        file.addSeparator()
        file.addAction(actions[Do.CANCEL])
        file.addAction(actions[Do.QUIT])
        opener.addSeparator()
        opener.addMenu(self._recent)
        self._fill(bar.addMenu(window.tr("&Edit")), "edit")
        view = bar.addMenu(window.tr("&View"))
        self._fill(view, "view")
        levels = view.addMenu(window.tr("T&ypography"))
        levels.setToolTip(window.tr("Quotation marks, dashes, spaces and capitals where the words are the same"))
        levels.addActions(list(actions.levels.values()))
        themes = view.addMenu(window.tr("&Theme"))
        themes.addActions(list(actions.themes.values()))
        self._fill(bar.addMenu(window.tr("&Go")), "go")
        self._fill(bar.addMenu(window.tr("&Help")), "help")

    def show_recent(self, folders: Sequence[str], ask: Callable[[Path], None]) -> None:
        """Offer what was open before."""
        self._recent.clear()
        self._recent.setEnabled(bool(folders))
        for folder in folders:
            path = Path(folder)
            action = self._recent.addAction(messages.safe_name(str(path)).replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: ask(path))

    def _fill(self, menu: QMenu, name: str) -> None:
        for number, group in enumerate(_GROUPS[name]):
            if number:
                menu.addSeparator()
            menu.addActions([self._actions[do] for do in group])
