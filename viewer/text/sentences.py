"""Sentences of a paragraph, as stretches of its text.

A sentence ends at a terminator, together with the closing marks behind it, where what follows can begin another: not
after a known abbreviation or an initial, not inside a number, not before a small letter. Rules after Grefenstette and
Tapanainen, "What is a word, what is a sentence?" (1994), with lists for each language.
"""

import functools
import re

from viewer.model import Span
from viewer.resources import word_lists
from viewer.text.kept import Kept

_TERMINATORS = ".!?…。！？؟۔।"
_CLOSING = "\"'”’»›)]】」』“״"
# Terminators, the closing marks that belong to the sentence, then space; the scripts without spaces need none. A row of
# terminators is looked at from its first one only: else a line of 100,000 of them would be gone through 100,000 times.
_BOUNDARY = re.compile(
    rf"(?<![{_TERMINATORS}])[{_TERMINATORS}]++[{re.escape(_CLOSING)}]*+(?=\s)|[。！？]++[」』”]*+|\n"
)
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_REMEMBERED = 1 << 12  # paragraphs: a story asks for those of an article once for each of the others
_WORD_WINDOW = 24  # code points looked at on either side: longer than any word in the lists


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, white space around them left out; nothing else is lost."""
    return _SPLIT[text]


def _split(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if not _ends_sentence(text, match.start(), match.end()):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        at = start + len(piece) - len(piece.lstrip())
        spans.append(Span(at, at + len(stripped)))


def _ends_sentence(text: str, start: int, end: int) -> bool:
    following = text[end : end + _WORD_WINDOW].lstrip()
    if following[:1].islower():
        return False
    if text[start] != "." or end - start > 1:
        return True
    word = _LAST_WORD.search(text[max(0, start - _WORD_WINDOW) : start])
    return word is None or not _keeps_its_stop(word.group(), following)


def _keeps_its_stop(word: str, following: str) -> bool:
    """Tell whether the stop belongs to the word: an abbreviation, an initial, an ordinal before its noun."""
    if word.isdecimal():
        after = _FIRST_WORD.match(following)
        return after is not None and after.group().casefold() in _words("after_ordinals")
    return word.casefold() in _words("abbreviations") or (len(word) == 1 and word.isupper())


@functools.cache
def _words(table: str) -> frozenset[str]:
    """Return one list of all languages together: few abbreviations of one are words of another."""
    return frozenset(word for lists in word_lists("sentences").values() for word in lists.get(table, ()))


_SPLIT = Kept(_split, _REMEMBERED)
