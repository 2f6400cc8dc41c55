"""Open folders and files: reading, then grouping, in one call, with first answers while it goes on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.grouping.stories import StoryGrouper
from viewer.model import Article, Library, Problem
from viewer.progress import Report, silent
from viewer.reading.folder import iter_folder
from viewer.reading.isolate import Isolation

FIRST_PARTIAL = 24
"""Articles after which a first grouping is worth showing."""

PARTIAL_FACTOR = 4
"""Each further grouping waits for so many times the articles: all of them together cost a third of the last at most."""

LAST_PARTIAL = 2_000
"""Articles from which on grouping again only to show it would cost more than it gives."""


def ignore(_: Library) -> None:
    """Take a partial library and do nothing: the default."""


def open_library(
    inputs: Sequence[Path],
    *,
    report: Report = silent,
    partial: Callable[[Library], None] = ignore,
    isolation: Isolation | None = None,
) -> Library:
    """Return everything found under the inputs, grouped; `partial` gets a grouping of what was read so far.

    Partial libraries come at 24 articles, 96, and so on; their ids do not last. What cannot be read stands under the
    problems. `report` and `partial` may raise `CancelledError`, which passes. Pages are parsed in `isolation`, else in
    one of its own.
    """
    grouper, problems = StoryGrouper(), list[Problem]()
    next_partial = FIRST_PARTIAL
    for found in iter_folder(inputs, report=report, isolation=isolation):
        if isinstance(found, Article):
            grouper.add(found)
        else:
            problems.append(found)
        if len(grouper) == next_partial <= LAST_PARTIAL and partial is not ignore:
            partial(Library(grouper.topics(), tuple(problems)))
            next_partial *= PARTIAL_FACTOR
    return Library(grouper.topics(report=report), tuple(problems))
