"""The words of a language that carry no content, and those whose coming or going changes what is said."""

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from viewer.collation.words import Word
from viewer.resources import resource
from viewer.text.folding import fold_key
from viewer.text.tokens import TokenKind, word_keys

SHORT_WORD = 2  # letters of a word that counts as empty where the language has no list


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's file says; keys are folded and casefolded as the tokens are.

    `hedge` holds phrases as tuples of keys; `loaded` gives the group of a charged verb of saying; `numerals` and
    `multipliers` give the values of words for numbers. `names` tells that a capital inside a sentence means a name.
    `telling` are all words on any list but the empty ones: a change without any of them can be passed over.
    """

    function: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    negated_endings: tuple[str, ...] = ()
    denial: frozenset[str] = frozenset()
    hedge: frozenset[tuple[str, ...]] = frozenset()
    weak: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    loaded: Mapping[str, str] = field(default_factory=dict)
    weekdays: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    doubtful_months: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    names: bool = False
    prefixes: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()

    def forms(self, key: str) -> tuple[str, ...]:
        """Return a key and what is left of it without a prefix that the language writes together with its word."""
        if not self.prefixes or not key.startswith(self.prefixes):
            return (key,)
        bare = (key[len(prefix) :] for prefix in self.prefixes if key.startswith(prefix))
        return (key, *(rest for rest in bare if len(rest) > 1))

    def find(self, key: str, listed: Container[str]) -> str | None:
        """Return the form of a key that is listed, or `None`."""
        if key in listed:
            return key
        if not self.prefixes:
            return None
        return next((form for form in self.forms(key) if form in listed), None)

    def tells(self, word: Word) -> bool:
        """Tell whether a word can be part of a number, date, name, denial, hedge, or verb of saying."""
        if word.kind == TokenKind.NUMBER or (self.names and word.is_name):
            return True
        if word.kind != TokenKind.WORD:
            return False
        key = word.key.removesuffix("'s")
        return self.find(key, self.telling) is not None or key.endswith(self.negated_endings or ("\0",))

    def charge(self, key: str) -> str:
        """Return the group of a charged verb of saying, nothing for any other word."""
        form = self.find(key, self.loaded)
        return "" if form is None else self.loaded[form]

    def is_content(self, word: Word) -> bool:
        """Tell whether a word says something by itself."""
        if word.kind == TokenKind.NUMBER:
            return True
        if word.kind != TokenKind.WORD:
            return False
        return self.find(word.key, self.function) is None if self.function else len(word.key) > SHORT_WORD


@cache
def lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of a language (ISO 639-1); without a file of its own, one of empty words of all languages."""
    path = resource("languages", "signals", f"{language}.toml")
    if language is None or not path.is_file():
        return Lexicon(function=_all_function_words()) if language is None else Lexicon()
    return _read(tomllib.loads(path.read_text(encoding="utf-8")))


def _all_function_words() -> frozenset[str]:
    files = sorted(resource("languages", "signals").glob("*.toml"))
    return frozenset().union(*(lexicon(file.stem).function for file in files))


def _read(table: dict[str, Any]) -> Lexicon:
    attribution = table["attribution"]
    words = Lexicon(
        function=_set(table["function"]),
        negation=_set(table["negation"]),
        negated_endings=tuple(table["negated_endings"].split()),
        denial=_set(table["denial"]),
        hedge=frozenset(_key(phrase) for phrase in table["hedge"].split(",")),
        weak=_set(table["weak"]),
        strong=_set(table["strong"]),
        neutral=_set(attribution["neutral"]),
        loaded={word: group for group, words in attribution["loaded"].items() for word in _set(words)},
        weekdays=_numbered(table["weekdays"]),
        months={month: at for (month,), at in _numbered(table["months"]).items()},
        doubtful_months={month: at for (month,), at in _numbered(table["months_beside_numbers"]).items()},
        numerals=_valued(table["numerals"]),
        multipliers=_valued(table["multipliers"]),
        names=table["names"],
        prefixes=tuple(fold_key(table["prefixes"]).split()),
    )
    return replace(words, telling=_telling(words))


def _telling(words: Lexicon) -> frozenset[str]:
    single = words.negation | words.weak | words.strong | words.neutral | words.loaded.keys()
    dated = words.months.keys() | words.doubtful_months.keys() | words.numerals.keys() | words.multipliers.keys()
    phrases = (word for phrase in (*words.hedge, *words.weekdays) for word in phrase)
    return frozenset({*single, *dated, *phrases})


def _set(words: str) -> frozenset[str]:
    return frozenset(fold_key(words).split())


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word_keys(phrase))


def _numbered(words: str) -> dict[tuple[str, ...], int]:
    """Return the place of each spelling in a list: spellings of one are parted by a slash, a dash keeps a place."""
    return {
        _key(spelling.replace("_", " ")): at
        for at, spellings in enumerate(words.split(), 1)
        for spelling in spellings.split("/")
        if spelling != "-"
    }


def _valued(pairs: str) -> dict[str, int]:
    return {word: int(value) for word, _, value in (pair.partition("=") for pair in fold_key(pairs).split())}
