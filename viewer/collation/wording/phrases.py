"""Phrases of a language, looked for in a stream of keys: what they stand for, and from where to where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from viewer.text.folding import fold_key
from viewer.text.tokens import tokenize

T = TypeVar("T")

_SKIPPED = frozenset("-.")  # signs that may stand between two words of a phrase: so-called, peut-être, a.m.
_SILENT = _SKIPPED | {" "}

Key = tuple[str, ...]


class Found(NamedTuple, Generic[T]):
    """A phrase at the keys `[start, end)`, and what it stands for."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Phrases of one list with what each stands for; the first word of one may carry a prefix."""

    __slots__ = ("_by_first", "_prefixes", "listed")

    def __init__(self, listed: Mapping[Key, T], prefixes: tuple[str, ...] = ()) -> None:
        self.listed = listed
        self._prefixes = prefixes
        self._by_first: dict[str, list[tuple[Key, T]]] = {}
        for phrase, value in sorted(listed.items(), key=lambda entry: -len(entry[0])):
            self._by_first.setdefault(phrase[0], []).append((phrase[1:], value))

    def begins(self, key: str) -> bool:
        """Tell whether a phrase begins with a key, or with what is left of it without a prefix."""
        return any(form in self._by_first for form in forms_of(key, self._prefixes))

    def at(self, keys: Sequence[str], start: int) -> Found[T] | None:
        """Return the longest phrase that begins at a key."""
        for form in forms_of(keys[start], self._prefixes):
            for rest, value in self._by_first.get(form, ()):
                end = _end_of(rest, keys, start + 1)
                if end is not None:
                    return Found(start, end, value)
        return None

    def all_in(self, keys: Sequence[str]) -> list[Found[T]]:
        """Return the phrases in keys in order; none begins inside another."""
        return list(self._all_in(keys))

    def _all_in(self, keys: Sequence[str]) -> Iterator[Found[T]]:
        heads = self._by_first.keys() & set(keys)
        if self._prefixes:
            heads |= {key for key in set(keys) if self.begins(key)}
        if not heads:
            return
        end = 0
        for start, key in enumerate(keys):
            if key in heads and start >= end:
                found = self.at(keys, start)
                if found is not None:
                    yield found
                    end = found.end


def phrase_key(phrase: str) -> Key:
    """Return the keys of a phrase as the tokens of a text have them, without what may stand between its words."""
    words = phrase.split()
    if all(map(str.isalpha, words)):  # as nearly always, and ten times as fast
        return tuple(map(fold_key, words))
    return tuple(key for key in tokenize(phrase.strip()).keys if key not in _SILENT)


def forms_of(key: str, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key and what is left of it without each of the prefixes, if that is more than a letter."""
    if not prefixes or not key.startswith(prefixes):
        return (key,)
    bare = (key[len(prefix) :] for prefix in prefixes if key.startswith(prefix))
    return (key, *(rest for rest in bare if len(rest) > 1))


def _end_of(rest: Key, keys: Sequence[str], at: int) -> int | None:
    """Return where the rest of a phrase ends that begins at or just behind a key, or `None`."""
    for key in rest:
        while at < len(keys) and keys[at] in _SKIPPED:
            at += 1
        if at >= len(keys) or keys[at] != key:
            return None
        at += 1
    return at
