"""A table of what was made of each string that was met: texts ask for the same words again and again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Kept(dict[str, T]):
    """What `make` makes of a string, asked for once; a full table begins anew.

    Faster than a cached function, for a known string costs one look-up, and `map` takes a whole list of them.
    """

    def __init__(self, make: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, text: str) -> T:
        """Make what was not asked for yet."""
        if len(self) >= self._most:
            self.clear()
        made = self[text] = self._make(text)
        return made
