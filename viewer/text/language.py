"""The language of a text: by its script, else by its letters, else by its words; unknown stays unknown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.text.addresses import without_addresses
from viewer.text.evidence import find_words, is_name_like, word_evidence
from viewer.text.lanes import STEP, part
from viewer.text.letters import chinese_or_japanese, has_own_letters, letter_scores, marked_language
from viewer.text.profiles import LANGUAGES, common_share, strangeness
from viewer.text.scripts import LATIN, dominant_script

ALONE = {
    "Grek": "el", "Thai": "th", "Hang": "ko", "Kore": "ko", "Armn": "hy", "Geor": "ka", "Beng": "bn", "Taml": "ta",
    "Telu": "te", "Gujr": "gu", "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si", "Laoo": "lo",
    "Khmr": "km", "Mymr": "my", "Tibt": "bo", "Ethi": "am", "Thaa": "dv", "Mong": "mn",
}  # fmt: skip
"""Scripts that news is written in by one language, or by one above all."""

RARE = frozenset(
    {"af", "cy", "so", "sq", "sw", "tl", "et", "lt", "lv", "ca", "sl", "mk"}
    | {"yi", "be", "sr", "kk", "ky", "mn", "tg", "tt", "ps", "ckb", "ug"}
)
"""Languages that short texts in others are easily taken for, and that few newspapers are written in."""

# A long text is known by parts of it: this many, of so many characters, evenly spread.
_PARTS, _PART = 3, 700
# How far, in nats, the first language must lead to be named, and to be named for certain.
_LEAD, _SURE_LEAD = 1.0, 4.0
# What it takes to name a text that may be nothing but a name, and how many words a name has.
_NAME_LEAD, _NAME_WORDS = 5.0, 3
# Letters up to which a text is a word of several languages.
_SHORTEST = 3
# What it takes against the language that the surroundings let expect.
_PRIOR_LEAD = 4.0
# What the shares of letters alone must say for a language that has no letter of its own in the text.
_SURE_SHARES = 8.0
_RARE_COST = 1.5
_RARE_COST_BY_LETTERS = 2.0
# What a rare one must bring beyond that where no words can decide, it is not expected, and has no letter of its own.
_UNMARKED_COST = 3.0
# A text of so many words holds at least this share of its language's commonest: in news it is .26 to .6, and in text
# that is no language, or none we know, below .04.
_LONG, _LEAST_COMMON = 60, 0.06
# What words without a common one among them cost a character at most, in nats, if they are words: so much, and what one
# odd word more adds to a few. Of bags of 1, 2 and 4 uncommon words of 24 languages in Latin letters one in a hundred
# costs more; keys hit at random do.
_STRANGEST, _ODD_WORD = 7.2, 1.4
# Laughter, filler, rows of one sign: "hahaha", "xxxx" are words of no language.
_REPEATED = re.compile(r"\b(\w{1,3}?)\1{2,}\b")
# So many Chinese characters that could be either are hardly Japanese.
_SURE_HAN = 6


@dataclass(frozen=True, slots=True)
class Detection:
    """The language found, as an ISO 639-1 code or `None`, and whether another one is out of the question."""

    language: str | None
    certain: bool


UNKNOWN = Detection(None, certain=False)


def detect_language(text: str, *, prior: str | None = None) -> Detection:
    """Return the language of `text`; where the text does not decide, `prior`, else none.

    The first 2,100 characters are read, or as many spread over a longer text. A text without letters has no language.
    """
    sample = without_addresses(_sample(text))
    script = dominant_script(sample)
    if script is None:
        return UNKNOWN
    if script in ALONE:
        return Detection(ALONE[script], certain=True)
    if script in ("Hani", "Jpan", "Bopo"):
        return _chinese_or_japanese(sample, prior)
    sample = _REPEATED.sub("", sample)
    if script == LATIN and (marked := marked_language(sample)):
        return Detection(marked, certain=True)
    found = _by_letters(sample, script, prior)
    return _by_words(sample, script, prior) if found is None else found


def rank_languages(words: Sequence[str], script: str) -> list[float]:
    """Return a score in nats for each of `LANGUAGES[script]`: what the words say, less what rare ones must bring."""
    languages = LANGUAGES[script]
    costs = part(sum([word_evidence(word, script).costs for word in words]), len(languages))
    return [-cost / STEP - _RARE_COST * (language in RARE) for cost, language in zip(costs, languages, strict=True)]


def leading(scores: Sequence[float]) -> tuple[int, int]:
    """Return the columns of the two languages that lead."""
    first, second, *_ = sorted(range(len(scores)), key=lambda column: -scores[column])
    return first, second


def _sample(text: str) -> str:
    if len(text) <= _PARTS * _PART:
        return text
    step = (len(text) - _PART) // (_PARTS - 1)
    return "\n".join(text[part * step : part * step + _PART] for part in range(_PARTS))


def _chinese_or_japanese(text: str, prior: str | None) -> Detection:
    language, size = chinese_or_japanese(text)
    if language is not None:
        return Detection(language, certain=True)
    if prior in ("zh", "ja"):
        return Detection(prior, certain=False)
    return Detection("zh", certain=size >= _SURE_HAN)


def _by_letters(text: str, script: str, prior: str | None) -> Detection | None:
    """Return the language that the letters decide for, or `None` where words must."""
    scores = letter_scores(text, script)
    if not scores:
        return None
    profiled = LANGUAGES.get(script, ())
    usual = scores.keys() - RARE
    for rare in scores.keys() & RARE:
        told = bool(profiled) or rare == prior or has_own_letters(text, script, rare, *usual)
        scores[rare] -= _RARE_COST_BY_LETTERS + _UNMARKED_COST * (not told)
    if prior in scores:
        scores[prior] += _LEAD
    first, second = sorted(scores, key=lambda language: -scores[language])[:2]
    lead = scores[first] - scores[second]
    if lead < _SURE_LEAD and first in profiled:
        return None
    if second in profiled and not has_own_letters(text, script, first, second) and lead < _SURE_SHARES:
        return Detection(_by_words(text, script, prior).language, certain=False)
    return Detection(first, certain=lead >= _SURE_LEAD)


def _by_words(text: str, script: str, prior: str | None) -> Detection:
    languages = LANGUAGES.get(script, ())
    words = find_words(text.lower() if text.isupper() else text, script) if languages else []
    if not words:
        return UNKNOWN
    scores = rank_languages(words, script)
    first, second = leading(scores)
    lead = scores[first] - scores[second]
    if not _is_language(words, script, languages[first]):
        return UNKNOWN
    if prior in languages and scores[first] - scores[languages.index(prior)] < _PRIOR_LEAD:
        return Detection(prior, certain=languages[first] == prior and lead >= _SURE_LEAD)
    if lead < (_NAME_LEAD if _may_be_name(words) else _LEAD):
        return Detection(prior, certain=False) if prior in languages else UNKNOWN
    return Detection(languages[first], certain=lead >= _SURE_LEAD)


def _is_language(words: Sequence[str], script: str, language: str) -> bool:
    """Tell whether a text is in any language: a long one by its small words, one without any by its letters."""
    share = common_share(words, script, language)
    if share is None or len(words) >= _LONG:
        return share is None or share >= _LEAST_COMMON
    return share > 0 or strangeness(words, script, language) < _STRANGEST + _ODD_WORD / len(words)


def _may_be_name(words: Sequence[str]) -> bool:
    """Tell whether words may be a name, or too short to be of one language ("ok")."""
    is_named = len(words) <= _NAME_WORDS and all(map(is_name_like, words))
    return is_named or sum(map(len, words)) <= _SHORTEST
