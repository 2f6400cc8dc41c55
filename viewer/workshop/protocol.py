"""What the window and its worker process say to each other; light, for both import it before anything else."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from viewer.errors import ViewerError
from viewer.model import Bond, Comparison, Place

if TYPE_CHECKING:
    from viewer.collation.coverage import Coverage
    from viewer.collation.ledger import Ledger

CANCEL = "cancel"
"""The one thing that the window may say while an answer is under way."""


TypographyPlaces = Mapping[int, tuple[tuple[Place, Place], ...]]
"""By row, the places of base and witness that differ in typography alone."""


@dataclass(frozen=True, slots=True)
class Collated:
    """A comparison, and what was counted and looked for where it was made.

    `kept` is the share of the base's words that the witness kept (0..1).
    """

    comparison: Comparison
    kept: float
    typography: TypographyPlaces = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A story as a whole: which article has which paragraph, and which quotation in which words."""

    coverage: "Coverage"
    ledger: "Ledger"


BondsByPair = Mapping[tuple[str, str], tuple[Bond, ...]]
"""What was said by hand, by the ids of base and witness."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the window asks of a lane: the name of the work and its arguments."""

    name: str
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Partial:
    """A piece of the answer that may be shown already."""

    value: object


@dataclass(frozen=True, slots=True)
class Done:
    """The answer."""

    value: object


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, and why: class, fields and words of an error of ours, or the traceback of a defect."""

    kind: type[ViewerError] | None
    fields: dict[str, Any]
    words: str


def failure_of(error: Exception) -> Failed:
    """Return what can be sent of an error: one of ours whole, a defect as its traceback."""
    if isinstance(error, ViewerError):
        return Failed(type(error), dict(vars(error)), str(error))
    return Failed(None, {}, "".join(traceback.format_exception(error)))


def rebuild_error(failure: Failed) -> Exception:
    """Return the error that a `Failed` tells of; a defect becomes a `RuntimeError` with its traceback in words."""
    if failure.kind is None:
        return RuntimeError(failure.words)
    error = failure.kind.__new__(failure.kind)
    error.args = (failure.words,)
    error.__dict__.update(failure.fields)
    return error
