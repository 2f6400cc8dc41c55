"""Small drawing tools that the lists share: wrapped lines, pills, rounded rows, all mirrored where the window is."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from viewer.text.kept import Kept
from viewer.ui.direction_marks import unturned
from viewer.ui.theme import Theme, color, interface_font, reading_font

PILL_HEIGHT = 18
PILL_GAP = 4
_PILL_PADDING = 7
_LEAST_TOLD = 4
"""Sizes of the face that a text keeps beside its tail, about seven letters: a name is worth more than its tail."""
_WORDS_SIZE = 13  # pixels of what articles say, in cards and tables
_LARGEST_WORDS = 200  # per cent: more than this would leave two words to a line
_ELLIPSIS = "…"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""Whatever may be one space, or a place to break a line; spaces that hold words together stay."""
_UNLINKED = re.compile(r"[ \nA-Za-z0-9À-ʯ.,;:!?()'\"‘’“”„«»]*")
"""Text in which signs stand for themselves, but for the pairs below."""
_LINKED = re.compile(r"[fr][’”'\")]| [!?;:»)]|[(«] ")
"""Signs that a face moves apart, and spaces at which no line is broken."""
_CLOSE = 2.0
"""Pixels by which the widths of letters together and a line as it is set may differ."""
_REMEMBERED_TEXTS = 8192
"""Wrapped texts kept: a list asks for the same ones at every paint."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A few words on a coloured ground; `tone` is a colour token of the theme such as `quotation`, or `plain`."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Face:
    """A font by its properties, so that what is measured with it can be remembered."""

    size: int
    bold: bool = False
    reading: bool = False
    spaced: bool = False


PILL_FACE = Face(11)


class Side(StrEnum):
    """Where in its room a line stands."""

    START = "start"
    END = "end"
    OWN_START = "own-start"


def words_face(percent: int = 100) -> Face:
    """Return the face of an article's words in a list, at so many per cent of its usual size as a list has room for."""
    return Face(round(_WORDS_SIZE * min(percent, _LARGEST_WORDS) / 100), reading=True)


@lru_cache(maxsize=32)
def font_of(face: Face) -> QFont:
    """Return the font of a face."""
    if face.reading:
        return reading_font(face.size, bold=face.bold)
    font = interface_font(face.size, bold=face.bold)
    if face.spaced:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def text_width(text: str, face: Face) -> float:
    """Return how many pixels a text takes on one line."""
    return QFontMetricsF(font_of(face)).horizontalAdvance(unturned(text))


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def wrapped(text: str, face: Face, width: int, most: int) -> tuple[str, ...]:
    """Break a text into at most `most` lines of `width` pixels; the last one is elided where more would follow."""
    text = _SPACES.sub(" ", unturned(text).strip())
    if text_width(text, face) <= width:
        return (text,)
    layout = QTextLayout(text, font_of(face))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts = _line_starts(layout, width, most)
    units = text.encode("utf-16-le")
    pieces = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in pairwise(starts)]
    rest = units[2 * starts[len(pieces)] :].decode("utf-16-le")
    if len(pieces) == most:
        pieces[-1] = elided_at_word(pieces[-1] + rest, face, width)
    return tuple(piece.strip() for piece in pieces)


def count_lines(text: str, face: Face, width: int, most: int) -> int:
    """Return how many lines `wrapped` makes of a text.

    Where letters do not change with their neighbours, their widths are added up instead of setting the text, which
    takes a tenth of the time: a long list asks for the height of every entry.
    """
    if _UNLINKED.fullmatch(text) and not _LINKED.search(text):
        letters = _letters(face)
        words = [sum(map(letters.__getitem__, word)) for word in text.split()]
        lines = _fill_lines(words, letters[" "], width)
        if lines is not None:
            return min(most, lines)
    return len(wrapped(text, face, width, most))


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def elided(text: str, face: Face, width: int) -> str:
    """Return as much of a text as fits, with an ellipsis where something is missing."""
    return QFontMetricsF(font_of(face)).elidedText(unturned(text), Qt.TextElideMode.ElideRight, width)


def elided_at_word(text: str, face: Face, width: int) -> str:
    """Return as many whole words of a text as fill at least half a line, with an ellipsis where more would follow."""
    shown = elided(text, face, width)
    if not shown.endswith(_ELLIPSIS) or shown == text or text[len(shown) - 1 : len(shown)].isspace():
        return shown
    whole = shown[:-1].rpartition(" ")[0].rstrip(" ,;:·–-")
    return whole + _ELLIPSIS if 2 * len(whole) >= len(shown) else shown


def elided_before(text: str, tail: str, face: Face, width: int) -> str:
    """Return a text with a whole tail, what does not fit left out before it; no tail where too little would be left."""
    room = width - round(text_width(tail, face))
    if not tail or room < min(text_width(text, face), _LEAST_TOLD * face.size):
        return elided(text, face, width)
    return f"{elided(text, face, room)}{tail}"


def line_height(face: Face, factor: float = 1.36) -> int:
    """Return the pixels from one line to the next."""
    return round(face.size * factor)


def draw_line(painter: QPainter, rect: QRect, text: str, face: Face, *, ink: str, side: Side = Side.START) -> None:
    """Draw one line of text in its own direction, at the start or the end of `rect`, or at the text's own start."""
    text = unturned(text)
    direction = painter.layoutDirection()
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    to_the_right = is_right_to_left(text) if side is Side.OWN_START else mirrored != (side is Side.END)
    room = placed(painter, rect)
    metrics = QFontMetricsF(font_of(face))
    x = room.left() + (room.width() - text_width(text, face) if to_the_right else 0.0)
    y = room.top() + (room.height() + metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font_of(face))
    painter.setPen(color(ink))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(QPointF(x, y), text)
    painter.setLayoutDirection(direction)


def clip_row(painter: QPainter, rect: QRect) -> None:
    """Let nothing be drawn above or below a row until the painter is restored: heaped accents reach far."""
    window = painter.window()
    painter.setClipRect(window.left(), rect.top(), window.width(), rect.height(), Qt.ClipOperation.IntersectClip)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text that has a direction is read from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def placed(painter: QPainter, rect: QRect) -> QRect:
    """Return where a rectangle stands that was thought out for a left-to-right window."""
    return QStyle.visualRect(painter.layoutDirection(), painter.window(), rect)


def pill_width(pill: Pill) -> int:
    """Return the pixels that a pill takes."""
    return round(text_width(pill.text, PILL_FACE)) + 2 * _PILL_PADDING


def draw_pill(painter: QPainter, left: int, top: int, pill: Pill, theme: Theme) -> None:
    """Draw a pill with its upper left corner at the given place."""
    ink, ground = pill_colours(pill, theme)
    rect = placed(painter, QRect(left, top, pill_width(pill), PILL_HEIGHT))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    painter.drawRoundedRect(rect, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setFont(font_of(PILL_FACE))
    painter.setPen(color(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), unturned(pill.text))


def pill_colours(pill: Pill, theme: Theme) -> tuple[str, str]:
    """Return ink and ground of a pill."""
    if pill.tone == "plain":
        return theme.soft, theme.ghost
    if pill.tone == "accent":
        return theme.accent, theme.selection
    return getattr(theme, pill.tone), getattr(theme, f"{pill.tone}_fill")


def draw_row(painter: QPainter, rect: QRect, *, ground: str | None, outline: str | None, radius: int = 8) -> None:
    """Draw the rounded ground of a row, and an outline where it is the current one."""
    painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(outline), 1) if outline else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(placed(painter, rect)).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _fill_lines(words: Iterable[float], space: float, width: int) -> int | None:
    """Return how many lines words of these widths fill, each as far as it goes; `None` where that is a close thing."""
    lines, end = 1, -space
    for word in words:
        end += space + word
        if abs(end - width) < _CLOSE or word > width:
            return None
        if end > width:
            lines, end = lines + 1, word
    return lines


@lru_cache(maxsize=32)
def _letters(face: Face) -> Kept[float]:
    """Return the widths of letters by themselves."""
    return Kept(QFontMetricsF(font_of(face)).horizontalAdvance, _REMEMBERED_TEXTS)


def _line_starts(layout: QTextLayout, width: int, most: int) -> list[int]:
    """Return where lines begin, and where the last one that was laid out ends, in UTF-16 units."""
    starts = [0]
    layout.beginLayout()
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart() + line.textLength())
    layout.endLayout()
    return starts
