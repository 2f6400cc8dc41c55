"""Texts made safe to show on one line: names from a disk or a page may hold anything."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
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

STACKING = frozenset({"Mn", "Mc", "Me"})
"""Categories of marks that hang onto the letter before them."""

JOINERS = frozenset("\u200c\u200d")

MOST_MARKS = 32
"""Marks in a row that are printed: no language stacks as many, and what sets a page takes time by their square."""

SEPARATORS = frozenset({"Zl", "Zp"})


def printable(text: str) -> str:
    r"""Return `text` on one line, with controls of terminal and direction as escapes: `\n`, `\u202e`."""
    return "".join(_escape(character) if _is_hidden(character) else character for character in text)


def visible(text: str) -> str:
    """Return `text` with the names of its controls in brackets, for print: `[RLO]`."""
    named = "".join(character if (name := control_name(character)) is None else f"[{name}]" for character in text)
    return bounded(named)


def bounded(text: str) -> str:
    """Return `text` with at most `MOST_MARKS` marks on a letter, and in brackets how many more there were."""
    return "".join(f"{piece}{marks_words(more)}" if more else piece for piece, more in cap_marks(text))


def cap_marks(text: str) -> Iterator[tuple[str, int]]:
    """Yield `text` in pieces, each with the number of marks left out behind it: 0 except where marks are heaped."""
    if len(text) <= MOST_MARKS or text.isascii():
        yield text, 0
        return
    start = at = 0
    for is_mark, characters in groupby(text, _is_stacking):
        length = sum(1 for _ in characters)
        if is_mark and length > MOST_MARKS:
            yield text[start : at + MOST_MARKS], length - MOST_MARKS
            start = at + length
        at += length
    if start < len(text):
        yield text[start:], 0


def marks_words(number: int) -> str:
    """Return the words that stand for marks that are not printed."""
    return f"[+{number} {'mark' if number == 1 else 'marks'}]"


def control_name(character: str) -> str | None:
    """Return the words that stand for a character without a shape, `None` for all others, line feed and tab too."""
    if character in CONTROL_NAMES:
        return CONTROL_NAMES[character]
    if unicodedata.category(character) in SHAPELESS and character not in "\n\t":
        return f"U+{ord(character):04X}"
    return None


def _is_stacking(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) in STACKING


def _is_hidden(character: str) -> bool:
    if character in CONTROL_NAMES or character in DIRECTION_MARKS:
        return True
    return unicodedata.category(character) in SHAPELESS | SEPARATORS


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
