"""The view in words: what a screen reader says of a unit, and what a tooltip says of a mark."""

from viewer.model import AlignedRow, Variant
from viewer.ui import words
from viewer.ui.comparison.marks import MarkKind
from viewer.ui.comparison.pointing import Target
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import (
    Line,
    Side,
    UnitKind,
    article_of,
    blocks_of,
    is_foreign,
    place_of_quotation,
)
from viewer.ui.switches import Typography

_LONGEST_IN_TOOLTIP = 160  # characters of each side


def unit_words(scene: Scene, unit: int) -> str:
    """Say a unit in words: its relation, both texts, what changed in it."""
    shown = scene.units[unit]
    match shown.kind:
        case UnitKind.SAME_FOLD:
            return words.same_run(shown.size, is_open=shown.is_open)
        case UnitKind.FURNITURE_FOLD:
            return words.furniture_run(shown.size, is_open=shown.is_open)
        case UnitKind.LINE:
            return _line_words(scene, scene.lines[shown.line])


def tooltip_words(scene: Scene, target: Target) -> str:
    """Say what lies under the mouse, "" where nothing has to be said."""
    shown = scene.units[target.unit]
    if shown.is_fold:
        return ""
    line = scene.lines[shown.line]
    row = scene.comparison.rows[line.row]
    mark, note = target.mark, target.pill.note if target.pill else None
    match = mark.match if mark else note.match if note else None
    variant = mark.variant if mark else note.variant if note else None
    if match is not None:
        return _match_words(scene, match)
    if variant is not None:
        return _variant_words(scene, row.variants[variant])
    if mark is not None and mark.language is not None:
        return words.language(mark.language.language)
    if mark is not None and mark.kind in {MarkKind.TYPOGRAPHY, MarkKind.TYPOGRAPHY_FAINT}:
        return words.typography()
    return _row_words(scene, row) if target.in_gutter else ""


def _line_words(scene: Scene, line: Line) -> str:
    row = scene.comparison.rows[line.row]
    parts = [_row_words(scene, row), _spoken_languages(scene, line)]
    for side, name in ((Side.BASE, words.base_column()), (Side.WITNESS, words.witness_column())):
        parts.append(f"{name}: {_side_text(scene, line, side) or _empty(line, side)}")
    if row.variants:
        parts.append(words.changes(len(row.variants)))
    parts.extend(_quotation_words(scene, row))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _row_words(scene: Scene, row: AlignedRow) -> str:
    said = [
        words.relation(row.relation, moved=row.moved),
        words.split_or_merged(len(row.base), len(row.witness)),
        words.typography() if row.typography and scene.switches.typography is not Typography.IGNORED else "",
        words.by_hand() if row.by_hand else "",
        "" if row.certain or row.by_hand else words.uncertain(),
    ]
    text = " · ".join(part for part in said if part)
    return text[:1].upper() + text[1:]


def _side_text(scene: Scene, line: Line, side: Side) -> str:
    row = scene.comparison.rows[line.row]
    if not line.shows(side):
        return ""
    blocks = article_of(scene.comparison, side).blocks
    return "\n".join(blocks[at].text for at in blocks_of(row, side))


def _empty(line: Line, side: Side) -> str:
    return words.gap_of(is_witness=side is Side.WITNESS, distance=line.distance)


def _spoken_languages(scene: Scene, line: Line) -> str:
    row = scene.comparison.rows[line.row]
    found: dict[str, None] = {}
    for side in Side:
        article = article_of(scene.comparison, side)
        for at in blocks_of(row, side):
            if is_foreign(article, at):
                found[words.language(article.blocks[at].language)] = None
    return ", ".join(found)


def _quotation_words(scene: Scene, row: AlignedRow) -> list[str]:
    matches = {
        place.match: place.fate
        for side in Side
        for at in blocks_of(row, side)
        for place in scene.quoted.get((side, at), ())
        if not place.is_kept
    }
    return [words.quotation_fate(fate) for _, fate in sorted(matches.items())]


def _variant_words(scene: Scene, variant: Variant) -> str:
    lost, gained = (
        " ".join(place.span.of(article_of(scene.comparison, side).blocks[place.block].text) for place in places)
        for side, places in ((Side.BASE, variant.base), (Side.WITNESS, variant.witness))
    )
    said = words.variant_told(variant.kind, _short(lost), _short(gained))
    signals = [f"{words.signal_kind(signal.kind)}: {words.signal(signal)}" for signal in variant.signals]
    return "\n".join((said, *signals))


def _match_words(scene: Scene, match: int) -> str:
    found = scene.comparison.quotations[match]
    said = [words.quotation_fate(found.fate)]
    for side, name in ((Side.BASE, words.base_column()), (Side.WITNESS, words.witness_column())):
        place = place_of_quotation(scene.comparison, match, side)
        if place is not None:
            text = place.span.of(article_of(scene.comparison, side).blocks[place.block].text)
            said.append(f"{name}: {_short(text)}")
    return "\n".join(said)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_IN_TOOLTIP else text[: _LONGEST_IN_TOOLTIP - 1] + "…"
