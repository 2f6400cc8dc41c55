"""Everything that the bytes of one file tell, whatever their format: one article, or many records."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from viewer.errors import UnreadableArticleError
from viewer.formats import WarningKind
from viewer.model import Article, ArticleWarning, Problem, ProblemReason
from viewer.reading.build import Provenance, build_article
from viewer.reading.decode import Decoded, UndecodableError, decode
from viewer.reading.draft import Draft
from viewer.reading.files import Source
from viewer.reading.formats import Format, format_of
from viewer.reading.isolate import Isolation, ParserFailedError
from viewer.reading.pages import read_page
from viewer.reading.plain import read_plain
from viewer.reading.records import read_records

CHARSET_WITHIN = 4096
"""Bytes at the start of a page in which its own declaration of the encoding stands."""

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def read_or_tell(
    source: Source | Problem, *, isolation: Isolation, encoding: str | None = None
) -> Iterator[Article | Problem]:
    """Yield what a source holds, or the problem that it is."""
    if isinstance(source, Problem):
        yield source
        return
    try:
        yield from read_source(source, isolation=isolation, encoding=encoding)
    except UnreadableArticleError as error:
        yield Problem(error.path, error.reason, error.detail)


def read_source(source: Source, *, isolation: Isolation, encoding: str | None = None) -> Iterator[Article | Problem]:
    """Yield the articles of a source and the problems of its single records.

    Raises `UnreadableArticleError` where the whole source gives nothing.
    """
    if not source.data:
        raise UnreadableArticleError(source.path, ProblemReason.EMPTY)
    kind = format_of(source.name, source.data)
    if kind is Format.UNSUPPORTED:
        raise UnreadableArticleError(source.path, ProblemReason.UNSUPPORTED, PurePath(source.name).suffix.casefold())
    decoded = _decoded(source, kind, encoding)
    origin = Provenance(source.id, source.path, encoding=decoded.encoding)
    if kind in {Format.LINES, Format.JSON}:
        yield from read_records(decoded, origin, whole=kind is Format.JSON)
        return
    draft = _draft(source.path, decoded.text, kind, isolation)
    if not draft.passages:
        raise UnreadableArticleError(source.path, ProblemReason.NO_TEXT)
    draft = replace(draft, warnings=draft.warnings + encoding_warnings(decoded))
    yield build_article(draft, origin)


def encoding_warnings(decoded: Decoded) -> tuple[ArticleWarning, ...]:
    """Return what a reader should know about how the bytes became text."""
    warnings = []
    if decoded.guessed:
        warnings.append(ArticleWarning(WarningKind.ENCODING_GUESSED, decoded.encoding))
    if decoded.damaged:
        warnings.append(ArticleWarning(WarningKind.UNDECODABLE, str(decoded.text.count("\ufffd"))))
    return tuple(warnings)


def _decoded(source: Source, kind: Format, encoding: str | None) -> Decoded:
    declared = _CHARSET.search(source.data, 0, CHARSET_WITHIN) if kind is Format.HTML else None
    try:
        return decode(source.data, encoding=encoding, declared=declared.group(1).decode("ascii") if declared else None)
    except UndecodableError as error:
        reason = ProblemReason.BINARY if error.binary else ProblemReason.UNDECODABLE
        raise UnreadableArticleError(source.path, reason) from error


def _draft(path: str, text: str, kind: Format, isolation: Isolation) -> Draft:
    """Return what the format tells."""
    if kind is Format.MARKDOWN:
        from viewer.reading.markdown import read_markdown  # noqa: PLC0415 - its parser is no use to any other format

        draft = read_markdown(text)
        return draft if draft.passages else read_plain(text)  # markup that its parser gives up on is still words
    if kind is not Format.HTML:
        return read_plain(text)
    try:
        return isolation.call(read_page, text)
    except ParserFailedError as error:
        raise UnreadableArticleError(path, ProblemReason.PARSER_FAILED, str(error)) from error
