"""Writing what is shown to a file, a comparison or a story: which format, under which name, by which room."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.model import Article, Comparison, Problem
from viewer.ui.switches import Switches

if TYPE_CHECKING:
    from viewer.collation.ledger import Ledger
    from viewer.export.sheet import Style
    from viewer.workshop.protocol import Book

translate = QCoreApplication.translate

_NAME_LENGTH = 80
"""Characters of a suggested file name: long titles would not be seen whole in any dialog."""
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


class Format(StrEnum):
    """A format that a comparison or a story can be written in; its value is the suffix."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story as it is written: its name, what it comes to, and what of its folder could not be read."""

    label: str
    book: "Book"
    problems: tuple[Problem, ...]


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


def write_story(kind: Format, switches: Switches, story: ToldStory, target: Path) -> None:
    """Write a story as the command line does, whole or not at all; raises `ExportError`. Runs in a thread of `Jobs`."""
    from viewer.export.files import write_whole  # noqa: PLC0415 - not needed to read

    write_whole(target, _story_bytes(kind, switches, story))


def write_ledger(ledger: "Ledger", target: Path) -> None:
    """Write a ledger as CSV, whole or not at all; raises `ExportError`. Runs in a thread of `Jobs`."""
    from viewer.export.files import write_whole  # noqa: PLC0415 - not needed to read
    from viewer.export.spreadsheet import render_ledger  # noqa: PLC0415 - not needed to read

    write_whole(target, render_ledger(ledger))


def _story_bytes(kind: Format, switches: Switches, story: ToldStory) -> bytes:
    coverage, ledger = story.book.coverage, story.book.ledger
    match kind:
        case Format.PDF:
            from viewer.export.story_pdf import render_story_pdf  # noqa: PLC0415 - typst is heavy

            return render_story_pdf(story.label, coverage, ledger, style=_style(switches))
        case Format.HTML:
            from viewer.export.story_html import render_story_html  # noqa: PLC0415 - not needed to read

            return render_story_html(story.label, coverage, ledger, style=_style(switches)).encode()
        case Format.JSON:
            from viewer.export.records import to_json  # noqa: PLC0415 - not needed to read
            from viewer.export.story_records import story_record  # noqa: PLC0415 - not needed to read

            base = coverage.articles[0].id
            record = story_record(coverage, ledger, label=story.label, base=base, problems=story.problems)
            return to_json(record, indent=1)


def ask_target(parent: QWidget, kind: Format, comparison: Comparison, folder: str) -> Path | None:
    """Ask where to write, `None` where the reader would rather not; never first where the articles lie.

    `folder` is where something was written before, "" for the reader's documents.
    """
    title = translate("exports", "Export %1").replace("%1", kind.value.upper())
    return _ask(parent, title, kind.value, _first_folder(folder) / suggest_name(comparison, kind))


def ask_story_target(parent: QWidget, kind: Format | None, story: str, folder: str) -> Path | None:
    """Ask where to write a story, or for `None` its ledger as CSV; `None` where the reader would rather not."""
    name = " ".join(_UNFIT.sub(" ", story).split())[:_NAME_LENGTH].strip(" .") or "story"
    title = translate("exports", "Export the ledger")
    if kind is not None:
        title = translate("exports", "Export the story as %1").replace("%1", kind.value.upper())
    suffix = kind.value if kind else "csv"
    return _ask(parent, title, suffix, _first_folder(folder) / f"{name}.{suffix}")


def suggest_name(comparison: Comparison, kind: Format) -> str:
    """Return a file name that says which two tellings are inside."""
    base, witness = _short(comparison.base), _short(comparison.witness)
    stem = f"{base} – {witness}" if base != witness else base
    return f"{stem[:_NAME_LENGTH].strip(' .')}.{kind.value}"


def _ask(parent: QWidget, title: str, suffix: str, suggested: Path) -> Path | None:
    names = f"{suffix.upper()} (*.{suffix})"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), names)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix else target.with_suffix(f".{suffix}")


def _style(switches: Switches) -> "Style":
    from viewer.export.sheet import Style  # noqa: PLC0415 - not needed to read

    return Style(furniture=switches.furniture, fold_unchanged=switches.collapse_same)


def _first_folder(folder: str) -> Path:
    places = (folder, QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return next((Path(place) for place in places if place and Path(place).is_dir()), Path.home())


def _short(article: Article) -> str:
    text = _UNFIT.sub(" ", article.outlet or article.title or Path(article.id).stem)
    return " ".join(text.split()) or "article"
