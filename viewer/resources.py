"""Where the files that ship with the program lie: fonts, icons, word lists, templates, samples."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, named by its parts below `resources/`."""
    return _ROOT.joinpath(*parts)
