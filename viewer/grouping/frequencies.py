"""How frequent words are in their language: wordfreq's lists, read as data.

Importing the package itself would load tokenizers and tables of language names that nobody here asks, at a tenth of a
second. A list holds the words of each frequency in steps of a centibel (R. Speer, wordfreq 3.1, 2022).
"""

import gzip
from collections.abc import Mapping

import msgpack

from viewer.resources import package_folder

_CENTIBELS = 100
"""Steps in a factor of ten."""


def word_frequencies(language: str) -> Mapping[str, float]:
    """Return the frequency of each listed word of a language by its wordfreq code, 0..1; empty where there is no list.

    Raises `ModuleNotFoundError` where wordfreq is not installed.
    """
    path = package_folder("wordfreq") / "data" / f"small_{language}.msgpack.gz"
    if not language.isalpha() or not path.is_file():
        return {}
    with gzip.open(path, "rb") as file:
        _, *steps = msgpack.load(file)
    frequencies: dict[str, float] = {}
    for step, words in enumerate(steps):
        frequencies.update(dict.fromkeys(words, 10 ** (-step / _CENTIBELS)))
    return frequencies
