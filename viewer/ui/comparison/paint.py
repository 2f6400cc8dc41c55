"""Paint one unit of the view: two cells and what stands between them, or a fold."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QRegion

from viewer.model import AlignedRow, Relation
from viewer.ui import words
from viewer.ui.comparison.cells import Spot, hatch, paint_text
from viewer.ui.comparison.glyphs import GLYPH_SIZE, Glyph, draw_glyph
from viewer.ui.comparison.layout import PILL_HEIGHT, PILL_PADDING, badge_font, badge_width
from viewer.ui.comparison.lights import Lights, Paragraph
from viewer.ui.comparison.rows import BAR, GUTTER, MARGIN_Y, PADDING_X, PADDING_Y, Cell, RowLayout, Setting
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Line, Part, Side, UnitKind
from viewer.ui.theme import Theme, color, interface_font

_CELL_RADIUS = 2
_GAP_RADIUS = 4
_TINT = 0.45  # of the fill: a whole paragraph is paler than a word
_SMALL_SIZE = 12  # pixels: the words of gaps and folds
_OUTLINE = 2
_AROUND = 3  # pixels between a paragraph of several in a cell and its outline
_HELD_TINT = 0.10
_DOUBLE_BAR = (0, 3)  # left edges of the two bars of a rewritten row, 2 pixels each


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a painter needs to know of the whole view."""

    scene: Scene
    setting: Setting
    lights: Lights
    region: QRegion

    @property
    def theme(self) -> Theme:
        """Return the colours."""
        return self.setting.theme


def cell_rect(layout: RowLayout, side: Side, y: int, setting: Setting) -> QRect:
    """Return where a cell stands when its row starts at `y`."""
    columns = setting.columns
    return QRect(columns.left(side), y + MARGIN_Y, columns.width, layout.height - 2 * MARGIN_Y)


def text_origin(cell: Cell, rect: QRect) -> QPoint:
    """Return where the text of a cell begins that stands in `rect`; its bar is where reading starts."""
    return QPoint(rect.left() + PADDING_X + (0 if cell.is_rtl else BAR), rect.top() + PADDING_Y)


def fold_rect(layout: RowLayout, y: int, setting: Setting) -> QRect:
    """Return where the handle of a fold stands when its unit starts at `y`."""
    columns = setting.columns
    margin = 6 if layout.unit.kind is UnitKind.SAME_FOLD else MARGIN_Y
    return QRect(columns.base, y + margin, 2 * columns.width + GUTTER, layout.height - 2 * margin)


def paint_unit(painter: QPainter, sheet: Sheet, layout: RowLayout, index: int, y: int) -> None:
    """Paint what lies in the sheet's region of one unit that starts at `y`."""
    if layout.unit.is_fold:
        _paint_fold(painter, sheet, layout, index, y)
        return
    line = sheet.scene.lines[layout.unit.line]
    for side in Side:
        rect = cell_rect(layout, side, y, sheet.setting)
        if sheet.region.intersects(rect):
            _paint_cell(painter, sheet, layout, side, rect)
    if not layout.is_furniture:
        _paint_gutter(painter, sheet, line, layout, y)
    _paint_spots(painter, sheet, layout, index, y)


def sign_below(row: AlignedRow) -> Glyph | None:
    """Return what stands below the signs of a row: that it was set by hand, or that its pairing is in doubt."""
    if row.by_hand:
        return Glyph.BY_HAND
    return None if row.certain else Glyph.UNCERTAIN


def glyphs_of(scene: Scene, line: Line) -> tuple[Glyph, ...]:
    """Return the signs of the gutter for a line."""
    row = scene.comparison.rows[line.row]
    found = [Glyph.QUOTATION] if _has_changed_quotation(scene, row) else []
    if line.distance:
        down = line.distance > 0
        if line.part is Part.BASE:
            found.append(Glyph.DOWN if down else Glyph.UP)
        else:
            found.append(Glyph.BACK_DOWN if down else Glyph.BACK_UP)
        return tuple(found)
    sign = {
        Relation.EDITED: Glyph.EDITED,
        Relation.REWRITTEN: Glyph.REWRITTEN,
        Relation.RELATED: Glyph.RELATED,
        Relation.DROPPED: Glyph.DROPPED,
        Relation.ADDED: Glyph.ADDED,
    }.get(row.relation)
    return (*found, sign) if sign else tuple(found)


def _has_changed_quotation(scene: Scene, row: AlignedRow) -> bool:
    if row.is_gap or not scene.switches.quotations:
        return False
    sides = ((Side.BASE, row.base), (Side.WITNESS, row.witness))
    places = [place for side, blocks in sides for at in blocks for place in scene.quoted.get((side, at), ())]
    return any(not place.is_kept for place in places)


def _paint_fold(painter: QPainter, sheet: Sheet, layout: RowLayout, index: int, y: int) -> None:
    unit, theme = layout.unit, sheet.theme
    rect = fold_rect(layout, y, sheet.setting)
    same = unit.kind is UnitKind.SAME_FOLD
    if same:
        painter.setPen(QPen(color(theme.line), 1, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    says = words.same_run if same else words.furniture_run
    painter.setFont(interface_font(_SMALL_SIZE))
    painter.setPen(color(theme.accent if sheet.lights.hovered_unit == index else theme.soft))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, says(unit.size, is_open=unit.is_open))
    if sheet.lights.unit == index:
        _outline(painter, rect, theme)


def _paint_cell(painter: QPainter, sheet: Sheet, layout: RowLayout, side: Side, rect: QRect) -> None:
    cell, theme = layout.cell(side), sheet.theme
    line = sheet.scene.lines[layout.unit.line]
    row = sheet.scene.comparison.rows[line.row]
    if not cell.blocks:
        if not layout.is_furniture:
            _paint_gap(painter, cell.gap, rect, theme)
        return
    if not layout.is_furniture:
        _paint_edge(painter, cell, row, rect, theme)
    is_soft = layout.is_furniture or (row.relation is Relation.RELATED and not row.certain)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)  # heaped accents reach into other cells
    spot = Spot(line.row, layout.unit.line, side, text_origin(cell, rect), is_soft)
    paint_text(painter, sheet.lights, cell, spot, theme)
    painter.restore()
    if cell.badge:
        _paint_badge(painter, cell, rect, theme)


def _paint_gap(painter: QPainter, text: str, rect: QRect, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hatch(theme.ghost, painter.device().devicePixelRatioF()))
    painter.setBrushOrigin(rect.topLeft())
    painter.drawRoundedRect(rect, _GAP_RADIUS, _GAP_RADIUS)
    painter.restore()
    painter.setFont(interface_font(_SMALL_SIZE))
    painter.setPen(color(theme.soft))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _paint_edge(painter: QPainter, cell: Cell, row: AlignedRow, rect: QRect, theme: Theme) -> None:
    """Paint the tint of a one-sided cell and the bar that tells the relation."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if row.is_gap and not cell.is_foreign:
        fill = theme.dropped_fill if row.base else theme.added_fill
        painter.setBrush(color(fill, _TINT))
        painter.drawRoundedRect(rect, _CELL_RADIUS, _CELL_RADIUS)
    for left, width, token in _bars(cell, row, rect, theme):
        painter.setBrush(color(token))
        painter.drawRoundedRect(QRectF(left, rect.top(), width, rect.height()), 1, 1)
    painter.restore()


def _bars(cell: Cell, row: AlignedRow, rect: QRect, theme: Theme) -> list[tuple[float, float, str]]:
    """Return left edge, width and colour of the bars of a cell, on the side where its reading starts."""
    start = rect.right() + 1 - BAR if cell.is_rtl else rect.left()
    if cell.is_foreign:
        return [(start, BAR, theme.language)]
    if row.moved:
        return [(start, BAR, theme.accent)]
    if row.relation is Relation.REWRITTEN:
        first = rect.right() + 1 - _DOUBLE_BAR[-1] - 2 if cell.is_rtl else rect.left()
        return [(first + left, 2, theme.exchanged) for left in _DOUBLE_BAR]
    token = {
        Relation.EDITED: theme.exchanged,
        Relation.RELATED: theme.soft,
        Relation.DROPPED: theme.dropped,
        Relation.ADDED: theme.added,
    }.get(row.relation)
    return [(start, BAR, token)] if token else []


def _paint_badge(painter: QPainter, cell: Cell, rect: QRect, theme: Theme) -> None:
    """Paint the badge at the end of the first line: opposite to where reading starts."""
    width = badge_width(cell.badge)
    left = rect.left() + PADDING_X if cell.is_rtl else rect.right() + 1 - PADDING_X - width
    middle = rect.top() + PADDING_Y + cell.blocks[0].layout.lineAt(0).rect().center().y()
    box = QRectF(left, round(middle - PILL_HEIGHT / 2), width, PILL_HEIGHT)
    ink, fill = (theme.language, theme.language_fill) if cell.is_foreign else (theme.soft, theme.ghost)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(fill))
    painter.drawRoundedRect(box, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(color(ink))
    painter.setFont(badge_font())
    inner = box.adjusted(PILL_PADDING, 0, -PILL_PADDING, 0)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, cell.badge)
    painter.restore()


def _paint_gutter(painter: QPainter, sheet: Sheet, line: Line, layout: RowLayout, y: int) -> None:
    glyphs = glyphs_of(sheet.scene, line)
    theme = sheet.theme
    middle = QPointF(sheet.setting.columns.gutter + GUTTER / 2, y + layout.height / 2)
    x = middle.x() - (len(glyphs) - 1) * GLYPH_SIZE / 2
    if glyphs:  # a sign stays readable where a ribbon runs behind it
        room = QRectF(x - GLYPH_SIZE / 2, middle.y() - GLYPH_SIZE / 2, len(glyphs) * GLYPH_SIZE, GLYPH_SIZE)
        painter.fillRect(room, color(theme.paper))
    for glyph in glyphs:
        ink = theme.quotation if glyph is Glyph.QUOTATION else theme.soft
        draw_glyph(painter, glyph, QPointF(x, middle.y()), color(ink))
        x += GLYPH_SIZE
    row = sheet.scene.comparison.rows[line.row]
    below = QPointF(middle.x(), middle.y() + (GLYPH_SIZE if glyphs else 0))
    sign = sign_below(row)
    if sign is not None:
        draw_glyph(painter, sign, below, color(theme.accent if sign is Glyph.BY_HAND else theme.soft))


def _paint_spots(painter: QPainter, sheet: Sheet, layout: RowLayout, index: int, y: int) -> None:
    """Outline the current row, or the paragraph of it that is meant, and the paragraph that is held."""
    lights, is_current = sheet.lights, sheet.lights.unit == index
    if is_current and lights.spot is None and lights.held is None:
        for side in Side:
            _outline(painter, cell_rect(layout, side, y, sheet.setting), sheet.theme)
    for spot, is_held in ((lights.spot if is_current else None, False), (lights.held, True)):
        rect = _spot_rect(layout, spot, y, sheet.setting) if spot else None
        if rect is not None:
            _outline(painter, rect, sheet.theme, is_held=is_held)


def _spot_rect(layout: RowLayout, spot: Paragraph, y: int, setting: Setting) -> QRect | None:
    """Return where a paragraph stands: its cell, or its part of a cell with several."""
    blocks = layout.cell(spot.side).blocks
    found = next((block for block in blocks if block.index == spot.block), None)
    if found is None:
        return None
    cell = cell_rect(layout, spot.side, y, setting)
    if len(blocks) == 1:
        return cell
    return QRect(cell.left(), cell.top() + PADDING_Y + found.top - _AROUND, cell.width(), found.height + 2 * _AROUND)


def _outline(painter: QPainter, rect: QRect, theme: Theme, *, is_held: bool = False) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color(theme.accent, _HELD_TINT) if is_held else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(theme.accent), _OUTLINE, Qt.PenStyle.DashLine if is_held else Qt.PenStyle.SolidLine))
    painter.drawRoundedRect(QRectF(rect), _CELL_RADIUS, _CELL_RADIUS)
    painter.restore()
