"""Dates as news pages write them, in ISO 8601: read where they are complete, never guessed."""

import re
from datetime import UTC, datetime
from functools import cache

import regex

from viewer.reading.words import phrases
from viewer.text.calendar import day_names, months, solar_months

LONGEST_DATE_LINE = 120
"""Characters above which a line is about more than its date."""

LONGEST_DATELINE = 90
"""Characters at the start of a first paragraph in which a dateline may give the day."""

FIRST_YEAR, LAST_YEAR = 1700, 2200
"""Years outside are no dates of a telling, but numbers that look like one."""

BUDDHIST_YEARS, BUDDHIST_ERA = range(2400, 2700), 543
"""Years of Thai pages, and how far they are ahead."""

SOLAR_YEARS = range(1250, 1500)
"""Years of the Iranian calendar beside its months."""

STRANGERS = 2
"""Words of a date line that may be neither date nor filler, where a whole date stands in it: a city, a newsroom."""

LAST_MONTH = 12
"""No month has a higher number, which tells the day from the month in `31/12/2023`."""

_ISO = re.compile(
    r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"(?:[T ](?P<H>\d{2}):(?P<M>\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_EAST = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_DOTTED = re.compile(r"(?<![\d./-])(?P<d>\d{1,2})\s?(?P<s>[./-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>\d{4})[./]\s?(?P<m>\d{1,2})[./]\s?(?P<d>\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<H>\d{1,2})(?:[:.h]|\s?[時时點点시]\s?)(?P<M>\d{2})(?!\d)\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*(?P<z>GMT|UTC|Z\b))?",
    re.IGNORECASE,
)
# A day, a word that may be a month in a language without a calendar, a year, and nothing else but the hour.
_ANY_MONTH = regex.compile(
    r"(?:[^\W\d]+[:,]\s?)?(?:0?[1-9]|[12]\d|3[01])\.?\s[^\W\d_]{3,}\.?,?\s(?:19|20|25)\d\d(?:[,\s|–—-]{1,4}\d{1,2}[:.]\d{2})?"
)
_FIRST_HAN = "\u3400"  # no space parts words from here on
_YEAR = re.compile(r"\d{4}")
_IN_URL = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>[01]?\d)[/-](?P<d>[0-3]?\d)(?=[/_-]|$)")
# Combining marks belong to `\w` here, as they do not in the standard library's expressions.
_WORD = regex.compile(r"[^\W_]+(?:['’.][^\W_]+)*['’]?")
_NUMBER = re.compile(r"\d+(?:[.:,ht]\d+)*(?:[a-z]{1,3}|a\.m|p\.m)?", re.IGNORECASE)


def read_date(text: str, *, day_first: bool = True) -> str | None:
    """Return the first complete date of `text` in ISO 8601, with the time if it stands beside it, else `None`.

    `03/06/2024` is the third of June where `day_first`, else unknown; `31/12/2023` is clear in any language.
    """
    if _YEAR.search(text) is None:  # most lines are not worth the many patterns
        return None
    for pattern in (_ISO, _EAST, _worded(), _DOTTED, _YEAR_FIRST):
        for found in pattern.finditer(text):
            if (date := _iso_date(found, day_first=day_first)) is not None:
                return date + _iso_time(found, text)
    return None


def date_of_url(url: str) -> str | None:
    """Return the date that the path of a web address carries, such as `/2024/03/06/`."""
    found = _IN_URL.search(url)
    return _iso_date(found, day_first=True) if found else None


def dateline_date(paragraph: str) -> str | None:
    """Return the complete date of the dateline that opens a first paragraph (`LONDON, March 6, 2024 — …`)."""
    head = re.split(r"\s[-–—―]\s|[—―]", paragraph[:LONGEST_DATELINE], maxsplit=1)
    date = read_date(head[0], day_first=False) if len(head) > 1 else None
    return date[: len("2024-03-06")] if date else None


def is_date_line(text: str) -> bool:
    """Tell whether a line says when the article was published or updated, and nothing else.

    A date whose month is in no calendar of ours is one as well; `read_date` knows nothing of it.
    """
    if len(text) > LONGEST_DATE_LINE:
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    strangers = [word for word in words if not (_NUMBER.fullmatch(word) or word in _date_words())]
    if len(strangers) > STRANGERS:
        return False
    if read_date(text, day_first=True) is not None:
        return True
    if strangers:
        return _ANY_MONTH.fullmatch(text.strip()) is not None
    relative = len(words) > 1 and bool(_relative_words().intersection(words))
    return relative or (any(map(str.isdigit, text)) and _names_a_day(words))


def _names_a_day(words: list[str]) -> bool:
    """Tell whether a day is named: a weekday or month beside a number that is not the hour alone."""
    named = any(word in day_names() or word.rstrip(".") in months() for word in words)
    return named and any(word[0].isdigit() for word in words)


@cache
def _relative_words() -> frozenset[str]:
    return frozenset(word for phrase in phrases("dates", "relative") for word in phrase.split())


@cache
def _date_words() -> frozenset[str]:
    named = {part for name in (*months(), *day_names()) for part in name.split()}
    return frozenset(named) | _relative_words() | frozenset(phrases("dates", "fillers"))


@cache
def _worded() -> re.Pattern[str]:
    """Return the pattern of dates with a month's name: `6 March 2024`, `March 6, 2024`, `6. März 2024`, and so on."""
    names = "|".join(re.escape(name) for name in sorted({**months(), **solar_months()}, key=len, reverse=True))
    day, year = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?", r"(?P<{}>\d{{4}})(?!\d)"
    between = r"(?:\s+de[l]?\b|\s+of\b)?[\s,/-]*"
    first = rf"(?<!\d){day.format('d')}{between}(?P<n>{names})\b\.?{between}{year.format('y')}"
    second = rf"\b(?P<n2>{names})\b\.?\s*{day.format('d2')},?\s+(?:at\s+)?{year.format('y2')}"
    return re.compile(f"{first}|{second}", re.IGNORECASE)


def _iso_date(found: re.Match[str], *, day_first: bool) -> str | None:
    """Return the day that a match names, `None` where there is no such day or it is not clear which."""
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    month_name = parts.get("n") or parts.get("n2")
    day, year = int(parts.get("d") or parts["d2"]), int(parts.get("y") or parts["y2"])
    if month_name and month_name.casefold() in solar_months():
        return _solar_date(year, solar_months()[month_name.casefold()], day)
    month = months()[month_name.casefold()] if month_name else int(parts["m"])
    year -= BUDDHIST_ERA * (year in BUDDHIST_YEARS)
    if parts.get("s") == "/" and not day_first:
        if day <= LAST_MONTH and month <= LAST_MONTH and day != month:
            return None
        if month > LAST_MONTH:
            day, month = month, day
    try:
        date = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return date.date().isoformat() if FIRST_YEAR < year < LAST_YEAR else None


def _solar_date(year: int, month: int, day: int) -> str | None:
    """Return a day of the Iranian calendar in ISO 8601, by the cycle of 33 years that holds from 1799 to 2256."""
    if year not in SOLAR_YEARS or not 1 <= day <= (31 if month <= 6 else 30):  # noqa: PLR2004 - six long months
        return None
    years = year + 1595
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4
    before = (month - 1) * 31 if month <= 6 else 186 + (month - 7) * 30  # noqa: PLR2004
    return datetime.fromordinal(days + before + day - 356_033).date().isoformat()


def _iso_time(found: re.Match[str], text: str) -> str:
    """Return the time beside a date as `T19:09`, with the zone where it is universal time; "" for none."""
    if found.re is _ISO:
        if found["H"] is None:
            return ""
        zone = (found["z"] or "").replace("UTC", "Z").replace("GMT", "Z").replace("Z", "+00:00")
        return f"T{found['H']}:{found['M']}{zone}"
    clocks = [clock for clock in _CLOCK.finditer(text) if clock.start() >= found.end() or clock.end() <= found.start()]
    if len(clocks) != 1:
        return ""
    clock = clocks[0]
    half = _half_of_day(clock, text)
    hour = int(clock["H"]) if half is None else int(clock["H"]) % 12 + 12 * half
    if hour >= 24 or int(clock["M"]) >= 60:  # noqa: PLR2004 - hours of a day, minutes of an hour
        return ""
    return f"T{hour:02}:{clock['M']}{'+00:00' if clock['z'] else ''}"


def _half_of_day(clock: re.Match[str], text: str) -> bool | None:
    """Return whether an hour is one of the afternoon, by the word beside it, `None` where none stands there."""
    if clock["half"]:
        return clock["half"].casefold().startswith("p")
    before, after = text[: clock.start()].rstrip().casefold(), text[clock.end() :].lstrip().casefold()
    for word, is_late in _halves().items():
        rest = before.removesuffix(word)
        if len(rest) < len(before) and (word > _FIRST_HAN or not rest[-1:].isalpha()):
            return is_late
        if after.startswith(word) and not after[len(word) : len(word) + 1].isalpha():
            return is_late
    return None


@cache
def _halves() -> dict[str, bool]:
    """Return the words that tell the half of the day an hour is in, and whether it is the second."""
    return dict.fromkeys(phrases("dates", "forenoon"), False) | dict.fromkeys(phrases("dates", "afternoon"), True)
