"""The word lists of grouping: weekdays, small numerals and written-on prefixes of each language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from viewer.resources import word_list
from viewer.text.calendar import has_bare_weekdays, weekdays
from viewer.text.folding import fold_key

FIRST_NUMERAL = 2
"""The lists of numerals begin here: "one" is an article or a pronoun in too many languages."""


@dataclass(frozen=True, slots=True)
class GroupingWords:
    """What grouping knows of a language.

    `days` maps a casefolded form to the day of the week (0 is Monday), `numerals` one to its digits; `prefixes` and
    `articles` are written onto the next word, `suffixes` onto the one before. `empty` are words that say nothing of a
    story, however rare, `joined` what may be written before them; verbs end in `verbs`.
    """

    days: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    empty: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = None

    def weekdays(self, text: str) -> frozenset[int]:
        """Return the days of the week that a casefolded text names."""
        if self._pattern is None:
            return frozenset()
        return frozenset(self.days[form] for form in self._pattern.findall(text))

    def is_empty(self, form: str) -> bool:
        """Tell whether a folded form says nothing of what a story is about."""
        bare = (form.removeprefix(prefix) for prefix in ("", *self.joined))
        return form.endswith(self.verbs or ("\0",)) or any(word in self.empty for word in bare)


@cache
def grouping_words(language: str | None) -> GroupingWords:
    """Return the lists of a language (ISO 639-1, with or without a region), empty ones where there is no file."""
    table = word_list("grouping", language) or {}
    days = weekdays(language)
    numerals = {
        form.casefold(): str(number)
        for number, forms in enumerate(table.get("numerals", ()), FIRST_NUMERAL)
        for form in forms
    }
    pattern = _pattern(days, bare=has_bare_weekdays(language)) if days else None
    return GroupingWords(
        days,
        numerals,
        prefixes=tuple(table.get("prefixes", ())),
        articles=tuple(table.get("articles", ())),
        suffixes=tuple(table.get("suffixes", ())),
        empty=frozenset(fold_key(table.get("empty", "")).split()),
        joined=tuple(table.get("joined", ())),
        verbs=tuple(table.get("verbs", ())),
        _pattern=pattern,
    )


def _pattern(days: Mapping[str, int], *, bare: bool) -> re.Pattern[str]:
    """Compile what finds the forms, longest first; `bare` ones may have letters written behind them as well."""
    forms = "|".join(re.escape(form) for form in sorted(days, key=lambda form: (-len(form), form)))
    return re.compile(forms if bare else rf"(?:{forms})(?!\w)")
