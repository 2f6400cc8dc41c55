"""The two rooms at the sides: what they look like, and how they open and close."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QTabBar, QTabWidget, QVBoxLayout, QWidget

from viewer.ui import words
from viewer.ui.change_list import ChangeList
from viewer.ui.quotation_list import QuotationList
from viewer.ui.story_tree import StoryTree
from viewer.ui.switches import Switches, Typography
from viewer.ui.theme import Theme
from viewer.workshop.protocol import Collated

_NARROWEST = (180, 232)  # pixels: labels of stories still read well, a speaker still stands beside a fate
_WIDEST = 640
_MIDDLE = 600  # pixels that the comparison should have: the rails give way down to their narrowest before it does


class StoriesRail(QWidget):
    """The room of the stories."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self)
        self.tree = StoryTree(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)


class FindingsRail(QWidget):
    """The room of what was found: a tab for the changes, a tab for the quotations."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self)
        self.changes = ChangeList(theme, self)
        self.quotations = QuotationList(theme, self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setAccessibleName(self.tr("Findings"))
        self._was_turned = False
        self._collated: Collated | None = None
        self._tabs.addTab(self.changes, "")
        self._tabs.addTab(self.quotations, "")
        self._tabs.tabBarClicked.connect(self._note_turn)
        bar: QTabBar = self._tabs.tabBar()
        bar.setExpanding(False)
        bar.setDrawBase(False)
        stops = (bar, *(stop for room in (self.changes, self.quotations) for stop in (room.filter, room.list)))
        for stop, then in pairwise(stops):
            QWidget.setTabOrder(stop, then)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 0)
        column.addWidget(self._tabs)
        self.show_collated(None)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.changes.set_theme(theme)
        self.quotations.set_theme(theme)

    def set_text_size(self, percent: int) -> None:
        """Set what articles say in so many per cent of its usual size."""
        self.changes.set_text_size(percent)
        self.quotations.set_text_size(percent)

    def show_collated(self, collated: Collated | None) -> None:
        """List what was found in a comparison."""
        self._collated = collated
        comparison = collated.comparison if collated else None
        changes = self.changes.show_comparison(comparison)
        quotations = self.quotations.show_comparison(comparison)
        self._tabs.setTabText(0, _counted(self.tr("Changes"), changes))
        self._tabs.setTabText(1, _counted(self.tr("Quotations"), quotations))
        self._tabs.setVisible(collated is not None)
        if not self._was_turned:  # what somebody was made to say is what a reader looks for first
            self._tabs.setCurrentWidget(self.quotations if quotations else self.changes)

    def take_switches(self, switches: Switches) -> None:
        """List what counts as a change under other switches."""
        counts = switches.typography is Typography.FULL
        if counts != self.changes.counts_typography:
            self.changes.counts_typography = counts
            if self._collated is not None:
                self.renew_collated(self._collated)

    def renew_collated(self, collated: Collated) -> None:
        """List what was found in another comparison of the same pair, where the reader is."""
        with self.changes.kept_in_place(), self.quotations.kept_in_place():
            self.show_collated(collated)

    def titles(self) -> tuple[str, str]:
        """Return what stands on the two tabs."""
        return self._tabs.tabText(0), self._tabs.tabText(1)

    def show_tab_of(self, room: QWidget) -> None:
        """Bring one of the two lists to the front, where it stays."""
        self._was_turned = True
        self._tabs.setCurrentWidget(room)

    def _note_turn(self) -> None:
        self._was_turned = True


class Rooms(QSplitter):
    """Three rooms side by side, the outer two of which open and close and keep their width."""

    def __init__(self, stories: QWidget, middle: QWidget, findings: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._rails = (stories, findings)
        for room in (stories, middle, findings):
            self.addWidget(room)
        for rail, narrowest in zip(self._rails, _NARROWEST, strict=True):
            rail.setMinimumWidth(narrowest)
            rail.setMaximumWidth(_WIDEST)
        middle.setMinimumWidth(320)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setStretchFactor(2, 0)
        self._widths = [264, 300]
        self.splitterMoved.connect(self._note_widths)

    @property
    def widths(self) -> tuple[int, int]:
        """Return how wide the two rails are, or were when they were last open."""
        return self._widths[0], self._widths[1]

    def set_widths(self, stories: int, findings: int) -> None:
        """Make the rails that wide."""
        self._widths = [stories, findings]
        self._spread()

    def show_rail(self, *, stories: bool, findings: bool) -> None:
        """Open or close the rails."""
        for rail, shown in zip(self._rails, (stories, findings), strict=True):
            rail.setVisible(shown)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what was gained or lost to the middle."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        room = self.width() - 2 * self.handleWidth()
        wanted = [width if rail.isVisibleTo(self) else 0 for rail, width in zip(self._rails, self._widths, strict=True)]
        missing = _MIDDLE - (room - sum(wanted))
        spare = [max(0, width - narrowest) for width, narrowest in zip(wanted, _NARROWEST, strict=True)]
        if missing > 0 and any(spare):
            part = min(1.0, missing / sum(spare))
            wanted = [width - round(part * more) for width, more in zip(wanted, spare, strict=True)]
        self.setSizes([wanted[0], max(0, room - sum(wanted)), wanted[1]])

    def _note_widths(self) -> None:
        sizes = self.sizes()
        for at, size in ((0, sizes[0]), (1, sizes[2])):
            if size:
                self._widths[at] = size


def _dress(rail: QWidget) -> None:
    rail.setProperty("room", "rail")
    rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def _counted(text: str, count: int) -> str:
    return f"{text} {words.figure(count)}" if count else text
