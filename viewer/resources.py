"""Where the files that ship with the program lie: fonts, icons, word lists, templates, samples."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "_resources"
"""Where they lie when a wheel was installed; in a checkout and in a bundle they lie beside the package."""

_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(getattr(sys, "_MEIPASS", _HERE.parent)) / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, named by its parts below `resources/`."""
    return _ROOT.joinpath(*parts)
