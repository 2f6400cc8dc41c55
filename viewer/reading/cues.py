"""What a single line of a news page says it is, by the set phrases that such pages use."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from viewer.reading.dates import is_date_line
from viewer.reading.words import phrases

LONGEST_CUED = 320
"""Characters above which a line is a paragraph whatever it mentions; only the phrases that open a notice still count."""

LONGEST_CREDIT = 90
"""Characters that may stand after the mark of a credit at the end of a caption."""

MOST_LEAD_WORDS = 4
"""Words of the longest heading of a list of links that only its first word gives away."""

MINIMUM_PREFIX = 2
"""Letters by which the opening phrases are looked up."""


class Cue(StrEnum):
    """What a line gives itself out for; `RELATED_LIST` is the heading over a list of links, the rest name roles."""

    NOTICE = "notice"
    CREDIT = "credit"
    CAPTION = "caption"
    COMMENTS = "comments"
    RELATED_LIST = "related-list"
    RELATED = "related"
    BOILERPLATE = "boilerplate"
    DATE = "date"
    BYLINE = "byline"
    JUNK = "junk"


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "״": '"', "׳": "'", "\u00a0": " ", "\u202f": " "})
_NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACES = re.compile(r"\s+")
_EDGES = " \t:.…»«<>|•·*–—-→›‹▶►!?\"'[]"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|(?:\w+\.)+(?:com|org|net|co|de|fr|il|ru|es|uk)(?:/\S*)?",
    re.IGNORECASE,
)
_SEPARATORS = frozenset("/|")
_COUNTER = re.compile(r"[#\s/|.,:x×–-]+")
_ELSEWHERE = re.compile(r"(?:\w+\s){0,2}(?:\w+\.)+(?:com|org|net|co|de|fr|il|ru|es|uk)\s?:\s", re.IGNORECASE)
_WIRE_CREDIT = re.compile(r"\b(?:REUTERS|AFP|EPA|AP|DPA|EFE|TASS|ANSA|IMAGO)\s?/\s?[^\W\d]")


def find_cue(line: str) -> Cue | None:
    """Return what the words of a line alone give it out for, `None` where they do not tell."""
    key = cue_key(line)
    if not any(character.isalnum() for character in line):
        return Cue.BOILERPLATE if key and set(key) <= _SEPARATORS else Cue.JUNK
    if len(line) > LONGEST_CUED:
        return Cue.NOTICE if _starts(Cue.NOTICE, key) or _credit_end(key) else None
    bare = key.strip(_EDGES)
    if (found := _whole_lines().get(key) or _whole_lines().get(bare)) is not None:
        return found
    return next((cue for test, cue in _TESTS if test(line, key)), None)


def has_credit_mark(line: str) -> bool:
    """Tell whether a line ends in the credit of a picture, which makes the rest of it a caption."""
    return _credit_end(cue_key(line)) or bool(_WIRE_CREDIT.search(line[-LONGEST_CREDIT:]))


def cue_key(line: str) -> str:
    """Return the form of a line that phrases are compared with: folded, numbers as `#`, one space between words."""
    folded = unicodedata.normalize("NFC", line).translate(_STRAIGHT).casefold()
    return _SPACES.sub(" ", _NUMBERS.sub("#", folded)).strip()


def _is_address(line: str, _key: str) -> bool:
    return _ADDRESS.fullmatch(line.strip()) is not None


def _is_counter(_line: str, key: str) -> bool:
    return _COUNTER.fullmatch(key) is not None


def _is_credit(line: str, key: str) -> bool:
    """Tell whether a line is nothing but a credit."""
    if len(line) > LONGEST_CREDIT:
        return False
    return _starts(Cue.CREDIT, key) or (_has(Cue.CREDIT, key) and not _before_mark(key))


def _is_caption(line: str, key: str) -> bool:
    return (
        _starts(Cue.CAPTION, key)
        or key.endswith(phrases("caption", "end"))
        or _has(Cue.CAPTION, key)
        or has_credit_mark(line)
    )


def _credit_end(key: str) -> bool:
    """Tell whether the key ends in a credit after its mark."""
    tail = key[-LONGEST_CREDIT:]
    return any(mark in tail for mark in phrases("credit", "mark")) and not _long_prose_after_mark(tail)


def _long_prose_after_mark(tail: str) -> bool:
    """Tell whether a whole sentence follows the mark: then the colon was the writer's."""
    rest = min((tail.split(mark, 1)[1] for mark in phrases("credit", "mark") if mark in tail), key=len)
    return rest.endswith(".") and ". " in rest


def _before_mark(key: str) -> str:
    """Return what stands before the credit of a line: the words of a caption, or nothing."""
    found = [key.find(phrase) for phrase in phrases("credit", "has") + phrases("credit", "mark") if phrase in key]
    head = key[: min(found)] if found else key
    return head if len(head.split()) > 5 else ""  # noqa: PLR2004 - a name and an agency have no more words


def _opens(cue: Cue) -> Callable[[str, str], bool]:
    """Return the test whether a line opens with, ends with or holds a phrase of this cue."""

    def test(_line: str, key: str) -> bool:
        return _starts(cue, key) or key.endswith(phrases(cue.value, "end")) or _has(cue, key)

    return test


def _leads_list(line: str, key: str) -> bool:
    """Tell whether a line is a heading such as `More Business News`: few words, each set like a name."""
    words = line.split()
    return len(words) <= MOST_LEAD_WORDS and key.startswith(_leads()) and all(not word[0].islower() for word in words)


def _is_elsewhere(line: str, _key: str) -> bool:
    """Tell whether a line sends the reader to another page: a site's name, a colon, a title."""
    return _ELSEWHERE.match(line) is not None


@cache
def _leads() -> tuple[str, ...]:
    return tuple(f"{word} " for word in phrases("related-list", "lead"))


def _is_byline(_line: str, key: str) -> bool:
    return key.rstrip(". ").endswith(phrases("byline", "end")) or _has(Cue.BYLINE, key)


def _starts(cue: Cue, key: str) -> bool:
    """Tell whether the key opens with a phrase of this cue, at a word's end."""
    for phrase in _openings(cue).get(key[:MINIMUM_PREFIX], ()):
        if key.startswith(phrase) and not (phrase[-1].isalnum() and key[len(phrase) : len(phrase) + 1].isalnum()):
            return True
    return False


def _has(cue: Cue, key: str) -> bool:
    return any(phrase in key for phrase in phrases(cue.value, "has"))


@cache
def _openings(cue: Cue) -> dict[str, tuple[str, ...]]:
    """Return the opening phrases of a cue by their first letters."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases(cue.value, "start"):
        groups.setdefault(phrase[:MINIMUM_PREFIX], []).append(phrase)
    return {prefix: tuple(group) for prefix, group in groups.items()}


@cache
def _whole_lines() -> dict[str, Cue]:
    """Return the cue of every phrase that is a whole line; the earlier cue of `Cue` wins."""
    table: dict[str, Cue] = {}
    for cue in Cue:
        for phrase in phrases(cue.value, "full"):
            table.setdefault(phrase, cue)
            table.setdefault(phrase.strip(_EDGES), cue)
    return table


def starts_byline(line: str) -> bool:
    """Tell whether a line opens as bylines do (`By …`, `Von …`, `מאת …`), which sentences may do too."""
    return _starts(Cue.BYLINE, cue_key(line))


_TESTS: tuple[tuple[Callable[[str, str], bool], Cue], ...] = (
    (_is_address, Cue.BOILERPLATE),
    (_is_counter, Cue.BOILERPLATE),
    (lambda line, _key: is_date_line(line), Cue.DATE),
    (_opens(Cue.NOTICE), Cue.NOTICE),
    (_is_byline, Cue.BYLINE),
    (_is_credit, Cue.CREDIT),
    (_opens(Cue.COMMENTS), Cue.COMMENTS),
    (_opens(Cue.RELATED_LIST), Cue.RELATED_LIST),
    (_leads_list, Cue.RELATED_LIST),
    (_opens(Cue.RELATED), Cue.RELATED),
    (_is_elsewhere, Cue.RELATED),
    (_opens(Cue.BOILERPLATE), Cue.BOILERPLATE),
    (_is_caption, Cue.CAPTION),
)
"""From the surest test to the least sure; the first that holds decides."""
