"""The look of the window: colours, faces, palette and style sheet, one set of tokens for all of them."""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from viewer.resources import resource

READING_SIZE = 15  # pixels: the size at which 75 characters fill a comfortable column
CAPTION_SIZE = 14  # pixels: whole ones only, the design asks for 13.5
INTERFACE_SIZE = 13  # pixels
LINE_HEIGHT = 1.6  # of the size of the face

# What stands in for scripts that no shipped face covers: the system's own, by the names they go by on each system.
_SYSTEM_CJK_SERIF = ("Noto Serif CJK SC", "Source Han Serif", "Songti SC", "SimSun", "Hiragino Mincho ProN")
_SYSTEM_CJK_SANS = ("Noto Sans CJK SC", "Source Han Sans", "PingFang SC", "Microsoft YaHei", "Hiragino Sans")
_SERIF = ("Noto Serif", "Noto Serif Hebrew", "Noto Naskh Arabic", *_SYSTEM_CJK_SERIF, "serif")
_SANS = ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", *_SYSTEM_CJK_SANS, "sans-serif")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour tokens of the window, each `#rrggbb`: `x` for text and bars, `x_fill` for what lies behind words."""

    name: str
    window: str
    paper: str
    rail: str
    ink: str
    soft: str
    line: str
    ghost: str
    selection: str
    accent: str
    dropped: str
    dropped_fill: str
    added: str
    added_fill: str
    exchanged: str
    exchanged_fill: str
    quotation: str
    quotation_fill: str
    language: str
    language_fill: str


LIGHT = Theme(
    name="light",
    window="#f6f5f2",
    paper="#fffefb",
    rail="#efece5",
    ink="#1f2328",
    soft="#62666d",
    line="#e3e0d8",
    ghost="#f3f1eb",
    selection="#e4ebf5",
    accent="#2f5d9b",
    dropped="#b4232a",
    dropped_fill="#fbe5e3",
    added="#1b6e3c",
    added_fill="#e0f2e4",
    exchanged="#9a5b00",
    exchanged_fill="#fdf0d2",
    quotation="#6a3fa0",
    quotation_fill="#f1e9fb",
    language="#0b6e75",
    language_fill="#def3f3",
)

DARK = Theme(
    name="dark",
    window="#17191c",
    paper="#1f2226",
    rail="#1a1d20",
    ink="#e6e4df",
    soft="#9a9da3",
    line="#33373d",
    ghost="#24272c",
    selection="#26354a",
    accent="#8fb4e8",
    dropped="#ff9d97",
    dropped_fill="#46211f",
    added="#8fd6a4",
    added_fill="#173a24",
    exchanged="#f2c168",
    exchanged_fill="#43320f",
    quotation="#cdb0f5",
    quotation_fill="#33264a",
    language="#7fd3d8",
    language_fill="#123b3e",
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    window="#ffffff",
    paper="#ffffff",
    rail="#ffffff",
    ink="#000000",
    soft="#2b2b2b",
    line="#000000",
    ghost="#e6e6e6",
    selection="#cfe2ff",
    accent="#003a8c",
    dropped="#8a0008",
    dropped_fill="#ffe0de",
    added="#00461d",
    added_fill="#d9f5df",
    exchanged="#5e3600",
    exchanged_fill="#ffecc2",
    quotation="#45157f",
    quotation_fill="#eee0ff",
    language="#00474c",
    language_fill="#d2f3f4",
)


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped faces known to Qt once and return their families; needs a running application object."""
    families: dict[str, None] = {}
    for path in sorted(resource("fonts").glob("*.ttf")):
        identifier = QFontDatabase.addApplicationFont(str(path))
        families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(identifier))
    return tuple(families)


def reading_font(size: int = READING_SIZE, *, bold: bool = False) -> QFont:
    """Return the serif face of articles at `size` pixels, with a face for each script behind it."""
    return _font(_SERIF, size, bold=bold)


def caption_font(size: int = CAPTION_SIZE, *, bold: bool = False) -> QFont:
    """Return the sans face of captions, credits and text in another language, at `size` pixels."""
    return _font(_SANS, size, bold=bold)


def interface_font(size: int = INTERFACE_SIZE, *, bold: bool = False) -> QFont:
    """Return the sans face of everything that is not article, at `size` pixels; its figures are all of one width."""
    return _font(_SANS, size, bold=bold)


@cache
def color(token: str, opacity: float = 1.0) -> QColor:
    """Return a token such as `theme.accent` as a colour to paint with, see-through where `opacity` is below 1."""
    found = QColor(token)
    found.setAlphaF(opacity)
    return found


def palette(theme: Theme) -> QPalette:
    """Return Qt's own palette in the colours of `theme`, for whatever the style sheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.ghost,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.rail,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.paper,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.soft,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.paper,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.quotation,
        QPalette.ColorRole.Light: theme.paper,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.soft,
    }
    made = QPalette()
    for role, token in roles.items():
        made.setColor(role, color(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, color(theme.soft, 0.6))
    return made


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the whole window in the colours of `theme`.

    Rooms and parts are named by dynamic properties: `room="rail"` or `"paper"`, `part="card"`, `"banner"`, `"heading"`,
    `"note"`, `"count"`, `"separator"`, `current="true"`, and `pill=` a colour token such as `"quotation"` or `"plain"`.
    """
    template = Template(resource("themes", "window.qss").read_text(encoding="utf-8"))
    return template.substitute({name: str(value) for name, value in asdict(theme).items()})


def _font(families: tuple[str, ...], size: int, *, bold: bool) -> QFont:
    load_fonts()
    font = QFont(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
