"""A model of sentences for tests: it knows words by what they mean, and is as fast as any dictionary."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from viewer.text.tokens import word_keys

Think = Callable[..., "FakeMeaning"]


class FakeMeaning:
    """Takes the words of each group for one, and words outside all groups for nothing; counts what it is asked."""

    def __init__(self, *groups: str, languages: str = "en de") -> None:
        self._senses = {word: at for at, group in enumerate(groups) for word in group.split()}
        self._languages = languages.split()
        self.asked: set[str] = set()

    def reads(self, language: str | None) -> bool:
        return language in self._languages

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        self.asked |= {*left, *right}
        return [[self._cosine(self._vector(one), self._vector(other)) for other in right] for one in left]

    def _vector(self, text: str) -> Counter[int]:
        return Counter(self._senses[key] for key in word_keys(text) if key in self._senses)

    def _cosine(self, one: Counter[int], other: Counter[int]) -> float:
        norm = math.hypot(*one.values()) * math.hypot(*other.values())
        return sum(count * other[sense] for sense, count in one.items()) / norm if norm else 0.0


@pytest.fixture
def think() -> Think:
    """Return what makes a model that knows so many groups of words."""
    return FakeMeaning
