"""The way to the reader of pages that loads it only where it runs: in the worker."""

from viewer.reading.draft import Draft


def read_page(page: str) -> Draft:
    """Return the draft of an HTML page; to be called through an `Isolation`."""
    from viewer.reading.html import read_html  # noqa: PLC0415 - its libraries are many, and written in C

    return read_html(page)
