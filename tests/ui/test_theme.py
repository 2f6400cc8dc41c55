from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QRawFont

from viewer.ui.theme import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    Theme,
    caption_font,
    color,
    interface_font,
    load_fonts,
    palette,
    reading_font,
    stylesheet,
)

pytestmark = pytest.mark.usefixtures("qtbot")

_THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)


def _luminance(token: str) -> float:
    parts = [QColor(token).redF(), QColor(token).greenF(), QColor(token).blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@_THEMES
def test_words_can_be_read_on_what_lies_behind_them(theme: Theme) -> None:
    floor = 7 if theme is HIGH_CONTRAST else 4.5  # WCAG 2: AAA and AA for text of this size
    for ink in (theme.ink, theme.soft):
        for behind in (theme.paper, theme.rail, theme.window):
            assert _contrast(ink, behind) >= floor
    for kind in ("dropped", "added", "exchanged", "quotation", "language"):
        tokens = asdict(theme)
        assert _contrast(tokens[kind], tokens[f"{kind}_fill"]) >= floor
        assert _contrast(theme.ink, tokens[f"{kind}_fill"]) >= floor
        assert _contrast(theme.paper, tokens[kind]) >= floor  # the words of a pill


@_THEMES
def test_the_style_sheet_names_every_colour(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet.replace("$-words", "")
    assert theme.rail in sheet
    assert theme.quotation_fill in sheet


def test_the_palette_has_the_colours_of_the_theme() -> None:
    made = palette(LIGHT)
    assert made.color(QPalette.ColorRole.Base) == QColor(LIGHT.paper)
    assert made.color(QPalette.ColorRole.Text) == QColor(LIGHT.ink)


def test_the_shipped_faces_are_known() -> None:
    assert {"Noto Serif", "Noto Sans", "Noto Serif Hebrew", "Noto Sans Hebrew", "Noto Sans Arabic"} <= set(load_fonts())


def test_figures_are_of_one_width() -> None:
    for font in (reading_font(), caption_font(), interface_font(), interface_font(bold=True)):
        metrics = QFontMetricsF(font)
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_the_reading_face_has_the_letters_of_many_languages() -> None:
    raw = QRawFont.fromFont(reading_font())
    assert all(raw.supportsCharacter(ord(letter)) for letter in "aéßłőşжΩ€“„»…—")


def test_opacity_is_kept_apart() -> None:
    assert color(LIGHT.accent).alpha() == 255
    assert color(LIGHT.accent, 0.5).alpha() == 128
