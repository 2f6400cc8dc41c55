"""The left room: which stories there are, and which two tellings are compared."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from viewer.reading.files import split_path
from viewer.ui.story_delegate import StoryDelegate
from viewer.ui.story_model import Node, NodeKind, StoryModel
from viewer.ui.theme import Theme
from viewer.workshop.outline import Finding, Outline

_AS_BASE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class StoryTree(QTreeView):
    """Shows the outline and asks for a story, a base or a witness."""

    story_asked = Signal(str)
    base_asked = Signal(str)
    witness_asked = Signal(str)
    swap_asked = Signal()
    ledger_asked = Signal(str)
    coverage_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StoryModel(self)
        self._delegate = StoryDelegate(theme, self)
        self._closed: set[str] = set()
        self._opened_for_pair: str | None = None
        self._pair: tuple[str | None, str | None] = (None, None)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(self.tr("Stories"))
        self.setAccessibleDescription(self.tr("Enter compares, Shift+Enter makes a telling the base"))
        self.collapsed.connect(lambda index: self._note_heading(index, closed=True))
        self.expanded.connect(lambda index: self._note_heading(index, closed=False))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def set_outline(self, outline: Outline) -> None:
        """Show another outline; what was current, open and in sight stays so, though stories may have other ids now."""
        current = self._telling_of(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self._model.set_outline(outline)
        for heading in self._model.headings():
            node = self._model.node(heading)
            self.setExpanded(heading, node is not None and node.key not in self._closed)
        self._open_story_of_pair()
        if current is not None:
            self._make_current(*current)
        self.verticalScrollBar().setValue(scrolled)

    def set_pair(self, base: str | None, witness: str | None) -> None:
        """Letter the two tellings that are compared and open their story in place of the one before."""
        self._pair = (base, witness)
        self._model.set_pair(base, witness)
        before = self._opened_for_pair
        story = self._open_story_of_pair()
        if before not in {None, self._opened_for_pair}:
            self.collapse(self._model.index_of_story(str(before)))
        if story.isValid():
            self.scrollTo(story)

    def set_finding(self, finding: Finding) -> None:
        """Show what a first look into a story found."""
        self._model.set_finding(finding)
        self._measure_again()

    def forget(self) -> None:
        """Begin afresh for another folder."""
        self._model.clear_findings()
        self._closed.clear()
        self._opened_for_pair = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on what was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._act(self.indexAt(event.position().toPoint()), as_base=bool(event.modifiers() & _AS_BASE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current line with Enter or Space, as with the mouse; move with the arrows."""
        if event.key() in _ENTER:
            self._act(self.currentIndex(), as_base=bool(event.modifiers() & _AS_BASE))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the line under the pointer, or with the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = self.visualRect(index).center() if by_key else event.pos()
        node = self._model.node(index)
        if node is not None:
            self._show_menu(node, self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines again when the rail was made wider or narrower."""
        super().resizeEvent(event)
        if self._delegate.set_width(self.viewport().width()):
            self._measure_again()

    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _act(self, index: QModelIndex, *, as_base: bool) -> None:
        node = self._model.node(index)
        match node.kind if node else None:
            case NodeKind.TOPIC | NodeKind.LEFT_OUT:
                self.setExpanded(index, not self.isExpanded(index))
            case NodeKind.STORY:
                self._act_on_story(index, str(node.key if node else ""))
            case NodeKind.TELLING:
                asked = self.base_asked if as_base else self.witness_asked
                asked.emit(node.key if node else "")
            case _:
                return

    def _act_on_story(self, index: QModelIndex, key: str) -> None:
        if key == self._opened_for_pair:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.story_asked.emit(key)

    def _show_menu(self, node: Node, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if node.kind is NodeKind.STORY:
            menu.addAction(self.tr("Compare"), lambda: self.story_asked.emit(node.key))
            if len(node.children) > 1:
                menu.addAction(self.tr("Ledger of quotations"), lambda: self.ledger_asked.emit(node.key))
                menu.addAction(self.tr("Paragraphs of the story"), lambda: self.coverage_asked.emit(node.key))
        if node.kind is NodeKind.TELLING:
            menu.addAction(self.tr("Compare as A (base)"), lambda: self.base_asked.emit(node.key))
            menu.addAction(self.tr("Compare as B"), lambda: self.witness_asked.emit(node.key))
            menu.addAction(self.tr("Swap A and B"), self.swap_asked.emit)
        if node.path:
            menu.addSeparator()
            menu.addAction(self.tr("Copy its path"), lambda: QGuiApplication.clipboard().setText(node.path))
            menu.addAction(self.tr("Open its file"), lambda: _open_file(node.path))
        if not menu.isEmpty():
            menu.popup(place)

    def _open_story_of_pair(self) -> QModelIndex:
        """Open the story of the witness, else of the base, and return where it stands."""
        base, witness = self._pair
        telling = self._model.index_of_telling(witness)
        if not telling.isValid():
            telling = self._model.index_of_telling(base)
        story = self._model.node(telling.parent())
        self._opened_for_pair = story.key if story else None
        if story is not None:
            self.expand(telling.parent())
        return telling.parent()

    def _telling_of(self, index: QModelIndex) -> tuple[NodeKind, str] | None:
        """Return the kind of a line and a telling by which it is found again, `None` for lines without one."""
        node = self._model.node(index)
        if node is None or node.kind not in {NodeKind.STORY, NodeKind.TELLING}:
            return None
        telling = node if node.kind is NodeKind.TELLING else self._model.node(self._model.index(0, 0, index))
        return (node.kind, telling.key) if telling else None

    def _make_current(self, kind: NodeKind, telling: str) -> None:
        index = self._model.index_of_telling(telling)
        index = index.parent() if kind is NodeKind.STORY else index
        if index.isValid():
            self.setCurrentIndex(index)

    def _note_heading(self, index: QModelIndex, *, closed: bool) -> None:
        node = self._model.node(index)
        if node is not None and node.kind in {NodeKind.TOPIC, NodeKind.LEFT_OUT}:
            (self._closed.add if closed else self._closed.discard)(node.key)


def _open_file(path: str) -> None:
    """Open a file, or the archive that an article lies in, with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(split_path(path)[0])))
