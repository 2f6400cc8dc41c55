"""The pieces of words that a model of sentences knows, and the way a text is cut into them.

Unigram segmentation after Kudo, "Subword Regularization" (2018): of all ways to cut a word the one whose pieces are the
likeliest together. A piece never reaches over a space, so that words are cut one by one and remembered.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from math import inf

from viewer.text.kept import Kept

_BEGIN, _END, _UNKNOWN = 1, 2, 0  # places of the pieces that stand for no text
_SPECIAL = 6  # pieces at the head of the list that stand for no text
_SPACE = "\u2581"  # stands for the space before a word
_UNKNOWN_COST = 10.0  # more than the least likely piece: a character that no piece holds
_REMEMBERED = 1 << 15  # words whose pieces are kept
_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# One entry of the list: its length, then the piece (field 1), its score (field 2, 32 bits), and sometimes its type.
_ENTRY = re.compile(rb"\n[\x00-\xff]\n[\x00-\xff]([^\x15]+)\x15([\x00-\xff]{4})(?:\x18[\x00-\xff])?")


class Subwords:
    """The pieces of a vocabulary with their likelihoods."""

    def __init__(self, data: bytes) -> None:
        entries = _ENTRY.findall(data)
        pieces = b"\0".join(piece for piece, _ in entries).decode().split("\0")
        scores = array("f", b"".join(score for _, score in entries))
        self._pieces = dict(zip(pieces[_SPECIAL:], range(_SPECIAL, len(pieces)), strict=True))
        self._scores = scores
        self._longest = max(map(len, self._pieces))
        self._unknown = min(scores) - _UNKNOWN_COST
        self._words: Kept[Sequence[int]] = Kept(self._cut, _REMEMBERED)
        self.size = len(pieces)

    def numbers(self, text: str, most: int) -> list[int]:
        """Return the numbers of the pieces of a text between those of its ends, `most` of them at the most."""
        found = [_BEGIN]
        for word in unicodedata.normalize("NFKC", _CONTROLS.sub("", text)).split():
            found += self._words[_SPACE + word]
            if len(found) >= most:
                break
        return [*found[: most - 1], _END]

    def _cut(self, word: str) -> Sequence[int]:
        """Return the pieces of a word that are the likeliest together; of two ways as likely the first one stands."""
        get, scores, longest = self._pieces.get, self._scores, self._longest
        best = [0.0] + [-inf] * len(word)
        came: list[tuple[int, int]] = [(0, _UNKNOWN)] * (len(word) + 1)
        for start in range(len(word)):
            so_far = best[start]
            if so_far + self._unknown > best[start + 1]:
                best[start + 1], came[start + 1] = so_far + self._unknown, (start, _UNKNOWN)
            for end in range(start + 1, min(start + longest, len(word)) + 1):
                piece = get(word[start:end])
                if piece is not None and so_far + scores[piece] > best[end]:
                    best[end], came[end] = so_far + scores[piece], (start, piece)
        found: list[int] = []
        end = len(word)
        while end:
            end, number = came[end]
            found.append(number)
        return found[::-1]
