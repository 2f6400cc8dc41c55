"""Which person a "he" or "she" can mean: the one whom the sentences before it are about."""

from collections.abc import Sequence

from viewer.text.cues import Lexicon
from viewer.text.nouns import Group, apposed_name, group_after, group_before, name_in, opening_name
from viewer.text.pieces import QUOTE, Piece, ends_sentence
from viewer.text.reporting import Cue, find_cues
from viewer.text.signs import COMMAS

# Capital words of a person's name: one alone may be a noun that opens its sentence, more are a title or a body.
_NAME_WORDS, _LONGEST_NAME = 2, 4


def last_person(pieces: Sequence[Piece], end: int, words: Lexicon) -> Group | None:
    """Return the name of the person who is the subject of the nearest sentence before the piece `end` that has one.

    Who reports something in it comes before who opens it. Subjects that are described ("the cook") count with the name
    that explains them ("the cook, Yusuf Adan,").
    """
    if not words.capitals:
        return None
    cues = find_cues(pieces[:end], words)
    for start, stop in _sentences_back(pieces, end, words):
        reporting = [cue for cue in cues if start < cue.start < stop and not (cue.leads or cue.owned)]
        subject = _teller(pieces, start, reporting, words) or _subject(pieces, start, stop, words)
        if subject is not None:
            return subject
    return None


def _teller(pieces: Sequence[Piece], start: int, reporting: Sequence[Cue], words: Lexicon) -> Group | None:
    """Return the name of the person who says something in a sentence."""
    for cue in reporting:
        group = group_before(pieces, cue.start, start, words)
        named = name_in(pieces, group, words) if group else None
        if named and _is_person(pieces, named, words):
            return named
    return None


def _sentences_back(pieces: Sequence[Piece], end: int, words: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches between sentence ends and quotations, the last one first."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(end):
        if pieces[at].key == QUOTE or ends_sentence(pieces, at, words.titles):
            found.append((start, at))
            start = at + 1
    found.append((start, end))
    return found[::-1]


def _subject(pieces: Sequence[Piece], start: int, stop: int, words: Lexicon) -> Group | None:
    """Return the name of the subject that opens a sentence, if it is a name."""
    while start < stop and (not pieces[start].is_word or pieces[start].key in words.links):
        start += 1
    group = group_after(pieces, start, stop, words) if start < stop else None
    if group is None or pieces[group.start].key in words.pronouns:
        return None
    if pieces[group.start].key in words.determiners:
        named = apposed_name(pieces, group, words)
    else:
        named = name_in(pieces, opening_name(pieces, group, words), words)
    return named if named and _is_person(pieces, named, words) else None


def _is_person(pieces: Sequence[Piece], named: Group, words: Lexicon) -> bool:
    """Tell whether a subject is written like a person's name, not like a place line, a day or a whole clause."""
    name = pieces[named.start : named.end]
    if not all(piece.is_capital and piece.key not in words.times and piece.key not in words.titles for piece in name):
        return False
    if all(piece.text.isupper() for piece in name) or not _NAME_WORDS <= len(name) <= _LONGEST_NAME:
        return False
    following = pieces[named.end] if named.end < len(pieces) else None
    return following is not None and (following.key in COMMAS or (following.is_word and not following.is_capital))
