"""The words of a row of blocks, in one stream: what the word diff compares, with the way back to their places."""

from collections.abc import Sequence
from typing import NamedTuple

from viewer.model import Place, Span
from viewer.text.tokens import TokenKind, tokenize

_SENTENCE_ENDS = frozenset(".!?:…。！？।؟")


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


def words_of(blocks: Sequence[tuple[int, str]]) -> list[Word]:
    """Return the words of numbered texts in order; spaces are left out."""
    words: list[Word] = []
    for block, text in blocks:
        opens = True
        for start, end, kind, key in tokenize(text):
            if kind == TokenKind.SPACE:
                continue
            if key == "." and words and words[-1].block == block and words[-1].end == start and words[-1].key[0] == ".":
                start, key = words[-1].start, words.pop().key + key  # an ellipsis spelled with full stops
            words.append(Word(block, start, end, kind, key, text[start:end], opens))
            if kind <= TokenKind.NUMBER:
                opens = False
            elif kind == TokenKind.MARK or key[0] in _SENTENCE_ENDS:
                opens = True
    return words


def places_of(words: Sequence[Word]) -> tuple[Place, ...]:
    """Return where the words stand: one stretch a block, from the first word's start to the last one's end."""
    found: list[Place] = []
    for word in words:
        start = word.start
        if found and found[-1].block == word.block:
            start = found.pop().span.start
        found.append(Place(word.block, Span(start, word.end)))
    return tuple(found)
