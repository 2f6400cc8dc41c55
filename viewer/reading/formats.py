"""Which format a file is in, by its name and its first bytes."""

import re
from enum import StrEnum
from pathlib import PurePath

from viewer.model import Problem, ProblemReason

SNIFFED = 1024
"""Bytes at the start of a file in which its kind shows."""


class Remedy(StrEnum):
    """What a reader can do so that an article is read after all."""

    SAVE_AS_TEXT = "save-as-text"
    UNPACK = "unpack"


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

_OFFICE = {
    *(".pdf", ".doc", ".docx", ".docm", ".dotx", ".odt", ".ott", ".rtf", ".epub", ".pages", ".key", ".numbers"),
    *(".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".xlsm", ".ods", ".odg", ".idml", ".kmz", ".cbz"),
}
_MAIL = {".eml", ".mbox", ".msg", ".mht", ".mhtml"}
_TABLES = {".csv", ".tsv"}
_OF_THE_WEB = {".css", ".js", ".mjs", ".xml", ".rss", ".atom", ".svg", ".warc", ".variorum"}
_PROGRAMS = {".jar", ".war", ".apk", ".xpi", ".crx", ".whl", ".egg"}
_WRAPPED = frozenset(_OFFICE | _MAIL | _TABLES | _OF_THE_WEB | _PROGRAMS)
"""Endings of files that hold text in a wrapping which would only be shown as rubbish; many are archives inside."""

_PACKED = frozenset({".gz", ".bz2", ".xz", ".zst", ".lz", ".lzma", ".z", ".7z", ".rar", ".cab"})
"""Endings of packed files; those that are archives which can be read never come here."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def is_wrapped(name: str) -> bool:
    """Tell whether a file of that name is a document that is not read, even where it is an archive inside."""
    return PurePath(name).suffix.casefold() in _WRAPPED


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file; a page saved under another name is still read as HTML."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in _WRAPPED | _PACKED:
        return Format.UNSUPPORTED
    if suffix not in _BY_SUFFIX and _HTML.match(data[:SNIFFED].removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return _BY_SUFFIX.get(suffix, Format.TEXT)


def remedy_of(problem: Problem) -> Remedy | None:
    """Return what helps against a problem, `None` where nothing is known to; its detail names the format."""
    match problem.reason:
        case ProblemReason.ENCRYPTED | ProblemReason.NESTED:
            return Remedy.UNPACK
        case ProblemReason.UNSUPPORTED if problem.detail in _OFFICE | _MAIL:
            return Remedy.SAVE_AS_TEXT
        case ProblemReason.UNSUPPORTED if problem.detail in _PACKED or problem.detail[:1].isalnum():
            return Remedy.UNPACK  # a way of packing has a name of its own
        case _:
            return None
