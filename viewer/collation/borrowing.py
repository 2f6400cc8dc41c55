"""Which article of a story took wording from which, as far as shared wording and dates can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from viewer.model import FURNITURE, Article, Quotation
from viewer.text.tokens import word_keys

SHINGLE = 3  # words in a row: what two writers on one event rarely share by chance
SHARED_BOUND = 0.30  # share of one text's shingles from which it is reuse: of independent pairs 99 % stay below .245
FEWEST_SHINGLES = 20  # of the shorter text: less proves nothing
_DAY = len("2024-03-06")


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two articles, by index, that share more wording than chance gives, the words between quotation marks left out.

    `of_one` and `of_other` say in 0..1 how much of each text's wording stands in the other. `lender` is the index of
    the one that the other most likely took it from, `None` where dates do not tell, or a third article explains it.
    """

    one: int
    other: int
    of_one: float
    of_other: float
    lender: int | None


def find_reuse(articles: Sequence[Article]) -> tuple[Reuse, ...]:
    """Return the pairs that share wording, in order, each with who lent it where that is likely."""
    shares = _shares([_shingles(article) for article in articles])
    lenders = [_lender(at, articles, shares) for at in range(len(articles))]
    return tuple(
        Reuse(one, other, of_one, shares[other, one], next((a for a, b in _ways(one, other) if lenders[b] == a), None))
        for (one, other), of_one in shares.items()
        if one < other
    )


def is_earlier(one: str | None, other: str | None) -> bool:
    """Tell whether an ISO 8601 date lies surely before another: by the clock where both have one, else by the day."""
    if one is None or other is None:
        return False
    try:
        moments = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return False
    timed = len(one) > _DAY and len(other) > _DAY
    if timed and (moments[0].tzinfo is None) == (moments[1].tzinfo is None):
        return moments[0] < moments[1]
    return moments[0].date() < moments[1].date()


def _ways(one: int, other: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the two ways in which wording may have gone, from the first to the second of each."""
    return (one, other), (other, one)


def _shares(shingles: Sequence[frozenset[tuple[str, ...]]]) -> dict[tuple[int, int], float]:
    """Return how much of an article's wording stands in another one, both ways for each pair that shares enough."""
    shares: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(shingles)), 2):
        ours, theirs = shingles[one], shingles[other]
        least = min(len(ours), len(theirs))
        both = len(ours & theirs) if least >= FEWEST_SHINGLES else 0
        if both and both >= SHARED_BOUND * least:
            shares[one, other], shares[other, one] = both / len(ours), both / len(theirs)
    return shares


def _lender(borrower: int, articles: Sequence[Article], shares: Mapping[tuple[int, int], float]) -> int | None:
    """Return the earlier article that has most of another one's wording, unless one of unknown order has more."""
    own = articles[borrower].date
    sharing = [(share, other) for (one, other), share in shares.items() if one == borrower]
    possible = [(share, -other) for share, other in sharing if not is_earlier(own, articles[other].date)]
    if not possible:
        return None
    best = -max(possible)[1]
    return best if is_earlier(articles[best].date, own) else None


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """Return the runs of words of an article that no quotation mark and no end of a paragraph breaks."""
    found: set[tuple[str, ...]] = set()
    for at, block in enumerate(article.blocks):
        if block.role in FURNITURE:
            continue
        for piece in _unquoted(block.text, [said for said in article.quotations if said.place.block == at]):
            keys = word_keys(piece)
            found.update(zip(*(keys[start:] for start in range(SHINGLE)), strict=False))
    return frozenset(found)


def _unquoted(text: str, quotations: Sequence[Quotation]) -> list[str]:
    """Return what stands outside the quotations of a block: two reporters of one speech share its words anyway."""
    pieces, start = [], 0
    for place in sorted(quotation.place for quotation in quotations):
        pieces.append(text[start : place.span.start])
        start = max(start, place.span.end)
    return [*pieces, text[start:]]
