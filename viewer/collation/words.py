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
            if kind == TokenKind.SPACE or not key:  # a sign that folding drops says nothing
                continue
            word = Word(block, start, end, kind, key, text[start:end], opens)
            words.append(_ellipsis(words.pop(), word) if key == "." and words and _goes_on(words[-1], word) else word)
            if kind <= TokenKind.NUMBER:
                opens = False
            elif kind == TokenKind.MARK or key[0] in _SENTENCE_ENDS:
                opens = True
    return words


def _goes_on(before: Word, stop: Word) -> bool:
    """Tell whether a full stop stands right behind another: an ellipsis is spelled with one sign or with three."""
    return before.key[0] == "." and (before.block, before.end) == (stop.block, stop.start)


def _ellipsis(before: Word, stop: Word) -> Word:
    return stop._replace(start=before.start, key=before.key + stop.key, text=before.text + stop.text)


def places_of(words: Sequence[Word]) -> tuple[Place, ...]:
    """Return where the words stand: one stretch a block, from the first word's start to the last one's end."""
    found: list[Place] = []
    for word in words:
        start = word.start
        if found and found[-1].block == word.block:
            start = found.pop().span.start
        found.append(Place(word.block, Span(start, word.end)))
    return tuple(found)
