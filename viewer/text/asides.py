"""Attributions that stand inside the marks, as French and Russian print them: « Non, dit Ada Low, jamais »."""

from collections.abc import Sequence
from typing import NamedTuple

from viewer.model import Span
from viewer.text.cues import CueWords, cue_words
from viewer.text.nouns import Group, apposed_name, group_after
from viewer.text.pieces import Piece, cut
from viewer.text.reporting import Cue, find_cues
from viewer.text.signs import COMMAS, DASHES, GUILLEMETS, PAUSES


class Aside(NamedTuple):
    """The pieces `[start, end)` between the words of a speaker, pauses included; `speaker` and `cue` stand in them."""

    start: int
    end: int
    speaker: Group
    cue: Cue


def find_aside(text: str, pieces: Sequence[Piece], words: CueWords) -> Aside | None:
    """Return the attribution inside the quotation `text`, whose inner pieces are given, in a language that inverts.

    Commas alone part it from what is said only between guillemets, and dashes between any marks.
    """
    for cue in find_cues(pieces, words):
        first = cue.start
        while first > 0 and pieces[first - 1].key in words.skips:
            first -= 1
        signs = PAUSES if text[0] in GUILLEMETS else DASHES
        if cue.leads or first == 0 or pieces[first - 1].key not in signs:
            continue
        group = group_after(pieces, cue.end, len(pieces), words)
        if group is None or (group.end < len(pieces) and pieces[group.end].is_word):
            continue
        return Aside(_pauses_before(pieces, first), _end(pieces, group, words), group, cue)
    return None


def spoken(text: str, language: str | None) -> str:
    """Return the words of the quotation `text` with its marks, without an attribution that stands among them."""
    words = cue_words(language)
    if not words.inverts:
        return text
    pieces = cut(text, (), Span(1, len(text) - 1))
    aside = find_aside(text, pieces, words)
    if aside is None:
        return text
    before = text[: pieces.place(aside.start, aside.end).start].rstrip()
    if aside.end == len(pieces):
        return before + text[-1]
    between = pieces[aside.start : aside.end]
    comma = next((piece.text for piece in between if piece.key in COMMAS), "")
    return f"{before}{comma} {text[pieces.place(aside.end, aside.end + 1).start :]}"


def _pauses_before(pieces: Sequence[Piece], first: int) -> int:
    while first > 0 and pieces[first - 1].key in PAUSES:
        first -= 1
    return first


def _end(pieces: Sequence[Piece], group: Group, words: CueWords) -> int:
    """Return where the aside ends: behind the name that explains its speaker, and the pauses there."""
    apposed = apposed_name(pieces, group, words)
    end = group.end if apposed is None else apposed.end
    while end < len(pieces) and (pieces[end].key in PAUSES or not _says_more(pieces, end)):
        end += 1
    return end


def _says_more(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a word is still to come."""
    return any(piece.is_word for piece in pieces[at:])
