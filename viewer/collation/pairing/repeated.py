"""Blocks with the same text, and which of many such ones may stand beside each other.

Patience diffing after Cohen: texts that stand once on either side are anchors, and between them a repeated one is
looked for where it would stand if nothing else had changed.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

NEARBY = 2  # equal blocks before and after the expected one that may stand beside a block

Pair = tuple[int, int]


def equal_pairs(base: Sequence[str], witness: Sequence[str]) -> Iterator[Pair]:
    """Yield pairs of blocks with the same text: the k-th occurrence with the k-th, and with those near its anchor."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, key in enumerate(witness):
        places[key].append(j)
    seen: Counter[str] = Counter()
    anchors = _anchors(base, places)
    rows = [i for i, _ in anchors]
    for i, key in enumerate(base):
        same = places.get(key, [])
        before = bisect_right(rows, i) - 1
        expected = i + (anchors[before][1] - anchors[before][0] if before >= 0 else 0)
        for at in {seen[key], bisect_left(same, expected)}:
            yield from ((i, j) for j in same[max(0, at - NEARBY) : at + NEARBY + 1])
        seen[key] += 1


def _anchors(base: Sequence[str], places: dict[str, list[int]]) -> list[Pair]:
    """Return the most pairs of texts that stand once on either side and rise on both."""
    often = Counter(base)
    found: list[Pair] = []
    tails: list[int] = []
    before: list[int] = []
    ends: list[int] = []
    for i, key in enumerate(base):
        if often[key] == 1 and len(places.get(key, ())) == 1:
            j = places[key][0]
            length = bisect_left(tails, j)
            before.append(ends[length - 1] if length else -1)
            tails[length : length + 1] = [j]
            ends[length : length + 1] = [len(found)]
            found.append((i, j))
    chain: list[Pair] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]
