"""The words of a row of blocks, in one stream: what the word diff compares, with the way back to their places."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress, groupby
from typing import NamedTuple, overload

from viewer.model import Place, Span
from viewer.text.kept import Kept
from viewer.text.tokens import TokenKind, kind_of, tokenize

SENTENCE_ENDS = frozenset(".!?…。！？।؟")  # signs with which a sentence ends
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(',;:"()،؛—–')  # those with which a clause does
_OPENING = SENTENCE_ENDS | {":", '"'}  # what a sentence may begin behind
# What may be written with several tokens: an ellipsis, a mark made of two single ones, a number parted by plain spaces.
# All of it behind one set of first signs: so the engine runs along the text ten times as fast as with three choices.
_SEVERAL = re.compile(r"[.…‥'’‘`´′\d](?:(?<=[.…‥])\.|(?<=['’‘`´′])['’‘`´′]|(?<=\d) \d{3})")
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})*")
_GROUP_SIZE = 3  # digits between two separators of thousands
_MARK = '"'

_KINDS = Kept(kind_of, 1 << 16)
_SILENT = frozenset({" ", ""})  # keys of spaces, and of signs that folding drops

_Heard = tuple[int, str, str]  # end, key and text of a word: named, they would cost as much as all the rest


class Word(NamedTuple):
    """A word, number, mark or sign of a block: its place, its key for comparing, and its text as written.

    `opens` tells that a sentence may begin with it, so that its capital says nothing.
    """

    block: int
    start: int
    end: int
    kind: TokenKind
    key: str
    text: str
    opens: bool

    @property
    def is_name(self) -> bool:
        """Tell whether the capital inside a sentence makes it a name (in languages that write only names so)."""
        return self.kind == TokenKind.WORD and not self.opens and self.text[0].isupper() and self.text != "I"


class Words(Sequence[Word]):
    """The words of a row of blocks as columns: the diff asks for keys alone, and most words are never looked at."""

    __slots__ = ("_blocks", "_ends", "keys", "texts")

    def __init__(self) -> None:
        self._blocks: list[int] = []
        self._ends: list[int] = []
        self.keys: list[str] = []
        self.texts: list[str] = []

    def add(self, block: int, ends: Iterable[int], keys: Iterable[str], texts: Iterable[str]) -> None:
        """Add the words of a block: where each ends in it, its key, and the word as written."""
        self._ends += ends
        self.keys += keys
        self.texts += texts
        self._blocks += [block] * (len(self._ends) - len(self._blocks))

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        """Make a word, or several in order."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        text, end, kind = self.texts[at], self._ends[at], self.kind(at)
        opens = kind == TokenKind.WORD and self._opens(at if at >= 0 else at + len(self))
        return Word(self._blocks[at], end - len(text), end, kind, self.keys[at], text, opens)

    def kind(self, at: int) -> TokenKind:
        """Return what a word is, without making it."""
        return TokenKind.MARK if self.keys[at] == _MARK else _KINDS[self.texts[at]]

    def is_name(self, at: int) -> bool:
        """Tell what the word would say of itself, without making it where it has no capital."""
        return self.texts[at][0].isupper() and self[at].is_name

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where words stand: one stretch a block, from the first word's start to the last one's end."""
        if start < end and self._blocks[start] == self._blocks[end - 1]:  # as nearly always
            return (self._place(start, end - 1),)
        runs = (tuple(run) for _, run in groupby(range(start, end), key=self._blocks.__getitem__))
        return tuple(self._place(run[0], run[-1]) for run in runs)

    def gap(self, at: int) -> Place:
        """Return the place right behind the word before one, or before the first one, where nothing stands."""
        if not self.keys:
            return Place(0, Span(0, 0))
        edge = self._ends[at - 1] if at else self._start(0)
        return Place(self._blocks[max(0, at - 1)], Span(edge, edge))

    def _place(self, first: int, last: int) -> Place:
        return Place(self._blocks[first], Span(self._start(first), self._ends[last]))

    def _start(self, at: int) -> int:
        return self._ends[at] - len(self.texts[at])

    def _opens(self, at: int) -> bool:
        """Tell whether a sentence may begin with a word: before it stands nothing, an end of one, or a mark."""
        block = self._blocks[at]
        while at > 0 and self._blocks[at - 1] == block:
            at -= 1
            kind = _KINDS[self.texts[at]]
            if kind <= TokenKind.NUMBER:
                return False
            if kind == TokenKind.MARK or self.keys[at][0] in _OPENING:
                return True
        return True


def words_of(blocks: Sequence[tuple[int, str]]) -> Words:
    """Return the words of numbered texts in order; spaces are left out, and signs that folding drops say nothing."""
    words = Words()
    for block, text in blocks:
        tokens = tokenize(text)
        heard = [key not in _SILENT for key in tokens.keys]
        columns = compress(tokens.ends, heard), compress(tokens.keys, heard), compress(tokens.written, heard)
        if _SEVERAL.search(text):
            words.add(block, *zip(*_joined(zip(*columns, strict=True), text), strict=True))
        else:
            words.add(block, *columns)
    return words


def _joined(rows: Iterable[_Heard], text: str) -> list[_Heard]:
    """Return words with those as one that are written with several tokens but are one sign or one number."""
    joined: list[_Heard] = []
    for row in rows:
        key = _common_key(joined[-1], row, text) if joined else None
        if key is None:
            joined.append(row)
        else:
            end, _, written = joined.pop()
            joined.append((row[0], key, text[end - len(written) : row[0]]))
    return joined


def _common_key(one: _Heard, other: _Heard, text: str) -> str | None:
    """Return the key of two words that are one sign or one number, else `None`."""
    key, before = other[1], one[1]
    between = text[one[0] : other[0] - len(other[2])]
    if not between and key == "." and before[0] == ".":
        return before + key
    if not between and key == before == "'":
        return _MARK
    if between == " " and len(key) == _GROUP_SIZE and key.isdecimal() and _GROUPS.fullmatch(before):
        return f"{before} {key}"
    return None
