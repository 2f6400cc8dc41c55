"""The smallest set of changes between two sequences of keys."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from diff_match_patch import diff_match_patch

from viewer.collation.wording.forced import forced, shared_ends

ANCHORED_SIZE = 600  # keys of both sides together above which unique common keys part the work first
UNRELATED_SIZE = 1200  # keys of both sides together above which a stretch with little in common is one change
UNRELATED_SHARE = (
    0.5  # of the shorter side's keys, counted as a bag: two texts on nothing in common still share some 0.4
)
LARGEST_PART = 1_000_000  # keys of one side times keys of the other between two anchors: beyond, the order is all new
_SURROGATES = 0xD800, 0x800  # code points that no text may hold


class Change(NamedTuple):
    """Keys `[base_start, base_end)` became `[witness_start, witness_end)`; one of the two may be empty."""

    base_start: int
    base_end: int
    witness_start: int
    witness_end: int


def diff_keys(base: Sequence[str], witness: Sequence[str]) -> list[Change]:
    """Return the changes that turn one sequence of keys into the other, in order and never touching.

    Myers' difference as in diff-match-patch, each distinct key being one character, without its wall-clock limit. Long
    sequences are first parted at the keys that stand once on both sides (Cohen's patience difference).
    """
    if len(base) + len(witness) <= ANCHORED_SIZE:
        return _diff_part(base, witness, 0, 0)
    cuts = [(-1, -1), *_unique_common(base, witness), (len(base), len(witness))]
    changes: list[Change] = []
    for (i, j), (next_i, next_j) in pairwise(cuts):
        head, tail = shared_ends(base[i + 1 : next_i], witness[j + 1 : next_j])
        start, other = i + 1 + head, j + 1 + head
        changes += _diff_part(base[start : next_i - tail], witness[other : next_j - tail], start, other)
    return changes


def _diff_part(base: Sequence[str], witness: Sequence[str], i: int, j: int) -> list[Change]:
    """Return the changes of a part that begins at `i` and `j`."""
    if not base and not witness:
        return []
    if not base or not witness or len(base) * len(witness) > LARGEST_PART or _unrelated(base, witness):
        return [Change(i, i + len(base), j, j + len(witness))]
    changes = _forced(base, witness)
    if changes is None:
        changes = _searched(base, witness)
    return [Change(i + start, i + end, j + other, j + last) for start, end, other, last in changes]


def _forced(base: Sequence[str], witness: Sequence[str]) -> list[Change] | None:
    """Return the changes where the library could find no others, else `None`: it takes ten times as long.

    It sets the shared ends aside and keeps the most of what is between, but then slides a loose first or last change
    over the whole end beside it if it can, which only one as long as that can be.
    """
    head, tail = shared_ends(base, witness)
    ends = len(base) - tail, len(witness) - tail
    kept = forced(base[head : ends[0]], witness[head : ends[1]], head)
    if kept is None:
        return None
    changes: list[Change] = []
    start = other = head
    for at, to in zip((*kept.base, ends[0]), (*kept.witness, ends[1]), strict=True):
        if at > start or to > other:
            changes.append(Change(start, at, other, to))
        start, other = at + 1, to + 1
    if changes and (0 < head <= _loose(changes[0]) or 0 < tail <= _loose(changes[-1])):
        return None
    return changes


def _loose(change: Change) -> int:
    """Return of how many keys an omission or addition is, 0 of what stands in the place of something."""
    lost, gained = change.base_end - change.base_start, change.witness_end - change.witness_start
    return 0 if lost and gained else lost + gained


def _searched(base: Sequence[str], witness: Sequence[str]) -> list[Change]:
    """Return the changes that the library finds."""
    code: dict[str, str] = {}
    changes: list[Change] = []
    i = j = 0
    at_change = False
    for operation, stretch in _ENGINE.diff_main(_encode(base, code), _encode(witness, code), checklines=False):
        size = len(stretch)
        if operation == 0:
            i, j, at_change = i + size, j + size, False
            continue
        start = changes.pop() if at_change else Change(i, i, j, j)
        i, j = (i + size, j) if operation < 0 else (i, j + size)
        changes.append(Change(start.base_start, i, start.witness_start, j))
        at_change = True
    return changes


def _unrelated(base: Sequence[str], witness: Sequence[str]) -> bool:
    if len(base) + len(witness) <= UNRELATED_SIZE:
        return False
    shared = (Counter(base) & Counter(witness)).total()
    return shared < UNRELATED_SHARE * min(len(base), len(witness))


def _encode(keys: Sequence[str], code: dict[str, str]) -> str:
    """Return one character a key; `code` grows by the new ones."""
    for key in keys:
        if key not in code:
            number = len(code) + 1
            code[key] = chr(number if number < _SURROGATES[0] else number + _SURROGATES[1])
    return "".join([code[key] for key in keys])


def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # its default is wall clock: the answer would depend on how busy the machine is
    return engine


_ENGINE = _engine()


def _unique_common(base: Sequence[str], witness: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest rising run of the keys that stand exactly once on both sides."""
    counts = Counter(base), Counter(witness)
    place = {key: j for j, key in enumerate(witness) if counts[1][key] == 1}
    pairs = [(i, place[key]) for i, key in enumerate(base) if counts[0][key] == 1 and key in place]
    piles: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        pile = bisect_left(piles, j)
        before.append(tops[pile - 1] if pile else -1)
        piles[pile : pile + 1] = [j]
        tops[pile : pile + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
