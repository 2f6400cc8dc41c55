"""What is written onto a word or left out of one, as patterns: data of all languages together."""

from viewer.resources import word_list


def one_of(name: str) -> str:
    """Return a pattern for any word of one list of the data file, longest first."""
    words = (word_list("words", "clitics") or {})[name].split()
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
