"""Who is meant by a short mention: the full name for a surname, the person for a pronoun."""

import re
from collections.abc import Sequence

from viewer.text.cues import CueWords
from viewer.text.nouns import is_rank, is_trade

# A given name and more before a surname: up to three capital words.
_GIVEN = re.compile(r"((?:[^\W\d_][\w.'’\-]*[ \u00a0]+){1,3})$")
_LONGEST_INITIAL = 3  # signs of what keeps its full stop inside a name: J., Ch.
_WINDOW = 60  # code points before a surname in which the rest of the name can stand


def full_name(name: str, texts: Sequence[str], words: CueWords) -> str:
    """Return the longest form of a one-word name that the article gives first, or the name itself."""
    if not words.capitals or not name[:1].isupper() or not name.isalpha():
        return name
    for text in texts:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not text[end : end + 1].isalnum():
                given = _given_names(text[max(0, at - _WINDOW) : at], words)
                if given:
                    return f"{given} {name}"
            at = text.find(name, end)
    return name


def _given_names(before: str, words: CueWords) -> str:
    match = _GIVEN.search(before)
    if match is None:
        return ""
    found = match.group().split()
    while not all(_can_be_given(word, words) for word in found):
        found = found[1:]
    return " ".join(found[1:] if len(found) > 1 and is_trade(found[0].casefold(), words) else found)


def _can_be_given(word: str, words: CueWords) -> bool:
    key = word.casefold().rstrip(".").replace("’", "'")
    ends_sentence = word.endswith(".") and len(word) > _LONGEST_INITIAL
    return word[0].isupper() and not ends_sentence and not key.endswith("'s") and not _is_no_name(key, words)


def _is_no_name(key: str, words: CueWords) -> bool:
    others = (words.determiners, words.links, words.breaks, words.times, words.skips, words.pronouns)
    return is_rank(key, words) or any(key in listed for listed in others) or key in words.cues or key in words.before
