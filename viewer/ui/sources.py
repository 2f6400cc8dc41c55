"""Where comparisons come from: two files read in this process, or a folder held by the workshop's process."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from viewer.collation.summary import Summary, summarise
from viewer.errors import UnreadableArticleError
from viewer.model import Article, Comparison, Problem
from viewer.progress import Report
from viewer.ui.outline import Outline, pair_outline


@dataclass(frozen=True, slots=True)
class Collated:
    """A comparison and what it comes to, counted where it was made."""

    comparison: Comparison
    summary: Summary


class Source(Protocol):
    """Something that can compare two articles by their ids; called from a thread of `Jobs`."""

    def compare(self, base: str, witness: str, *, report: Report) -> Collated:
        """Return the comparison of two articles."""
        ...


class PairSource:
    """Two files in this process: nothing is started for them, so that the window is there at once."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}

    def read(self, paths: Sequence[Path]) -> Outline:
        """Read both files; one that gives no article stands under the outline's problems."""
        from viewer.reading.articles import read_article  # noqa: PLC0415 - in the thread, while the window is drawn

        articles: list[Article] = []
        problems: list[Problem] = []
        for path, name in zip(paths, _names(paths), strict=True):
            try:
                articles.append(read_article(path, name=name))
            except UnreadableArticleError as error:
                problems.append(Problem(str(path), error.reason, error.detail))
        self._articles = {article.id: article for article in articles}
        return pair_outline(articles, problems)

    def compare(self, base: str, witness: str, *, report: Report) -> Collated:
        """Compare the two."""
        return collate(self._articles[base], self._articles[witness], report=report)


def collate(base: Article, witness: Article, *, report: Report) -> Collated:
    """Compare two articles and count what came of it."""
    from viewer.collation.comparison import compare  # noqa: PLC0415 - in the thread, while the window is drawn

    comparison = compare(base, witness, report=report)
    return Collated(comparison, summarise(comparison))


def _names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return a name for each file that tells it from the other: the shortest tail of its path that does."""
    parts = [path.parts for path in paths]
    for length in range(1, max(map(len, parts)) + 1):
        names = tuple("/".join(each[-length:]) for each in parts)
        if len(set(names)) == len(names):
            return names
    return tuple(f"{path.name}#{number}" for number, path in enumerate(paths))
