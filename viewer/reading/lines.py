"""What can be seen of a line before its neighbours are asked: is it prose, a name, a sentence, quoted?"""

import re
from dataclasses import dataclass
from functools import cache

import regex

from viewer.model import Role
from viewer.reading.cues import Cue, find_cue
from viewer.reading.words import phrases
from viewer.text.loans import surname_particles

FEWEST_PROSE_WORDS = 6
"""Words below which a line that ends like a sentence may still be a label."""

LONGEST_TITLE_WORDS = 30
"""Words from which a line is prose even without a full stop: nobody writes such titles."""

MOST_CUT_WORDS = 15
"""Words up to which a line that ends in dots is a title cut short by its page."""

MOST_NAME_WORDS = 3
"""Capitalised words of the longest name; a row of more is a title set in capitals."""

LONGEST_NAMES = 120
"""Characters of the longest byline made of names alone."""

LETTERS_PER_WORD, SIGNS_PER_WORD = 2, 4
"""Characters that count as one word in scripts without spaces: of Chinese and Japanese, and of those that spell."""

LONGEST_STOPLESS_TITLE = 20
"""Words from which a line is prose in scripts whose sentences end without a mark."""

ENDING = 10
"""Characters at the end of a line in which its full stop and closing marks stand."""

_TERMINAL = re.compile(r"[.!?…:。！？؟۔։।][\s\"'”’»“›」』)\]*`]*$")
_FULL_STOP = re.compile(r"[.!?…。！？؟۔։।][\s\"'”’»“›」』)\]*`]*$")
# What is no letter of a script without spaces and can be told at a glance: most texts have nothing else.
_PERHAPS_UNSPACED = re.compile(r"[^\x00-\u0dff\u2000-\u20ff]")
# Ranges as wide as these are compiled ten times as fast by `regex` as by `re`.
_HAN = regex.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SPELT = regex.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_STOPLESS = regex.compile(r"[\u0e00-\u0eff][\s\"'”’»)\]]*$")  # Thai and Lao
_QUOTED = re.compile(r"[\"“„«”»「『〝‟״]|[‘'‹](?=.*[’'›](?:\W|$))|``")
_SEPARATOR = re.compile(r"[,|/·•&;]")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|[^\W\d_]\.(?:[^\W\d_]\.)*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `known` is the role that its markup already gives it."""

    text: str
    words: int
    cue: Cue | None
    prose: bool
    known: Role | None = None

    @property
    def plain(self) -> bool:
        """Tell whether nothing is known of the line but its looks."""
        return self.cue is None and self.known is None


def look_at(text: str, known: Role | None = None) -> Line:
    """Return what can be seen of one line."""
    words = count_words(text)
    cue = None if known is not None else find_cue(text)
    return Line(text, words, cue, known is None and cue is None and _is_prose(text, words), known)


def count_words(text: str) -> int:
    """Return the number of words, guessed from that of the characters where a script does without spaces."""
    words = len(text.split())
    if text.isascii() or _PERHAPS_UNSPACED.search(text) is None:
        return words
    return words + len(_HAN.findall(text)) // LETTERS_PER_WORD + len(_SPELT.findall(text)) // SIGNS_PER_WORD


def is_stopless(text: str) -> bool:
    """Tell whether a line ends in a script that puts no mark at the end of a sentence."""
    return _STOPLESS.search(text) is not None


def opens_quotation(text: str) -> bool:
    """Tell whether a paragraph opens with a quotation mark (an apostrophe at its start is none)."""
    return _QUOTED.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do; one in a script without full stops does if it is long enough."""
    if is_stopless(text[-ENDING:]):
        return count_words(text) >= FEWEST_PROSE_WORDS
    return _FULL_STOP.search(text[-ENDING:]) is not None


def is_name(text: str) -> bool:
    """Tell whether a line holds nothing but capitalised names, as a byline without a cue does."""
    if len(text) > LONGEST_NAMES or any(character.isdigit() for character in text):
        return False
    listed = _joints().sub(",", text.strip(" |/-–—·•,"))
    groups = [_names_in(group) for group in _SEPARATOR.split(listed) if group.strip()]
    return bool(groups) and None not in groups and any(groups)


def is_name_list(text: str) -> bool:
    """Tell whether a line is a row of names, which few headlines are."""
    return ("," in text or "|" in text) and is_name(text)


def continues(text: str) -> bool:
    """Tell whether a line begins in the middle of a sentence."""
    return text[:1].islower()


def _names_in(group: str) -> int | None:
    """Return how many capitalised words a name has, `None` where it is no name."""
    words = [word for word in group.split() if word.casefold() not in _particles()]
    if len(words) > MOST_NAME_WORDS or not all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return None
    return len(words)


@cache
def _joints() -> re.Pattern[str]:
    """Return the pattern of the words that stand between two names."""
    return re.compile(rf"\s(?:{'|'.join(phrases('names', 'and'))})\s")


@cache
def _particles() -> frozenset[str]:
    """Return the small words that names and the offices of their bearers are joined with."""
    return surname_particles().union(phrases("names", "and"), phrases("names", "particles"))


def _is_prose(text: str, words: int) -> bool:
    if words >= (LONGEST_STOPLESS_TITLE if is_stopless(text[-ENDING:]) else LONGEST_TITLE_WORDS):
        return True
    if not _TERMINAL.search(text[-ENDING:]) or (text.endswith(("...", "…")) and words <= MOST_CUT_WORDS):
        return False
    return words >= FEWEST_PROSE_WORDS or (words > FEWEST_PROSE_WORDS // 2 and ends_sentence(text))
