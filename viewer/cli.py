"""The engine without a window: stories, compare and inspect, answering in JSON or in lines to read."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from viewer import __version__
from viewer.errors import ExportError, UnreadableArticleError, ViewerError
from viewer.export.escape import printable
from viewer.export.files import write_whole, writing
from viewer.export.listing import article_lines, comparison_lines, library_lines, problem_line
from viewer.export.records import Record, article_record, comparison_record, library_record, to_json
from viewer.export.terminal import meter, tell
from viewer.model import Article, Comparison, Problem, ProblemReason
from viewer.progress import Progress, Report

# The rooms of the engine are imported inside the commands that need them: --help answers at once, and compare never
# waits for what only grouping needs. Each such import carries PLC0415 for that reason.

logger = logging.getLogger(__name__)

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit statuses: done; nothing could be read or written; the words of the command are off."""

STOPPED = 130
"""Exit status after Ctrl+C, as shells have it."""

STANDARD = "-"
"""Stands for standard output, or for standard input where lines are read."""

_QUIET = logging.NullHandler()
"""Keeps the log from standard error: what it would warn of, the commands tell, once and without controls."""

Work = Callable[[dict[str, object], str], Record]
"""Makes the record of one line of a pipeline from its values and its id."""


class _OutputFailedError(Exception):
    """Standard output takes no more, as on a full disk; the text says why."""


class _TargetIsInputError(ViewerError):
    """What would be written is what is read; the text is a sentence."""


def run(words: Sequence[str]) -> int:
    """Do what the words of a command line say and return the exit status."""
    logging.getLogger("viewer").addHandler(_QUIET)
    try:
        options = _parser().parse_args(list(words))
        _check_targets(options)
        status = int(options.command(options))
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else MISUSED
    except BrokenPipeError:
        _abandon_standard_output()
        return DONE
    except _OutputFailedError as error:
        _abandon_standard_output()
        tell(f"standard output: {error}")
        return FAILED
    except ViewerError as error:
        tell(_words_of(error))
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="variorum",
        description="Show how a news story changes from one telling to the next.",
        usage="%(prog)s [-h] [--version] COMMAND ...\n       %(prog)s [--theme THEME] [PATH ...]",
        epilog="With no command, the window opens on each PATH given, a folder, a file or an archive; "
        "--theme light, dark, high-contrast or system sets its colours for this once.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    commands = parser.add_subparsers(title="commands", prog="variorum", required=True, metavar="COMMAND")

    stories = commands.add_parser("stories", help="group articles by story", allow_abbrev=False)
    stories.add_argument("inputs", nargs="+", type=_path, metavar="INPUT", help="a folder, a file or an archive")
    stories.add_argument("--json", type=_name, metavar="FILE", help="write JSON to FILE, or to standard output for -")
    stories.set_defaults(command=_stories)

    _add_compare(commands.add_parser("compare", help="compare two tellings of a story", allow_abbrev=False))

    inspect = commands.add_parser("inspect", help="show how articles are read", allow_abbrev=False)
    inspect.add_argument("inputs", nargs="*", type=_path, metavar="INPUT", help="a folder, a file or an archive")
    inspect.add_argument(
        "--texts", type=_name, metavar="FILE", help='read {"id", "text"} lines from FILE, or from - instead'
    )
    inspect.add_argument(
        "--json", type=_name, metavar="FILE", help="write one article a line to FILE, or to - for standard output"
    )
    inspect.set_defaults(command=_inspect, misuse=inspect.error)
    return parser


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("articles", nargs="*", type=_path, metavar="BASE WITNESS", help="two files")
    compare.add_argument(
        "--pairs", type=_name, metavar="FILE", help='compare each {"id", "base", "witness"} line of FILE instead'
    )
    compare.add_argument("--json", type=_name, metavar="FILE", help="write JSON to FILE, or to standard output for -")
    compare.add_argument(
        "--pdf", type=_name, metavar="FILE", help="write the comparison as a PDF for print and archive"
    )
    compare.add_argument("--html", type=_name, metavar="FILE", help="write the comparison as one self-contained page")
    compare.add_argument("--furniture", action="store_true", help="print the site furniture too (PDF, HTML)")
    compare.add_argument("--fold", action="store_true", help="fold runs of unchanged paragraphs (PDF, HTML)")
    compare.add_argument("--paper", choices=("a4", "letter"), default="a4", help="page size of the PDF")
    compare.set_defaults(command=_compare, misuse=compare.error)


def _name(word: str) -> str:
    """Return a word that names a file; an empty one is refused: as a path it would be the current folder."""
    if not word:
        raise argparse.ArgumentTypeError("the name of a file or folder is empty")
    return word


def _path(word: str) -> Path:
    return Path(_name(word))


def _check_targets(options: argparse.Namespace) -> None:
    """Refuse to write over a file that is named as input, before anything is read or written."""
    words = vars(options)
    named = [Path(words[name]) for name in ("pairs", "texts") if words.get(name) not in {None, STANDARD}]
    inputs = [*words.get("articles", ()), *words.get("inputs", ()), *named]
    for name in ("json", "pdf", "html"):
        target = words.get(name)
        if target is not None and target != STANDARD and any(_is_one_file(Path(target), path) for path in inputs):
            raise _TargetIsInputError(f"{printable(target)}: --{name} would write over an input; nothing was written")


def _is_one_file(target: Path, path: Path) -> bool:
    """Tell whether a target is the file of an input, by whatever name; a folder or a device is no such file."""
    try:
        return target.is_file() and target.samefile(path)
    except (OSError, ValueError):
        return False


def _stories(options: argparse.Namespace) -> int:
    from viewer.library import open_library  # noqa: PLC0415 - see above

    with meter() as report:
        library = open_library(options.inputs, report=report)
    for problem in library.problems:
        tell(problem_line(problem))
    if options.json is None:
        _show(library_lines(library))
    else:
        _write(options.json, to_json(library_record(library)))
    return DONE if library.articles else FAILED


def _compare(options: argparse.Namespace) -> int:
    targets = [target for target in (options.json, options.pdf, options.html) if target is not None]
    if targets.count(STANDARD) > 1:
        options.misuse("only one of --json, --pdf and --html can go to standard output")
    if options.pairs is not None:
        if options.articles or options.json is None or len(targets) > 1:
            options.misuse("--pairs goes with --json and with nothing else")
        return _compare_pairs(options.pairs, options.json)
    if len(options.articles) != 2:  # noqa: PLR2004 - a comparison has two sides
        options.misuse("two articles are needed, BASE and WITNESS")
    return _compare_two(options)


def _compare_two(options: argparse.Namespace) -> int:
    from viewer.collation.comparison import compare  # noqa: PLC0415 - see above

    base, witness = (_read(path) for path in options.articles)
    if base is None or witness is None:
        return FAILED
    with meter() as report:
        comparison = compare(base, witness, report=report)
    if options.json is not None:
        _write(options.json, to_json(comparison_record(comparison)))
    if options.pdf is not None or options.html is not None:
        _print_documents(comparison, options)
    elif options.json is None:
        _show(comparison_lines(comparison))
    return DONE


def _print_documents(comparison: Comparison, options: argparse.Namespace) -> None:
    from viewer.export.sheet import Paper, Style  # noqa: PLC0415 - see above

    style = Style(furniture=options.furniture, fold_unchanged=options.fold, paper=Paper(options.paper))
    if options.pdf is not None:
        from viewer.export.pdf import render_pdf  # noqa: PLC0415 - loads the typesetter

        _write(options.pdf, render_pdf(comparison, style=style))
    if options.html is not None:
        from viewer.export.html import render_html  # noqa: PLC0415 - see above

        _write(options.html, render_html(comparison, style=style).encode())


def _compare_pairs(pairs: str, target: str) -> int:
    from viewer.collation.comparison import compare  # noqa: PLC0415 - see above

    def work(values: dict[str, object], name: str) -> Record:
        base, witness = (_side(values, side, name) for side in ("base", "witness"))
        return {"id": name, **comparison_record(compare(base, witness))}

    return _answer_lines(pairs, target, work)


def _side(values: dict[str, object], side: str, name: str) -> Article:
    """Return the article that one side of a pair names, gives as text, or gives as blocks."""
    from viewer.reading.articles import article_from_blocks, article_from_text, read_article  # noqa: PLC0415 - see above

    match values.get(side):
        case {"path": str(path)}:
            return read_article(Path(path))
        case {"text": str(text)}:
            return article_from_text(text, id=f"{name}/{side}")
        case {"blocks": list(blocks), **rest} if all(isinstance(block, str) for block in blocks):
            language = rest.get("language")
            return article_from_blocks(
                blocks, id=f"{name}/{side}", language=language if isinstance(language, str) else None
            )
        case _:
            raise ValueError(f'{side} has neither "path" nor "text" nor "blocks"')


def _inspect(options: argparse.Namespace) -> int:
    if bool(options.inputs) == (options.texts is not None):
        options.misuse("either inputs or --texts FILE is needed")
    if options.texts is not None:
        return _inspect_texts(options.texts, options.json)
    found = 0
    with meter() as report, _lines_to(options.json) as put:
        for article in _articles(options.inputs, report):
            found += 1
            put(to_json(article_record(article)) if options.json is not None else _text(article_lines(article)))
    return DONE if found else FAILED


def _inspect_texts(texts: str, target: str | None) -> int:
    from viewer.reading.articles import article_from_text  # noqa: PLC0415 - see above

    def work(values: dict[str, object], name: str) -> Record:
        text = values.get("text")
        if not isinstance(text, str):
            raise TypeError('the line has no "text"')
        return {**article_record(article_from_text(text, id=name)), "id": name}

    return _answer_lines(texts, target or STANDARD, work)


def _articles(inputs: Sequence[Path], report: Report) -> Iterator[Article]:
    """Yield the articles under the inputs and tell of what gives none."""
    from viewer.reading.folder import iter_folder  # noqa: PLC0415 - see above

    for found in iter_folder(inputs, report=report):
        if isinstance(found, Problem):
            tell(problem_line(found))
        else:
            yield found


def _read(path: Path) -> Article | None:
    from viewer.reading.articles import read_article  # noqa: PLC0415 - see above

    try:
        return read_article(path)
    except UnreadableArticleError as error:
        tell(_words_of(error))
        return None


def _answer_lines(source: str, target: str, work: Work) -> int:
    """Answer each JSON line of `source` with a line in `target`; a bad line is answered too, and the rest goes on."""
    asked = failed = 0
    with _lines_of(source) as (lines, size), meter() as report, _lines_to(target) as put:
        for number, (position, line) in enumerate(lines, start=1):
            if not line.strip():
                continue
            asked += 1
            answer = _answer(line, number, work)
            report(Progress(min(position, size), size, str(answer["id"])))
            put(to_json(answer))
            if "error" in answer:
                failed += 1
                tell(printable(f"{source}: line {number}: {answer['error']}"))
    return FAILED if asked and failed == asked else DONE


def _answer(line: bytes, number: int, work: Work) -> Record:
    name: str | int | None = None
    try:
        values = json.loads(line.decode("utf-8-sig"))
        if not isinstance(values, dict):
            return {"id": None, "error": "the line is not a JSON object"}
        name = values.get("id")
        return {**work(values, str(name)), "id": name}
    except (ViewerError, ValueError, TypeError, RecursionError) as error:
        return {"id": name, "error": _words_of(error)}
    except Exception as error:  # a defect on one line of a long pipeline must not cost the others
        logger.debug("Line %d failed", number, exc_info=True)
        return {"id": name, "error": f"the program failed on it: {type(error).__name__}: {error}"}


def _words_of(error: Exception) -> str:
    match error:
        case UnreadableArticleError():
            return problem_line(Problem(error.path, error.reason, error.detail))
        case ExportError():
            return f"{printable(str(error.target))}: cannot be written: {printable(error.detail)}"
        case json.JSONDecodeError() | UnicodeDecodeError():
            return "the line is not JSON"
        case _:
            return printable(str(error)) or type(error).__name__


@contextmanager
def _lines_of(source: str) -> Iterator[tuple[Iterable[tuple[int, bytes]], int]]:
    """Give the lines of a file, each with where it ends in bytes, and the size of the file (0 where unknown)."""
    if source == STANDARD:
        yield _positions(sys.stdin.buffer), 0
        return
    path = Path(source)
    try:
        file, size = path.open("rb"), path.stat().st_size
    except FileNotFoundError as error:
        raise UnreadableArticleError(source, ProblemReason.NOT_FOUND) from error
    except PermissionError as error:
        raise UnreadableArticleError(source, ProblemReason.NO_PERMISSION) from error
    except OSError as error:
        raise UnreadableArticleError(source, ProblemReason.NOT_A_FILE) from error
    with file:
        yield _positions(file), size


def _positions(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    position = 0
    for line in file:
        position += len(line)
        yield position, line


@contextmanager
def _lines_to(target: str | None) -> Iterator[Callable[[bytes], object]]:
    """Give what takes lines for a file, written whole, or for standard output."""
    if target is None or target == STANDARD:
        yield _put
        return
    with writing(Path(target)) as file:
        yield file.write


def _write(target: str, data: bytes) -> None:
    if target == STANDARD:
        _put(data)
    else:
        write_whole(Path(target), data)


def _show(lines: Iterable[str]) -> None:
    _put(_text(lines))


def _put(data: bytes) -> None:
    """Write to standard output at once, so that whoever reads a pipeline has each answer when it is there."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputFailedError(error.strerror) from error


def _text(lines: Iterable[str]) -> bytes:
    """Return lines as the terminal takes them; what its encoding lacks stands as an escape."""
    text = "".join(f"{line}\n" for line in lines)
    return text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")


def _abandon_standard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
