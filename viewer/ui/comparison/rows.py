"""A unit of the view laid out: two cells that stand level, or a fold, with its height in pixels."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFontMetricsF

from viewer.collation.folds import is_furniture
from viewer.model import Block, Direction, Role
from viewer.ui import words
from viewer.ui.comparison.layout import BADGE_GAP, PlacedBlock, badge_width, place_block
from viewer.ui.comparison.marks import marks_of, notes_of
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.styles import Face, face_of, line_height
from viewer.ui.comparison.units import Line, Side, Unit, UnitKind, article_of, blocks_of, is_foreign
from viewer.ui.direction_marks import OVERRIDES
from viewer.ui.theme import READING_SIZE, Theme, reading_font

BAR = 3  # pixels: the edge bar that tells the relation
PADDING_X = 12
PADDING_Y = 9
MARGIN_Y = 3
GUTTER = 44
EDGE = 18  # from the border of the view to a column
FOLD_HEIGHT = 38
FURNITURE_HEIGHT = 30
_BETWEEN_BLOCKS = 8  # inside a cell that holds several paragraphs
_LONGEST_LINE = 75  # characters
_NARROWEST = 110  # pixels of a column: nothing is scrolled sideways, however large the text is
_SAMPLE = "The committee said on Monday that nothing had been decided, and that 40 people would be asked again. "


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the two columns stand in the view, in pixels."""

    base: int
    witness: int
    width: int

    def left(self, side: Side) -> int:
        """Return where a column starts."""
        return self.base if side is Side.BASE else self.witness

    @property
    def gutter(self) -> int:
        """Return where the gutter starts."""
        return self.base + self.width

    @property
    def text_width(self) -> int:
        """Return the width of a line of text."""
        return self.width - BAR - 2 * PADDING_X


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are set: their columns, their colours, and the size of body text in pixels."""

    columns: Columns
    theme: Theme
    reading_size: int = READING_SIZE


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its blocks one below the other, or a gap that says in words why it is empty."""

    blocks: tuple[PlacedBlock, ...] = ()
    gap: str = ""
    badge: str = ""
    is_foreign: bool = False
    is_rtl: bool = False

    @property
    def height(self) -> int:
        """Return the height of the text in pixels."""
        return self.blocks[-1].top + self.blocks[-1].height if self.blocks else 0


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A unit laid out; `height` counts the margins above and below. A fold has no cells."""

    unit: Unit
    height: int
    cells: tuple[Cell, ...] = ()
    is_furniture: bool = False

    def cell(self, side: Side) -> Cell:
        """Return the cell of one column."""
        return self.cells[0 if side is Side.BASE else 1]


def columns_for(width: int, *, right: int, reading_size: int = READING_SIZE) -> Columns:
    """Divide `width` pixels, `right` of them for the strip; in a wide view lines stay readable and are centred."""
    metrics = QFontMetricsF(reading_font(reading_size))
    widest = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _LONGEST_LINE) + BAR + 2 * PADDING_X
    room = max(2 * _NARROWEST, width - EDGE - right - GUTTER)
    column = min(widest, room // 2)
    left = EDGE + max(0, (room - 2 * column) // 2)
    return Columns(left, left + column + GUTTER, column)


def lay_out(scene: Scene, unit: Unit, setting: Setting) -> RowLayout:
    """Lay out one unit."""
    match unit.kind:
        case UnitKind.SAME_FOLD:
            return RowLayout(unit, FOLD_HEIGHT)
        case UnitKind.FURNITURE_FOLD:
            return RowLayout(unit, FURNITURE_HEIGHT)
        case UnitKind.LINE:
            line = scene.lines[unit.line]
            cells = tuple(_cell(scene, line, side, setting) for side in Side)
            text = max(line_height(setting.reading_size), *(cell.height for cell in cells))
            furniture = is_furniture(scene.comparison, scene.comparison.rows[line.row])
            return RowLayout(unit, text + 2 * PADDING_Y + 2 * MARGIN_Y, cells, furniture)


def estimates(scene: Scene, setting: Setting) -> list[int]:
    """Guess the height of every unit from the number of its characters, without laying anything out."""
    in_a_line = max(1, setting.columns.text_width * 2 // setting.reading_size)  # a letter is about half as wide as high
    step, frame = line_height(setting.reading_size), 2 * PADDING_Y + 2 * MARGIN_Y
    folds = {UnitKind.SAME_FOLD: FOLD_HEIGHT, UnitKind.FURNITURE_FOLD: FURNITURE_HEIGHT}
    lengths = scene.lengths
    return [
        (lengths[line] // in_a_line + 1) * step + frame if kind is UnitKind.LINE else folds[kind]
        for kind, line, _, _ in scene.units
    ]


def _cell(scene: Scene, line: Line, side: Side, setting: Setting) -> Cell:
    row = scene.comparison.rows[line.row]
    indices = blocks_of(row, side) if line.shows(side) else ()
    if not indices:
        return Cell(gap=words.gap_of(is_witness=side is Side.WITNESS, distance=line.distance))
    article = article_of(scene.comparison, side)
    foreign = scene.switches.languages and all(is_foreign(article, at) for at in indices)
    # a bar and a badge tell the language of a whole block already
    switches = replace(scene.switches, languages=False) if foreign else scene.switches
    badge = _badge(article.blocks[indices[0]], is_other=foreign)
    placed: list[PlacedBlock] = []
    for at in indices:
        top = placed[-1].top + placed[-1].height + _BETWEEN_BLOCKS if placed else 0
        quoted = scene.quoted.get((side, at), [])
        block = article.blocks[at]
        placed.append(
            place_block(
                (at, block),
                _face(block, is_other=is_foreign(article, at), reading_size=setting.reading_size),
                marks_of(row, block, (side, at), quoted, switches, scene.typography.get((side, at), ())),
                notes_of(row, block, (side, at), quoted, switches),
                room=(setting.columns.text_width, badge_width(badge) + BADGE_GAP if badge and not placed else 0, top),
                theme=setting.theme,
            )
        )
    is_rtl = article.blocks[indices[0]].direction is Direction.RTL
    return Cell(tuple(placed), badge=badge, is_foreign=foreign, is_rtl=is_rtl)


def _face(block: Block, *, is_other: bool, reading_size: int) -> Face:
    return face_of(block.role, is_foreign=is_other, reading_size=reading_size)


def _badge(block: Block, *, is_other: bool) -> str:
    """Return the words of the badge: another language, what the block is on the page, hidden direction marks."""
    parts = [words.language(block.language)] if is_other else []
    if block.role is Role.CAPTION or (is_other and block.role is not Role.BODY):
        parts.append(words.role(block.role))
    if not OVERRIDES.isdisjoint(block.text):
        parts.append(words.bidi_overrides())
    return " · ".join(parts)
