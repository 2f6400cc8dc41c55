"""What the words of each language look like: letter sequences after langdetect's profiles, and the commonest words.

Every word gets one cost a language, minus its log-likelihood. The letter sequences are those of langdetect (S.
Nakatani, 2010), read from the installed package and scanned in full by a naive Bayes, without its random draws. Only
what the words at hand ask for is worked out: two articles hold few of the sequences.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

from viewer.resources import package_folder, word_list
from viewer.text.kept import Kept
from viewer.text.lanes import STEP, join, part

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
_LONGEST = 3
# Cost of a word of the first string in the word lists, .045 of running text; those of each next one are half as common.
_COMMONEST = -log(0.045)
# Cost of a word that is common in some languages in a language where it is not: how often it turns up there.
_STRAY = int(-log(4e-5) * STEP)
# How far the letters still count between the languages in which a common word is a stray one.
_STRAY_LETTERS = 0.3
# Sequences kept once they were asked for: some 12 MB. Text in no language has no end of them.
_KEPT_SEQUENCES = 1 << 15

_SAME_LETTER = str.maketrans({"ș": "ş", "ț": "ţ", "\u06cc": "\u064a", "\u200c": None, "\u00ad": None})
_VIETNAMESE = re.compile("[\u1ea0-\u1eff]")
_VIETNAMESE_LETTER = "\u1ec3"  # langdetect keeps one letter for all of these


@dataclass(frozen=True, slots=True)
class _Profiles:
    """The sequences and words of the languages of one script.

    Of each language: how often each sequence was counted, and those of one, two and three characters together.
    """

    counts: tuple[tuple[Mapping[str, int], Sequence[int]], ...]
    words: Mapping[str, tuple[tuple[int, int], ...]]


def word_costs(word: str, script: str) -> Sequence[int]:
    """Return minus the log-likelihood of a word, in any letter case, in each of `LANGUAGES[script]`, in steps."""
    plain = _plain(word)
    letters = part(_letter_costs(plain, script), len(LANGUAGES[script]))
    common = _profiles(script).words.get(plain)
    if common is None:
        return letters
    least = min(letters)
    costs = [_STRAY + int(_STRAY_LETTERS * (cost - least)) for cost in letters]
    for column, cost in common:
        costs[column] = cost
    return costs


def is_common(word: str, script: str) -> bool:
    """Tell whether `word`, in any letter case, is among the commonest of any language in `script`."""
    return _plain(word) in _profiles(script).words


def common_share(words: Sequence[str], script: str, language: str) -> float | None:
    """Return the share (0..1) of `words` that are among the commonest of `language`, `None` without a list of them."""
    common = _common_in(script, language)
    return sum(map(common.__contains__, map(_plain, words))) / len(words) if common else None


def strangeness(words: Sequence[str], script: str, language: str) -> float:
    """Return how improbable the letters of `words` are in `language`, in nats a character, common words as likely."""
    column = LANGUAGES[script].index(language)
    return sum(word_costs(word, script)[column] for word in words) / STEP / sum(map(len, words))


@cache
def _common_in(script: str, language: str) -> frozenset[str]:
    column = LANGUAGES[script].index(language)
    words = _profiles(script).words
    return frozenset(word for word, places in words.items() if any(place == column for place, _ in places))


def _plain(word: str) -> str:
    word = word.lower()
    return word if word.isascii() else unicodedata.normalize("NFC", word).replace("\u00ad", "")


def _letter_costs(plain: str, script: str) -> int:
    """Return what the sequences of one, two and three characters of a word between spaces cost, in lanes."""
    if not plain.isascii():
        plain = _VIETNAMESE.sub(_VIETNAMESE_LETTER, plain.translate(_SAME_LETTER))
    padded = f" {plain} "
    costs = _sequence_costs(script)
    return sum([costs[padded[at : at + 3]] for at in range(len(plain))], costs[padded[-2:]])


@cache
def _sequence_costs(script: str) -> Kept[int]:
    """Return the table of what sequences cost in each language, in lanes.

    Three characters come with their first two and with the one in the middle: one look-up for each letter of a word.
    """
    counts = _profiles(script).counts

    def costs_of(sequence: str) -> int:
        size = len(sequence)
        weight = -_WEIGHTS[size] * STEP
        unseen = int(weight * log(_SMOOTHING))
        costs = join(
            [
                unseen
                if (count := frequency.get(sequence)) is None
                else int(weight * log(count / totals[size - 1] + _SMOOTHING))
                for frequency, totals in counts
            ]
        )
        return costs + table[sequence[:-1]] + table[sequence[1]] if size == _LONGEST else costs

    table = Kept(costs_of, _KEPT_SEQUENCES)
    return table


@cache
def _profiles(script: str) -> _Profiles:
    read = [_read_profile(language) for language in LANGUAGES[script]]
    return _Profiles(tuple((profile["freq"], profile["n_words"]) for profile in read), _common_words(script))


def _read_profile(language: str) -> dict[str, Any]:
    # importing the package would cost 40 ms and set up its dice
    profile: dict[str, Any] = json.loads((package_folder("langdetect") / "profiles" / language).read_bytes())
    return profile


def _common_words(script: str) -> dict[str, tuple[tuple[int, int], ...]]:
    words: dict[str, tuple[tuple[int, int], ...]] = {}
    lists = word_list("words", _WORD_LISTS.get(script)) or {}
    for column, language in enumerate(LANGUAGES[script]):
        for rarity, equals in enumerate(lists.get(language, ())):
            cost = int((_COMMONEST + rarity * log(2)) * STEP)
            for word in equals.split():
                words[word] = (*words.get(word, ()), (column, cost))
    return words
