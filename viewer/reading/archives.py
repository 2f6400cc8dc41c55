"""An archive to its members, read in memory: sorted, within bounds, and nothing that it says of itself is trusted.

What its members are called is only text, nothing of them is ever written, and links in it lead nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from viewer.model import Problem, ProblemReason
from viewer.reading.files import MEMBER_SIGN, Source
from viewer.reading.inflating import Budget
from viewer.reading.packed import BLOCK, Member, PackedError, Packing, SpentError, Watch, damaged, packing_of
from viewer.reading.tars import list_tar
from viewer.reading.worth import PARTS_SUFFIXES, is_passed_over, parts_of
from viewer.reading.zips import list_zip

LONGEST_NAME, MOST_STEPS = 4096, 100
"""Characters of the longest path that systems know, and folders inside each other that nobody has."""

DEEPEST = 2
"""Archives inside each other that are opened: one in one."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open, the id and the path that its members' begin with, and how many there are with it."""

    file: BinaryIO
    packing: Packing
    id: str
    path: str
    depth: int = 1


def unpack(archive: Archive, watch: Watch) -> Iterator[Source | Problem]:
    """Yield what is read of an archive in the order of names, and a problem for each member that cannot be."""
    yield from _unpacked(archive, Budget(archive.file.seek(0, 2)), watch)


def _unpacked(archive: Archive, budget: Budget, watch: Watch) -> Iterator[Source | Problem]:
    try:
        members = _in_order(_worth_reading(_listed(archive, budget, watch)))
    except PackedError as fault:
        yield Problem(archive.path, fault.reason, fault.detail)
        return
    if not members:
        yield Problem(archive.path, ProblemReason.EMPTY)
        return
    watch.expect(len(members) - 1)
    for member in members:
        try:
            data = member.load()
        except PackedError as fault:
            is_last = isinstance(fault, SpentError)
            yield Problem(archive.path if is_last else _below(archive.path, member), fault.reason, fault.detail)
            if is_last and member.name:
                return
            continue
        yield from _opened(archive, member, data, budget, watch)


def _listed(archive: Archive, budget: Budget, watch: Watch) -> Sequence[Member]:
    """Return all members; raises `PackedError` where the archive as a whole is at fault."""
    if archive.packing is Packing.ZIP:
        return list_zip(archive.file, budget)
    return list_tar(archive.file, archive.packing, budget, watch.tick)


def _opened(archive: Archive, member: Member, data: bytes, budget: Budget, watch: Watch) -> Iterator[Source | Problem]:
    """Yield a member, or what is in it where it is an archive itself."""
    name, path = _below(archive.id, member), _below(archive.path, member)
    leaf = member.name.rpartition("/")[2]
    packing = packing_of(leaf, data[:BLOCK]) if data else None
    if packing is None:
        yield Source(name, path, leaf, data)
    elif archive.depth == DEEPEST:
        yield Problem(path, ProblemReason.NESTED)
    else:
        yield from _unpacked(Archive(BytesIO(data), packing, name, path, archive.depth + 1), budget, watch)


def _below(name: str, member: Member) -> str:
    return f"{name}{MEMBER_SIGN}{member.name}" if member.name else name


def _in_order(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the members by their names; those of one name in the order of the archive."""
    return tuple(sorted(members, key=lambda member: member.name))


def _worth_reading(members: Sequence[Member]) -> list[Member]:
    """Return the members that would be read if they lay in a folder."""
    if any(len(member.name) > LONGEST_NAME or member.name.count("/") > MOST_STEPS for member in members):
        raise damaged()
    pages = (member.name.rpartition("/") for member in members)
    parts = frozenset(folder + sign + part for folder, sign, leaf in pages for part in parts_of(leaf))
    return [member for member in members if not _is_hidden(member.name) and not _is_part(member.name, parts)]


def _is_hidden(name: str) -> bool:
    """Tell whether a member or a folder above it is hidden; the dots that lead up or nowhere hide nothing."""
    return any(is_passed_over(step) for step in name.split("/") if step not in {".", ".."})


def _is_part(name: str, parts: frozenset[str]) -> bool:
    """Tell whether a member is a part of a saved page, or lies in a folder of them."""
    at = -1
    while parts and at < len(name):
        after = name.find("/", at + 1)
        step_end = len(name) if after < 0 else after
        if name.endswith(PARTS_SUFFIXES, at + 1, step_end) and name[:step_end] in parts:
            return True
        at = step_end
    return False
