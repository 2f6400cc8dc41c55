"""The middle room: banners above, and below them the comparison or a calm page where there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.actions import Actions
from viewer.ui.banner import Banners
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.start_page import QuietPage, StartPage
from viewer.ui.theme import Theme
from viewer.workshop.protocol import Collated


class Middle(QWidget):
    """Shows one page at a time; `turned` says that it is another one."""

    turned = Signal()

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("room", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banners = Banners(theme, self)
        self.view = ComparisonView(self)
        self.view.setAccessibleName(self.tr("Comparison"))
        self.start = StartPage(actions, theme, self)
        self.quiet = QuietPage(self)
        self._pages = QStackedWidget(self)
        self._guest: QWidget | None = None
        for page in (self.start, self.quiet, self.view):
            self._pages.addWidget(page)
        self._pages.currentChanged.connect(self._let_go)
        self._pages.currentChanged.connect(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.set_theme(theme)

    @property
    def shows_view(self) -> bool:
        """Tell whether the comparison is shown."""
        return self._pages.currentWidget() is self.view

    @property
    def shows_page(self) -> bool:
        """Tell whether a page stands in for the comparison."""
        return self._guest is not None and self._pages.currentWidget() is self._guest

    @property
    def waits(self) -> bool:
        """Tell whether nothing but a few words is shown."""
        return self._pages.currentWidget() is self.quiet

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.banners.set_theme(theme)
        self.start.set_theme(theme)
        self.view.set_theme(theme)

    def show_collated(self, collated: Collated | None) -> None:
        """Show a comparison; for none, the page that was shown stays until another one is asked for."""
        if collated is None:
            self.view.show_comparison(None)
        else:
            self.view.show_comparison(collated.comparison, collated.typography)
            if self._pages.currentWidget() is not self._guest:
                self._pages.setCurrentWidget(self.view)

    def renew_collated(self, collated: Collated) -> None:
        """Show another comparison of the same pair without moving what is read."""
        self.view.renew_comparison(collated.comparison, collated.typography)

    def show_page(self, page: QWidget) -> None:
        """Show a page that stands in for the comparison until the reader leaves it, or chooses other articles."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._guest = page
        self._pages.setCurrentWidget(page)

    def leave_page(self) -> None:
        """Show the comparison where another page stands in for it."""
        if self.shows_page:
            self._pages.setCurrentWidget(self.view)

    def show_view(self) -> None:
        """Show the comparison again, with the keyboard in it."""
        self._pages.setCurrentWidget(self.view)
        self.view.setFocus()

    def show_start(self) -> None:
        """Show where articles go."""
        self._pages.setCurrentWidget(self.start)

    def say(self, title: str, text: str = "") -> None:
        """Show one or two lines in place of a comparison."""
        self.quiet.say(title, text)
        self._pages.setCurrentWidget(self.quiet)

    def _let_go(self) -> None:
        """Let go of a paragraph that is held to be paired: where the comparison is not shown, nothing can be chosen."""
        if not self.shows_view:
            self.view.let_go()
