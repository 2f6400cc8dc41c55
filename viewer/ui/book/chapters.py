"""What can be asked of the page of a story; apart from the page, so that a window starts without it."""

from dataclasses import dataclass
from enum import StrEnum


class Chapter(StrEnum):
    """A table of the page."""

    LEDGER = "ledger"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a cell leads: a block, or a quotation, of the base in the comparison of two articles."""

    base: str
    witness: str
    block: int
    quotation: int | None = None
