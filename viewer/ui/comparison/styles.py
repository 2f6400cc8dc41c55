"""Which face a block is set in: by its role, and by whether it is in another language than its article."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont

from viewer.model import FURNITURE, Role
from viewer.ui.theme import CAPTION_SIZE, LINE_HEIGHT, READING_SIZE, caption_font, interface_font, reading_font

_HEADLINE_STEP = 3  # pixels above the reading size
_SMALL = frozenset({Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DATE})
_SOFT = frozenset({Role.CREDIT, Role.BYLINE, Role.DATE})


@dataclass(frozen=True, slots=True)
class Face:
    """A face at a size in pixels; `is_soft` text is set in the soft ink."""

    font: QFont
    size: int
    is_soft: bool = False


@cache
def face_of(role: Role, *, is_foreign: bool = False, reading_size: int = READING_SIZE) -> Face:
    """Return the face for a block, scaled so that body text has `reading_size` pixels."""
    if role in FURNITURE:
        size = reading_size - 2
        return Face(interface_font(size), size, is_soft=True)
    if role is Role.HEADLINE:
        size = reading_size + _HEADLINE_STEP
        return Face(reading_font(size, bold=True), size)
    if is_foreign or role in _SMALL:
        size = reading_size - (READING_SIZE - CAPTION_SIZE)
        return Face(caption_font(size), size, is_soft=role in _SOFT)
    return Face(reading_font(reading_size, bold=role is Role.SUBHEAD), reading_size)


def line_height(size: int) -> int:
    """Return the distance of two baselines in whole pixels."""
    return round(size * LINE_HEIGHT)
