"""What the reader wants to see of a comparison: one value that the toolbar sets and the view obeys."""

from dataclasses import dataclass
from enum import StrEnum


class Typography(StrEnum):
    """How differences in quotation marks, dashes, spaces and capitals are shown, where the words are the same."""

    IGNORED = "ignored"
    FAINT = "faint"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Switches:
    """What is marked and what is folded: `furniture` shows site furniture in full, `collapse_same` folds equal runs.

    Under `typography` in full, a paragraph that differs in nothing else is not folded as the same.
    """

    changes: bool = True
    quotations: bool = True
    languages: bool = True
    furniture: bool = False
    collapse_same: bool = True
    typography: Typography = Typography.FAINT
