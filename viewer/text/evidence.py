"""What the words of a text say for each language of its script, kept for words that were seen before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from viewer.model import Span
from viewer.text.profiles import LANGUAGES, Scores, is_common, score_words

# Letters, and the marks that may follow inside a word. Plain ranges: a third of the time of asking for each script.
_ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff-\u077f"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
_LETTERS = {
    "Latn": ("A-Za-zªºÀ-ÖØ-öø-\u02af\u1e00-\u1eff\ufb00-\ufb06", "\u0300-\u036f"),
    "Cyrl": ("\u0400-\u0481\u048a-\u052f", "\u0300-\u036f\u0483-\u0489"),
    "Arab": (_ARABIC, "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"),
    "Deva": ("\u0904-\u0939\u0958-\u0961\u0971-\u097f", "\u0900-\u0903\u093a-\u0957\u0962\u0963"),
}
_INSIDE = "\u00ad\u200c\u200d"
_WORDS = {
    script: re.compile(f"[{letters}][{letters}{marks}{_INSIDE}]*") for script, (letters, marks) in _LETTERS.items()
}
# No single word says more than this, in nats: a foreign letter in a name does not decide an article.
_MOST = 8.0
# How much of its evidence a capitalised word keeps that may be a name.
_NAME_TRUST = 0.25
# The sequences in a word depend on each other: this much of what the letters of uncommon words say held in a count
# over 24 languages.
_LETTERS_TRUST = 0.55
# Words kept for each script: 8 MB for Latin; when they are full, a new beginning is made.
_KEPT_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Evidence:
    """What each word (row) says for each language (column), and whether it is common in any.

    `scores` are nats, 0 for the likeliest language of the word, down to -8.
    """

    scores: Scores
    common: NDArray[np.bool_]


class _Table:
    """The words of one script seen so far."""

    def __init__(self, script: str) -> None:
        self._script = script
        self._rows: dict[str, int] = {}
        self._scores = np.empty((1 << 10, len(LANGUAGES[script])), np.float32)
        self._common = np.empty(1 << 10, np.bool_)
        self._lock = Lock()

    def look_up(self, words: Sequence[str]) -> Evidence:
        """Return the evidence of `words`, in order."""
        with self._lock:
            missing = [word for word in dict.fromkeys(words) if word not in self._rows]
            if missing:
                self._add(missing, words)
            rows = np.array([self._rows[word] for word in words], np.intp)
            return Evidence(self._scores.take(rows, axis=0), self._common.take(rows))

    def _add(self, missing: list[str], words: Sequence[str]) -> None:
        if len(self._rows) + len(missing) > _KEPT_WORDS:
            self._rows.clear()
            missing = list(dict.fromkeys(words))
        first, end = len(self._rows), len(self._rows) + len(missing)
        if end > len(self._common):
            room = max(end, 2 * len(self._common))
            self._scores = np.concatenate(
                (self._scores[:first], np.empty((room - first, self._scores.shape[1]), np.float32))
            )
            self._common = np.concatenate((self._common[:first], np.empty(room - first, np.bool_)))
        scores = score_words(missing, self._script)
        scores -= scores.max(axis=1, keepdims=True)
        np.maximum(scores, -_MOST, out=scores)
        common = [is_common(word, self._script) for word in missing]
        trusts = [_trust(word, listed=listed) for word, listed in zip(missing, common, strict=True)]
        self._scores[first:end] = scores * np.array(trusts, np.float32)[:, None]
        self._common[first:end] = common
        self._rows.update(zip(missing, range(first, end), strict=True))


def word_evidence(words: Sequence[str], script: str) -> Evidence:
    """Return what each of `words` says for each of `LANGUAGES[script]`.

    A capitalised word that is common nowhere is taken for a name and says little, one in capitals nothing.
    """
    return _table(script).look_up(words)


def find_words(text: str, script: str) -> list[str]:
    """Return the words of `text` in `script`, in order; apostrophes and hyphens part words, soft hyphens do not."""
    return _WORDS[script].findall(text)


def find_word_spans(text: str, script: str) -> list[Span]:
    """Return where the words of `text` in `script` stand, in order."""
    return [Span(*match.span()) for match in _WORDS[script].finditer(text)]


def is_name_like(word: str) -> bool:
    """Tell whether `word` is written like a name or an abbreviation."""
    return word[0].isupper()


@cache
def _table(script: str) -> _Table:
    return _Table(script)


def _trust(word: str, *, listed: bool) -> float:
    """Return how much of the evidence of a word counts."""
    trust = 1.0 if listed else _LETTERS_TRUST
    if not is_name_like(word):
        return trust
    if len(word) > 1 and word.isupper():
        return 0.0
    return trust if listed and len(word) > 1 else trust * _NAME_TRUST
