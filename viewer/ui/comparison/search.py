"""Find words in both columns: as typed, whatever the case, the accents and the typography."""

import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from viewer.model import Comparison, Span
from viewer.ui.comparison.lights import Hit
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Side, article_of

if TYPE_CHECKING:
    import regex

_MARKS = r"\p{M}*"  # a letter is found with the points and accents that stand on it, so that no hit cuts one off


class Search:
    """The hits of one search and which of them is current."""

    def __init__(self, text: str = "", hits: tuple[Hit, ...] = (), lines: tuple[int, ...] = ()) -> None:
        """Take what was searched, and the hits in reading order, each with its line."""
        self.text = text
        self.hits = hits
        self.lines = lines
        self.index = -1
        self.by_block: dict[tuple[Side, int], list[Hit]] = {}
        for hit in hits:
            self.by_block.setdefault((hit.side, hit.block), []).append(hit)

    @classmethod
    def of(cls, scene: Scene | None, text: str) -> "Search":
        """Search both columns for a text."""
        if scene is None:
            return cls()
        hits = find_hits(scene, text)
        return cls(text, hits, tuple(scene.places[hit.side].get(hit.block, 0) for hit in hits))

    @property
    def current(self) -> Hit | None:
        """Return the hit we are at."""
        return self.hits[self.index] if self.index >= 0 else None

    def again(self, scene: Scene) -> "Search":
        """Return the same search in other lines of the same articles, at the same hit."""
        found = Search.of(scene, self.text) if self.text else Search()
        if self.current in found.hits:
            found.index = found.hits.index(self.current)
        return found

    def step(self, line: int, *, forward: bool) -> tuple[Hit | None, bool]:
        """Go to the next hit, the first time to the one nearest to a line, and tell whether it went around an end."""
        if not self.hits:
            return None, False
        if self.index < 0:
            found = bisect_left(self.lines, line) if forward else bisect_right(self.lines, line) - 1
        else:
            found = self.index + (1 if forward else -1)
        wrapped = not 0 <= found < len(self.hits)
        self.index = found % len(self.hits)
        return self.hits[self.index], wrapped


def find_hits(scene: Scene, text: str) -> tuple[Hit, ...]:
    """Return where a text stands, in the order of the lines, the base's before the witness's on the same line."""
    pattern = _pattern(text)
    if pattern is None:
        return ()
    found = [hit for side in Side for hit in _in_article(scene.comparison, side, pattern)]
    lines = {side: scene.places[side] for side in Side}
    return tuple(sorted(found, key=lambda hit: (lines[hit.side].get(hit.block, 0), hit.side, hit.block, hit.span)))


def _in_article(comparison: Comparison, side: Side, pattern: "regex.Pattern[str]") -> list[Hit]:
    from viewer.text.folding import fold  # noqa: PLC0415 - not needed before somebody searches

    hits: list[Hit] = []
    for index, block in enumerate(article_of(comparison, side).blocks):
        folded = fold(block.text)
        found = pattern.finditer(_bare(folded.text))
        hits += [Hit(side, index, folded.to_source(Span(*match.span()))) for match in found]
    return hits


def _pattern(text: str) -> "regex.Pattern[str] | None":
    """Return what finds the folded words of a text in folded text, a letter with whatever stands on it."""
    import regex  # noqa: PLC0415 - not needed before somebody searches

    from viewer.text.folding import fold_text  # noqa: PLC0415 - not needed before somebody searches

    words = _bare(fold_text(text)).split()
    if not words:
        return None
    spelt = ("".join(regex.escape(char) + _MARKS for char in word) for word in words)
    return regex.compile(r" +".join(spelt), regex.IGNORECASE | regex.FULLCASE)


def _bare(text: str) -> str:
    """Return a text of the same length with every letter freed of the accents that are one character with it."""
    return text if text.isascii() else "".join(map(_base, text))


@cache
def _base(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    return parts[0] if all(map(unicodedata.combining, parts[1:])) else character
