"""What goes to the clipboard: selected text, or a row with both sides; plain, and with its marks as HTML."""

from PySide6.QtCore import QMimeData

from viewer.model import Direction, Span
from viewer.ui.comparison.lights import Selection
from viewer.ui.comparison.marks import MarkKind, marks_of
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Line, Side, article_of, blocks_of
from viewer.ui.theme import LIGHT

_ELEMENTS = {
    MarkKind.DROPPED: ("del", f"color:{LIGHT.dropped};background:{LIGHT.dropped_fill}"),
    MarkKind.ADDED: ("ins", f"color:{LIGHT.added};background:{LIGHT.added_fill}"),
    MarkKind.EXCHANGED: ("span", f"background:{LIGHT.exchanged_fill};border-bottom:2px solid {LIGHT.exchanged}"),
    MarkKind.TYPOGRAPHY: ("span", f"background:{LIGHT.exchanged_fill};border-bottom:2px solid {LIGHT.exchanged}"),
    MarkKind.QUOTATION: ("span", f"background:{LIGHT.quotation_fill};border-bottom:2px solid {LIGHT.quotation}"),
}


def selection_data(scene: Scene, selection: Selection) -> QMimeData:
    """Return selected text for the clipboard."""
    block = article_of(scene.comparison, selection.side).blocks[selection.block]
    row = scene.lines[selection.line].row
    html = _block_html(scene, row, (selection.side, selection.block), selection.span)
    return _data(selection.span.of(block.text), html)


def row_data(scene: Scene, line: Line) -> QMimeData:
    """Return a whole row for the clipboard: the base's text, a blank line, the witness's; as HTML a row of a table."""
    row = scene.comparison.rows[line.row]
    plain, cells = [], []
    for side in Side:
        blocks = article_of(scene.comparison, side).blocks
        texts = [blocks[at].text for at in blocks_of(row, side)]
        plain.append("\n".join(texts))
        inner = [_block_html(scene, line.row, (side, at), Span(0, len(blocks[at].text))) for at in blocks_of(row, side)]
        cells.append(f"<td>{''.join(inner)}</td>")
    return _data("\n\n".join(text for text in plain if text), f"<table><tr>{''.join(cells)}</tr></table>")


def _data(plain: str, html: str) -> QMimeData:
    data = QMimeData()
    data.setText(plain)
    data.setHtml(html)
    return data


def _block_html(scene: Scene, row: int, at: tuple[Side, int], span: Span) -> str:
    from html import escape  # noqa: PLC0415 - not needed before somebody copies

    block = article_of(scene.comparison, at[0]).blocks[at[1]]
    quoted = scene.quoted.get(at, ())
    pieces: list[str] = []
    done = span.start
    typography = scene.typography.get(at, ())
    for mark in marks_of(scene.comparison.rows[row], block, at, quoted, scene.switches, typography):
        start, end = max(done, mark.span.start), min(span.end, mark.span.end)
        if mark.kind not in _ELEMENTS or start >= end:
            continue
        name, style = _ELEMENTS[mark.kind]
        pieces.append(escape(block.text[done:start]))
        pieces.append(f'<{name} style="{style}">{escape(block.text[start:end])}</{name}>')
        done = end
    pieces.append(escape(block.text[done : span.end]))
    direction = "rtl" if block.direction is Direction.RTL else "ltr"
    return f'<p dir="{direction}">{"".join(pieces)}</p>'
