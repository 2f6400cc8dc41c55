"""What two sequences keep where only one choice of keys keeps the most: as nearly always, and told without a search.

Whatever finds a smallest set of changes finds the same ones there.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress, count
from operator import ne
from typing import NamedTuple

MOST_ROUNDS = 8  # times that ends are set aside: one or two mostly do, and a text made for it would never be done

Places = Sequence[int]


class Kept(NamedTuple):
    """The places of the keys that both sides keep, in order."""

    base: Places
    witness: Places


def shared_ends(base: Sequence[str], witness: Sequence[str]) -> tuple[int, int]:
    """Return how many keys at the beginning, and of the rest at the end, are the same on both sides."""
    shorter = min(len(base), len(witness))
    head = _shared_head(base, witness, shorter)
    return head, _shared_head(base[::-1], witness[::-1], shorter - head)


def forced(base: Sequence[str], witness: Sequence[str], first: int = 0) -> Kept | None:
    """Return the places of the keys that stay, counted from `first`; `None` where several choices may keep the most.

    Keys of one side alone go. If what is left of one side stands in the other in one way only, that is kept. If not,
    both may still begin or end alike, up to a key that stands once on each: every best choice keeps all that, for one
    that went past such a key would keep less. With that set aside, more keys are those of one side alone.
    """
    mine: Places = range(first, first + len(base))
    its: Places = range(first, first + len(witness))
    ends: list[tuple[Kept, Kept]] = []
    for _ in range(MOST_ROUNDS):
        shared = set(base).intersection(witness)
        mine, base = _of(shared, mine, base)
        its, witness = _of(shared, its, witness)
        head, tail = shared_ends(base, witness)
        fit = _only_fit(base, witness, head, tail)
        if fit is not None:
            return _put_together(ends, Kept([mine[at] for at in fit.base], [its[at] for at in fit.witness]))
        head, tail = _anchored(base, witness, head, tail)
        if not head and not tail:
            break
        (ahead, mine, behind), (its_ahead, its, its_behind) = _cut(mine, head, tail), _cut(its, head, tail)
        ends.append((Kept(ahead, its_ahead), Kept(behind, its_behind)))
        base, witness = base[head : len(base) - tail], witness[head : len(witness) - tail]
    return None


def _of(shared: set[str], places: Places, keys: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the places that hold shared keys, and these."""
    stays = [key in shared for key in keys]
    return list(compress(places, stays)), list(compress(keys, stays))


def _cut(places: Places, head: int, tail: int) -> tuple[Places, Places, Places]:
    behind = len(places) - tail
    return places[:head], places[head:behind], places[behind:]


def _put_together(ends: Sequence[tuple[Kept, Kept]], middle: Kept) -> Kept:
    for ahead, behind in reversed(ends):
        middle = Kept(*([*head, *inner, *tail] for head, inner, tail in zip(ahead, middle, behind, strict=True)))
    return middle


def _shared_head(one: Sequence[str], other: Sequence[str], most: int) -> int:
    return min(most, next(compress(count(), map(ne, one, other)), most))


def _only_fit(base: Sequence[str], witness: Sequence[str], head: int, tail: int) -> Kept | None:
    """Return where all keys of the shorter side stand in the longer one, if that is so in one way only."""
    if len(base) > len(witness):
        fit = _only_fit(witness, base, head, tail)
        return None if fit is None else Kept(fit.witness, fit.base)
    first = _first_fit(base, witness, head)
    if first is None:
        return None
    if len(base) < len(witness):
        last = _first_fit(base[::-1], witness[::-1], tail) or []
        if first != [len(witness) - 1 - at for at in reversed(last)]:
            return None
    return Kept(range(len(base)), first)


def _first_fit(keys: Sequence[str], others: Sequence[str], head: int) -> list[int] | None:
    """Return the first places at which keys stand in order among others, which begin alike."""
    places = list(range(head))
    after = head
    try:
        for key in keys[head:]:
            places.append(others.index(key, after))
            after = places[-1] + 1
    except ValueError:
        return None
    return places


def _anchored(keys: Sequence[str], others: Sequence[str], head: int, tail: int) -> tuple[int, int]:
    """Return how many of the shared keys at both ends go up to one that stands once on each side."""
    counts = Counter(keys), Counter(others)
    once = {key for key in keys if counts[0][key] == 1 == counts[1][key]}
    while head and keys[head - 1] not in once:
        head -= 1
    while tail and keys[-tail] not in once:
        tail -= 1
    return head, tail
