"""What the words of a text say for each language of its script, kept for words that were seen before."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from viewer.model import Span
from viewer.text.lanes import STEP, join, scale
from viewer.text.profiles import is_common, word_costs

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
# No single word says more than this, in nats: a foreign letter in a name does not decide an article.
_MOST = 8 * STEP
# How much of its evidence a capitalised word keeps that may be a name.
_NAME_TRUST = 0.25
# The sequences in a word depend on each other: this much of what the letters of uncommon words say held in a count
# over 24 languages.
_LETTERS_TRUST = 0.55
# Words kept: some 14 MB.
_KEPT_WORDS = 1 << 15


class Evidence(NamedTuple):
    """What a word says against each language, in lanes, and whether it is common in any.

    Costs are in steps of a nat, 0 for the likeliest language of the word, up to 8 nats.
    """

    costs: int
    common: bool


@lru_cache(maxsize=_KEPT_WORDS)
def word_evidence(word: str, script: str) -> Evidence:
    """Return what `word` says against each of `LANGUAGES[script]`.

    A capitalised word that is common nowhere is taken for a name and says little, one in capitals nothing.
    """
    common = is_common(word, script)
    costs = word_costs(word, script)
    least = min(costs)
    most = least + _MOST
    bounded = join([cost - least if cost < most else _MOST for cost in costs])
    return Evidence(scale(bounded, _trust(word, listed=common)), common)


def find_words(text: str, script: str) -> list[str]:
    """Return the words of `text` in `script`, in order; apostrophes and hyphens part words, soft hyphens do not."""
    return _word_pattern(script).findall(text)


def find_word_spans(text: str, script: str) -> list[Span]:
    """Return where the words of `text` in `script` stand, in order."""
    return [Span(*match.span()) for match in _word_pattern(script).finditer(text)]


def is_name_like(word: str) -> bool:
    """Tell whether `word` is written like a name or an abbreviation."""
    return word[0].isupper()


@cache
def _word_pattern(script: str) -> re.Pattern[str]:
    letters, marks = _LETTERS[script]
    return re.compile(f"[{letters}][{letters}{marks}{_INSIDE}]*")


def _trust(word: str, *, listed: bool) -> float:
    """Return how much of the evidence of a word counts."""
    trust = 1.0 if listed else _LETTERS_TRUST
    if not is_name_like(word):
        return trust
    if len(word) > 1 and word.isupper():
        return 0.0
    return trust if listed and len(word) > 1 else trust * _NAME_TRUST
