"""What the reader is busy with at the moment: the value that tells the painter what to emphasise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.model import Place, Span
from viewer.ui.comparison.marks import Mark
from viewer.ui.comparison.units import Side


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected text of one block: code points from `anchor` to `head`, in whichever order they were dragged."""

    line: int
    side: Side
    block: int
    anchor: int
    head: int

    @property
    def span(self) -> Span:
        """Return the selected stretch."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: a block of one side."""

    side: Side
    block: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words searched for stand."""

    side: Side
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Lights:
    """The current unit, what the mouse is over, the current quotation, the selected text, the hits of a search.

    `variant` is a row and a variant of it. `hits` are by side and block; `hit` is the current one. `spot` is the
    paragraph of the current unit that was stepped to, `held` the one that waits for its partner. `linked` is the
    sentence that the mouse is over, with those of the other side that stand for it.
    """

    unit: int | None = None
    hovered_unit: int | None = None
    variant: tuple[int, int] | None = None
    match: int | None = None
    hovered_match: int | None = None
    selection: Selection | None = None
    hits: Mapping[tuple[Side, int], Sequence[Hit]] = field(default_factory=dict)
    hit: Hit | None = None
    spot: Paragraph | None = None
    held: Paragraph | None = None
    linked: tuple[tuple[Side, Place], ...] = ()

    def is_lit(self, row: int, mark: Mark) -> bool:
        """Tell whether a mark of a row, or its partner on the other side, is pointed at or current."""
        if mark.match is not None:
            return mark.match in {self.match, self.hovered_match}
        return mark.variant is not None and (row, mark.variant) == self.variant
