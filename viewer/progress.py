"""How long work says how far it is, and hears that it shall stop."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps are behind us; `subject` names the one at hand (a file name, a title)."""

    done: int
    total: int
    subject: str = ""


Report = Callable[[Progress], None]
"""Takes a `Progress`; may raise `CancelledError`, which the engine lets through."""


def silent(_: Progress) -> None:
    """Report to nobody: the default, and what most tests use."""
