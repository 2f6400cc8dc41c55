"""What a format gives before languages, roles and quotations are found: lines of text and what its markup says."""

from dataclasses import dataclass

from viewer.formats import SourceFormat
from viewer.model import ArticleWarning, Role, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or line of a source; `role` only where the markup says what it is."""

    text: str
    source: Span | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format tells it; what the format does not say is `None`.

    `date` is ISO 8601; `language` is what the source claims, which its words may contradict.
    """

    passages: tuple[Passage, ...]
    format: SourceFormat = SourceFormat.TEXT
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    language: str | None = None
    warnings: tuple[ArticleWarning, ...] = ()
