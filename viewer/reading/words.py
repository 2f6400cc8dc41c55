"""The cue phrases of news pages, of every language at once: a line may be in another language than its article."""

from functools import cache

from viewer.resources import word_lists


@cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """Return the phrases of all languages under `[table] key`, each once."""
    tables = word_lists("structure").values()
    found = (phrase for lists in tables for phrase in lists.get(table, {}).get(key, "").splitlines())
    return tuple(dict.fromkeys(phrase.casefold() for phrase in found))
