"""The formats that articles come in."""

from enum import StrEnum


class SourceFormat(StrEnum):
    """What an article was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    RECORD = "record"
