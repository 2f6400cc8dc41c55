"""What a command is asked to write, and that it is never what it reads."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from viewer.commands.articles import parted
from viewer.commands.faults import PlainError
from viewer.commands.streams import STANDARD
from viewer.errors import UnreadableArticleError
from viewer.export.elements import GENERATOR
from viewer.export.escape import printable

KINDS = ("json", "csv", "pdf", "html")
"""Options that name something to write."""

HEAD_SIZE = 1024
"""Bytes at the start of a page in which it says what made it."""


def targets_of(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the names of all that a command shall write."""
    words = vars(options)
    return tuple(words[kind] for kind in KINDS if words.get(kind) is not None)


def check_targets(options: argparse.Namespace) -> None:
    """Refuse to write over a file that is read, before anything is read or written.

    Raises `PlainError` for a file that is named as an input, and for an article that lies in a folder that is named.
    """
    words = vars(options)
    inputs = list(_inputs(words))
    for kind in KINDS:
        target = words.get(kind)
        if target is None or target == STANDARD:
            continue
        if any(_is_one_file(Path(target), parted(path)[0]) for path in inputs):
            raise PlainError(f"{printable(target)}: --{kind} would write over an input; nothing was written")
        if _is_article_below(Path(target), inputs):
            raise PlainError(f"{printable(target)}: --{kind} would write over an article; nothing was written")


def _inputs(words: dict[str, object]) -> Iterator[Path]:
    for name in ("pairs", "texts", "base"):
        word = words.get(name)
        if isinstance(word, str | Path) and str(word) != STANDARD:
            yield Path(word)
    for name in ("articles", "inputs", "story"):
        paths = words.get(name)
        if isinstance(paths, list):
            yield from paths


def _is_one_file(target: Path, path: Path) -> bool:
    """Tell whether a target is the file of an input, by whatever name; a folder or a device is no such file."""
    try:
        return target.is_file() and target.samefile(path)
    except (OSError, ValueError):
        return False


def _is_article_below(target: Path, inputs: Sequence[Path]) -> bool:
    """Tell whether a target is a file with an article in it, and lies below an input, however deep."""
    try:
        real = target.resolve()
        below = target.is_file() and any(path.is_dir() and real.is_relative_to(path.resolve()) for path in inputs)
    except (OSError, ValueError, RuntimeError):
        return False
    return below and not _is_own_page(target) and _gives_article(target)


def _is_own_page(path: Path) -> bool:
    """Tell whether a file is a page that this program wrote: that may be written anew."""
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(HEAD_SIZE)
    except OSError:
        return False


def _gives_article(path: Path) -> bool:
    from viewer.reading.articles import read_article  # noqa: PLC0415 - asked only where a file is in the way

    try:
        read_article(path)
    except UnreadableArticleError:
        return False
    return True
