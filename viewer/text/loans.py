"""Foreign phrases that every reader of news knows, and the small words inside names: neither is another language."""

from functools import cache

from viewer.resources import word_list


def loan_phrases() -> frozenset[str]:
    """Return phrases such as `status quo`, lower case, their words parted by single spaces."""
    return _table()["phrases"]


def name_particles() -> frozenset[str]:
    """Return the words that stand small inside names of people, places, bodies and works, lower case."""
    return _table()["particles"]


def surname_particles() -> frozenset[str]:
    """Return those of them that belong to the names of people, lower case: Ursula von der Leyen."""
    return _table()["surnames"]


@cache
def _table() -> dict[str, frozenset[str]]:
    lists = word_list("words", "loans") or {}
    return {kind: frozenset(words) for kind, words in lists.items()}
