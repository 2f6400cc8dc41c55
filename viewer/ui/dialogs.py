"""The few boxes that the window opens: what to open, the keys, and what this program is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLabel, QMessageBox, QScrollArea, QVBoxLayout, QWidget

import viewer

translate = QCoreApplication.translate

_COLUMNS = 2
"""Columns of the overlay of keys: one would be taller than most screens."""
_FRAME = 64
"""Pixels of a screen's height that its overlay leaves for its own frame; what does not fit is scrolled."""


def ask_folder(parent: QWidget, start: str) -> Path | None:
    """Ask for a folder of articles, `None` where the reader would rather not."""
    title = translate("dialogs", "Open a folder of articles")
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, start: str) -> tuple[Path, ...]:
    """Ask for article files; two are compared at once."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, translate("dialogs", "Open article files"), start)
    return tuple(Path(name) for name in chosen)


def show_about(parent: QWidget) -> None:
    """Say what this program is."""
    text = translate("dialogs", "Variorum %1\n\nShows how a news story changes from one telling to the next.")
    box = QMessageBox(parent)
    box.setWindowTitle(translate("dialogs", "About Variorum"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text.replace("%1", viewer.__version__))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def show_unforeseen(parent: QWidget | None, log: str) -> None:
    """Say that something went wrong that nobody foresaw, and where it is written down."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Variorum")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("dialogs", "Something went wrong that should not have."))
    words = translate("dialogs", "Your articles are as they were. Details are in the log:\n%1")
    box.setInformativeText(words.replace("%1", log))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


class KeysOverlay(QDialog):
    """All keys at a glance."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        table = self._table((*keys, *self._keys_in_view()))
        area = QScrollArea(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        wanted, there = table.sizeHint(), self.screen().availableSize()
        self.resize(wanted.width(), min(wanted.height(), there.height() - _FRAME))

    def _table(self, keys: Sequence[tuple[str, str]]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        rows = -(-len(keys) // _COLUMNS)
        for number, (words, key) in enumerate(keys):
            column, row = divmod(number, rows)
            shown = QLabel(key, table)
            shown.setProperty("part", "key")
            grid.addWidget(QLabel(words, table), row, column * 3)
            grid.addWidget(shown, row, column * 3 + 1, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnMinimumWidth(2, 28)
        return table

    def _keys_in_view(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Choose a paragraph of the row, in the comparison"), "← · →"),
            (self.tr("Open a fold, or follow a moved paragraph, in the comparison"), self.tr("Enter")),
            (self.tr("Compare a story, in the list"), self.tr("Enter")),
            (self.tr("Make a telling the base, in the list"), self.tr("Shift+Enter")),
        )
