"""What can be seen of a line before its neighbours are asked: is it prose, a name, a title, shouted, quoted?"""

import re
from dataclasses import dataclass

from viewer.model import Role
from viewer.reading.cues import Cue, find_cue

FEWEST_PROSE_WORDS = 6
"""Words below which a line that ends like a sentence may still be a label."""

LONGEST_TITLE_WORDS = 40
"""Words from which a line is prose even without a full stop: nobody writes such titles."""

MOST_CUT_WORDS = 15
"""Words up to which a line that ends in dots is a title cut short by its page."""

MOST_NAME_WORDS = 9
"""Words of the longest byline made of names alone."""

LETTERS_PER_WORD = 2
"""Letters that count as one word in scripts that put no spaces between words."""

_TERMINAL = re.compile(r"[.!?…:。！？؟۔։।][\"'”’»“›」』)\]*]*$|[.!?…][\"'”’»)]*\s?\S{1,3}$")
_FULL_STOP = re.compile(r"[.!?…。！？؟۔։।][\"'”’»“›」』)\]*]*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_QUOTED = re.compile(r"[\"“„«”»「『〝‟״]|[‘'‹](?=.*[’'›](?:\W|$))|``")
_PARTICLES = frozenset(
    "and und et y e i и и в de del della di da la le el al bin ben van von der den du dos das for the of at in ו /|".split()
)
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
    """Return the number of words, counting letters by two where a script does without spaces."""
    words = len(text.split())
    if text.isascii():
        return words
    return words + len(_UNSPACED.findall(text)) // LETTERS_PER_WORD


def opens_quotation(text: str) -> bool:
    """Tell whether a paragraph opens with a quotation mark (an apostrophe at its start is none)."""
    return _QUOTED.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return _FULL_STOP.search(text[-8:]) is not None


def is_name(text: str) -> bool:
    """Tell whether a line holds nothing but capitalised names, as a byline without a cue does."""
    parts = [part for part in re.split(r"[\s,|/·•&]+", text.strip(" |/-–—·•,")) if part]
    if not 1 <= len(parts) <= MOST_NAME_WORDS or any(character.isdigit() for character in text):
        return False
    names = [part for part in parts if part.casefold() not in _PARTICLES]
    return bool(names) and all(_NAME_WORD.fullmatch(part) and part[0].isupper() for part in names)


def is_shouted(text: str) -> bool:
    """Tell whether all letters are capitals."""
    return text.isupper()


def _is_prose(text: str, words: int) -> bool:
    if words >= LONGEST_TITLE_WORDS:
        return True
    if not _TERMINAL.search(text[-8:]) or (text.endswith(("...", "…")) and words <= MOST_CUT_WORDS):
        return False
    return words >= FEWEST_PROSE_WORDS or (words > FEWEST_PROSE_WORDS // 2 and ends_sentence(text))
