"""Rows to lines: each block laid out in its own direction and face, with the boxes of its marks and pills."""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from viewer.model import Block, Direction, Span
from viewer.ui import words
from viewer.ui.comparison.marks import Mark, MarkKind, Note
from viewer.ui.comparison.offsets import LaidText, lay_text
from viewer.ui.comparison.styles import Face, line_height
from viewer.ui.theme import READING_SIZE, Theme, color, interface_font

BADGE_SIZE = 11  # pixels
PILL_HEIGHT = 16  # of a badge, and of a pill beside words of the usual size
_LEAST_PILL = 13  # pixels: its words are then 9
PILL_PADDING = 6
PILL_LEAD = 4  # from the words to their pill
BADGE_GAP = 10  # from a badge to the text beside it
_ABOVE_BASELINE = 0.95  # of the size of the face: how far a fill reaches up …
_BELOW_BASELINE = 0.29  # … and down, close to what a browser paints behind inline text
# Patterns of the standard library: the one that knows scripts by name would cost more than the first picture is worth.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff\u200f\u2067]")
# A stretch that no line can break in: Qt tries every line anew against the whole of it, which takes minutes at 1 MB.
# Scripts written without spaces can be broken anywhere: Thai, Lao, Myanmar, Khmer, Han with its kana.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
_UNBREAKABLE = re.compile(rf"[^\s{_SPACELESS}-]{{1000}}")
_QUOTE_KINDS = frozenset({"Pi", "Pf", "Ps", "Pe", "Po"})  # whatever may open or close a quotation, and stops before it


@dataclass(frozen=True, slots=True)
class PlacedPill:
    """A pill and its box, in pixels from the top left corner of its block."""

    text: str
    note: Note
    box: QRectF


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and its boxes, one for each visual run, in pixels from the top left corner of its block.

    Where a mark has no words of its own, `caret` is the place where the other side's would stand.
    """

    mark: Mark
    boxes: tuple[QRectF, ...]
    caret: QRectF | None = None


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block laid out; `top` counts from the top of its cell's text."""

    index: int
    block: Block
    face: Face
    laid: LaidText
    layout: QTextLayout
    top: int
    height: int
    marks: tuple[PlacedMark, ...]
    pills: tuple[PlacedPill, ...]

    def boxes(self, span: Span) -> tuple[QRectF, ...]:
        """Return the boxes behind a stretch of the block, one for each visual run of each line."""
        return _boxes(self.layout, self.laid, span, self.face.size)

    def offset_at(self, point: QPointF) -> int:
        """Return the code point whose edge is nearest to a point in pixels from the block's top left corner."""
        line = self._line_at(point.y())
        return self.laid.source(line.xToCursor(point.x()))

    def _line_at(self, y: float) -> QTextLine:
        step = self.height / max(1, self.layout.lineCount())
        return self.layout.lineAt(min(self.layout.lineCount() - 1, max(0, int(y / step))))


def place_block(
    source: tuple[int, Block],
    face: Face,
    marks: Sequence[Mark],
    notes: Sequence[Note],
    *,
    room: tuple[int, int, int],
    theme: Theme,
) -> PlacedBlock:
    """Lay out one block; `room` is the width, what a badge takes from the first line, and the top, in pixels."""
    width, badge, top = room
    index, block = source
    laid = lay_text(block.text, [note.at for note in notes])
    pills = [_pill_text(note, width, pill_height(face.size)) for note in notes]
    layout = QTextLayout(laid.text, face.font)
    layout.setCacheEnabled(True)
    layout.setTextOption(_option(block))
    layout.setFormats([*_inks(block.text, laid, marks, theme), *_spaces(laid, pills, face.font)])
    height = _break_lines(layout, face, width, badge, is_rtl=block.direction is Direction.RTL)
    return PlacedBlock(
        index=index,
        block=block,
        face=face,
        laid=laid,
        layout=layout,
        top=top,
        height=height,
        marks=tuple(_placed(mark, layout, laid, face.size) for mark in marks),
        pills=tuple(
            PlacedPill(text, note, _pill_box(layout, holder, face.size, is_rtl=block.direction is Direction.RTL))
            for (text, _), note, holder in zip(pills, notes, laid.holders, strict=True)
        ),
    )


def pill_font(height: float) -> QFont:
    """Return the face of a pill of that height."""
    return interface_font(round(height * BADGE_SIZE / PILL_HEIGHT), bold=True)


def pill_height(size: int) -> int:
    """Return the height of pills beside words of a size: they grow and shrink with them, as far as can be read."""
    return max(_LEAST_PILL, round(size * PILL_HEIGHT / READING_SIZE))


def badge_font() -> QFont:
    """Return the face of badges."""
    return interface_font(BADGE_SIZE)


def badge_width(text: str) -> int:
    """Return the width of a badge in pixels."""
    return math.ceil(QFontMetricsF(badge_font()).horizontalAdvance(text)) + 2 * PILL_PADDING + 2


def _placed(mark: Mark, layout: QTextLayout, laid: LaidText, size: int) -> PlacedMark:
    if len(mark.span):
        return PlacedMark(mark, _boxes(layout, laid, mark.span, size))
    position = laid.ends[mark.span.start]
    line = layout.lineForTextPosition(position)
    baseline = line.y() + line.ascent()
    top, bottom = baseline - size * _ABOVE_BASELINE, baseline + size * _BELOW_BASELINE
    return PlacedMark(mark, (), QRectF(_x(line, position) - 1, top, 2, bottom - top))


def _option(block: Block) -> QTextOption:
    is_rtl = block.direction is Direction.RTL
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    anywhere = _UNBREAKABLE.search(block.text) is not None
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WrapAnywhere if anywhere else wrap.WrapAtWordBoundaryOrAnywhere)
    return option


def _break_lines(layout: QTextLayout, face: Face, width: int, badge: int, *, is_rtl: bool) -> int:
    """Break the text into lines on an even grid and return the height."""
    step = line_height(face.size)
    y = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        taken = badge if y == 0 else 0
        line.setLineWidth(max(1, width - taken))
        height = max(step, math.ceil(line.height()))
        line.setPosition(QPointF(taken if is_rtl else 0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return max(y, step)


def _boxes(layout: QTextLayout, laid: LaidText, span: Span, size: int) -> tuple[QRectF, ...]:
    start, end = laid.starts[span.start], laid.ends[span.end]
    if start >= end:
        return ()
    is_bidi = _RTL.search(laid.text) is not None
    first = layout.lineForTextPosition(start).lineNumber()
    found: list[QRectF] = []
    for number in range(first, layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            break
        left, right = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if right < end:  # spaces that hang at the end of a line are not marked
            right -= _hanging(laid, left, right)
        baseline = line.y() + line.ascent()
        top, bottom = baseline - size * _ABOVE_BASELINE, baseline + size * _BELOW_BASELINE
        stretches = _visual_runs(line, left, right) if is_bidi else _one_run(line, left, right)
        found.extend(QRectF(x, top, end_x - x, bottom - top) for x, end_x in stretches)
    return tuple(found)


def _hanging(laid: LaidText, left: int, right: int) -> int:
    """Count the spaces at the end of a stretch given in UTF-16 units; they are single units themselves."""
    if laid.starts[-1] == len(laid.text):
        units = laid.text[left:right]
    else:
        units = laid.text.encode("utf-16-le", "surrogatepass")[2 * left : 2 * right].decode("utf-16-le", "replace")
    return len(units) - len(units.rstrip(" \t\u2028"))


def _one_run(line: QTextLine, left: int, right: int) -> Iterable[tuple[float, float]]:
    if left < right:
        yield _x(line, left), _x(line, right)


def _visual_runs(line: QTextLine, left: int, right: int) -> Iterable[tuple[float, float]]:
    """Return where a stretch stands on a line of both directions; cursor positions lie at the borders of runs."""
    if left >= right:
        return []
    edges = sorted(
        (run.boundingRect().left(), run.boundingRect().right()) for run in line.glyphRuns(left, right - left)
    )
    merged: list[tuple[float, float]] = []
    for x, end_x in edges:
        if merged and x <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end_x, merged[-1][1]))
        elif end_x > x:
            merged.append((x, end_x))
    return merged


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))  # the stubs say object
    return x


def _inks(text: str, laid: LaidText, marks: Iterable[Mark], theme: Theme) -> Iterable[QTextLayout.FormatRange]:
    inks = {
        MarkKind.DROPPED: theme.dropped,
        MarkKind.ADDED: theme.added,
        MarkKind.INNER_DROPPED: theme.quotation,
        MarkKind.INNER_ADDED: theme.quotation,
        MarkKind.INNER_EXCHANGED: theme.quotation,
    }
    for mark in marks:
        if mark.kind is MarkKind.QUOTATION:
            for span in _quotation_marks(text, mark.span):
                yield _ink(laid, span, theme.quotation)
        elif mark.kind in inks and len(mark.span):
            yield _ink(laid, mark.span, inks[mark.kind])


def _quotation_marks(text: str, span: Span) -> Iterable[Span]:
    kinds = [unicodedata.category(char) for char in span.of(text)[:1] + span.of(text)[-2:]]
    if kinds and kinds[0] in _QUOTE_KINDS:
        yield Span(span.start, span.start + 1)
    if kinds and kinds[-1] in _QUOTE_KINDS:
        start = span.end - (2 if len(span) > 1 and kinds[-2] == "Po" else 1)
        if start > span.start:
            yield Span(start, span.end)


def _ink(laid: LaidText, span: Span, token: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setForeground(color(token))
    return _range(laid.starts[span.start], laid.ends[span.end], form)


def _spaces(laid: LaidText, pills: Iterable[tuple[str, float]], font: QFont) -> Iterable[QTextLayout.FormatRange]:
    blank = QFontMetricsF(font).horizontalAdvance("\u00a0")
    for holder, (_, width) in zip(laid.holders, pills, strict=True):
        form = QTextCharFormat()
        form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        form.setFontLetterSpacing(width + PILL_LEAD + 1 - blank)
        yield _range(holder, holder + 1, form)


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = max(0, end - start)
    made.format = form
    return made


def _pill_text(note: Note, width: int, height: int) -> tuple[str, float]:
    """Return the words of a pill, shortened to the column, and its width."""
    said = [words.signal(signal) for signal in note.signals] or [words.no_longer_a_quotation()]
    metrics = QFontMetricsF(pill_font(height))
    text = metrics.elidedText(" · ".join(said), Qt.TextElideMode.ElideRight, max(40, width - 4 * PILL_PADDING))
    return text, math.ceil(metrics.horizontalAdvance(text)) + 2 * PILL_PADDING


def _pill_box(layout: QTextLayout, holder: int, size: int, *, is_rtl: bool) -> QRectF:
    line = layout.lineForTextPosition(holder)
    runs = [run.boundingRect() for run in line.glyphRuns(holder, 1)]
    left = min((run.left() for run in runs), default=_x(line, holder))
    right = max((run.right() for run in runs), default=_x(line, holder + 1))
    height = pill_height(size)
    middle = line.y() + line.ascent() - height * 0.32
    lead, trail = (1, PILL_LEAD) if is_rtl else (PILL_LEAD, 1)
    return QRectF(left + lead, middle - height / 2, max(0.0, right - left - lead - trail), height)
