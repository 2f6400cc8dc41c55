"""What the reader wants to see of a comparison: one value that the toolbar sets and the view obeys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switches:
    """What is marked and what is folded: `furniture` shows site furniture in full, `collapse_same` folds equal runs."""

    changes: bool = True
    quotations: bool = True
    languages: bool = True
    furniture: bool = False
    collapse_same: bool = True
