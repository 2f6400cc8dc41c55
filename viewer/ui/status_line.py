"""The line at the foot of the window: the legend at its start; at its end what it comes to, or what is under way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QStatusBar,
    QToolButton,
    QWidget,
)

from viewer.model import Comparison
from viewer.progress import Progress
from viewer.ui import messages, words
from viewer.ui.legend import Legend, legend_entries, outcome
from viewer.ui.notice import Activity
from viewer.ui.theme import Theme
from viewer.workshop.protocol import Collated

_BAR_WIDTH = 140  # pixels: slim, and long enough to see it move


class Line(QLabel):
    """One line of text at the far end of its room, cut where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)


class StatusLine(QStatusBar):
    """Shows progress in the place of the outcome, so that nothing jumps when work begins or ends."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.legend = Legend(theme, self)
        self._said = ""
        self._is_refining = False
        self._outcome = Line(self)
        self._outcome.setObjectName("outcome")
        self._outcome.setAccessibleName(self.tr("What the comparison comes to"))
        self._task = Line(self)
        self._task.setObjectName("task")
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._ends = QStackedWidget(self)
        self._ends.setContentsMargins(16, 0, 14, 0)
        self._ends.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._ends.addWidget(self._outcome)
        self._ends.addWidget(self._busy_row())
        self.addWidget(self.legend)
        self.addWidget(self._ends, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.legend.set_theme(theme)

    def show_collated(self, collated: Collated | None) -> None:
        """Show legend and outcome of a comparison."""
        comparison: Comparison | None = collated.comparison if collated else None
        self.legend.show_entries(legend_entries(comparison) if comparison else ())
        self._said = outcome(collated) if collated else ""
        self._say()

    def show_refining(self, now: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say quietly that meaning is being asked, before what the comparison comes to: nothing else moves."""
        self._is_refining = now
        self._say()

    def show_progress(self, activity: Activity | None, progress: Progress | None) -> None:
        """Show what is under way, the outcome again for `None`."""
        if activity is None or progress is None:
            self._ends.setCurrentIndex(0)
            return
        self._task.setText(self._words(activity, progress))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._ends.setCurrentIndex(1)

    def _say(self) -> None:
        refining = self.tr("comparing by meaning…") if self._is_refining and self._said else ""
        text = " · ".join(part for part in (refining, self._said) if part)
        self._outcome.setText(text)
        self._outcome.setToolTip(text)

    def _busy_row(self) -> QWidget:
        row = QWidget(self)
        cancel = QToolButton(row)
        cancel.setText(self.tr("Cancel"))
        cancel.setToolTip(self.tr("Cancel (Esc)"))
        cancel.clicked.connect(self.cancel_asked)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._task, 1)
        layout.addWidget(self._bar)
        layout.addWidget(cancel)
        return row

    def _words(self, activity: Activity, progress: Progress) -> str:
        what = {
            Activity.READING: self.tr("Reading"),
            Activity.COMPARING: self.tr("Comparing"),
            Activity.EXPORTING: self.tr("Writing"),
            Activity.STUDYING: self.tr("Comparing all tellings"),
        }[activity]
        count = ""
        if progress.total > 1:
            done, total = (words.figure(number) for number in (progress.done, progress.total))
            count = words.filled(self.tr("%1 of %2"), done, total)
        return " · ".join(part for part in (what, messages.safe_name(progress.subject), count) if part)
