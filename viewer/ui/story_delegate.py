"""How a line of the story tree looks: small capitals for topics, pills for stories, letters for A and B."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.ui.drawing import (
    PILL_GAP,
    PILL_HEIGHT,
    Face,
    Side,
    clip_row,
    draw_line,
    draw_pill,
    draw_row,
    elided,
    elided_before,
    line_height,
    pill_width,
    text_width,
    wrapped,
)
from viewer.ui.story_model import NODE_ROLE, Node, NodeKind
from viewer.ui.theme import Theme

_HEADING = Face(11, bold=True, spaced=True)
_LABEL = Face(13, bold=True)
_META = Face(12)
_TELLING = Face(13)
_TELLING_CHOSEN = Face(13, bold=True)

_EDGE = 8  # pixels between the rail's edge and a row
_PADDING = 10  # inside a row, at its sides
_INDENT = 14  # of a telling inside its story
_LETTER = 16  # the column of A and B
_TOP = 8  # inside a story, above and below
_LABEL_LINES = 3  # a label that needs more is cut: the tree is for finding, not for reading
_TELLING_HEIGHT = 27
_HEADING_TOP, _HEADING_BOTTOM = 14, 4
_HEADING_LINES = 2
_HEADING_INDENT = 6
_META_GAP = 8  # between the words of a story and its first pill: a dot there would hang at the end of their line
_NO_BREAK = "\u00a0"


class StoryDelegate(QStyledItemDelegate):
    """Draws and measures the lines of the tree."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = 0

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self._theme = theme

    def set_width(self, width: int) -> bool:
        """Measure for a viewport of that many pixels; return whether this changes anything."""
        changed, self._width = width != self._width, width
        return changed

    def sizeHint(self, _: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line at the width of the viewport."""
        node: Node | None = index.data(NODE_ROLE)
        if node is None:
            return QSize()
        height = _TELLING_HEIGHT
        match node.kind:
            case NodeKind.STORY:
                height = 2 * _TOP + len(self._label_lines(node)) * line_height(_LABEL) + 3 + self._meta_height(node)
            case NodeKind.TELLING | NodeKind.PROBLEM:
                pass
            case NodeKind.TOPIC | NodeKind.LEFT_OUT:
                height = _HEADING_TOP + len(self._heading_lines(node)) * line_height(_HEADING) + _HEADING_BOTTOM
        return QSize(self._width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        node: Node | None = index.data(NODE_ROLE)
        if node is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        rect: QRect = option.rect
        clip_row(painter, rect)
        self._draw_ground(painter, option, rect, node)
        match node.kind:
            case NodeKind.STORY:
                self._draw_story(painter, rect, node)
            case NodeKind.TELLING | NodeKind.PROBLEM:
                self._draw_telling(painter, rect, node)
            case NodeKind.TOPIC | NodeKind.LEFT_OUT:
                self._draw_heading(painter, rect, node)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, node: Node) -> None:
        left, step = rect.left() + _EDGE + _HEADING_INDENT, line_height(_HEADING)
        for number, text in enumerate(self._heading_lines(node)):
            line = QRect(left, rect.top() + _HEADING_TOP + number * step, self._heading_width(), step)
            draw_line(painter, line, text, _HEADING, ink=self._theme.soft)

    def _heading_lines(self, node: Node) -> tuple[str, ...]:
        """Break a heading in two where it is long; its count is not left out even then."""
        width = self._heading_width()
        tail = f" {node.tail.strip().replace(' ', _NO_BREAK)}" if node.tail else ""
        lines = wrapped(f"{node.text}{tail}", _HEADING, width, _HEADING_LINES)
        if lines[-1].endswith(tail.strip()):
            return lines
        return (*lines[:-1], elided_before(lines[-1], tail, _HEADING, width))

    def _heading_width(self) -> int:
        return max(60, self._width - 2 * _EDGE - _HEADING_INDENT)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, node: Node) -> None:
        state: QStyle.StateFlag = option.state
        selected = node.kind is NodeKind.STORY and node.chosen
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and node.kind in {NodeKind.STORY, NodeKind.TELLING}
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = self._theme.selection if selected else self._theme.line if hovered else None
        outline = self._theme.accent if focused else None
        if ground or outline:
            draw_row(painter, rect.adjusted(_EDGE, 0, -_EDGE, -2), ground=ground, outline=outline)

    def _draw_story(self, painter: QPainter, rect: QRect, node: Node) -> None:
        inside = rect.adjusted(_EDGE + _PADDING, _TOP, -_EDGE - _PADDING, 0)
        step = line_height(_LABEL)
        for number, text in enumerate(self._label_lines(node)):
            line = QRect(inside.left(), inside.top() + number * step, inside.width(), step)
            draw_line(painter, line, text, _LABEL, ink=self._theme.ink)
        top = inside.top() + len(self._label_lines(node)) * step + 3
        meta = QRect(inside.left(), top, inside.width(), PILL_HEIGHT)
        draw_line(painter, meta, elided(node.meta, _META, inside.width()), _META, ink=self._theme.soft)
        for (x, y), pill in zip(self._pill_places(node), node.pills, strict=True):
            draw_pill(painter, inside.left() + x, top + y, pill, self._theme)

    def _draw_telling(self, painter: QPainter, rect: QRect, node: Node) -> None:
        inside = rect.adjusted(_EDGE + _PADDING + 4, 0, -_EDGE - _PADDING, -2)
        ink = self._theme.ink if node.chosen else self._theme.soft
        face = _TELLING_CHOSEN if node.chosen else _TELLING
        if node.letter:
            draw_line(painter, inside, node.letter, face, ink=ink)
        indent = _LETTER if node.kind is NodeKind.TELLING else 0
        aside = min(round(text_width(node.aside, _TELLING)) + 10, inside.width() * 2 // 3)
        name = inside.adjusted(indent, 0, -aside, 0)
        draw_line(painter, name, elided_before(node.text, node.tail, face, name.width()), face, ink=ink)
        draw_line(painter, inside, elided(node.aside, _TELLING, aside), _TELLING, ink=ink, side=Side.END)

    def _label_lines(self, node: Node) -> tuple[str, ...]:
        return wrapped(node.text, _LABEL, self._inner_width(), _LABEL_LINES)

    def _inner_width(self) -> int:
        return max(60, self._width - 2 * (_EDGE + _PADDING))

    def _meta_height(self, node: Node) -> int:
        places = self._pill_places(node)
        return (places[-1][1] if places else 0) + PILL_HEIGHT

    def _pill_places(self, node: Node) -> list[tuple[int, int]]:
        """Return where each pill stands: behind the words on their line, and on more lines where they do not fit."""
        places: list[tuple[int, int]] = []
        x, y = round(text_width(node.meta, _META)) + _META_GAP, 0
        for pill in node.pills:
            width = pill_width(pill)
            if x + width > self._inner_width() and x > 0:
                x, y = 0, y + PILL_HEIGHT + 2
            places.append((x, y))
            x += width + PILL_GAP
        return places
