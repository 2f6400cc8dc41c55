"""Texts made safe to show on one line: names from a disk or a page may hold anything."""

import unicodedata
from types import MappingProxyType

CONTROL_NAMES = MappingProxyType(
    {
        "\u202a": "LRE",
        "\u202b": "RLE",
        "\u202c": "PDF",
        "\u202d": "LRO",
        "\u202e": "RLO",
        "\u2066": "LRI",
        "\u2067": "RLI",
        "\u2068": "FSI",
        "\u2069": "PDI",
    }
)
"""Controls that would turn the words around them: taken out of the layout and shown by the names Unicode gives them."""

DIRECTION_MARKS = frozenset("\u061c\u200e\u200f")
"""Controls that turn nothing but their neighbours: kept in articles, escaped in a terminal."""

SHAPELESS = frozenset({"Cc", "Cs"})
"""Categories with no shape of their own: controls and lone surrogates."""

SEPARATORS = frozenset({"Zl", "Zp"})


def printable(text: str) -> str:
    r"""Return `text` on one line, with controls of terminal and direction as escapes: `\n`, `\u202e`."""
    return "".join(_escape(character) if _is_hidden(character) else character for character in text)


def visible(text: str) -> str:
    """Return `text` with the names of its controls in brackets, for print: `[RLO]`."""
    return "".join(character if (name := control_name(character)) is None else f"[{name}]" for character in text)


def control_name(character: str) -> str | None:
    """Return the words that stand for a character without a shape, `None` for all others, line feed and tab too."""
    if character in CONTROL_NAMES:
        return CONTROL_NAMES[character]
    if unicodedata.category(character) in SHAPELESS and character not in "\n\t":
        return f"U+{ord(character):04X}"
    return None


def _is_hidden(character: str) -> bool:
    if character in CONTROL_NAMES or character in DIRECTION_MARKS:
        return True
    return unicodedata.category(character) in SHAPELESS | SEPARATORS


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
