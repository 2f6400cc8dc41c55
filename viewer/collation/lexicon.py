"""The words of a language that carry no content, and those whose coming or going changes what is said."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from viewer.collation.words import Word
from viewer.resources import resource
from viewer.text.tokens import TokenKind

SHORT_WORD = 2  # letters of a word that counts as empty where the language has no list


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's file says; keys are folded and casefolded as the tokens are.

    `hedge` holds phrases as tuples of keys; `loaded` gives the group of a charged verb of saying; `numerals` and
    `multipliers` give the values of words for numbers. `names` tells that a capital inside a sentence means a name.
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
    weekdays: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    doubtful_months: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    names: bool = False

    def is_content(self, word: Word) -> bool:
        """Tell whether a word says something by itself."""
        if word.kind == TokenKind.NUMBER:
            return True
        if word.kind != TokenKind.WORD:
            return False
        return word.key not in self.function if self.function else len(word.key) > SHORT_WORD


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
    loaded = {word: group for group, words in attribution["loaded"].items() for word in words.split()}
    months, doubtful = (_numbered(table[name]) for name in ("months", "months_beside_numbers"))
    return Lexicon(
        function=_set(table["function"]),
        negation=_set(table["negation"]),
        negated_endings=tuple(table["negated_endings"].split()),
        denial=_set(table["denial"]),
        hedge=_phrases(table["hedge"]),
        weak=_set(table["weak"]),
        strong=_set(table["strong"]),
        neutral=_set(attribution["neutral"]),
        loaded=loaded,
        weekdays=_numbered(table["weekdays"]),
        months=months,
        doubtful_months=doubtful,
        numerals=table["numerals"],
        multipliers=table["multipliers"],
        names=table["names"],
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(words: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in words.split(",") if phrase.strip())


def _numbered(words: str) -> dict[str, int]:
    """Return each spelling with its number: names in order parted by spaces, spellings of one parted by a slash."""
    return {spelling: at for at, spellings in enumerate(words.split(), 1) for spelling in spellings.split("/") if spelling != "-"}
