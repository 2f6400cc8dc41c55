"""Folders, files and several of them at once to articles, with a reason for everything that gave none."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from viewer.errors import UnreadableArticleError
from viewer.model import Article, Problem
from viewer.progress import Progress, Report, silent
from viewer.reading.contents import iter_contents
from viewer.reading.files import shown
from viewer.reading.isolate import Isolation, borrowed
from viewer.reading.listing import Found, list_inputs
from viewer.reading.packed import Watch
from viewer.reading.sources import read_or_tell

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


def iter_folder(
    inputs: Sequence[Path], *, report: Report = silent, isolation: Isolation | None = None
) -> Iterator[Article | Problem]:
    """Yield articles and problems as they are read, in the order of their paths; every id is given once.

    Pages are parsed in `isolation`, else in one of its own.
    """
    listed = list_inputs(inputs)
    tally, taken = _Tally(report, len(listed)), set[str]()
    with borrowed(isolation) as parser:
        for entry in listed:
            if isinstance(entry, Problem):
                tally.tell(entry.path)
                yield entry
            else:
                tally.tell(entry.id)
                for found, name in _read(entry, parser, tally):
                    if isinstance(found, Problem):
                        logger.warning("Left out %s: %s", found.path, found.reason.value)
                    yield _distinct(found, name, taken) if isinstance(found, Article) else found
            tally.step()
    tally.tell("")


class _Tally:
    """How many files are read, the members of archives among them, which are known only once one is open."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._done, self._total = 0, total
        self._subject = ""

    def tell(self, subject: str) -> None:
        """Say what is being read; raises where the reader wants no more."""
        self._subject = subject
        self.repeat()

    def repeat(self) -> None:
        """Ask whether the reader still wants what is being read."""
        self._report(Progress(self._done, self._total, self._subject))

    def step(self) -> None:
        """Take note that a file has been read."""
        self._done += 1

    def expect(self, more: int) -> None:
        """Take note of further files."""
        self._total += more


def _read(entry: Found, isolation: Isolation, tally: _Tally) -> Iterator[tuple[Article | Problem, str]]:
    """Yield what one file holds, or the problem that it is, each with the id of the file or of the archive's member."""
    try:
        contents = iter_contents(entry.path, id=entry.id, watch=Watch(tally.expect, tally.repeat))
        for number, source in enumerate(contents):
            if number:
                tally.step()
            name = source.path if isinstance(source, Problem) else source.id
            if name not in {entry.id, shown(entry.path)}:
                tally.tell(name)
            for found in read_or_tell(source, isolation=isolation):
                yield found, name
    except UnreadableArticleError as error:
        yield Problem(error.path, error.reason, error.detail), entry.id


def _distinct(article: Article, name: str, taken: set[str]) -> Article:
    """Return the article with an id that no other has: a record's own may stand in several, `name` does not."""
    candidates = [article.id, f"{name}#{article.record}"] if article.record is not None else [article.id]
    fresh = next((candidate for candidate in candidates if candidate not in taken), None)
    number = 2
    while fresh is None:
        candidate = f"{candidates[-1]}~{number}"
        fresh, number = (candidate if candidate not in taken else None), number + 1
    taken.add(fresh)
    return article if fresh == article.id else replace(article, id=fresh)
