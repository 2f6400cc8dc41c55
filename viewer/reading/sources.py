"""Everything that one file holds, whatever its format: one article, or many records."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from viewer.errors import UnreadableArticleError
from viewer.model import Article, ArticleWarning, Problem, ProblemReason, WarningKind
from viewer.reading.build import Provenance, build_article
from viewer.reading.decode import Decoded, UndecodableError, decode
from viewer.reading.draft import Draft
from viewer.reading.files import read_bytes, shown
from viewer.reading.formats import Format, format_of
from viewer.reading.isolate import Isolation, ParserFailedError
from viewer.reading.pages import read_page
from viewer.reading.plain import read_plain
from viewer.reading.records import read_records

CHARSET_WITHIN = 4096
"""Bytes at the start of a page in which its own declaration of the encoding stands."""

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def read_source(
    path: Path,
    *,
    id: str,  # noqa: A002 - the noun's own field
    isolation: Isolation,
    encoding: str | None = None,
) -> Iterator[Article | Problem]:
    """Yield the articles of a file and the problems of its single records; `id` is that of the file.

    Raises `UnreadableArticleError` where the whole file gives nothing.
    """
    data = read_bytes(path)
    if not data:
        raise UnreadableArticleError(shown(path), ProblemReason.EMPTY)
    kind = format_of(path.name, data)
    if kind is Format.UNSUPPORTED:
        raise UnreadableArticleError(shown(path), ProblemReason.UNSUPPORTED, path.suffix.casefold())
    decoded = _decoded(path, data, kind, encoding)
    if kind in {Format.LINES, Format.JSON}:
        yield from read_records(
            decoded, Provenance(id, shown(path), encoding=decoded.encoding), whole=kind is Format.JSON
        )
        return
    draft = _draft(path, decoded.text, kind, isolation)
    if not draft.passages:
        raise UnreadableArticleError(shown(path), ProblemReason.NO_TEXT)
    draft = replace(draft, warnings=draft.warnings + encoding_warnings(decoded))
    yield build_article(draft, Provenance(id, shown(path), encoding=decoded.encoding))


def encoding_warnings(decoded: Decoded) -> tuple[ArticleWarning, ...]:
    """Return what a reader should know about how the bytes became text."""
    warnings = []
    if decoded.guessed:
        warnings.append(ArticleWarning(WarningKind.ENCODING_GUESSED, decoded.encoding))
    if decoded.damaged:
        warnings.append(ArticleWarning(WarningKind.UNDECODABLE, str(decoded.text.count("\ufffd"))))
    return tuple(warnings)


def _decoded(path: Path, data: bytes, kind: Format, encoding: str | None) -> Decoded:
    declared = _CHARSET.search(data, 0, CHARSET_WITHIN) if kind is Format.HTML else None
    try:
        return decode(data, encoding=encoding, declared=declared.group(1).decode("ascii") if declared else None)
    except UndecodableError as error:
        reason = ProblemReason.BINARY if error.binary else ProblemReason.UNDECODABLE
        raise UnreadableArticleError(shown(path), reason) from error


def _draft(path: Path, text: str, kind: Format, isolation: Isolation) -> Draft:
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
        raise UnreadableArticleError(shown(path), ProblemReason.PARSER_FAILED, str(error)) from error
