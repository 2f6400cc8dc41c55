"""A paragraph cut for the search of speakers: words, punctuation, and each quoted stretch as one opaque piece."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
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

_REMEMBERED = 1 << 15  # distinct words, with the signs at them, whose pieces are kept
_LONGEST_REMEMBERED = 64  # signs of the longest of them: what has no spaces seldom comes again
_CLITIC = re.compile(r"^[-‑–](?:t-)?(?=.)", re.DOTALL)
_BEHIND = frozenset(".,:;!?")
_SPACED = re.compile(r"\S+")


class Piece(NamedTuple):
    """A word, a sign or a quotation; `key` is casefolded with plain apostrophes, or `QUOTE`.

    What stands between two spaces is cut once, and its pieces are the same objects wherever a text says it again:
    `start` is where one begins in it, and `glued` tells that the next one follows without a gap.
    """

    text: str
    key: str
    is_word: bool  # a word or a number rather than punctuation or a quotation
    is_capital: bool
    start: int = 0
    glued: bool = False
    number: int = -1


class _Stretch(NamedTuple):
    """A stretch `[start, end)` of a text: the quotation with this number, or what is none."""

    start: int
    end: int
    number: int = -1


@dataclass(frozen=True, slots=True)
class _Layout:
    """The stretches of a text, the index of the first piece of each, and the starts of the pieces of those asked."""

    text: str
    stretches: list[_Stretch]
    firsts: list[int] = field(default_factory=list)
    starts: dict[int, list[int]] = field(default_factory=dict)


class Pieces(list[Piece]):
    """The pieces of a text in order; where one stands is worked out only where somebody asks."""

    __slots__ = ("_layout",)

    def __init__(self, pieces: Iterable[Piece], layout: _Layout) -> None:
        """Hold pieces laid out so."""
        super().__init__(pieces)
        self._layout = layout

    def quoted(self) -> list[int]:
        """Return which pieces are quotations."""
        layout = self._layout
        return [at for at, stretch in zip(layout.firsts, layout.stretches, strict=True) if stretch.number >= 0]

    def before(self, end: int) -> "Pieces":
        """Return the first `end` pieces."""
        return Pieces(self[:end], self._layout)

    def place(self, start: int, end: int) -> Span:
        """Return where the pieces `[start, end)` stand in the text, in code points."""
        return Span(self._place(start).start, self._place(end - 1).end)

    def _place(self, index: int) -> _Stretch:
        layout = self._layout
        at = bisect_right(layout.firsts, index) - 1
        stretch = layout.stretches[at]
        if stretch.number >= 0:
            return stretch
        if at not in layout.starts:
            layout.starts[at] = _starts(layout.text, stretch)
        start = layout.starts[at][index - layout.firsts[at]]
        return _Stretch(start, start + len(self[index].text))


def cut(text: str, quotations: Sequence[Marked], within: Span | None = None) -> Pieces:
    """Return the pieces of `text` (or of a stretch of it) in order, asides in brackets left out.

    `number` of a quotation's piece is its index in `quotations`.
    """
    layout = _Layout(text, list(_stretches(text, quotations, within or Span(0, len(text)))))
    pieces = Pieces((), layout)
    for stretch in layout.stretches:
        layout.firsts.append(len(pieces))
        pieces += _pieces_of(text, stretch)
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
    is_initial = len(word.text) == 1 and word.text.isupper()
    return not (piece.glued or is_initial or "." in word.text or (word.is_capital and word.key in abbreviations))


def _stretches(text: str, quotations: Sequence[Marked], within: Span) -> Iterator[_Stretch]:
    at = within.start
    for number, quoted in enumerate(quotations):
        yield from _outside_asides(text, at, quoted.start)
        yield _Stretch(quoted.start, quoted.end, number)
        at = quoted.end
    yield from _outside_asides(text, at, within.end)


def _outside_asides(text: str, start: int, end: int) -> Iterator[_Stretch]:
    at = start
    has_brackets = "(" in text or "[" in text
    for aside in _BRACKETS.finditer(text, start, end) if has_brackets else ():
        yield _Stretch(at, aside.start())
        at = aside.end()
    yield _Stretch(at, end)


def _pieces_of(text: str, stretch: _Stretch) -> Iterable[Piece]:
    inside = text[stretch.start : stretch.end]
    if stretch.number >= 0:
        is_capital = inside[:1].isupper()
        return (Piece(inside, QUOTE, is_word=False, is_capital=is_capital, number=stretch.number),)
    return chain.from_iterable(map(_CUT.__getitem__, inside.split()))


def _starts(text: str, stretch: _Stretch) -> list[int]:
    """Return where the pieces of a stretch begin in the text."""
    words = _SPACED.finditer(text, stretch.start, stretch.end)
    return [word.start() + piece.start for word in words for piece in _CUT[word.group()]]


def _cut_spaced(spaced: str) -> tuple[Piece, ...]:
    """Return the pieces of what stands between two spaces: nothing in it depends on what stands beyond."""
    if spaced.isascii() and spaced.isalpha():  # most are a word and nothing else
        return (_piece(spaced),)
    word, sign = spaced[:-1], spaced[-1]
    if sign in _BEHIND and word.isascii() and word.isalpha():  # most others are a word and a sign behind it
        return (_piece(word, glued=True), _piece(sign, len(word)))
    matches = list(_PIECE.finditer(spaced))
    words = [_CLITIC.sub("", match[0]) for match in matches]
    starts = [match.end() - len(word) for match, word in zip(matches, words, strict=True)]
    return tuple(
        _piece(word, start, glued=start + len(word) == following)
        for word, start, following in zip_longest(words, starts, starts[1:])
    )


def _piece(text: str, start: int = 0, *, glued: bool = False) -> Piece:
    is_word = text[:1].isalnum() or text[1:2].isalpha()
    return Piece(text, _key(text), is_word, text[:1].isupper(), start, glued)


def _key(word: str) -> str:
    key = word.casefold()
    return key if len(key) == 1 else key.replace("’", "'")


_CUT = Kept(_cut_spaced, _REMEMBERED, longest=_LONGEST_REMEMBERED)
