"""The names of weekdays and months, of one language or of all."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from viewer.resources import word_list, word_lists

NONE = "-"
"""Keeps the place of a day or month that cannot be found by its name."""


@cache
def weekdays(language: str | None) -> Mapping[str, int]:
    """Return the days of the week, 0 for Monday, by their casefolded forms in one language."""
    return {form: number - 1 for form, number in _numbered(word_list("calendar", language) or {}, "weekdays")}


def has_bare_weekdays(language: str | None) -> bool:
    """Tell whether a language writes further letters onto the names of its days."""
    return bool((word_list("calendar", language) or {}).get("bare"))


@cache
def months() -> Mapping[str, int]:
    """Return the months, 1 for January, by their casefolded forms in all languages."""
    return _of_all("months")


@cache
def solar_months() -> Mapping[str, int]:
    """Return the months of the Iranian year, 1 for Farvardin, by their names."""
    return _of_all("solar_months")


@cache
def day_names() -> frozenset[str]:
    """Return all forms that name a day of the week where a date stands, short ones too, in all languages."""
    short = (table.get("beside_dates", "") for table in word_lists("calendar").values())
    return frozenset([*_of_all("weekdays"), *" ".join(short).split()])


def _of_all(key: str) -> dict[str, int]:
    return dict(entry for table in word_lists("calendar").values() for entry in _numbered(table, key))


def _numbered(table: dict[str, Any], key: str) -> Iterator[tuple[str, int]]:
    """Yield the forms of a list with the number, from 1, of their line."""
    for number, line in enumerate(table.get(key, "").splitlines(), start=1):
        yield from ((form.strip().casefold(), number) for form in line.split(",") if form.strip() != NONE)
