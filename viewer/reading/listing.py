"""Which files lie under the inputs, and under which ids: sorted, each once, links followed but never in circles."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from viewer.model import Problem, ProblemReason
from viewer.reading.files import reason_of, shown
from viewer.reading.worth import is_passed_over, parts_of


@dataclass(frozen=True, slots=True)
class Found:
    """A file and the id of what it holds: its path below the input."""

    path: Path
    id: str
    source: int = 0


@dataclass(slots=True)
class _Walk:
    """What has been met below all inputs: real paths of folders and files, so that each is read once."""

    folders: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    links: list[tuple[Path, str, int]] = field(default_factory=list)


def list_inputs(inputs: Sequence[Path]) -> tuple[Found | Problem, ...]:
    """Return every file under the inputs, sorted below each, and a problem for what cannot be looked into.

    Hidden names below an input are passed over. Links are followed after everything real, each target once.
    """
    walk = _Walk()
    listed: list[Found | Problem] = []
    for number, path in enumerate(inputs):
        found = [*_look(path, "", number, walk)]
        while walk.links:
            links, walk.links = sorted(walk.links), []
            for link, name, source in links:
                found += _follow(link, name, source, walk)
        listed += sorted(found, key=_order)
    return _distinct(listed, inputs)


def _look(path: Path, name: str, number: int, walk: _Walk) -> Iterator[Found | Problem]:
    """Yield what an input is, or what it holds; `name` is the id of a folder met on the way, "" for the input."""
    if path.is_dir():
        yield from _descend(path, name, number, walk)
    else:
        yield from _file(path, name or shown(path.name), number, walk)


def _file(path: Path, name: str, number: int, walk: _Walk) -> Iterator[Found]:
    """Yield a file that has not been met."""
    real = _real(path)
    if real not in walk.files:
        walk.files.add(real)
        yield Found(path, name, number)


def _descend(top: Path, name: str, number: int, walk: _Walk) -> Iterator[Found | Problem]:
    """Yield the files below a folder and put its links aside."""
    waiting = [(top, name)]
    while waiting:
        folder, below = waiting.pop()
        real = _real(folder)
        if real in walk.folders:
            continue
        walk.folders.add(real)
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(shown(folder), reason_of(error))
            continue
        for entry in _worth_reading(entries):
            here = f"{below}/{shown(entry.name)}" if below else shown(entry.name)
            if entry.is_symlink():
                walk.links.append((Path(entry.path), here, number))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), here))
            else:
                yield from _file(Path(entry.path), here, number, walk)


def _worth_reading(entries: Sequence[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """Yield entries that are not hidden, not a system's or our own, and not the parts of a saved page."""
    parts = {part for entry in entries for part in parts_of(entry.name)}
    for entry in entries:
        if not is_passed_over(entry.name) and entry.name not in parts:
            yield entry


def _follow(link: Path, name: str, number: int, walk: _Walk) -> Iterator[Found | Problem]:
    """Yield what a link leads to, unless it leads back to a folder that it lies in, or to what is read already."""
    try:
        real = os.path.realpath(link, strict=True)
    except OSError as error:
        yield Problem(shown(link), reason_of(error))
        return
    here = os.path.realpath(link.parent)
    if Path(real).is_dir() and (here == real or here.startswith(real.rstrip(os.sep) + os.sep)):
        yield Problem(shown(link), ProblemReason.LOOP)
        return
    yield from _look(link, name, number, walk)


def _real(path: Path) -> str:
    """Return where a path leads in the end; one that can lead nowhere is taken as it is."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the name
        return str(path)


def _order(entry: Found | Problem) -> tuple[str, str]:
    return (entry.id, shown(entry.path)) if isinstance(entry, Found) else (entry.path, entry.path)


def _distinct(listed: Sequence[Found | Problem], inputs: Sequence[Path]) -> tuple[Found | Problem, ...]:
    """Return the entries with ids that are given once: those that collide get the name of their input before them."""
    seen: dict[str, int] = {}
    for entry in listed:
        if isinstance(entry, Found):
            seen[entry.id] = seen.get(entry.id, 0) + 1
    return tuple(
        _prefixed(entry, inputs) if isinstance(entry, Found) and seen[entry.id] > 1 else entry for entry in listed
    )


def _prefixed(entry: Found, inputs: Sequence[Path]) -> Found:
    """Return the entry with the name of its input, or of the folder that a single file lies in, before its id."""
    source = Path.cwd() / inputs[entry.source]
    name = source.name if source.is_dir() else source.parent.name
    return replace(entry, id=f"{shown(name)}/{entry.id}")
