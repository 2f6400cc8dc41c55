"""A draft to an `Article`: roles, languages, directions, quotations, date, outlet, warnings."""

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.formats import WarningKind
from viewer.model import (
    FURNITURE,
    Article,
    ArticleWarning,
    Block,
    Direction,
    LanguageSpan,
    Role,
    Span,
)
from viewer.reading.dates import date_of_url, dateline_date, read_date
from viewer.reading.draft import Draft, Passage
from viewer.reading.outlets import read_outlet
from viewer.reading.structure import assign_roles
from viewer.text.language import detect_language
from viewer.text.mixed import find_foreign_spans
from viewer.text.quotations import find_quotations, part_titles
from viewer.text.scripts import base_direction, dominant_script

LANGUAGE_SAMPLE = 4_000
"""Characters of the article proper that its language is told from."""

LONGEST_TITLE = 90
"""Characters of a title made of the first words of an article without a headline."""

OVERRIDES = "\u202d\u202e"
"""Characters that force a direction on what follows, and so can show words in another order than they stand."""


MOST_EXAMINED = 50_000
"""Lines whose roles and languages are looked for: the rest of what is longer, a book or a log, is body."""

FIRST_LINES = 12
"""Lines at the top of a page in which its own address may stand; further down addresses lead elsewhere."""

_PROPER = frozenset({Role.HEADLINE, Role.DEK, Role.SUBHEAD, Role.BODY, Role.QUOTE})
"""Roles that an article's language is told from: captions and credits are often in another."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from: its id, the path of its file, its number in a file of many, and the encoding."""

    id: str
    path: str
    record: int | None = None
    encoding: str | None = None


def build_article(draft: Draft, origin: Provenance, *, language: str | None = None) -> Article:
    """Return the article that a draft makes; `language` is taken as known where it is given."""
    texts = [passage.text for passage in draft.passages]
    roles = _roles(draft.passages)
    language = language or detect_language(_sample(texts, roles), prior=draft.language).language
    direction = base_direction(_sample(texts, roles))
    blocks = tuple(
        _block(passage, role, language, direction, examined=at < MOST_EXAMINED)
        for at, (passage, role) in enumerate(zip(draft.passages, roles, strict=True))
    )
    quotations, titles = part_titles(find_quotations(blocks, language, titles=True))
    return Article(
        id=origin.id,
        path=origin.path,
        title=_title(draft, blocks),
        blocks=blocks,
        quotations=quotations,
        titles=titles,
        record=origin.record,
        language=language,
        direction=direction,
        encoding=origin.encoding,
        format=draft.format,
        date=draft.date or _date(texts, roles, language),
        outlet=draft.outlet or read_outlet(texts, roles),
        warnings=draft.warnings + _warnings(texts),
    )


def _roles(passages: Sequence[Passage]) -> tuple[Role, ...]:
    """Return the role of every passage."""
    examined = passages[:MOST_EXAMINED]
    roles = assign_roles([passage.text for passage in examined], [passage.role for passage in examined])
    return roles + tuple(passage.role or Role.BODY for passage in passages[MOST_EXAMINED:])


def _sample(texts: Sequence[str], roles: Sequence[Role]) -> str:
    """Return the beginning of the article proper, or of the whole page where there is no article."""
    own = [text for text, role in zip(texts, roles, strict=True) if role in _PROPER]
    return "\n".join(own or texts)[:LANGUAGE_SAMPLE]


def _block(passage: Passage, role: Role, language: str | None, direction: Direction, *, examined: bool) -> Block:
    """Return the block of one passage, in its own language and direction."""
    text = passage.text
    spans = find_foreign_spans(text, language, role=role) if examined else ()
    return Block(
        text=text,
        role=role,
        language=_whole_language(text, spans) or language,
        direction=direction if dominant_script(text) is None else base_direction(text),
        spans=spans,
        source=passage.source,
    )


def _whole_language(text: str, spans: Sequence[LanguageSpan]) -> str | None:
    """Return the language of a block that is wholly in another one than its article."""
    return next((found.language for found in spans if found.span == Span(0, len(text))), None)


def _title(draft: Draft, blocks: Sequence[Block]) -> str:
    """Return the headline, what the markup calls the title, or the first words."""
    headline = next((block.text for block in blocks if block.role is Role.HEADLINE), None) or draft.title
    if headline is not None:
        return " ".join(headline.split())
    first = next((block.text for block in blocks if block.role not in FURNITURE), blocks[0].text if blocks else "")
    words = " ".join(first[: 2 * LONGEST_TITLE].split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _date(texts: Sequence[str], roles: Sequence[Role], language: str | None) -> str | None:
    """Return when the article appeared: its date line, its dateline, or the date in an address on its page."""
    day_first = language not in {None, "en"}
    for text, role in zip(texts, roles, strict=True):
        if role is Role.DATE and (date := read_date(text, day_first=day_first)) is not None:
            return date
    first = next((text for text, role in zip(texts, roles, strict=True) if role in {Role.BODY, Role.QUOTE}), "")
    addresses = (date_of_url(text) for text in texts[:FIRST_LINES] if "://" in text)
    return dateline_date(first) or next((date for date in addresses if date), None)


def _warnings(texts: Sequence[str]) -> tuple[ArticleWarning, ...]:
    """Return what the text itself gives a reader cause to know."""
    overrides = sum(text.count(control) for text in texts for control in OVERRIDES)
    found = [ArticleWarning(WarningKind.BIDI_OVERRIDES, str(overrides))] if overrides else []
    if not any(character.isalnum() for text in texts for character in text):
        found.append(ArticleWarning(WarningKind.NO_TEXT))
    return tuple(found)
