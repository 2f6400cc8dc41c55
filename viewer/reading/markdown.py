"""Markdown to passages."""

from viewer.reading.draft import Draft
from viewer.reading.plain import read_plain


def read_markdown(text: str) -> Draft:
    """Return the passages of a Markdown text."""
    return read_plain(text)
