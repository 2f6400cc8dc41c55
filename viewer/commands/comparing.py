"""`compare`: two tellings, or the pairs that a file lists."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from viewer.commands.articles import read_named
from viewer.commands.faults import DONE, FAILED, PlainError, words_of
from viewer.commands.pipeline import answer_lines
from viewer.commands.streams import STANDARD, show, write
from viewer.commands.styles import style_of
from viewer.commands.targets import targets_of
from viewer.commands.telling import compare_story
from viewer.errors import UnreadableArticleError
from viewer.export.listing import comparison_lines
from viewer.export.records import Record, comparison_record, to_json
from viewer.export.terminal import meter, tell
from viewer.model import Article, Comparison


def compare_articles(options: argparse.Namespace) -> int:
    """Compare what the words name, print or write what came of it, and return the exit status."""
    targets = targets_of(options)
    if targets.count(STANDARD) > 1:
        options.misuse("only one answer can go to standard output")
    if options.story is not None:
        if options.articles or options.pairs is not None:
            options.misuse("--story goes with neither BASE WITNESS nor --pairs")
        return compare_story(options)
    if options.base is not None or options.csv is not None:
        options.misuse("--base and --csv go with --story")
    if options.pairs is not None:
        if options.articles or options.json is None or len(targets) > 1:
            options.misuse("--pairs goes with --json and with nothing else")
        return _compare_pairs(options)
    if len(options.articles) != 2:  # noqa: PLR2004 - a comparison has two sides
        options.misuse("two articles are needed, BASE and WITNESS")
    return _compare_two(options)


def _compare_two(options: argparse.Namespace) -> int:
    from viewer.collation.comparison import compare  # noqa: PLC0415 - rooms are loaded when they are needed
    from viewer.text.semantics import load_meaning  # noqa: PLC0415 - the same

    base, witness = (_read(path) for path in options.articles)
    if base is None or witness is None:
        return FAILED
    with meter() as report:
        comparison = compare(base, witness, meaning=None if options.no_model else load_meaning(), report=report)
    if options.json is not None:
        write(options.json, to_json(comparison_record(comparison)))
    if options.pdf is not None or options.html is not None:
        _print_documents(comparison, options)
    elif options.json is None:
        show(comparison_lines(comparison))
    return DONE


def _read(path: Path) -> Article | None:
    """Return an article, or tell in a line why there is none: the other one may have its own fault."""
    try:
        return read_named(path)
    except (UnreadableArticleError, PlainError) as error:
        tell(words_of(error))
        return None


def _print_documents(comparison: Comparison, options: argparse.Namespace) -> None:
    style = style_of(options)
    if options.pdf is not None:
        from viewer.export.pdf import render_pdf  # noqa: PLC0415 - loads the typesetter

        write(options.pdf, render_pdf(comparison, style=style))
    if options.html is not None:
        from viewer.export.html import render_html  # noqa: PLC0415 - rooms are loaded when they are needed

        write(options.html, render_html(comparison, style=style).encode())


def _compare_pairs(options: argparse.Namespace) -> int:
    from viewer.collation.comparison import compare  # noqa: PLC0415 - rooms are loaded when they are needed
    from viewer.text.semantics import load_meaning  # noqa: PLC0415 - the same

    meaning = None if options.no_model else load_meaning()

    def work(values: dict[str, object], name: str) -> Record:
        base, witness = (_side(values, side, name) for side in ("base", "witness"))
        return {"id": name, **comparison_record(compare(base, witness, meaning=meaning))}

    return answer_lines(options.pairs, options.json, work)


def _side(values: Mapping[str, object], side: str, name: str) -> Article:
    """Return the article that one side of a pair names, gives as text, or gives as blocks."""
    from viewer.reading.articles import article_from_blocks, article_from_text  # noqa: PLC0415 - as above

    match values.get(side):
        case {"path": str(path)}:
            return read_named(Path(path))
        case {"text": str(text)}:
            return article_from_text(text, id=f"{name}/{side}")
        case {"blocks": list(blocks), **rest} if all(isinstance(block, str) for block in blocks):
            language = rest.get("language")
            return article_from_blocks(
                blocks, id=f"{name}/{side}", language=language if isinstance(language, str) else None
            )
        case _:
            raise ValueError(f'{side} has neither "path" nor "text" nor "blocks"')
