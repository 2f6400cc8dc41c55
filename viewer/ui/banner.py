"""Banners above the comparison: what went wrong or should be known, in one sentence, never in a box of its own."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from viewer.ui.assets import Sign, sign_icon
from viewer.ui.notice import Notice, Subject, Tone
from viewer.ui.theme import Theme

_MOST = 4
"""Banners at a time: with more of them there would be no room to read."""
_SIGNS = {Tone.REMARK: "i", Tone.DONE: "✓", Tone.FAULT: "!"}


class Banner(QFrame):
    """One notice with its sign, a button where it offers a file, and one that puts it away."""

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("part", "banner")
        self.setProperty("tone", notice.tone.value)
        self.setAccessibleName(notice.text)
        sign = QLabel(_SIGNS[notice.tone], self)
        sign.setProperty("part", "sign")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setFixedSize(18, 18)
        text = QLabel(notice.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 10, 5)
        layout.setSpacing(10)
        layout.addWidget(sign)
        layout.addWidget(text, 1)
        self._add_buttons(layout, theme)

    def _add_buttons(self, layout: QHBoxLayout, theme: Theme) -> None:
        path = self.notice.path
        if path is not None:
            opener = QPushButton(self.tr("Open"), self)
            opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
            layout.addWidget(opener)
        close = QToolButton(self)
        close.setIcon(sign_icon(Sign.CLOSE, theme))
        close.setAccessibleName(self.tr("Put away"))
        close.setToolTip(self.tr("Put away"))
        close.clicked.connect(self.hide)
        close.clicked.connect(self.deleteLater)
        layout.addWidget(close)


class Banners(QWidget):
    """The banners that are shown, the latest at the bottom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Notices"))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what is shown."""
        return tuple(banner.notice for banner in self._banners())

    def set_theme(self, theme: Theme) -> None:
        """Draw later ones in other colours."""
        self._theme = theme

    def show_notice(self, notice: Notice) -> None:
        """Show a notice below the others; one that is there already stays as it is."""
        shown = self._banners()
        if notice in self.notices:
            return
        for banner in shown[: max(0, len(shown) + 1 - _MOST)]:
            self._put_away(banner)
        banner = Banner(notice, self._theme, self)
        self._column.addWidget(banner)
        banner.show()

    def quiet(self, subject: Subject) -> None:
        """Put away what was said about a subject."""
        for banner in self._banners():
            if banner.notice.subject is subject:
                self._put_away(banner)

    def _banners(self) -> list[Banner]:
        found = self.findChildren(Banner, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [banner for banner in found if not banner.isHidden()]

    def _put_away(self, banner: Banner) -> None:
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
