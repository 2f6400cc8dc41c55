"""The word lists of grouping: weekdays, small numerals and written-on prefixes of each language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from viewer.resources import resource

FIRST_NUMERAL = 2
"""The lists of numerals begin here: "one" is an article or a pronoun in too many languages."""


@dataclass(frozen=True, slots=True)
class GroupingWords:
    """What grouping knows of a language.

    `days` maps a casefolded form to the day of the week (0 is Monday), `numerals` one to its digits; `prefixes` and
    `articles` are written onto the next word.
    """

    days: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = None

    def weekdays(self, text: str) -> frozenset[int]:
        """Return the days of the week that a casefolded text names."""
        if self._pattern is None:
            return frozenset()
        return frozenset(self.days[form] for form in self._pattern.findall(text))


@cache
def grouping_words(language: str | None) -> GroupingWords:
    """Return the lists of a language (ISO 639-1, with or without a region), empty ones where there is no file."""
    code = (language or "").split("-")[0].lower()
    path = resource("languages", "grouping", f"{code}.toml")
    if not code.isalpha() or not path.is_file():
        return GroupingWords()
    table = tomllib.loads(path.read_text("utf-8"))
    days = {form.casefold(): day for day, forms in enumerate(table.get("weekdays", ())) for form in forms}
    numerals = {
        form.casefold(): str(number)
        for number, forms in enumerate(table.get("numerals", ()), FIRST_NUMERAL)
        for form in forms
    }
    pattern = _pattern(days, bare=table.get("bare", False)) if days else None
    return GroupingWords(days, numerals, tuple(table.get("prefixes", ())), tuple(table.get("articles", ())), pattern)


def _pattern(days: Mapping[str, int], *, bare: bool) -> re.Pattern[str]:
    """Compile what finds the forms, longest first; `bare` ones may have letters written behind them as well."""
    forms = "|".join(re.escape(form) for form in sorted(days, key=lambda form: (-len(form), form)))
    return re.compile(forms if bare else rf"(?:{forms})(?!\w)")
