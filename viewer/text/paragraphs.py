"""The words of paragraphs, cut once: lengths, pairs and what was kept are all told by the same ones."""

from viewer.text.kept import Kept
from viewer.text.tokens import word_keys

_REMEMBERED = 1 << 12  # paragraphs: two texts of a megabyte have some 3,000, the articles of a story fewer


def keys_of(paragraph: str) -> tuple[str, ...]:
    """Return the keys of the words and numbers of a paragraph in order."""
    return _KEYS[paragraph]


def _keys(paragraph: str) -> tuple[str, ...]:
    return tuple(word_keys(paragraph))


_KEYS = Kept(_keys, _REMEMBERED)
