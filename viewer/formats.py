"""The formats that articles come in, and what there is to know about how one was read."""

from enum import StrEnum


class SourceFormat(StrEnum):
    """What an article was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    RECORD = "record"


class WarningKind(StrEnum):
    """What a reader should know about how an article was read."""

    ENCODING_GUESSED = "encoding-guessed"
    UNDECODABLE = "undecodable"
    BIDI_OVERRIDES = "bidi-overrides"
    EXTRACTION_POOR = "extraction-poor"
    TRUNCATED = "truncated"
    NO_TEXT = "no-text"
