"""`compare --story`: all articles of a story against one another."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands.articles import is_named, parted
from viewer.commands.faults import DONE, FAILED, PlainError
from viewer.commands.streams import show, write
from viewer.commands.styles import style_of
from viewer.commands.targets import targets_of
from viewer.export.escape import printable
from viewer.export.listing import problem_line
from viewer.export.records import to_json
from viewer.export.terminal import meter, tell
from viewer.export.words import count
from viewer.model import Article, Library, Problem, Story
from viewer.reading.files import split_path

if TYPE_CHECKING:
    from viewer.collation.coverage import Coverage
    from viewer.collation.ledger import Ledger
    from viewer.collation.story import Comparer


def compare_story(options: argparse.Namespace) -> int:
    """Compare the articles of one story under the inputs, print or write what came of it; return the exit status."""
    from viewer.collation.coverage import cover  # noqa: PLC0415 - rooms are loaded when they are needed
    from viewer.collation.ledger import keep_ledger  # noqa: PLC0415 - the same
    from viewer.collation.story import collate  # noqa: PLC0415 - the same
    from viewer.library import open_library  # noqa: PLC0415 - the same

    with meter() as report:
        library = open_library(options.story, report=report)
    for problem in library.problems:
        tell(problem_line(problem))
    if not library.articles:
        return FAILED
    base = _base(library.articles, options.base)
    story = _chosen(library, base)
    with meter() as report:
        collation = collate(
            story.articles,
            base=base.id if base else None,
            comparer=_comparer(model=not options.no_model),
            report=report,
        )
    coverage, ledger = cover(collation), keep_ledger(collation)
    _answer(_Told(story.label, base, coverage, ledger, library.problems), options)
    return DONE


@dataclass(frozen=True, slots=True)
class _Told:
    """A story compared: what is printed or written of it."""

    label: str
    base: Article | None
    coverage: "Coverage"
    ledger: "Ledger"
    problems: tuple[Problem, ...]


def _answer(told: _Told, options: argparse.Namespace) -> None:
    if options.json is not None:
        from viewer.export.story_records import story_record  # noqa: PLC0415 - rooms are loaded when they are needed

        base = told.base.id if told.base else None
        record = story_record(told.coverage, told.ledger, label=told.label, base=base, problems=told.problems)
        write(options.json, to_json(record))
    if options.csv is not None:
        from viewer.export.spreadsheet import render_ledger  # noqa: PLC0415 - the same

        write(options.csv, render_ledger(told.ledger))
    if options.pdf is not None or options.html is not None:
        _print_documents(told, options)
    if not targets_of(options):
        from viewer.export.story_listing import story_lines  # noqa: PLC0415 - the same

        show(story_lines(told.label, told.coverage, told.ledger))


def _print_documents(told: _Told, options: argparse.Namespace) -> None:
    style = style_of(options)
    if options.pdf is not None:
        from viewer.export.story_pdf import render_story_pdf  # noqa: PLC0415 - loads the typesetter

        write(options.pdf, render_story_pdf(told.label, told.coverage, told.ledger, style=style))
    if options.html is not None:
        from viewer.export.story_html import render_story_html  # noqa: PLC0415 - rooms are loaded when they are needed

        write(options.html, render_story_html(told.label, told.coverage, told.ledger, style=style).encode())


def _comparer(*, model: bool) -> "Comparer":
    """Return what compares two articles; with the model each text is worked out once for all its pairs."""
    from viewer.collation.comparison import compare  # noqa: PLC0415 - rooms are loaded when they are needed
    from viewer.text.semantics import load_meaning  # noqa: PLC0415 - the same

    meaning = load_meaning() if model else None
    return lambda base, witness, report: compare(base, witness, meaning=meaning, sentences=False, report=report)


def _base(articles: Sequence[Article], word: Path | None) -> Article | None:
    """Return the article that a word names, by its id or as a file, with the number or id of a record behind it."""
    if word is None:
        return None
    file, record = parted(word)
    for article in articles:
        if article.id == str(word) or (_is_in(article, file) and (record is None or is_named(article, record))):
            return article
    raise PlainError(f"{printable(str(word))}: it is not among the articles of the inputs")


def _is_in(article: Article, file: Path) -> bool:
    try:
        return split_path(article.path)[0].samefile(file)
    except (OSError, ValueError):
        return False


def _chosen(library: Library, base: Article | None) -> Story:
    """Return the story of the base, or else the largest one, and tell which it is where there are several."""
    stories = library.stories
    if base is not None:
        return next(story for story in stories if base in story.articles)
    largest = max(stories, key=lambda story: len(story.articles))
    if len(stories) > 1:
        articles = count(len(largest.articles), "article")
        tell(f"{len(stories)} stories were found; this is the largest: {printable(largest.label)} ({articles})")
        tell("--base names an article of another one")
    return largest
