"""Folders, files and several of them at once to articles, with a reason for everything that gave none."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from viewer.errors import UnreadableArticleError
from viewer.model import Article, Problem
from viewer.progress import Progress, Report, silent
from viewer.reading.isolate import Isolation
from viewer.reading.listing import Found, list_inputs
from viewer.reading.sources import read_source

logger = logging.getLogger(__name__)


def read_folder(inputs: Sequence[Path], *, report: Report = silent) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return all articles under the inputs in the order of their paths, and what could not be read, with the reason."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for found in iter_folder(inputs, report=report):
        if isinstance(found, Article):
            articles.append(found)
        else:
            problems.append(found)
    return tuple(articles), tuple(problems)


def iter_folder(inputs: Sequence[Path], *, report: Report = silent) -> Iterator[Article | Problem]:
    """Yield articles and problems as they are read, in the order of their paths; every id is given once."""
    listed = list_inputs(inputs)
    taken: set[str] = set()
    with Isolation() as isolation:
        for done, entry in enumerate(listed):
            report(Progress(done, len(listed), entry.id if isinstance(entry, Found) else entry.path))
            if isinstance(entry, Problem):
                yield entry
                continue
            for found in _read(entry, isolation):
                yield _distinct(found, entry, taken) if isinstance(found, Article) else found
    report(Progress(len(listed), len(listed)))


def _read(entry: Found, isolation: Isolation) -> Iterator[Article | Problem]:
    """Yield what one file holds, or the problem that it is."""
    try:
        yield from read_source(entry.path, id=entry.id, isolation=isolation)
    except UnreadableArticleError as error:
        logger.warning("Left out %s", error)
        yield Problem(error.path, error.reason, error.detail)


def _distinct(article: Article, entry: Found, taken: set[str]) -> Article:
    """Return the article with an id that no other has: a record's own id may stand in several files."""
    candidates = [article.id, f"{entry.id}#{article.record}"] if article.record is not None else [article.id]
    fresh = next((candidate for candidate in candidates if candidate not in taken), None)
    number = 2
    while fresh is None:
        candidate = f"{candidates[-1]}~{number}"
        fresh, number = (candidate if candidate not in taken else None), number + 1
    taken.add(fresh)
    return article if fresh == article.id else replace(article, id=fresh)
