"""What a word tells about a story: its key for comparing across forms and languages, and how rare it is in its own.

Rarity comes from word frequencies of the language (wordfreq), not from the folder: so the same two articles are equally
near in a folder of five and in one of ten thousand, and adding an article changes no other pair.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import regex

from viewer.grouping.frequencies import word_frequencies
from viewer.grouping.words import grouping_words
from viewer.text.folding import fold_key

STEM_LETTERS = 6
"""Letters kept of a word: enough to tell words apart, few enough to fold endings and spellings across languages."""

RAREST = 1e-6
"""Frequency below which words count as equally rare: the floor of the word lists."""

WEIGHT_OF_LENGTH = (5.0, 5.0, 7.0, 9.0, 11.0)
"""Weights of words of 1, 2, … letters in a language without a word list: short words are the frequent ones."""

WEIGHT_OF_GRAM = 9.0
"""Weight of a stretch of a script without spaces that is no listed word: often two halves of neighbours."""

WEIGHT_OF_DIGITS = (6.9, 8.5, 13.8)
"""Weights of numbers of one, two, and more digits: 1,400 is shared by chance as seldom as a rare name."""

WEIGHT_OF_YEAR = 9.2
"""Years stand in many articles, so they tell less than other long numbers."""

GRAM, SPELT_GRAM = 2, 4
"""Characters of a stretch in scripts without spaces: most Chinese words have two, and a Thai syllable some four."""

WEIGHT_OF_KANA = 3.0
"""Weight of a stretch of Hiragana alone: endings and particles, which all Japanese texts share."""

ARTICLE_LEFT = 0.1
"""Share of the frequency of a word with its article that the bare word has at least: a chance one has far less."""

SHORTEST_LEFT = 3
"""Letters of the shortest word that a prefix is taken off."""

SHORTEST_NOUN = 2
"""Syllables of the shortest Korean word that a particle is taken off."""

NUMBER_MARK = "#"
"""Begins the keys of numbers, so that they meet no word."""

# Lists that answer for languages of their own kin, by the codes that article readers give.
_KIN = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil", "iw": "he", "in": "id"}
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_SPELT = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_KANA = regex.compile(r"[\p{Hiragana}ー]+")
_HANGUL = regex.compile(r"\p{Hangul}")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_POSSESSIVE = regex.compile(r"'s?$")
# Marks that sound or accent a letter; marks of the lower classes (viramas, nuktas) change the letter itself.
_FIRST_ACCENT_CLASS = 10


class Term(NamedTuple):
    """A key for comparing, its weight (natural log of rarity), and what was seen of it in the text.

    `form` is the word, folded, without what is written onto it; `sign` is 1 for capitals and numbers, -1 for a small
    letter, 0 in scripts that have no capitals.
    """

    key: str
    weight: float
    form: str
    sign: int

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number."""
        return self.key.startswith(NUMBER_MARK)

    @property
    def is_stretch(self) -> bool:
        """Tell whether it is a stretch of a run written without spaces."""
        return self.sign == 0 and bool(_UNSPACED.match(self.form))


class Words(dict[str, tuple[Term, ...]]):
    """The terms of each word as written: one, or the stretches of a run without spaces; worked out when first asked."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language
        self._spellings: dict[str, list[str]] = {}
        self._spelled = 0

    def spellings(self, key: str) -> list[str]:
        """Return the words met so far that have the key."""
        if self._spelled < len(self):
            for word in islice(self, self._spelled, None):
                for term in self[word]:
                    self._spellings.setdefault(term.key, []).append(word)
            self._spelled = len(self)
        return self._spellings.get(key, [])

    def __missing__(self, word: str) -> tuple[Term, ...]:
        """Work out the terms of a word that was not met before."""
        found = self[word] = _terms(word, self._language)
        return found


class Vocabulary:
    """The words of all languages met in one grouping."""

    def __init__(self) -> None:
        self._words: dict[str | None, Words] = {}

    def words(self, language: str | None) -> Words:
        """Return the words of a language, or of no known one."""
        if language not in self._words:
            self._words[language] = Words(language)
        return self._words[language]


def has_stretches(text: str) -> bool:
    """Tell whether anything in a text is written without spaces between words."""
    return _UNSPACED.search(text) is not None


def _terms(word: str, language: str | None) -> tuple[Term, ...]:
    """Return the terms of a written word."""
    if word[0].isdigit():
        return (_number(word),)
    form = _POSSESSIVE.sub("", fold_key(word))
    if not form:
        return ()
    listed = _frequencies(language)
    if _UNSPACED.match(form):
        return tuple(_gram(gram, listed) for gram in _grams(form))
    base = _base(form, language, listed)
    first = word[max(0, form.rfind(base)) :][:1] or word[0]
    key = _without_accents(base)[:STEM_LETTERS]
    return (Term(key, _rarity(form, base, listed), base, first.isupper() - first.islower()),)


def _number(word: str) -> Term:
    """Return the term of a number, whatever marks its thousands and decimals."""
    digits = "".join(str(unicodedata.digit(sign, "")) for sign in word if sign.isdigit())
    weight = WEIGHT_OF_DIGITS[min(len(digits), len(WEIGHT_OF_DIGITS)) - 1]
    weight = WEIGHT_OF_YEAR if _YEAR.fullmatch(digits) else weight
    return Term(NUMBER_MARK + digits, weight, digits, 1)


def _grams(run: str) -> list[str]:
    """Return the overlapping stretches of a run written without spaces."""
    size = SPELT_GRAM if _SPELT.match(run) else GRAM
    return [run[at : at + size] for at in range(max(1, len(run) - size + 1))]


def _gram(gram: str, listed: Mapping[str, float]) -> Term:
    """Return the term of a stretch, rare as a listed word or as strangers are."""
    if _KANA.fullmatch(gram):
        return Term(gram, WEIGHT_OF_KANA, gram, 0)
    weight = -math.log(max(listed[gram], RAREST)) if gram in listed else WEIGHT_OF_GRAM
    return Term(gram, weight, gram, 0)


def _base(form: str, language: str | None, listed: Mapping[str, float]) -> str:
    """Return a word without what its language writes onto it, where a listed word is left."""
    known = grouping_words(language)
    if _HANGUL.match(form):
        return _without_particle(form, known.suffixes, listed)
    shorter = next((rest for prefix in known.prefixes if (rest := _without(form, prefix, listed, 1.0))), form)
    return next(
        (rest for article in known.articles if (rest := _without(shorter, article, listed, ARTICLE_LEFT))), shorter
    )


def _without_particle(form: str, particles: Sequence[str], listed: Mapping[str, float]) -> str:
    """Return a Korean word without the particle behind it, and as much of it as is listed."""
    shorter = (form.removesuffix(particle) for particle in particles)
    bare = next((rest for rest in shorter if SHORTEST_NOUN <= len(rest) < len(form)), form)
    return next((bare[:end] for end in range(len(bare), 1, -1) if bare[:end] in listed), bare)


def _without(form: str, prefix: str, listed: Mapping[str, float], share: float) -> str | None:
    """Return a word without a prefix, if what is left has at least that share of its frequency; elisions always go."""
    rest = form.removeprefix(prefix)
    if len(rest) < len(form) and len(rest) >= SHORTEST_LEFT:
        is_word = rest in listed and listed[rest] >= share * listed.get(form, 0.0)
        return rest if is_word or prefix.endswith("'") else None
    return None


def _rarity(form: str, base: str, listed: Mapping[str, float]) -> float:
    """Return how rare a word is: minus the natural logarithm of its frequency."""
    if not listed:
        return WEIGHT_OF_LENGTH[min(len(form), len(WEIGHT_OF_LENGTH)) - 1]
    frequency = listed.get(form) or listed.get(base) or listed.get(_without_accents(base)) or RAREST
    return -math.log(max(frequency, RAREST))


@cache
def _frequencies(language: str | None) -> Mapping[str, float]:
    """Return the word list of a language, an empty one where there is none."""
    code = (language or "").split("-")[0].lower()
    code = _KIN.get(code, code)
    return word_frequencies(code)


def _without_accents(form: str) -> str:
    """Return a word without accents, niqqud and harakat, so that Irán is Iran."""
    if form.isascii():
        return form
    bare = [sign for sign in unicodedata.normalize("NFD", form) if unicodedata.combining(sign) < _FIRST_ACCENT_CLASS]
    return unicodedata.normalize("NFC", "".join(bare))
