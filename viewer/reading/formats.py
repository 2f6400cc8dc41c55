"""Which format a file is in, by its name and its first bytes."""

import re
from enum import StrEnum
from pathlib import PurePath

SNIFFED = 1024
"""Bytes at the start of a file in which its kind shows."""


class Format(StrEnum):
    """How a file is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LINES = "jsonl"
    JSON = "json"
    UNSUPPORTED = "unsupported"


_BY_SUFFIX = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".shtml": Format.HTML,
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".json": Format.JSON,
}

_OFFICE = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods"}
_PACKED = {".csv", ".tsv", ".eml", ".mbox", ".msg", ".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz"}
_OF_THE_WEB = {".css", ".js", ".mjs", ".xml", ".rss", ".atom", ".svg", ".warc", ".mht", ".mhtml", ".variorum"}
_UNSUPPORTED = frozenset(_OFFICE | _PACKED | _OF_THE_WEB)
"""Endings of files that hold text in a wrapping which would only be shown as rubbish."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file; a page saved under another name is still read as HTML."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in _UNSUPPORTED:
        return Format.UNSUPPORTED
    if suffix not in _BY_SUFFIX and _HTML.match(data[:SNIFFED].removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return _BY_SUFFIX.get(suffix, Format.TEXT)
