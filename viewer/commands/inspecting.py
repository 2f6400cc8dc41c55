"""`inspect`: how articles are read."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from viewer.commands.faults import DONE, FAILED
from viewer.commands.pipeline import answer_lines
from viewer.commands.streams import STANDARD, lines_to, text_of
from viewer.export.listing import article_lines, problem_line
from viewer.export.records import Record, article_record, to_json
from viewer.export.terminal import meter, tell
from viewer.model import Article, Problem
from viewer.progress import Report


def inspect(options: argparse.Namespace) -> int:
    """Print or write how each article under the inputs, or each text of a file, is read; return the exit status."""
    if bool(options.inputs) == (options.texts is not None):
        options.misuse("either inputs or --texts FILE is needed")
    if options.texts is not None:
        return _inspect_texts(options.texts, options.json)
    found = 0
    with meter() as report, lines_to(options.json) as put:
        for article in _articles(options.inputs, report):
            found += 1
            put(to_json(article_record(article)) if options.json is not None else text_of(article_lines(article)))
    return DONE if found else FAILED


def _inspect_texts(texts: str, target: str | None) -> int:
    from viewer.reading.articles import article_from_text  # noqa: PLC0415 - rooms are loaded when they are needed

    def work(values: dict[str, object], name: str) -> Record:
        text = values.get("text")
        if not isinstance(text, str):
            raise TypeError('the line has no "text"')
        return {**article_record(article_from_text(text, id=name)), "id": name}

    return answer_lines(texts, target or STANDARD, work)


def _articles(inputs: Sequence[Path], report: Report) -> Iterator[Article]:
    """Yield the articles under the inputs and tell of what gives none."""
    from viewer.reading.folder import iter_folder  # noqa: PLC0415 - rooms are loaded when they are needed

    for found in iter_folder(inputs, report=report):
        if isinstance(found, Problem):
            tell(problem_line(found))
        else:
            yield found
