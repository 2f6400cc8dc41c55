"""A comparison form of a text that ignores typography, with a map back to the author's characters.

Folded are: quotation marks, dashes, the maqaf, ellipses, spaces, canonical composition (NFC), and the presentation
forms of Latin, Hebrew and Arabic. Dropped are soft hyphens, byte order marks, direction controls, and joiners outside
the scripts that spell with them. Never NFKC everywhere: it would turn 10² into 102.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from viewer.model import Span
from viewer.text.clusters import CLUSTER

_DOUBLE_QUOTES = "“”„‟«»❝❞〝〞〟＂״″"
_SINGLE_QUOTES = "‘’‚‛‹›❛❜＇׳′`´ʼ"
_DASHES = "‐‑‒–—―−־⁃﹘﹣－"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\t\n\r\x0b\x0c\x85"
)
_DROPPED = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINERS = "\u200c\u200d"

_TABLE: dict[str, str] = {
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DROPPED, ""),
    "…": "...",
    "‥": "..",
}
_PRESENTATION = "\ufb00-\ufb06\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc"
_SIGNS = re.compile(f"[{re.escape(''.join(_TABLE))}]")
_CONTEXTUAL = re.compile(f"[{_JOINERS}{_PRESENTATION}]")  # folded by what stands around, or by composing anew
_SPECIAL = re.compile(f"[{re.escape(''.join(_TABLE))}{_JOINERS}{_PRESENTATION}]")
# Scripts in which a (non-)joiner is spelling and not typography; emoji sequences need theirs as well.
_SPELLS_WITH_JOINERS = regex.compile(
    r"[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}"
    r"\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Myanmar}\p{Khmer}\p{Extended_Pictographic}]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded `text`; its i-th character came from `[starts[i], ends[i])` of the source, both never falling."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def to_source(self, span: Span) -> Span:
        """Return the stretch of the source that the folded stretch came from; an empty one stays empty."""
        if span.start >= span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])


def fold(text: str) -> Folded:
    """Return the comparison form of `text` and the map of its characters (code points) back to it."""
    if _is_plain(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for start, end in _stretches(text):
        piece = text[start:end]
        folded = piece if _is_plain(piece) else _fold_cluster(text, start, end)
        pieces.append(folded)
        if len(folded) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
    return Folded("".join(pieces), starts, ends)


def fold_text(text: str) -> str:
    """Return the comparison form of `text` alone, without the map."""
    if text.isascii() and _CONTROL_SPACE.search(text) is None:
        return text
    if _CONTEXTUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return _SIGNS.sub(_fold_sign, text)  # every sign by itself: no map is asked for
    return fold(text).text


def fold_key(text: str) -> str:
    """Return the comparison form of `text` with case folded too: equal keys are the same words."""
    return fold_text(text).casefold()


def _is_plain(text: str) -> bool:
    """Tell whether folding changes nothing."""
    if text.isascii():
        return not _CONTROL_SPACE.search(text)
    return not _SPECIAL.search(text) and unicodedata.is_normalized("NFC", text)


_CONTROL_SPACE = re.compile(r"[\t\n\r\x0b\x0c`]")


def _fold_sign(match: re.Match[str]) -> str:
    return _TABLE[match.group()]


def _stretches(text: str) -> list[tuple[int, int]]:
    """Cut the text into stretches that can be folded by themselves: single special characters, or clusters."""
    if not unicodedata.is_normalized("NFC", text):
        # clusters, so that NFC sees a base together with all its marks (decomposed Hangul, stacked accents)
        return [match.span() for match in CLUSTER.finditer(text)]
    cuts: list[tuple[int, int]] = []
    at = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if at < start:
            cuts.append((at, start))
        cuts.append((start, end))
        at = end
    if at < len(text):
        cuts.append((at, len(text)))
    return cuts


def _fold_cluster(text: str, start: int, end: int) -> str:
    """Fold one cluster of `text`: each character by the table, then compose."""
    folded = [_fold_character(text, at) for at in range(start, end)]
    return unicodedata.normalize("NFC", "".join(folded))


def _fold_character(text: str, at: int) -> str:
    character = text[at]
    if character in _JOINERS:
        around = text[max(0, at - 2) : at] + text[at + 1 : at + 2]
        return character if _SPELLS_WITH_JOINERS.search(around) else ""
    if "\ufb00" <= character <= "\ufefc" and character not in _TABLE:
        return unicodedata.normalize("NFKC", character)
    return _TABLE.get(character, character)
