"""Where the program keeps what is its own: never beside the articles."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def data_folder() -> Path:
    """Return the folder for what must last; it need not be there yet."""
    return _folder(QStandardPaths.StandardLocation.AppLocalDataLocation)


def cache_folder() -> Path:
    """Return the folder for what can be worked out again; it need not be there yet."""
    return _folder(QStandardPaths.StandardLocation.CacheLocation)


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place))
