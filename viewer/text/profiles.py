"""What the words of each language look like: letter sequences after langdetect's profiles, and the commonest words.

Every word gets one score a language, a log-likelihood. The letter sequences are those of langdetect (C. Nakatani, 2010),
read from the installed package and scanned in full by a naive Bayes, without its random draws.
"""

import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from viewer.resources import resource

Scores = NDArray[np.float32]

LANGUAGES = {
    "Latn": tuple(
        "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi".split()
    ),
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
# Share of running text taken by the commonest word; the next ones follow Zipf's law.
_COMMONEST = 0.06
_ZIPF_SHIFT = 1.5
# How often a word that is common in some languages turns up in a language where it is not.
_STRAY = 4e-5
# How far the letters still count between the languages in which a common word is a stray one.
_STRAY_LETTERS = 0.3
# No single word says more than this, in nats: a foreign letter in a name does not decide an article.
_MOST = 8.0
# How much of its evidence a capitalised word keeps that may be a name.
_NAME_TRUST = 0.25
_CACHED_WORDS = 1 << 16

_SAME_LETTER = str.maketrans({"ș": "ş", "ț": "ţ", "\u06cc": "\u064a", "\u200c": None})
_VIETNAMESE = re.compile("[\u1ea0-\u1eff]")
_VIETNAMESE_LETTER = "\u1ec3"  # langdetect keeps one letter for all of these


@dataclass(frozen=True, slots=True)
class _Profiles:
    """The sequences and words of the languages of one script; row 0 of `sequences` stands for what is in none."""

    rows: dict[str, int]
    sequences: Scores
    words: dict[str, tuple[tuple[int, float], ...]]


@lru_cache(_CACHED_WORDS)
def word_evidence(word: str, script: str) -> Scores:
    """Return what `word` says for each of `LANGUAGES[script]`: 0 for the likeliest, down to -8 nats; not to be written to.

    A capitalised word that is common nowhere is taken for a name and says little, one in capitals nothing.
    """
    scores = _word_scores(word, script)
    return np.maximum(scores - scores.max(), -_MOST) * np.float32(_trust(word, script))


@cache
def word_pattern(script: str) -> regex.Pattern[str]:
    """Return a pattern for one word in `script`; apostrophes and hyphens part words."""
    return regex.compile(rf"\p{{Script={script}}}[\p{{Script={script}}}\p{{M}}\u200c]*")


def is_common(word: str, language: str, script: str) -> bool:
    """Tell whether `word`, in any letter case, is among the commonest of `language`."""
    column = LANGUAGES[script].index(language)
    return any(column == listed for listed, _ in _profiles(script).words.get(word.lower(), ()))


def is_name_like(word: str) -> bool:
    """Tell whether `word` is written like a name or an abbreviation."""
    return word[0].isupper()


def _trust(word: str, script: str) -> float:
    if not is_name_like(word):
        return 1.0
    if len(word) == 1:
        return _NAME_TRUST
    if word.isupper():
        return 0.0
    return 1.0 if word.lower() in _profiles(script).words else _NAME_TRUST


def _word_scores(word: str, script: str) -> Scores:
    """Return the log-likelihood of `word` in each language of `script`."""
    profiles = _profiles(script)
    word = unicodedata.normalize("NFC", word).lower()
    letters = _letter_scores(profiles, word)
    common = profiles.words.get(word)
    if common is None:
        return letters
    scores: Scores = np.log(np.float32(_STRAY)) + np.float32(_STRAY_LETTERS) * (letters - letters.max())
    for column, score in common:
        scores[column] = score
    return scores


def _letter_scores(profiles: _Profiles, word: str) -> Scores:
    padded = f" {_VIETNAMESE.sub(_VIETNAMESE_LETTER, word.translate(_SAME_LETTER))} "
    size = len(padded)
    sequences = [*padded[1:-1]]
    for length in (2, 3):
        sequences += [padded[at : at + length] for at in range(size - length + 1)]
    rows = [row for row in map(profiles.rows.get, sequences) if row is not None]
    scores: Scores = profiles.sequences[rows].sum(axis=0)
    return scores


@cache
def _profiles(script: str) -> _Profiles:
    languages = LANGUAGES[script]
    read = [_read_profile(language) for language in languages]
    seen: dict[str, None] = {}
    for profile in read:
        seen.update(dict.fromkeys(profile["freq"]))
    rows = dict(zip(seen, range(len(seen)), strict=True))
    counts = np.zeros((len(rows), len(languages)), np.float32)
    for column, profile in enumerate(read):
        frequency = profile["freq"]
        places = np.fromiter(map(rows.__getitem__, frequency), np.intp, len(frequency))
        counts[places, column] = np.fromiter(frequency.values(), np.float32, len(frequency))
    lengths = np.fromiter(map(len, rows), np.intp, len(rows))
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
    """Return langdetect's data folder; the package itself is not imported, which would cost 40 ms and set up its dice."""
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
        for rank, word in enumerate(lists[language].split()):
            score = float(np.log(_COMMONEST / (rank + _ZIPF_SHIFT)))
            words[word] = (*words.get(word, ()), (column, score))
    return words
