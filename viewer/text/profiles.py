"""What the words of each language look like: letter sequences after langdetect's profiles, and the commonest words.

Every word gets one score a language, a log-likelihood. The letter sequences are those of langdetect (S. Nakatani,
2010), read from the installed package and scanned in full by a naive Bayes, without its random draws.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.resources import resource

Scores = NDArray[np.float32]

_LATIN = "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi"
LANGUAGES = {
    "Latn": tuple(_LATIN.split()),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}
"""The languages that share a script and are told apart by their profiles, by ISO 15924 code."""

_WORD_LISTS = {"Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic"}

# Added to every relative frequency, so that a sequence never seen is improbable, not impossible.
_SMOOTHING = 1e-5
# Sequences of one, two and three characters overlap: a character is counted about once in all, most by its trigram.
_WEIGHTS = (0.0, 0.25, 0.25, 0.5)
# Log-share of running text of a word of the first string in the word lists; those of each next one are half as common.
_COMMONEST = log(0.045)
# How often a word that is common in some languages turns up in a language where it is not.
_STRAY = 4e-5
# How far the letters still count between the languages in which a common word is a stray one.
_STRAY_LETTERS = 0.3

_SAME_LETTER = str.maketrans({"ș": "ş", "ț": "ţ", "\u06cc": "\u064a", "\u200c": None, "\u00ad": None})
_VIETNAMESE = re.compile("[\u1ea0-\u1eff]")
_VIETNAMESE_LETTER = "\u1ec3"  # langdetect keeps one letter for all of these


@dataclass(frozen=True, slots=True)
class _Profiles:
    """The sequences and words of the languages of one script; row 0 of `sequences` stands for what is in none."""

    rows: dict[str, int]
    sequences: Scores
    words: dict[str, tuple[tuple[int, float], ...]]


def score_words(words: Sequence[str], script: str) -> Scores:
    """Return the log-likelihood of every word (row) in each of `LANGUAGES[script]` (column), in any letter case."""
    profiles = _profiles(script)
    plain = [_plain(word) for word in words]
    scores = _letter_scores(profiles, plain)
    for row, word in enumerate(plain):
        common = profiles.words.get(word)
        if common is not None:
            letters = scores[row] - scores[row].max()
            scores[row] = np.float32(log(_STRAY)) + np.float32(_STRAY_LETTERS) * letters
            for column, score in common:
                scores[row, column] = score
    return scores


def is_common(word: str, script: str) -> bool:
    """Tell whether `word`, in any letter case, is among the commonest of any language in `script`."""
    return _plain(word) in _profiles(script).words


def common_share(words: Sequence[str], script: str, language: str) -> float | None:
    """Return the share (0..1) of `words` that are among the commonest of `language`, `None` without a list of them."""
    common = _common_in(script, language)
    return sum(_plain(word) in common for word in words) / len(words) if common else None


@cache
def _common_in(script: str, language: str) -> frozenset[str]:
    column = LANGUAGES[script].index(language)
    words = _profiles(script).words
    return frozenset(word for word, places in words.items() if any(place == column for place, _ in places))


def _plain(word: str) -> str:
    word = word.lower()
    return word if word.isascii() else unicodedata.normalize("NFC", word).replace("\u00ad", "")


def _letter_scores(profiles: _Profiles, words: Sequence[str]) -> Scores:
    row = profiles.rows.get
    rows: list[int] = []
    starts: list[int] = []
    for word in words:
        starts.append(len(rows))
        padded = (
            f" {word} " if word.isascii() else f" {_VIETNAMESE.sub(_VIETNAMESE_LETTER, word.translate(_SAME_LETTER))} "
        )
        size = len(padded)
        rows += [row(letter, 0) for letter in padded[1:-1]]
        rows += [row(padded[at : at + 2], 0) for at in range(size - 1)]
        rows += [row(padded[at : at + 3], 0) for at in range(size - 2)]
    scores: Scores = np.add.reduceat(profiles.sequences.take(rows, axis=0), starts, axis=0)
    return scores


@cache
def _profiles(script: str) -> _Profiles:
    languages = LANGUAGES[script]
    read = [_read_profile(language) for language in languages]
    seen: dict[str, None] = {}
    for profile in read:
        seen.update(dict.fromkeys(profile["freq"]))
    rows = dict(zip(seen, range(1, len(seen) + 1), strict=True))
    counts = np.zeros((len(rows) + 1, len(languages)), np.float32)
    for column, profile in enumerate(read):
        frequency = profile["freq"]
        places = np.fromiter(map(rows.__getitem__, frequency), np.intp, len(frequency))
        counts[places, column] = np.fromiter(frequency.values(), np.float32, len(frequency))
    lengths = np.zeros(len(rows) + 1, np.intp)
    lengths[1:] = np.fromiter(map(len, rows), np.intp, len(rows))
    totals = np.array([[1, *profile["n_words"]] for profile in read], np.float32).T
    counts /= totals[lengths]
    counts += np.float32(_SMOOTHING)
    np.log(counts, out=counts)
    counts *= np.array(_WEIGHTS, np.float32)[lengths][:, None]
    return _Profiles(rows, counts, _common_words(script))


def _read_profile(language: str) -> dict[str, Any]:
    profile: dict[str, Any] = json.loads((_profile_folder() / language).read_bytes())
    return profile


@cache
def _profile_folder() -> Path:
    """Return langdetect's data folder, without importing the package: that costs 40 ms and sets up its dice."""
    package = find_spec("langdetect")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("langdetect is not installed", name="langdetect")
    return Path(package.origin).parent / "profiles"


def _common_words(script: str) -> dict[str, tuple[tuple[int, float], ...]]:
    words: dict[str, tuple[tuple[int, float], ...]] = {}
    if script not in _WORD_LISTS:
        return words
    lists = tomllib.loads(resource("languages", "words", f"{_WORD_LISTS[script]}.toml").read_text("utf-8"))
    for column, language in enumerate(LANGUAGES[script]):
        for rarity, equals in enumerate(lists[language]):
            score = _COMMONEST - rarity * log(2)
            for word in equals.split():
                words[word] = (*words.get(word, ()), (column, score))
    return words
