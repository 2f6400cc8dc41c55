"""Which theme a reader may ask for; apart from the themes themselves, so that asking for one does not load Qt."""

from enum import StrEnum


class ThemeChoice(StrEnum):
    """Which theme the reader asked for; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
