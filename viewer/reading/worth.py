"""Which names of a folder, or of an archive, are passed over: hidden ones, a system's own, parts of a saved page."""

from pathlib import PurePath

IGNORED = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin", "system volume information"})
"""Names that systems leave in folders, in lower case."""

PAGE_SUFFIXES = (".html", ".htm")
PARTS_SUFFIXES = ("_files", "-files", ".files", "_files.html", "-dateien", "_fichiers", "_archivos")
"""A browser that saves `page.html` puts scripts and pictures into a folder `page_files`, which holds no article."""

OWN_SUFFIXES = (".variorum",)
"""What this program itself may be asked to leave in a folder of articles."""


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder of that name is never read below an input."""
    folded = name.casefold()
    return name.startswith((".", "~$")) or folded in IGNORED or folded.endswith(OWN_SUFFIXES)


def parts_of(name: str) -> tuple[str, ...]:
    """Return what the parts of a saved page may be called that lie beside it; none for what is no page."""
    if not name.casefold().endswith(PAGE_SUFFIXES):
        return ()
    return tuple(PurePath(name).stem + suffix for suffix in PARTS_SUFFIXES)
