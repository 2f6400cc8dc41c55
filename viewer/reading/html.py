"""A page to passages: the article's body by trafilatura, everything around it by a walk of our own."""

from viewer.reading.draft import Draft


def read_html(text: str) -> Draft:
    """Return the passages of a page."""
    import re

    from viewer.reading.plain import read_plain

    return read_plain(re.sub(r"<[^>]+>", "", text))
