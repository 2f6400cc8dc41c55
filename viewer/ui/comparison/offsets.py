"""One text as it is laid out: the author's characters, without hidden direction marks, with room for pills.

Everything outside counts code points of the block; Qt counts UTF-16 units of what it lays out. The table between the
two is made here and nowhere else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.ui.direction_marks import OVERRIDES

# A pill's place holder glues to the word before it (no break), takes width by letter spacing, and shows nothing.
PLACE_HOLDER = "\u00a0"
_NEW_LINE = "\u2028"  # what a text layout takes for a line break inside a paragraph
_HIGHEST_SINGLE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class LaidText:
    """The text for the layout, and where the code points of its source stand in it, in UTF-16 units.

    `starts[n]` is where code point n begins, `ends[n]` where code point n − 1 ends: a place holder may lie between the
    two. Both have one entry more than the source has code points. `holders` are the offsets of the place holders.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    holders: tuple[int, ...] = ()

    def source(self, position: int) -> int:
        """Return the offset in code points of the character that covers a UTF-16 position."""
        return max(0, bisect_right(self.starts, position) - 1)


def lay_text(text: str, holders: Iterable[int] = ()) -> LaidText:
    """Prepare a text for layout, a place holder before each code point of `holders` (the length of the text: last)."""
    wanted = sorted(holders)
    if not wanted and text.isascii() and "\n" not in text:
        return LaidText(text, range(len(text) + 1), range(len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[str] = []
    placed: list[int] = []
    at = 0
    for offset, character in enumerate((*text, "")):
        ends.append(at)
        while wanted and wanted[0] == offset:
            wanted.pop(0)
            placed.append(at)
            pieces.append(PLACE_HOLDER)
            at += 1
        starts.append(at)
        shown = _shown(character)
        pieces.append(shown)
        at += len(shown) + (shown > _HIGHEST_SINGLE_UNIT)
    return LaidText("".join(pieces), starts, ends, tuple(placed))


def _shown(character: str) -> str:
    if character in OVERRIDES:
        return ""
    return _NEW_LINE if character == "\n" else character
