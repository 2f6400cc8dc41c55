"""The `.variorum` file: what a reader had open, which two tellings, where they were, and what was marked.

A small JSON file with a format number. An older format is brought up to date while it is read, a newer one is never
written over. Inputs are kept relative to the file, with slashes, so that a folder can travel together with it.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeGuard

from viewer.errors import WorkspaceError, WorkspaceFault
from viewer.export.files import write_whole

SUFFIX = ".variorum"
"""What the name of such a file ends with."""

FORMAT = 1
"""The format that is written; reading brings older ones up to it, step by step."""

MOST_BYTES = 1 << 20
"""Bytes of the largest file that is looked into: a workspace holds names alone, so what is larger is something else."""

Record = dict[str, Any]

MIGRATIONS: dict[int, Callable[[Record], Record]] = {}
"""What turns a record of one format into the next one; format 1 is the first."""


class Side(StrEnum):
    """On which side of a comparison a place lies."""

    BASE = "base"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Spot:
    """The paragraph at which a reader was: the index of a block of one side."""

    side: Side
    block: int


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a reader had open; `None` and empty stand for what was not chosen.

    `inputs` are absolute paths. `story` is the label of a story, `base` and `witness` are ids of articles;
    `switches` tells by name what of a comparison was marked or folded, by yes and no or by the name of a level.
    """

    inputs: tuple[Path, ...]
    story: str | None = None
    base: str | None = None
    witness: str | None = None
    spot: Spot | None = None
    switches: Mapping[str, bool | str] = field(default_factory=dict)


def is_workspace(path: Path) -> bool:
    """Tell by its name whether a path is a workspace and not an article."""
    return path.suffix.casefold() == SUFFIX


def named_workspace(paths: Sequence[Path]) -> Path | None:
    """Return the first workspace among what was asked for; the rest of it is what the workspace itself names."""
    return next((path for path in paths if is_workspace(path)), None)


def load_workspace(path: Path) -> Workspace:
    """Return what a file holds; raises `WorkspaceError` where it cannot be read, is damaged, or is too new."""
    record = _migrated(path, _record(path))
    try:
        return _workspace(record, Path(os.path.realpath(path)).parent)
    except (KeyError, TypeError, ValueError) as error:
        raise WorkspaceError(path, WorkspaceFault.DAMAGED) from error


def save_workspace(workspace: Workspace, path: Path) -> None:
    """Write a workspace, whole or not at all.

    Raises `ExportError` where the system refuses, and `WorkspaceError` where a file of a newer format would be lost.
    """
    _spare_newer(path)
    folder = Path(os.path.realpath(path)).parent
    record = {
        "format": FORMAT,
        "inputs": [_relative(one, folder) for one in workspace.inputs],
        "story": workspace.story,
        "base": workspace.base,
        "witness": workspace.witness,
        "place": {"side": workspace.spot.side.value, "block": workspace.spot.block} if workspace.spot else None,
        "switches": dict(sorted(workspace.switches.items())),
    }
    write_whole(path, (json.dumps(record, ensure_ascii=True, indent=1) + "\n").encode())


def present(inputs: Sequence[Path]) -> tuple[Path, ...]:
    """Return those inputs that are there, in order."""
    return tuple(path for path in inputs if _is_there(path))


def inputs_asked(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return what is to be read for the paths of a command: those of a workspace that are there, else the paths.

    A workspace that cannot be opened gives nothing; whoever opens it by `load_workspace` learns why.
    """
    named = named_workspace(paths)
    if named is None:
        return tuple(paths)
    try:
        return present(load_workspace(named).inputs)
    except WorkspaceError:
        return ()


def _record(path: Path) -> Record:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise WorkspaceError(path, WorkspaceFault.UNREADABLE) from error
    try:
        record = json.loads(data) if len(data) <= MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise WorkspaceError(path, WorkspaceFault.DAMAGED) from error
    if not isinstance(record, dict):
        raise WorkspaceError(path, WorkspaceFault.DAMAGED)
    return record


def _migrated(path: Path, record: Record) -> Record:
    """Return a record of the format of today."""
    number = record.get("format")
    if not _is_count(number) or number == 0:
        raise WorkspaceError(path, WorkspaceFault.DAMAGED)
    if number > FORMAT:
        raise WorkspaceError(path, WorkspaceFault.NEWER)
    for step in range(number, FORMAT):
        try:
            record = MIGRATIONS[step](record)
        except (KeyError, TypeError, ValueError) as error:
            raise WorkspaceError(path, WorkspaceFault.DAMAGED) from error
    return record


def _workspace(record: Record, folder: Path) -> Workspace:
    """Return what a record says; raises `KeyError`, `TypeError` or `ValueError` where it says it wrongly."""
    return Workspace(
        inputs=tuple(_input(name, folder) for name in _listed(record["inputs"])),
        story=_words(record.get("story")),
        base=_words(record.get("base")),
        witness=_words(record.get("witness")),
        spot=_spot(record.get("place")),
        switches=_switches(record.get("switches", {})),
    )


def _listed(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise TypeError("a list of names was expected")
    return value


def _input(name: object, folder: Path) -> Path:
    if not isinstance(name, str) or not name or "\0" in name:
        raise ValueError("no name of a file or folder")
    return Path(os.path.normpath(folder / name))


def _words(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("words were expected")
    return value


def _spot(value: object) -> Spot | None:
    match value:
        case None:
            return None
        case {"side": str(side), "block": block} if _is_count(block):
            return Spot(Side(side), block)
        case _:
            raise TypeError("no place")


def _switches(value: object) -> dict[str, bool | str]:
    if not isinstance(value, dict) or not all(isinstance(state, bool | str) for state in value.values()):
        raise TypeError("no switches")
    return value


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _relative(path: Path, folder: Path) -> str:
    """Return a path as seen from a folder, with slashes; on another drive there is no such way, and it stays whole."""
    real = os.path.realpath(path)
    try:
        return Path(os.path.relpath(real, folder)).as_posix()
    except ValueError:
        return Path(real).as_posix()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than the system has
        return False


def _spare_newer(path: Path) -> None:
    """Refuse to write over a workspace of a newer program; anything else that stood there was chosen to go."""
    try:
        load_workspace(path)
    except WorkspaceError as error:
        if error.fault is WorkspaceFault.NEWER:
            raise
