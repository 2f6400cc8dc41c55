"""Who published an article, as far as the page says so itself."""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from viewer.model import Role
from viewer.reading.words import phrases

LONGEST_OUTLET = 60
"""Characters of the longest name of an outlet."""

LONGEST_TELLING = 200
"""Characters of the longest line that tells where an article appeared."""

_FOLLOW = re.compile(
    r"^\W*Follow\s+(?P<name>[^\W\d_][\w&.’'-]*(?:\s[^\W\d_][\w&.’'-]*){0,3})\s+on\s+(?:Facebook|Twitter|X|Instagram)\b"
)
_PRONOUNS = frozenset({"us", "him", "her", "them", "me", "the author"})
_TRIMMED = " \t.:;,|<>«»\"'“”()[]*_"


def read_outlet(texts: Sequence[str], roles: Sequence[Role]) -> str | None:
    """Return the outlet that a notice or an invitation to follow it names, `None` where none is named."""
    for text, role in zip(texts, roles, strict=True):
        if len(text) > LONGEST_TELLING or role in {Role.BODY, Role.QUOTE, Role.HEADLINE, Role.DEK}:
            continue
        if (outlet := _named_after(text) or _followed(text)) is not None:
            return outlet
    return None


def outlet_of_url(url: str) -> str | None:
    """Return the domain of a web address without its `www.`."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _named_after(text: str) -> str | None:
    """Return the name after phrases such as `This post appeared first on`."""
    found = _after().search(text)
    if found is None:
        return None
    name = found.group(1).strip(_TRIMMED)
    if name.casefold().startswith(("http://", "https://", "www.")):
        return outlet_of_url(name)
    name = re.sub(r"^the\s+", "", name)
    return name if name and len(name) <= LONGEST_OUTLET else None


def _followed(text: str) -> str | None:
    """Return the outlet of `Follow X on Facebook`."""
    found = _FOLLOW.match(text)
    return found["name"] if found and found["name"].casefold() not in _PRONOUNS else None


@cache
def _after() -> re.Pattern[str]:
    cues = "|".join(re.escape(phrase) for phrase in sorted(phrases("outlet", "after"), key=len, reverse=True))
    return re.compile(rf"(?:{cues})\s*([^\n]+)$", re.IGNORECASE)
