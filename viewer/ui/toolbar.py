"""The one line at the head of the window: open, where we are, what is marked, find, export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from viewer.ui import messages, words
from viewer.ui.actions import Actions, Do
from viewer.ui.assets import Sign, sign_icon, sign_width
from viewer.ui.theme import Theme

_FIND_WIDTH = 220  # pixels, as in the design
_NARROWEST_FIND = 140  # where the window is narrow
_ROOMY = 1340  # pixels of the window from which on there is room for the words of both counts
_NARROW = 1140  # … and for the buttons that the menu and keys stand in for
_CLEAR_WIDTH = 30  # the room of the sign that clears the field
_PAGES = (Do.SIDE_BY_SIDE, Do.STORY)
_SIGNS = {
    Do.PREVIOUS_DIFFERENCE: Sign.UP,
    Do.NEXT_DIFFERENCE: Sign.DOWN,
    Do.PREVIOUS_QUOTATION: Sign.QUOTATION_UP,
    Do.NEXT_QUOTATION: Sign.QUOTATION_DOWN,
}


class FindField(QLineEdit):
    """Where the words to look for are typed; Enter goes on, Shift+Enter back, Escape ends the search."""

    next_asked = Signal()
    previous_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in both…"))
        self.setAccessibleName(self.tr("Find in both"))
        self.setMinimumWidth(_NARROWEST_FIND)
        self.setMaximumWidth(_FIND_WIDTH)
        self._clear: QAction | None = None
        self._clear_sign = QIcon()
        self.textChanged.connect(self._offer_clearing)
        self._count = QLabel(self)
        self._count.setProperty("part", "note")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign that clears the field in other colours."""
        self._clear_sign = sign_icon(Sign.CLOSE, theme)
        if self._clear is not None:
            self._clear.setIcon(self._clear_sign)

    def begin(self) -> None:
        """Take the keys, and offer to write over the words that were looked for."""
        self.setFocus()
        self.selectAll()

    def show_count(self, at: int, count: int) -> None:
        """Say how often the words were found, and at which place we are (from 0, -1 for none of them)."""
        self._count.setVisible(bool(self.text()))
        if self.text():
            place = self.tr("%1 of %2").replace("%1", words.figure(at + 1)).replace("%2", words.figure(count))
            found = messages.plural(self.tr("%Ln hit(s)", "", count), count) if at < 0 else place
            self._count.setText(found)
            self._count.adjustSize()
            self.setAccessibleDescription(found)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the end of the field."""
        super().resizeEvent(event)
        self._make_room()

    def _offer_clearing(self, text: str) -> None:
        """Show the sign that clears the field while there is something to clear."""
        if self._clear is None:
            self._clear = self.addAction(self._clear_sign, QLineEdit.ActionPosition.TrailingPosition)
            self._clear.setToolTip(self.tr("Clear"))
            self._clear.triggered.connect(self.clear)
        self._clear.setVisible(bool(text))

    def _make_room(self) -> None:
        """Let the words typed end where the count begins."""
        shown = not self._count.isHidden()
        room = self._count.width() + 4 if shown else 0
        self.setTextMargins(room if self.isRightToLeft() else 0, 0, 0 if self.isRightToLeft() else room, 0)
        left = _CLEAR_WIDTH if self.isRightToLeft() else self.width() - self._count.width() - _CLEAR_WIDTH
        self._count.move(left, (self.height() - self._count.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from hit to hit with Enter and leave with Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_asked if back else self.next_asked).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToolBar(QToolBar):
    """Draws on the window's actions; it decides nothing."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.find_field = FindField(self)
        self._places: list[tuple[int | None, int]] = [(None, 0), (None, 0)]
        self._is_narrow = False
        self._spare: list[QAction] = []
        self._difference = self._count()
        self._quotation = self._count()
        self.open_menu = QMenu(self)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._fill()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the signs in other colours."""
        for do, sign in _SIGNS.items():
            self._actions[do].setIcon(sign_icon(sign, theme))
        self.find_field.set_theme(theme)

    def show_difference(self, at: int | None, total: int) -> None:
        """Say at which difference we are."""
        self._places[0] = (at, total)
        self._say_places()

    def show_quotation(self, at: int | None, total: int) -> None:
        """Say at which quotation we are."""
        self._places[1] = (at, total)
        self._say_places()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is most needed where the window is narrow: finding, rather than the words of two counts."""
        is_narrow = event.size().width() < _ROOMY
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._say_places()
        for each in self._spare:
            each.setVisible(event.size().width() >= _NARROW)
        super().resizeEvent(event)

    def places(self) -> tuple[str, str]:
        """Return what is said of the place among differences and among quotations."""
        return self._difference.text(), self._quotation.text()

    def _fill(self) -> None:
        opener = QToolButton(self)
        opener.setText(self.tr("Open…"))
        opener.setAccessibleName(self.tr("Open"))
        opener.setMenu(self.open_menu)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.addWidget(opener)
        self.addSeparator()
        self._spare += [self._add_button(do) for do in _PAGES]
        self._spare.append(self.addSeparator())
        self._add_signs(Do.PREVIOUS_DIFFERENCE, Do.NEXT_DIFFERENCE)
        self.addWidget(self._difference)
        self.addSeparator()
        self._add_signs(Do.PREVIOUS_QUOTATION, Do.NEXT_QUOTATION)
        self.addWidget(self._quotation)
        self.addSeparator()
        for do in (Do.CHANGES, Do.QUOTATIONS, Do.LANGUAGES, Do.FURNITURE):
            self.addAction(self._actions[do])
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addWidget(self.find_field)
        self._spare.append(self._add_button(Do.EXPORT_PDF, framed="true"))

    def _add_button(self, do: Do, *, framed: str = "false") -> QAction:
        """Add a button that can be hidden alone: its action stays in the menu, and its keys work."""
        button = QToolButton(self)
        button.setDefaultAction(self._actions[do])
        button.setProperty("framed", framed)
        return self.addWidget(button)

    def _add_signs(self, *wanted: Do) -> None:
        for do in wanted:
            self.addAction(self._actions[do])
            button = self._button(self._actions[do])
            button.setProperty("sign", "true")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(sign_width(_SIGNS[do]), sign_width(Sign.UP)))
            button.setAccessibleName(self._actions[do].text().replace("&", ""))

    def _button(self, action: QAction) -> QToolButton:
        button = self.widgetForAction(action)
        if not isinstance(button, QToolButton):
            raise TypeError
        return button

    def _count(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("part", "count")
        return label

    def _say_places(self) -> None:
        """Say both places, in figures alone where the window is narrow."""
        said = (
            (self._difference, self.tr("difference %1 of %2"), self.tr("%Ln difference(s)", "", self._places[0][1])),
            (self._quotation, self.tr("quotation %1 of %2"), self.tr("%Ln quotation(s)", "", self._places[1][1])),
        )
        for (label, at_one, all_of_them), (at, total) in zip(said, self._places, strict=True):
            place = at_one.replace("%1", words.figure(at or 0)).replace("%2", words.figure(total))
            whole = place if at is not None else messages.plural(all_of_them, total) if total else ""
            figures = (
                f"{words.figure(at)} / {words.figure(total)}"
                if at is not None
                else words.figure(total)
                if total
                else ""
            )
            label.setText(figures if self._is_narrow else whole)
            label.setToolTip(whole if self._is_narrow else "")
            label.setAccessibleName(whole)
