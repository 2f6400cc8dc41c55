"""The heights of many rows, one above the other: where a row starts, and which row stands at a height.

Two-level sums: a step costs about the square root of the number of rows, which at 100,000 rows is some microseconds in
plain Python and needs no rebuild when one estimate becomes an exact height.
"""

from collections.abc import Iterable
from itertools import accumulate

_BUCKET = 256  # rows: near the square root of the largest comparisons that people open


class Heights:
    """Whole pixel heights of rows, changed one at a time."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        """Take the first heights, estimates mostly."""
        self._heights = list(heights)
        starts = range(0, len(self._heights), _BUCKET)
        self._sums = [sum(self._heights[start : start + _BUCKET]) for start in starts]
        self._total = sum(self._sums)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._heights)

    @property
    def total(self) -> int:
        """Return the height of all rows together."""
        return self._total

    def height(self, row: int) -> int:
        """Return the height of one row."""
        return self._heights[row]

    def set_height(self, row: int, height: int) -> int:
        """Change the height of one row and return by how much it grew."""
        grown = height - self._heights[row]
        self._heights[row] = height
        self._sums[row // _BUCKET] += grown
        self._total += grown
        return grown

    def top(self, row: int) -> int:
        """Return where a row starts; for the number of rows itself, where the last one ends."""
        bucket = row // _BUCKET
        return sum(self._sums[:bucket]) + sum(self._heights[bucket * _BUCKET : row])

    def tops(self) -> list[int]:
        """Return where every row starts, and at the end of the list where the last one ends."""
        return list(accumulate(self._heights, initial=0))

    def row_at(self, height: int) -> int:
        """Return the row that covers a height, the first or the last one for heights outside, 0 if there is none."""
        left = max(0, height)
        bucket = 0
        while bucket < len(self._sums) - 1 and left >= self._sums[bucket]:
            left -= self._sums[bucket]
            bucket += 1
        row = bucket * _BUCKET
        last = min(row + _BUCKET, len(self._heights)) - 1
        while row < last and left >= self._heights[row]:
            left -= self._heights[row]
            row += 1
        return max(0, row)
