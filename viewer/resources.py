"""Where the files lie that the program reads: its own (fonts, icons, word lists, templates), and data of packages."""

import sys
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "_resources"
"""Where they lie when a wheel was installed; in a checkout and in a bundle they lie beside the package."""

_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(getattr(sys, "_MEIPASS", _HERE.parent)) / "resources"

# Other codes in use for languages that have a file.
_SAME = {"nb": "no", "nn": "no", "iw": "he"}


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, named by its parts below `resources/`."""
    return _ROOT.joinpath(*parts)


def package_folder(package: str) -> Path:
    """Return the folder of an installed package of which only data is read: to import it would cost more than that.

    Raises `ModuleNotFoundError` where it is not installed.
    """
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(found.origin).parent


@cache
def word_list(folder: str, name: str | None) -> dict[str, Any] | None:
    """Return a file of `resources/languages/FOLDER`, `None` where there is none; it must not be changed.

    `name` is a language (ISO 639-1, with or without a region) or what the file is called.
    """
    code = (name or "").split("-")[0].lower()
    path = resource("languages", folder, f"{_SAME.get(code, code)}.toml")
    return tomllib.loads(path.read_text("utf-8")) if code.isalpha() and path.is_file() else None


@cache
def word_lists(folder: str) -> dict[str, dict[str, Any]]:
    """Return all files of `resources/languages/FOLDER` by their names, in the order of these; not to be changed."""
    paths = sorted(resource("languages", folder).glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}
