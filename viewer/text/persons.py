"""Which person a "he" or "she" can mean: the one whom the sentences before it are about."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from viewer.text.cues import CueWords
from viewer.text.nouns import Group, apposed_name, group_after, group_before, is_rank, name_in, opening_name
from viewer.text.pieces import QUOTE, Piece, ends_sentence
from viewer.text.reporting import Cue, find_cues
from viewer.text.signs import COMMAS

# Capital words of a person's name: one alone may be a noun that opens its sentence, more are a title or a body.
_NAME_WORDS, _LONGEST_NAME = 2, 4
_LONGEST_APPOSITION = 8  # pieces between two commas that explain a name: longer ones are a clause


Known = Callable[[Group], bool]
"""Tells whether one capital word is the surname of somebody whom the article names in full."""


class Subject(NamedTuple):
    """Whom the sentence from the piece `start` is about: a person's `named`, or what somebody is `described` as."""

    start: int
    named: Group | None
    described: Group | None


def last_person(pieces: Sequence[Piece], end: int, words: CueWords, is_known: Known) -> Group | None:
    """Return the name of the person who is the subject of the nearest sentence before the piece `end` that has one."""
    subjects = (subject for subject in _subjects_back(pieces, end, words, is_known) if subject is not None)
    return next((subject.named for subject in subjects if subject.named is not None), None)


def last_subject(pieces: Sequence[Piece], end: int, words: CueWords, is_known: Known) -> Subject | None:
    """Return whom the nearest sentence before the piece `end` is about, described persons counted as well."""
    return next((subject for subject in _subjects_back(pieces, end, words, is_known) if subject is not None), None)


def _subjects_back(pieces: Sequence[Piece], end: int, words: CueWords, is_known: Known) -> Iterator[Subject | None]:
    """Yield whom the sentences before the piece `end` are about, the last one first.

    Who reports something in it comes before who opens it. Subjects that are described ("the cook") count with the name
    that explains them ("the cook, Yusuf Adan,"). Where no capital shows a name, who says something counts, and a few
    words that open a sentence and are explained between commas: who is explained is named.
    """
    cues = find_cues(pieces[:end], words)
    for start, stop in _sentences_back(pieces, end, words):
        here = [cue for cue in cues if start <= cue.start < stop and not cue.owned]
        if words.capitals:
            named = (
                _teller(pieces, start, [cue for cue in here if not cue.leads and cue.start > start], words, is_known)
                or _source(pieces, stop, here, words, is_known)
                or _subject(pieces, start, stop, words, is_known)
            )
        else:
            opens = here[0].end if here and here[0].leads and here[0].start == start else start
            named = _explained(pieces, opens, stop, words)
        described = None if named else _described(pieces, (start, stop), here, words)
        yield Subject(start, named, described) if named or described else None


def _source(pieces: Sequence[Piece], stop: int, cues: Sequence[Cue], words: CueWords, is_known: Known) -> Group | None:
    """Return the name of the person whom words that lead to a source name: "According to its lawyer, Ann Low, …"."""
    groups = (group_after(pieces, cue.end, stop, words) for cue in cues if cue.leads and not cue.implied)
    for group in groups:
        named = group and (apposed_name(pieces, group, words) or name_in(pieces, group, words))
        if named and _is_person(pieces, named, words, is_known):
            return named
    return None


def _described(
    pieces: Sequence[Piece], sentence: tuple[int, int], cues: Sequence[Cue], words: CueWords
) -> Group | None:
    """Return the somebody without a name whom a sentence is about: who says something, or whose rank opens it."""
    start, stop = sentence
    for cue in cues:
        group = (
            group_after(pieces, cue.end, stop, words) if cue.leads else group_before(pieces, cue.start, start, words)
        )
        if group is not None and not cue.implied and pieces[group.start].key not in words.pronouns:
            return group
    opens = group_after(pieces, start, stop, words) if start < stop else None
    has_rank = opens is not None and any(is_rank(piece.key, words) for piece in pieces[opens.start : opens.end])
    return opens if has_rank else None


def _explained(pieces: Sequence[Piece], start: int, stop: int, words: CueWords) -> Group | None:
    """Return the two or three words that open a sentence and have an apposition between commas, or explain it there.

    A group with an article is no name; what explains it is one if it has none.
    """
    first, second, *_ = [at for at in range(start, stop) if pieces[at].key in COMMAS] + [stop, stop]
    if second == stop or second - first > _LONGEST_APPOSITION:
        return None
    opening, behind = Group(start, first), Group(first + 1, second)
    is_definite, is_described = (
        any(piece.key.startswith(words.definites) for piece in pieces[group.start : group.end])
        for group in (opening, behind)
    )
    group = behind if is_definite and not is_described and _is_name(pieces, behind, words) else opening
    return group if _is_name(pieces, group, words) else None


def _is_name(pieces: Sequence[Piece], group: Group, words: CueWords) -> bool:
    name = pieces[group.start : group.end]
    return _NAME_WORDS <= len(name) < _LONGEST_NAME and all(_can_be_named(piece, words) for piece in name)


def _can_be_named(piece: Piece, words: CueWords) -> bool:
    others = (words.breaks, words.links, words.skips, words.times, words.pronouns, words.cues, words.before)
    return piece.is_word and piece.text.isalpha() and not any(piece.key in listed for listed in others)


def _teller(
    pieces: Sequence[Piece], start: int, reporting: Sequence[Cue], words: CueWords, is_known: Known
) -> Group | None:
    """Return the name of the person who says something in a sentence."""
    for cue in reporting:
        group = group_before(pieces, cue.start, start, words)
        is_name = group is not None and pieces[group.start].key not in words.pronouns
        named = name_in(pieces, group, words) if group is not None and is_name else None
        if named and _is_person(pieces, named, words, is_known):
            return named
    return None


def _sentences_back(pieces: Sequence[Piece], end: int, words: CueWords) -> list[tuple[int, int]]:
    """Return the stretches between sentence ends and quotations, the last one first."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(end):
        if pieces[at].key == QUOTE or ends_sentence(pieces, at, words.titles):
            found.append((start, at))
            start = at + 1
    found.append((start, end))
    return found[::-1]


def _subject(pieces: Sequence[Piece], start: int, stop: int, words: CueWords, is_known: Known) -> Group | None:
    """Return the name of the subject of a sentence: it opens it, or stands before its verb behind a first comma."""
    while start < stop and (not pieces[start].is_word or pieces[start].key in words.links):
        start += 1
    group = group_after(pieces, start, stop, words) if start < stop else None
    opens = _named(pieces, group, words, is_known) if group is not None else None
    if opens is not None or (group is not None and pieces[group.start].key in words.pronouns):
        return opens
    comma = next((at for at in range(start, stop) if pieces[at].key in COMMAS), stop)
    behind = group_after(pieces, comma + 1, stop, words) if comma + 1 < stop else None
    named = _named(pieces, behind, words, is_known) if behind is not None else None
    has_verb = named is not None and pieces[named.end].is_word and named.start == comma + 1
    return named if has_verb else None


def _named(pieces: Sequence[Piece], group: Group, words: CueWords, is_known: Known) -> Group | None:
    """Return the name of a person that a group has or is explained by."""
    if pieces[group.start].key in words.pronouns:
        return None
    if pieces[group.start].key in words.determiners:
        named = apposed_name(pieces, group, words)
    else:
        named = name_in(pieces, opening_name(pieces, group, words), words)
    return named if named and _is_person(pieces, named, words, is_known) else None


def _is_person(pieces: Sequence[Piece], named: Group, words: CueWords, is_known: Known) -> bool:
    """Tell whether a subject is written like a person's name, not like a place line, a day or a whole clause."""
    name = pieces[named.start : named.end]
    if not all(piece.is_capital and piece.key not in words.times and piece.key not in words.titles for piece in name):
        return False
    if all(piece.text.isupper() for piece in name) or len(name) > _LONGEST_NAME:
        return False
    if len(name) < _NAME_WORDS and not is_known(named):
        return False
    following, after = pieces[named.end : named.end + 1], pieces[named.end + 1 : named.end + 2]
    if not following or (after and after[0].is_capital and following[0].key in words.breaks):
        return False  # "Ann Low and Tom Ray": two persons
    return following[0].key in COMMAS or (following[0].is_word and not following[0].is_capital)
