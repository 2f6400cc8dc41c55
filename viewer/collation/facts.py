"""Numbers, dates, names, negations and hedges in a stretch of words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.collation.lexicon import Lexicon
from viewer.collation.words import Word
from viewer.text.tokens import TokenKind

YEARS = range(1800, 2100)  # a bare number of four digits in here is a year
YEAR_DIGITS = 4
LONGEST_WEEKDAY = 2  # words of the longest name of a weekday
TITLE_LENGTH = 4  # words from which a text may be written as a title
TITLE_SHARE = 0.6  # of its words with a capital, above which it is
GROUP_SIZE = 3  # digits between two separators of thousands
DAYS = range(1, 32)  # a number beside a month in here is a day

_DECIMAL = re.compile(r"(.*?)(?:([.,٫:])(\d+))?$")
_DIGITS = re.compile(r"(\d+(?:[.,'’ \u00a0\u202f٬٫:]\d+)*)(\D*)")
_SEPARATORS = re.compile(r"[.,:'’ \u00a0\u202f٬٫]")


class Fact(NamedTuple):
    """A fact and the words that say it; `value` is its class and what it amounts to, equal for equal facts."""

    value: tuple[str, object]
    words: tuple[Word, ...]


def numbers_of(words: Sequence[Word], lexicon: Lexicon) -> list[Fact]:
    """Return the numbers, in digits or letters, with their multipliers; dates are left out."""
    dated = {word for fact in dates_of(words, lexicon) for word in fact.words}
    return [fact for fact in _quantities(words, lexicon) if not dated & set(fact.words)]


def _quantities(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Fact]:
    at = 0
    while at < len(words):
        value = _value(words[at], lexicon)
        if value is None:
            at += 1
            continue
        end = at + 1
        while end < len(words) and words[end].key in lexicon.multipliers:
            value *= lexicon.multipliers[words[end].key]
            end += 1
        yield Fact(("number", round(value, 6)), tuple(words[at:end]))
        at = end


def _value(word: Word, lexicon: Lexicon) -> float | None:
    """Return what a word amounts to if it is a number: any separator of thousands and either decimal mark will do."""
    if word.kind == TokenKind.WORD:
        form = lexicon.find(word.key, lexicon.numerals)
        return None if form is None else lexicon.numerals[form]
    match = _DIGITS.match(word.key)
    if word.kind != TokenKind.NUMBER or match is None:
        return None
    whole, mark, rest = _DECIMAL.match(match[1]).groups()  # type: ignore[union-attr] # matches any run of digits
    if mark is not None and _is_decimal(whole, mark, rest):
        return float(f"{_SEPARATORS.sub('', whole)}.{rest}")
    return float(_SEPARATORS.sub("", match[1]))


def _is_decimal(whole: str, mark: str, rest: str) -> bool:
    """Tell whether the last separator of a number is its decimal mark.

    It is where another one parts the thousands before it, or where no group of three follows it.
    """
    others = set(_SEPARATORS.findall(whole))
    return mark in "٫:" or (len(rest) != GROUP_SIZE or bool(others - {mark}) if mark not in others else False)


def dates_of(words: Sequence[Word], lexicon: Lexicon) -> list[Fact]:
    """Return weekdays, months (with the day beside them) and years, each a fact of its own class."""
    return [fact for at in range(len(words)) if (fact := _date(words, at, lexicon)) is not None]


def _date(words: Sequence[Word], at: int, lexicon: Lexicon) -> Fact | None:
    if words[at].kind == TokenKind.NUMBER:
        return _year(words[at])
    return _weekday(words, at, lexicon) or _month(words, at, lexicon) if words[at].kind == TokenKind.WORD else None


def _year(word: Word) -> Fact | None:
    is_year = len(word.key) == YEAR_DIGITS and word.key.isdecimal() and int(word.key) in YEARS
    return Fact(("year", int(word.key)), (word,)) if is_year else None


def _weekday(words: Sequence[Word], at: int, lexicon: Lexicon) -> Fact | None:
    for first in lexicon.forms(words[at].key.removesuffix("'s")):
        for size in range(LONGEST_WEEKDAY, 0, -1):
            said = tuple(words[at : at + size])
            found = lexicon.weekdays.get((first, *(word.key for word in said[1:])))
            if found is not None:
                return Fact(("weekday", found), said)
    return None


def _month(words: Sequence[Word], at: int, lexicon: Lexicon) -> Fact | None:
    day = _day_beside(words, at)
    form = lexicon.find(words[at].key, lexicon.months)
    month = lexicon.months.get(form) if form else None
    if month is None and day is not None:
        month = lexicon.doubtful_months.get(words[at].key)
    if month is None:
        return None
    said = (words[at],) if day is None else tuple(sorted((words[at], day)))
    return Fact(("month", (month, None if day is None else _leading(day))), said)


def _day_beside(words: Sequence[Word], at: int) -> Word | None:
    """Return the day of the month that stands beside a month's name."""
    for beside in (at - 1, at + 1, at - 2):
        if 0 <= beside < len(words) and words[beside].kind == TokenKind.NUMBER and _leading(words[beside]) in DAYS:
            return words[beside]
    return None


def _leading(word: Word) -> int:
    match = re.match(r"\d+", word.key)
    return int(match[0]) if match else 0


def names_of(words: Sequence[Word], lexicon: Lexicon) -> list[Fact]:
    """Return the names: runs of words with a capital inside a sentence, each by its last word.

    Languages in which a capital means no name have none; in a title a capital says nothing either (`is_title`).
    """
    if not lexicon.names:
        return []
    found: list[Fact] = []
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and word.is_name and len(word.key) > 1 and not _is_calendar(word, lexicon):
            run.append(word)
        elif run:
            found.append(Fact(("name", bare_name(run[-1].key)), tuple(run)))
            run = []
    return found


def bare_name(key: str) -> str:
    """Return a name without its ending of possession and its accents, which one house writes and another does not."""
    letters = unicodedata.normalize("NFD", key.removesuffix("'s"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_calendar(word: Word, lexicon: Lexicon) -> bool:
    return (
        (word.key.removesuffix("'s"),) in lexicon.weekdays
        or word.key in lexicon.months
        or word.key in lexicon.doubtful_months
    )


def is_title(words: Sequence[Word]) -> bool:
    """Tell whether most words have a capital, so that it says nothing."""
    letters = [word for word in words if word.kind == TokenKind.WORD]
    capitals = sum(word.text[0].isupper() for word in letters)
    return len(letters) >= TITLE_LENGTH and capitals > TITLE_SHARE * len(letters)


def negations_of(words: Sequence[Word], lexicon: Lexicon) -> list[Fact]:
    """Return the words that deny."""
    return [
        Fact(("negation", word.key), (word,))
        for at, word in enumerate(words)
        if (lexicon.find(word.key, lexicon.negation) or word.key.endswith(lexicon.negated_endings or ("\0",)))
        and not _is_number_sign(words, at)
    ]


def _is_number_sign(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is the "No." of "No. 2"."""
    return [word.key for word in words[at : at + 2]] == ["no", "."] and words[at].end == words[at + 1].start


def hedges_of(words: Sequence[Word], lexicon: Lexicon) -> list[Fact]:
    """Return the phrases by which a writer does not vouch for what is said."""
    said = [word for word in words if word.kind <= TokenKind.NUMBER]
    longest = max(map(len, lexicon.hedge), default=0)
    return [
        Fact(("hedge", key), tuple(said[at : at + size]))
        for at in range(len(said))
        for size in range(1, min(longest, len(said) - at) + 1)
        for form in lexicon.forms(said[at].key)
        if (key := (form, *(word.key for word in said[at + 1 : at + size]))) in lexicon.hedge
    ]
