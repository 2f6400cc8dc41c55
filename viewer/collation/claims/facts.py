"""What a stretch of words states that can be checked: numbers, dates, names, and the words that deny or doubt."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from viewer.collation.wording.lexicon import Pole, SignalWords
from viewer.collation.wording.phrases import Found, Phrases
from viewer.collation.wording.words import Words

YEARS = range(1800, 2100)  # a bare number of four digits in here is a year
YEAR_DIGITS = 4
DAYS = range(1, 32)  # a number beside a month in here is a day
TITLE_LENGTH = 4  # words from which a text may be written as a title
TITLE_SHARE = 0.95  # of its content words with a capital, from which it is: a sentence has a verb without one

_FULL_DATE = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})")
_DECADE = re.compile(r"\d{4}s")


class Fact(NamedTuple):
    """A fact at the words `[start, end)`; `value` is its class and what it amounts to, equal for equal facts.

    `first` and `last` bound what belongs to it beyond the words that state it: the unit of a number, its "more than".
    """

    value: tuple[str, object]
    start: int
    end: int
    first: int
    last: int


def fact(value: tuple[str, object], start: int, end: int) -> Fact:
    """Return a fact to which nothing belongs but the words that state it."""
    return Fact(value, start, end, start, end)


def dates_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return weekdays, months (with the day beside them), years and days counted from today, each class by itself."""
    found = [fact(("weekday", day.value), day.start, day.end) for day in lexicon.weekdays.all_in(_bare(words.keys))]
    found += [fact(("day", day.value), day.start, day.end) for day in lexicon.days.all_in(words.keys)]
    found += [_month(words.keys, month, lexicon) for month in lexicon.months.all_in(words.keys)]
    for doubtful in lexicon.doubtful_months.all_in(words.keys):
        day = _month(words.keys, doubtful, lexicon)
        is_day = day.end - day.start > doubtful.end - doubtful.start
        found += [day] if is_day or _is_dated(words, doubtful, lexicon) else []
    found += [date for at, key in enumerate(words.keys) if key[0].isdecimal() for date in _numeric(words, at, lexicon)]
    return sorted(found, key=lambda each: each.start)


def _is_dated(words: Words, month: Found[float], lexicon: SignalWords) -> bool:
    """Tell whether a word that can be a month stands where one is named: in May, March 1987."""
    year = words.keys[month.end : month.end + 1]
    if year and len(year[0]) == YEAR_DIGITS and year[0].isdecimal() and int(year[0]) in YEARS:
        return True
    written = not lexicon.capitals or words.texts[month.start][0].isupper()
    return written and month.start > 0 and words.keys[month.start - 1] in lexicon.dating


def _bare(keys: Sequence[str]) -> list[str]:
    return [key.removesuffix("'s") for key in keys]


def _numeric(words: Words, at: int, lexicon: SignalWords) -> list[Fact]:
    """Return what one number says of a date: 1987, 1980s, 7.10.2023."""
    key = words.keys[at]
    if len(key) == YEAR_DIGITS and key.isdecimal() and int(key) in YEARS:
        return [] if _is_counted(words, at, lexicon) else [fact(("year", int(key)), at, at + 1)]
    if _DECADE.fullmatch(key):
        return [fact(("decade", int(key[:-1])), at, at + 1)]
    match = _FULL_DATE.fullmatch(key)
    if match is None or int(match[1]) not in DAYS or not 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months
        return []
    return [fact(("month", (int(match[2]), int(match[1]))), at, at + 1), fact(("year", int(match[3])), at, at + 1)]


def _is_counted(words: Words, at: int, lexicon: SignalWords) -> bool:
    """Tell whether a bare number that could be a year has a unit, or a bound before it: some 2000 men."""
    keys = words.keys
    behind = lexicon.units.at(keys, at + 1) if at + 1 < len(keys) else None
    before = [lexicon.bounds.at(keys, start) for start in range(max(0, at - 3), at)]
    money = at > 0 and not keys[at - 1][0].isalnum() and lexicon.units.at(keys, at - 1) is not None
    return money or behind is not None or any(bound is not None and bound.end == at for bound in before)


def _month(keys: Sequence[str], month: Found[float], lexicon: SignalWords) -> Fact:
    """Return a month with the day beside it: 7 May, May 7, 7. Mai, 7 de mayo."""
    start, end = month.start, month.end
    places = [start - 1, end]
    if start > 1 and (keys[start - 1] == "." or keys[start - 1] in lexicon.function):
        places.append(start - 2)
    beside = next((at for at in places if 0 <= at < len(keys) and _leading(keys[at]) in DAYS), None)
    if beside is None:
        return fact(("month", (month.value, None)), start, end)
    return fact(("month", (month.value, _leading(keys[beside]))), min(start, beside), max(end, beside + 1))


def _leading(key: str) -> int:
    match = re.match(r"\d+", key)
    return int(match[0]) if match else 0


def bare_name(key: str) -> str:
    """Return a name without its ending of possession and its accents, which one house writes and another does not."""
    if key.isascii():
        return key.removesuffix("'s")
    letters = unicodedata.normalize("NFD", key.removesuffix("'s"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_title(words: Words, lexicon: SignalWords) -> bool:
    """Tell whether nearly all content words have a capital, so that it says nothing."""
    letters = [(key, text) for key, text in zip(words.keys, words.texts, strict=True) if text[0].isalpha()]
    capitals = [text[0].isupper() for key, text in letters if lexicon.is_content_key(key)]
    return len(letters) >= TITLE_LENGTH and sum(capitals) >= TITLE_SHARE * len(capitals)


def negations_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the words and phrases that deny, but not those in phrases that say something else: no fewer than."""
    found = [fact(("negation", each.value), each.start, each.end) for each in lexicon.denying.all_in(words.keys)]
    found += _denials_of(words, lexicon)
    return sorted(found, key=lambda each: each.start)


def _denials_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    keys = words.keys
    denying = {key for key in set(keys) if lexicon.is_denied(key) or lexicon.find(key, lexicon.negation)}
    if not denying:
        return []
    phrases = [found for listed in _DENIED_IN for found in listed(lexicon).all_in(keys)]
    taken = {at for found in phrases for at in range(found.start, found.end)}
    return [
        fact(("negation", key), at, at + 1)
        for at, key in enumerate(keys)
        if key in denying and at not in taken and not _is_number_sign(words, at)
    ]


_DENIED_IN: tuple[Callable[[SignalWords], Phrases[Any]], ...] = (
    attrgetter("hedge"),
    attrgetter("weak"),
    attrgetter("strong"),
    attrgetter("bounds"),
)


def _is_number_sign(words: Words, at: int) -> bool:
    """Tell whether a word is the "No." of "No. 2"."""
    return list(words.keys[at : at + 2]) == ["no", "."] and words[at].end == words[at + 1].start


def hedges_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the phrases by which a writer does not vouch for what is said."""
    return [fact(("hedge", found.value), found.start, found.end) for found in lexicon.hedge.all_in(words.keys)]


def weak_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the words that make something unsure, without the month of May, Mrs May, and what is denied: could not."""
    found = lexicon.weak.all_in(words.keys)
    names = {each.start for each in found if _has_capital(words, each, lexicon)}
    if names and not is_title(words, lexicon):
        found = [each for each in found if each.start not in names]
    taken = {at for date in (dates_of(words, lexicon) if found else ()) for at in range(date.start, date.end)}
    for denial in negations_of(words, lexicon) if found else ():
        taken |= {denial.start - 1 if words.keys[denial.start - 1] in lexicon.able else denial.end, denial.end}
    return [
        fact(("weak", each.value), each.start, each.end)
        for each in found
        if taken.isdisjoint((each.start, each.end - 1))
    ]


def _has_capital(words: Words, found: Found[str], lexicon: SignalWords) -> bool:
    """Tell whether a single word has a capital inside a sentence, which makes it a name anywhere but in a title."""
    return lexicon.capitals == 1 and found.end - found.start == 1 and words[found.start].is_name


def strong_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the words that make something sure."""
    return [fact(("strong", found.value), found.start, found.end) for found in lexicon.strong.all_in(words.keys)]


def sayings_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the verbs of saying, each with the group of its charge, "" for a neutral one."""
    return [fact(("saying", found.value), found.start, found.end) for found in lexicon.sayings.all_in(words.keys)]


def anonymous_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the mentions of a source without a name."""
    return [fact(("anonymous", found.value), found.start, found.end) for found in lexicon.anonymous.all_in(words.keys)]


def directions_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the words that have an opposite, each with the ends at which it stands."""
    found = [_directed(each, words, lexicon) for each in lexicon.directions.all_in(words.keys)]
    taken = {at for each in found for at in range(each.start, each.end)}
    ends = map(lexicon.poles.__getitem__, words.keys)
    found += [fact(("direction", poles), at, at + 1) for at, poles in enumerate(ends) if poles and at not in taken]
    return sorted(found, key=lambda each: each.start)


def _directed(found: Found[tuple[Pole, ...]], words: Words, lexicon: SignalWords) -> Fact:
    """Return a listed word with the ends at which it stands as such, and on further axes by how it begins."""
    listed = {pole.axis for pole in found.value}
    others = lexicon.poles[words.keys[found.start]] if found.end - found.start == 1 else ()
    poles = (*found.value, *(pole for pole in others if pole.axis not in listed))
    return fact(("direction", poles), found.start, found.end)


def accordings_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the words that stand before the one who said something: according to."""
    return [fact(("according", found.value), found.start, found.end) for found in lexicon.according.all_in(words.keys)]
