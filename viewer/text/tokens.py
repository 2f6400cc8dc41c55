"""Words, numbers, marks and spaces of a text: the units in which texts are compared.

Tokens join back to the text and never cut a grapheme cluster. Scripts written without spaces (Chinese, Japanese, Thai,
Lao, Khmer, Burmese) give one grapheme cluster a token.
"""

import re
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

import regex

from viewer.text.clusters import CLUSTER
from viewer.text.folding import fold_key
from viewer.text.kept import Kept


class TokenKind(IntEnum):
    """What a token is; a plain integer, for texts of a megabyte have some 300,000 of them."""

    WORD = 0
    NUMBER = 1
    MARK = 2
    PUNCTUATION = 3
    SPACE = 4


class Tokens(NamedTuple):
    """The tokens of a text as columns: as written, where each ends (code points), and the keys to compare them by.

    A key is the folded, casefolded form, " " for spaces. A value for each token would cost more than finding it.
    """

    written: list[str]
    ends: list[int]
    keys: list[str]


_REMEMBERED = 1 << 16  # distinct words whose kind and key are kept: a text of a megabyte asks for each some ten times

_QUOTES = '"“”„‟«»‹›「」『』〝〞〟״＂❝❞'
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"(?:(?![{_SPACELESS}])[\p{{L}}\p{{N}}][\p{{M}}\u200c\u200d\u00ad]*)"
# In order: spaces; a number with its separators and unit; one sign of a script without spaces; a word, to which an
# apostrophe, a geresh or gershayim inside it belongs (don't, l'eau, צה״ל), while a hyphen parts two words; the rest.
_PATTERN = regex.compile(
    rf"""\s+
    | \p{{Nd}}+ (?: [.,:٫٬'’\u00a0\u202f](?=\p{{Nd}}{{3}}(?!\p{{Nd}}))\p{{Nd}}+ | [.,:٫]\p{{Nd}}+ )*+ {_LETTER}*+
    | [{_SPACELESS}]
    | {_LETTER}++ (?: ['’׳´ʼ]{_LETTER}++ | ["״](?=\p{{Hebrew}}){_LETTER}++ )*+ (?: ׳ | (?<=[גזצץ])['’] )?+
    | .""",
    regex.VERBOSE | regex.DOTALL,
)
# Only these can make a cluster out of characters that the pattern would part.
_COMPLEX = regex.compile(
    r"[\p{M}\u200c\u200d\r\p{Regional_Indicator}\p{Emoji_Modifier}"
    r"\p{GCB=Prepend}\p{GCB=SpacingMark}\p{GCB=Extend}\p{GCB=V}\p{GCB=T}]"
)
# Latin, Greek and Cyrillic without marks of their own: the standard library's engine finds the same tokens five times
# faster, and a property test holds the two to each other.
_SIMPLE = re.compile(
    "[\x00-\x0c\x0e-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0587\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_SIMPLE_WORD = re.compile(
    r"\d+(?:[.,:'’\u00a0\u202f](?=\d{3}(?!\d))\d+|[.,:]\d+)*+[^\W_]*+|[^\W_]++(?:['’´ʼ][^\W_]++)*+"
)
_SIMPLE_PATTERN = re.compile(rf"\s+|{_SIMPLE_WORD.pattern}|.", re.DOTALL)


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text` in order: they cover it without gap or overlap."""
    written = _split(text)
    return Tokens(written, list(accumulate(map(len, written))), list(map(_KEYS.__getitem__, written)))


def kind_of(word: str) -> TokenKind:
    """Return what a token is, by its first character."""
    first = word[0]
    if first.isspace():
        return TokenKind.SPACE
    if first.isdecimal():
        return TokenKind.NUMBER
    if first.isalnum():
        return TokenKind.WORD
    return TokenKind.MARK if first in _QUOTES else TokenKind.PUNCTUATION


def word_keys(text: str) -> list[str]:
    """Return the keys of the words and numbers of `text` in order: the cheap way to a bag of words."""
    if _is_simple(text):
        return list(map(_KEYS.__getitem__, _SIMPLE_WORD.findall(text)))
    return [_KEYS[word] for word in _split(text) if word[0].isalnum()]


def _split(text: str) -> list[str]:
    if _is_simple(text):
        return _SIMPLE_PATTERN.findall(text)
    words = _PATTERN.findall(text)
    return _whole_clusters(text, words) if _COMPLEX.search(text) else words


def _is_simple(text: str) -> bool:
    """Tell whether the standard library's engine finds the tokens."""
    return (text.isascii() and "\r" not in text) or _SIMPLE.fullmatch(text) is not None


def _key(word: str) -> str:
    return " " if word[0].isspace() else fold_key(word)


_KEYS = Kept(_key, _REMEMBERED)


def _whole_clusters(text: str, words: list[str]) -> list[str]:
    """Join pieces until each ends where a grapheme cluster ends."""
    edges = {match.end() for match in CLUSTER.finditer(text)}
    joined: list[str] = []
    start = end = 0
    for word in words:
        end += len(word)
        if end in edges:
            joined.append(text[start:end])
            start = end
    return joined
