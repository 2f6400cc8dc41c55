"""Articles kept as records: JSON Lines, or a JSON array; a bad record costs itself."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from viewer.errors import UnreadableArticleError
from viewer.formats import SourceFormat, WarningKind
from viewer.model import Article, ArticleWarning, Problem, ProblemReason, Role
from viewer.reading.build import Provenance, build_article
from viewer.reading.dates import date_of_url, read_date
from viewer.reading.decode import Decoded
from viewer.reading.draft import Draft, Passage
from viewer.reading.outlets import outlet_of_url
from viewer.reading.plain import read_plain

IDS = ("id", "_id", "article_id", "uid", "guid")
TITLES = ("title", "headline", "heading")
TEXTS = ("text", "body", "content", "article", "article_text", "maintext", "articleBody", "full_text")
DATES = (
    "date",
    "published",
    "date_publish",
    "published_at",
    "publishedAt",
    "datePublished",
    "pub_date",
    "publish_date",
    "timestamp",
)
OUTLETS = (
    "outlet",
    "source",
    "publisher",
    "publication",
    "site",
    "source_name",
    "source_domain",
    "domain",
    "newspaper",
)
ADDRESSES = ("url", "link", "uri", "canonical_url")
LANGUAGES = ("language", "lang", "language_code")
LISTS = ("articles", "records", "items", "data", "results", "documents", "docs", "stories")
"""Names that such files use for the same things, the commonest first; the first that holds something counts."""

LONGEST_LANGUAGE = 3
"""Letters of the longest language code without its region."""


def read_records(decoded: Decoded, origin: Provenance, *, whole: bool) -> Iterator[Article | Problem]:
    """Yield an article for each record in the order of the file, and a problem with its number for each bad one.

    `whole` tells that the text is one JSON value and not one a line. Raises `UnreadableArticleError` where no record at
    all holds an article.
    """
    records = _whole_records(decoded.text, origin) if whole else _line_records(decoded.text)
    if not any(_text(record) is not None for record in records):
        raise UnreadableArticleError(origin.path, ProblemReason.UNSUPPORTED)
    guessed = (ArticleWarning(WarningKind.ENCODING_GUESSED, decoded.encoding),) if decoded.guessed else ()
    for number, record in enumerate(records):
        text = _text(record)
        if text is None:
            yield Problem(origin.path, ProblemReason.BAD_RECORD, str(number))
            continue
        name = _string(record, IDS) or f"{origin.id}#{number}"
        place = Provenance(_encodable(name), origin.path, number, origin.encoding)
        yield build_article(_draft(record, text, guessed), place)


def _line_records(text: str) -> list[Any]:
    """Return the value of every line with something on it, `None` where it is no JSON."""
    return [_value(line) for line in text.split("\n") if line.strip()]


def _whole_records(text: str, origin: Provenance) -> list[Any]:
    """Return the records of one JSON value: an array, an object that holds one, or a single article."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = _line_records(text)
        if sum(isinstance(line, dict) for line in lines) * 2 > len(lines):
            return lines
        raise UnreadableArticleError(origin.path, ProblemReason.BAD_RECORD, "0") from error
    if isinstance(value, dict) and _text(value) is None:
        value = next((value[name] for name in LISTS if isinstance(value.get(name), list)), value)
    return value if isinstance(value, list) else [value]


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _draft(record: dict[str, Any], text: str, warnings: tuple[ArticleWarning, ...]) -> Draft:
    """Return the draft of one record: its title as headline, unless its text begins with it."""
    passages = read_plain(text).passages
    title = _string(record, TITLES)
    address = _string(record, ADDRESSES) or ""
    if title is not None:
        passages = _titled(title, passages)
    return Draft(
        passages,
        format=SourceFormat.RECORD,
        title=title,
        date=_date(record) or date_of_url(address),
        outlet=_string(record, OUTLETS) or outlet_of_url(address),
        language=_language(record),
        warnings=warnings,
    )


def _titled(title: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages with the title at their head, which may stand there already."""
    if passages and _bare(passages[0].text) == _bare(title):
        return (Passage(passages[0].text, passages[0].source, Role.HEADLINE), *passages[1:])
    if passages and _bare(passages[0].text[: 2 * len(title)]).startswith(_bare(title)):
        return tuple(passages)
    return (Passage(" ".join(title.split()), role=Role.HEADLINE), *passages)


def _text(record: object) -> str | None:
    """Return the text of a record, `None` where it has none."""
    if not isinstance(record, dict):
        return None
    for name in TEXTS:
        value = record.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            return _encodable(value)
    return None


def _string(record: dict[str, Any], names: Sequence[str]) -> str | None:
    """Return the first of these fields that says something."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return _encodable(value.strip())
    return None


def _date(record: dict[str, Any]) -> str | None:
    found = _string(record, DATES)
    return read_date(found, day_first=_language(record) not in {None, "en"}) if found else None


def _language(record: dict[str, Any]) -> str | None:
    """Return the language code of a record without its region."""
    code = (_string(record, LANGUAGES) or "").replace("_", "-").split("-")[0].casefold()
    return code if code.isalpha() and len(code) <= LONGEST_LANGUAGE else None


def _encodable(text: str) -> str:
    """Return `text` without half surrogates, which JSON can smuggle in and no encoding takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
