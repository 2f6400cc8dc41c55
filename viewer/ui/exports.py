"""Writing the comparison that is shown to a file: which format, under which name, by which room."""

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.model import Article, Comparison
from viewer.ui.switches import Switches

if TYPE_CHECKING:
    from viewer.export.sheet import Style

translate = QCoreApplication.translate

_NAME_LENGTH = 80
"""Characters of a suggested file name: long titles would not be seen whole in any dialog."""
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


class Format(StrEnum):
    """A format that a comparison can be written in; its value is the suffix."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"


def write(kind: Format, switches: Switches, comparison: Comparison, target: Path) -> None:
    """Write a comparison as it is folded on the screen, whole or not at all; raises `ExportError`.

    JSON is for programs and holds everything, whatever is folded. Runs in a thread of `Jobs`.
    """
    match kind:
        case Format.PDF:
            from viewer.export.pdf import write_pdf  # noqa: PLC0415 - typst is heavy and not needed to read

            write_pdf(comparison, target, style=_style(switches))
        case Format.HTML:
            from viewer.export.html import write_html  # noqa: PLC0415 - not needed to read

            write_html(comparison, target, style=_style(switches))
        case Format.JSON:
            from viewer.export.files import write_whole  # noqa: PLC0415 - not needed to read
            from viewer.export.records import comparison_record, to_json  # noqa: PLC0415 - not needed to read

            write_whole(target, to_json(comparison_record(comparison), indent=1))


def ask_target(parent: QWidget, kind: Format, comparison: Comparison, folder: str) -> Path | None:
    """Ask where to write, `None` where the reader would rather not; never first where the articles lie.

    `folder` is where something was written before, "" for the reader's documents.
    """
    title = translate("exports", "Export %1").replace("%1", kind.value.upper())
    names = f"{kind.value.upper()} (*.{kind.value})"
    suggested = str(_first_folder(folder) / suggest_name(comparison, kind))
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, names)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix else target.with_suffix(f".{kind.value}")


def ask_spreadsheet(parent: QWidget, story: str, folder: str) -> Path | None:
    """Ask where to write the ledger of a story, `None` where the reader would rather not."""
    name = " ".join(_UNFIT.sub(" ", story).split())[:_NAME_LENGTH].strip(" .") or "ledger"
    suggested = str(_first_folder(folder) / f"{name}.csv")
    title = translate("exports", "Export the ledger")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, "CSV (*.csv)")
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix else target.with_suffix(".csv")


def suggest_name(comparison: Comparison, kind: Format) -> str:
    """Return a file name that says which two tellings are inside."""
    base, witness = _short(comparison.base), _short(comparison.witness)
    stem = f"{base} – {witness}" if base != witness else base
    return f"{stem[:_NAME_LENGTH].strip(' .')}.{kind.value}"


def _style(switches: Switches) -> "Style":
    from viewer.export.sheet import Style  # noqa: PLC0415 - not needed to read

    return Style(furniture=switches.furniture, fold_unchanged=switches.collapse_same)


def _first_folder(folder: str) -> Path:
    places = (folder, QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return next((Path(place) for place in places if place and Path(place).is_dir()), Path.home())


def _short(article: Article) -> str:
    text = _UNFIT.sub(" ", article.outlet or article.title or Path(article.id).stem)
    return " ".join(text.split()) or "article"
