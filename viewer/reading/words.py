"""The cue phrases of news pages, of every language at once: a line may be in another language than its article."""

import tomllib
from functools import cache
from typing import Any

from viewer.resources import resource


@cache
def cue_tables() -> tuple[dict[str, Any], ...]:
    """Return the tables of all languages, in the order of their codes."""
    folder = resource("languages", "structure")
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))


@cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """Return the phrases of all languages under `[table] key`, each once."""
    found = (phrase for tables in cue_tables() for phrase in tables.get(table, {}).get(key, "").splitlines())
    return tuple(dict.fromkeys(phrase.casefold() for phrase in found))


@cache
def month_numbers() -> dict[str, int]:
    """Return the number, 1 to 12, of every month name of every language."""
    numbers: dict[str, int] = {}
    for tables in cue_tables():
        for number, names in enumerate(tables.get("dates", {}).get("months", ()), start=1):
            numbers |= {name.casefold(): number for name in names}
    return numbers
