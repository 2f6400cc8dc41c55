"""A paragraph cut for the search of speakers: words, punctuation, and each quoted stretch as one opaque piece."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.model import Span
from viewer.text.clitics import one_of
from viewer.text.kept import Kept
from viewer.text.marks import Marked
from viewer.text.signs import AROUND, STOPS

QUOTE = "\x00quote"
"""The key of the piece that stands for a whole quoted stretch."""

# What goes on a word: letters, digits, and whatever combines with them (niqqud, harakat, joiners, vowel signs); told by
# what does not, so that the standard library's engine needs no table of all marks.
_REST = (
    r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab\xac\xae-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u0589\u05be\u05c0\u05c3"
    r"\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u200b\u200e-\u206f\u2e00-\u2e7f"
    r"\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]*"
)
_WORD = rf"[^\W_]{_REST}"
# In order: pronouns hung onto the verb (dit-il, a-t-elle); elided articles (l', d'); what hangs onto a word behind an
# apostrophe ('s, 'll); a word, to which apostrophe, hyphen, inner stops and gershayim belong; any other sign by itself.
_PIECE = re.compile(
    r"(?=[-‑–'’]|\w+['’])(?:"  # few words have any of these: the rest need not be asked
    rf"[-‑–](?:t-)?(?:{one_of('pronouns')})\b"
    rf"|\b(?:{one_of('elided')})['’](?=\w)"
    rf"|['’](?:{one_of('endings')})\b)"
    rf"|{_WORD}(?:['’׳״\"‑.\-](?!(?:(?:t-)?(?:{one_of('pronouns')})|{one_of('endings')})\b){_WORD})*"
    r"|[^\w\s]"
)
SHORT = 2
"""Words of a quotation that can be a nickname or a paper's name inside the name of a speaker."""

_BRACKETS = re.compile(r"\([^()]{1,80}\)|\[[^\[\]]{1,80}\]")  # an aside: a party, an age, an abbreviation

_REMEMBERED = 1 << 16  # distinct words whose keys are kept
_make = tuple.__new__  # a paragraph has many pieces: their own constructor takes twice as long
_CLITIC = re.compile(r"^[-‑–](?:t-)?")


class Piece(NamedTuple):
    """A stretch `[start, end)` of the paragraph; `key` is casefolded with plain apostrophes, or `QUOTE`."""

    start: int
    end: int
    text: str
    key: str
    number: int = -1

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word or a number rather than punctuation or a quotation."""
        return self.number < 0 and (self.text[:1].isalnum() or self.text[1:2].isalpha())

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


def cut(text: str, quotations: Sequence[Marked], within: Span | None = None) -> list[Piece]:
    """Return the pieces of `text` (or of a stretch of it) in order, asides in brackets left out.

    `number` of a quotation's piece is its index in `quotations`.
    """
    pieces: list[Piece] = []
    at, end = (within.start, within.end) if within else (0, len(text))
    for number, quoted in enumerate(quotations):
        _add(pieces, text, at, quoted.start)
        pieces.append(Piece(quoted.start, quoted.end, text[quoted.start : quoted.end], QUOTE, number))
        at = quoted.end
    _add(pieces, text, at, end)
    return pieces


def is_short(piece: Piece) -> bool:
    """Tell whether a quotation's piece has so few words that it may belong to a name."""
    return len(piece.text.split()) <= SHORT


def inner_end(piece: Piece) -> str:
    """Return the last character inside the marks of a quotation's piece."""
    return piece.text.rstrip(AROUND)[-1:]


def ends_sentence(pieces: Sequence[Piece], index: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the piece at `index` is a stop behind which a new sentence can begin."""
    piece = pieces[index]
    if piece.key not in STOPS:
        return False
    if index + 1 == len(pieces):
        return True
    following = pieces[index + 1]
    if following.key in STOPS or (following.text[:1].islower() and following.key != QUOTE):
        return False
    if piece.key != "." or index == 0:
        return True
    word = pieces[index - 1]
    glued = following.start == piece.end and following.key != QUOTE
    is_initial = len(word.text) == 1 and word.text.isupper()
    return not (glued or is_initial or "." in word.text or (word.is_capital and word.key in abbreviations))


def _add(pieces: list[Piece], text: str, start: int, end: int) -> None:
    at = start
    for aside in _BRACKETS.finditer(text, start, end):
        _add_plain(pieces, text, at, aside.start())
        at = aside.end()
    _add_plain(pieces, text, at, end)


def _add_plain(pieces: list[Piece], text: str, start: int, end: int) -> None:
    for match in _PIECE.finditer(text, start, end):
        stop = match.end()
        word, key = _READ[match[0]]
        pieces.append(_make(Piece, (stop - len(word), stop, word, key, -1)))


def _read(found: str) -> tuple[str, str]:
    """Return a piece without the hyphen that hangs it onto its verb, and its key."""
    word = _CLITIC.sub("", found) if len(found) > 1 and not found[0].isalnum() else found
    key = word.casefold()
    return word, key if len(key) == 1 else key.replace("’", "'")


_READ = Kept(_read, _REMEMBERED)
