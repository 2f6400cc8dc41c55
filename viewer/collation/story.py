"""The articles of a story set against one another: each pair compared once, for whoever asks about the whole story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from viewer.collation.comparison import compare
from viewer.collation.order import length_of, place_of
from viewer.model import Article, Comparison
from viewer.progress import Progress, Report, silent

Comparer = Callable[[Article, Article, Report], Comparison]
"""Compares a base with a witness; whoever keeps comparisons, or asks a model of meaning, gives its own."""


@dataclass(frozen=True, slots=True)
class Collation:
    """Articles of a story with their comparisons by index, the earlier article of a pair always being its base.

    The first article is the base that was named; then the others as they stand wherever tellings are listed.
    Where only the base was compared with each, the other pairs have no comparison.
    """

    articles: tuple[Article, ...]
    comparisons: dict[tuple[int, int], Comparison]


def compare_plainly(base: Article, witness: Article, report: Report) -> Comparison:
    """Compare two articles by their wording alone, without looking at single sentences: a story has many pairs."""
    return compare(base, witness, sentences=False, report=report)


def collate(
    articles: Sequence[Article],
    *,
    base: str | None = None,
    every_pair: bool = True,
    comparer: Comparer = compare_plainly,
    report: Report = silent,
) -> Collation:
    """Compare every two articles, or the first with each other one where `every_pair` is off.

    `base` is the id of the article to stand first; one that is not among them is nobody's. `report` is called for each
    pair with the title at hand, and while a pair is compared; a `CancelledError` that it raises ends the work.
    """
    ordered = tuple(sorted(articles, key=lambda article: (article.id != base, place_of(article, length_of(article)))))
    pairs = [pair for pair in combinations(range(len(ordered)), 2) if every_pair or pair[0] == 0]
    comparisons: dict[tuple[int, int], Comparison] = {}
    for done, (one, other) in enumerate(pairs):
        step = Progress(done, len(pairs), ordered[other].title)
        report(step)
        comparisons[one, other] = comparer(ordered[one], ordered[other], _repeating(report, step))
    return Collation(ordered, comparisons)


def _repeating(report: Report, step: Progress) -> Report:
    """Return a report for inside a step: it says how far the whole is, and so hears that it shall stop."""
    return lambda _: report(step)
