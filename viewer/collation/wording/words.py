"""The words of a row of blocks, in one stream: what the word diff compares, with the way back to their places."""

import re
from collections.abc import Sequence
from itertools import groupby, repeat
from operator import attrgetter
from typing import NamedTuple, overload

from viewer.model import Place, Span
from viewer.text.kept import Kept
from viewer.text.tokens import TokenKind, kind_of, tokenize

SENTENCE_ENDS = frozenset(".!?…。！？।؟")  # signs with which a sentence ends
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(',;:"()،؛—–')  # those with which a clause does
_OPENING = SENTENCE_ENDS | {":", '"'}  # what a sentence may begin behind
# What may be written with several tokens: an ellipsis, a mark made of two single ones, a number parted by plain spaces.
_SEVERAL = re.compile(r"[.…‥]\.|['’‘`´′]{2}|\d \d{3}")
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})*")
_GROUP_SIZE = 3  # digits between two separators of thousands
_MARK = '"'

_KINDS = Kept(kind_of, 1 << 16)
_SILENT = frozenset({" ", ""})  # keys of spaces, and of signs that folding drops

_Row = tuple[int, int, str, str]  # block, end, key, text: named, they would cost as much as all the rest
_COLUMNS = 4


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

    _blocks: Sequence[int]
    _ends: Sequence[int]
    keys: Sequence[str]
    texts: Sequence[str]

    def __init__(self, rows: Sequence[_Row]) -> None:
        columns = zip(*rows, strict=True) if rows else [()] * _COLUMNS
        self._blocks, self._ends, self.keys, self.texts = columns

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
        text, end = self.texts[at], self._ends[at]
        kind = TokenKind.MARK if self.keys[at] == _MARK else _KINDS[text]
        opens = kind == TokenKind.WORD and self._opens(at if at >= 0 else at + len(self))
        return Word(self._blocks[at], end - len(text), end, kind, self.keys[at], text, opens)

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
    rows: list[_Row] = []
    for block, text in blocks:
        columns = tokenize(text)
        tokens = zip(repeat(block), columns.ends, columns.keys, columns.written, strict=False)
        found = [row for row in tokens if row[2] not in _SILENT]
        rows += _joined(found, text) if _SEVERAL.search(text) else found
    return Words(rows)


def _joined(rows: list[_Row], text: str) -> list[_Row]:
    """Return rows with those as one that are written with several tokens but are one sign or one number."""
    joined: list[_Row] = []
    for row in rows:
        key = _common_key(joined[-1], row, text) if joined else None
        if key is None:
            joined.append(row)
        else:
            _, end, _, written = joined.pop()
            joined.append((row[0], row[1], key, text[end - len(written) : row[1]]))
    return joined


def _common_key(one: _Row, other: _Row, text: str) -> str | None:
    """Return the key of two rows that are one sign or one number, else `None`."""
    key, before = other[2], one[2]
    between = text[one[1] : other[1] - len(other[3])]
    if not between and key == "." and before[0] == ".":
        return before + key
    if not between and key == before == "'":
        return _MARK
    if between == " " and len(key) == _GROUP_SIZE and key.isdecimal() and _GROUPS.fullmatch(before):
        return f"{before} {key}"
    return None


def places_of(words: Sequence[Word]) -> tuple[Place, ...]:
    """Return where the words stand: one stretch a block, from the first word's start to the last one's end."""
    runs = (tuple(run) for _, run in groupby(words, key=attrgetter("block")))
    return tuple(Place(run[0].block, Span(run[0].start, run[-1].end)) for run in runs)
