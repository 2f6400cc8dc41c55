"""Numbers of many languages side by side in one integer, so that one addition adds them all.

Python adds integers of any length in C: sums over 31 languages cost hardly more than over one, without loading numpy,
which for two articles would take longer than all the sums. Each language has a lane of bits, and no lane of a number
may be negative. Numbers are whole steps, so that sums are exact in any order.
"""

import struct
from collections.abc import Iterable, Sequence
from functools import cache

STEP = 1 << 24
"""Steps of 1: as fine as floats of 32 bits."""

_LANE = 64  # bits of a lane: room for the sums of more words than there are in a file
_HIGHEST = _LANE - 1
_FRACTION = 24  # bits of a factor behind the point


def join(values: Sequence[int]) -> int:
    """Return numbers (steps, none negative) side by side."""
    return int.from_bytes(_bytes(len(values)).pack(*values), "little")


def part(joined: int, lanes: int) -> tuple[int, ...]:
    """Return the numbers of so many lanes."""
    layout = _bytes(lanes)
    return layout.unpack(joined.to_bytes(layout.size, "little"))


def scale(joined: int, factor: float) -> int:
    """Return the numbers times a factor of 0..1; they are below 2^39."""
    scaled = joined * round(factor * (1 << _FRACTION)) >> _FRACTION
    return scaled & _whole(joined.bit_length() // _LANE + 1)


def lanes_that_rise(gains: Iterable[int], fall: int, bounds: Sequence[int]) -> list[int]:
    """Return the lanes in which some stretch of the gains comes to its bound or more.

    Each gain stands `fall` too high, lest it be negative; `bounds` are above 0. Kadane's method in all lanes at once:
    a sum that falls below nothing begins anew. The highest bit of a lane guards it: a sum below nothing takes it away.
    """
    guards = join([1 << _HIGHEST] * len(bounds))
    lift = guards - join([fall] * len(bounds))
    room = guards - join(bounds)
    total = risen = 0
    for gain in gains:
        total += lift + gain
        alive = total & guards
        total &= alive - (alive >> _HIGHEST)  # all bits below the guard of a lane that is alive, none of a dead one
        risen |= total + room
    return [lane for lane, rose in enumerate(part(risen & guards, len(bounds))) if rose]


@cache
def _bytes(lanes: int) -> struct.Struct:
    return struct.Struct(f"<{lanes}Q")


@cache
def _whole(lanes: int) -> int:
    """Return what keeps of each lane what was not shifted down into it from the next one."""
    return join([(1 << _LANE - _FRACTION) - 1] * lanes)
