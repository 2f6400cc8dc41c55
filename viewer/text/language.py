"""The language of a text: by its script, else by its letters, else by its words; unknown stays unknown."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import regex

from viewer.resources import resource
from viewer.text.profiles import LANGUAGES, Scores, word_evidence, word_pattern
from viewer.text.scripts import dominant_script

ALONE = {
    "Grek": "el", "Thai": "th", "Hang": "ko", "Kore": "ko", "Armn": "hy", "Geor": "ka", "Beng": "bn", "Taml": "ta",
    "Telu": "te", "Gujr": "gu", "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si", "Laoo": "lo",
    "Khmr": "km", "Mymr": "my", "Tibt": "bo", "Ethi": "am", "Thaa": "dv", "Mong": "mn", "Cher": "chr", "Syrc": "syr",
}  # fmt: skip
"""Scripts that news is written in by one language, or one above all."""

# A long text is known by parts of it: this many, of so many characters, evenly spread.
_PARTS = 4
_PART = 1_000
# How far, in nats, the first language must lead to be named, and to be named for certain.
_LEAD = 1.5
_SURE_LEAD = 6.0
# What it takes to name a text that may be nothing but a name.
_NAME_LEAD = 8.0
_NAME_WORDS = 3
# What it takes against the language that the surroundings let expect.
_PRIOR_LEAD = 6.0
# Languages with few newspapers, or that short texts in others are easily taken for.
_RARE = frozenset({"af", "cy", "so", "sq", "sw", "tl", "et", "lt", "lv", "ca", "sl", "mk"})
_RARE_COST = 2.0
# A letter that does not belong to a language may stand in a name: how many of a thousand letters.
_STRAY_LETTER = 0.1
# Letters of languages without a profile must be at least this share of what is usual in that language.
_MARKED = 0.3
# Kana below this share of the characters is an ornament of Chinese ("の").
_KANA_SHARE = 0.08
_SURE_HAN = 4

_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_SIMPLIFIED = regex.compile(
    "[们这为说对时过还没见让从书东车长门问间马鸟鱼龙风飞习乡亲观认识话语读谁请谢华义议记许设证评词试该详误调谈谋]"
)
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|[@#][\w.]+|\b[\w.-]+\.(?:com|org|net|info|gov|edu|tv|[a-z]{2}/\S*)\b"
)


@dataclass(frozen=True, slots=True)
class Detection:
    """The language found, as an ISO 639-1 code or `None`, and whether another one is out of the question."""

    language: str | None
    certain: bool


UNKNOWN = Detection(None, certain=False)


def detect_language(text: str, *, prior: str | None = None) -> Detection:
    """Return the language of `text`; where the text does not decide, `prior`, else none.

    The first 4,000 characters or as many spread over a longer text are read. A text without letters has no language.
    """
    sample = _ADDRESS.sub(" ", _sample(text))
    script = dominant_script(sample)
    if script is None:
        return UNKNOWN
    if script in ALONE:
        return Detection(ALONE[script], certain=True)
    if script in ("Hani", "Jpan", "Bopo"):
        return _east_asian(sample, script, prior)
    if script not in _markers():
        return _by_words(sample, script, prior) if script in LANGUAGES else UNKNOWN
    return _by_letters(sample, script, prior) or _by_words(sample, script, prior)


def rank_languages(words: Sequence[str], script: str) -> Scores:
    """Return a score in nats for each of `LANGUAGES[script]`: what the words say, less what rare languages must bring."""
    if not words:
        return -_costs(script)
    total: Scores = np.sum([word_evidence(word, script) for word in words], axis=0) - _costs(script)
    return total


def _sample(text: str) -> str:
    if len(text) <= _PARTS * _PART:
        return text
    step = (len(text) - _PART) // (_PARTS - 1)
    return "\n".join(text[part * step : part * step + _PART] for part in range(_PARTS))


def _east_asian(text: str, script: str, prior: str | None) -> Detection:
    kana, characters = len(_KANA.findall(text)), len(regex.findall(r"\p{L}", text))
    if script == "Jpan" and kana >= _KANA_SHARE * characters:
        return Detection("ja", certain=True)
    if _SIMPLIFIED.search(text) or prior == "zh":
        return Detection("zh", certain=True)
    if prior == "ja" or kana:
        return Detection("ja", certain=False)
    return Detection("zh", certain=characters >= _SURE_HAN)


def _by_letters(text: str, script: str, prior: str | None) -> Detection | None:
    """Return the language that the letters alone decide for, or `None`."""
    markers = _markers()[script]
    counts = Counter(unicodedata.normalize("NFC", text).lower())
    letters = len(word_pattern(script).findall(text)) and sum(counts[c] for c in counts if c.isalpha())
    if script == "Latn":
        return _marked(markers, counts, letters)
    known = set().union(*markers.values())
    counted = {letter: counts[letter] for letter in known if counts[letter]}
    scores = {language: _letter_score(usual, counted, letters) for language, usual in markers.items()}
    if prior in scores:
        scores[prior] += _LEAD
    first, second = sorted(scores, key=lambda language: -scores[language])[:2]
    lead = scores[first] - scores[second]
    profiled = {first, second} <= set(LANGUAGES.get(script, ()))
    if lead < _SURE_LEAD and profiled:
        return None
    if lead < _LEAD:
        return Detection(prior if prior in scores else first, certain=False)
    return Detection(first, certain=lead >= _SURE_LEAD)


def _marked(markers: dict[str, dict[str, float]], counts: Counter[str], letters: int) -> Detection | None:
    for language, usual in markers.items():
        found = sum(counts[letter] for letter in usual)
        if found > 1 and found * 1000 >= _MARKED * letters * sum(usual.values()):
            return Detection(language, certain=True)
    return None


def _letter_score(usual: dict[str, float], counted: dict[str, int], letters: int) -> float:
    """Return the log-likelihood of the marker letters counted among so many letters."""
    others = letters - sum(counted.values())
    rest = max(1.0, 1000 - sum(usual.values()))
    score = others * log(rest / 1000)
    return score + sum(count * log(usual.get(letter, _STRAY_LETTER) / 1000) for letter, count in counted.items())


def _by_words(text: str, script: str, prior: str | None) -> Detection:
    if text.isupper():
        text = text.lower()
    words = word_pattern(script).findall(text)
    languages = LANGUAGES[script]
    scores = rank_languages(words, script)
    first, second = (int(column) for column in np.argsort(-scores, kind="stable")[:2])
    lead = float(scores[first] - scores[second])
    if prior in languages:
        over_prior = float(scores[first] - scores[languages.index(prior)])
        if over_prior < _PRIOR_LEAD:
            return Detection(prior, certain=languages[first] == prior and lead >= _SURE_LEAD)
    if lead < (_NAME_LEAD if _may_be_name(words) else _LEAD):
        return UNKNOWN
    return Detection(languages[first], certain=lead >= _SURE_LEAD)


def _may_be_name(words: Sequence[str]) -> bool:
    return len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)


@cache
def _costs(script: str) -> Scores:
    return np.array([_RARE_COST * (language in _RARE) for language in LANGUAGES[script]], np.float32)


@cache
def _markers() -> dict[str, dict[str, dict[str, float]]]:
    """Return per script and language how many of a thousand letters its marker letters are."""
    table = tomllib.loads(resource("languages", "letters", "markers.toml").read_text("utf-8"))
    return {
        script: {name: {item[0]: float(item[1:]) for item in letters.split()} for name, letters in languages.items()}
        for script, languages in table.items()
    }
