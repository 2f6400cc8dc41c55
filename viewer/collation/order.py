"""In which order the tellings of a story stand, wherever they are listed: the first is the base unless one is named."""

from viewer.model import FURNITURE, Article

Rank = tuple[bool, str, int, str, int]
"""What tellings are sorted by."""

_DAY = len("2000-01-01")


def place_of(article: Article, words: int) -> Rank:
    """Return by what a telling of that many words is sorted: the earliest day first, on one day the longest telling.

    The time of a day says little, for many have none; length says more. Where not even the day is known, nothing tells
    the original from what was made of it, and files go by their names, behind the dated ones.
    """
    day = (article.date or "")[:_DAY]
    return (not day, day, -words if day else 0, article.path, article.record or 0)


def length_of(article: Article) -> int:
    """Return the words of an article, site furniture left out: as they are counted wherever lengths are told."""
    from viewer.text.paragraphs import keys_of  # noqa: PLC0415 - the window lists tellings too and needs no tokens

    return sum(len(keys_of(block.text)) for block in article.blocks if block.role not in FURNITURE)
