"""A table of what was made of each string that was met: texts ask for the same words again and again."""

import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Kept(dict[str, T]):
    """What `make` makes of a string, asked for once unless it has more than `longest` signs; a full table begins anew.

    Faster than a cached function, for a known string costs one look-up, and `map` takes a whole list of them.
    """

    def __init__(self, make: Callable[[str], T], most: int, *, longest: int = sys.maxsize) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> T:
        """Make what was not asked for yet."""
        made = self._make(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = made
        return made
