"""Words for what went wrong and what a reader should know: the only place that turns errors into sentences."""

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from viewer.errors import (
    CancelledError,
    ExportError,
    IncomparableError,
    UnreadableArticleError,
    ViewerError,
    WorkerLostError,
    WorkspaceError,
    WorkspaceFault,
)
from viewer.formats import WarningKind
from viewer.handwork import Condition
from viewer.model import ArticleWarning, Comparison, Problem, ProblemReason
from viewer.progress import Progress
from viewer.reading.formats import Remedy, remedy_of
from viewer.ui import words

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_ISOLATED = "\u2068{}\u2069"
_REPLACEMENT = "\ufffd"
_NAMES_SHOWN = 3
"""Names that one sentence lists before it counts the rest."""

translate = QCoreApplication.translate


def plural(text: str, count: int) -> str:
    """Resolve `%Ln` and `(s)` in a counted text for which no translation has done so."""
    return text.replace("%Ln", words.figure(count)).replace("(s)", "" if count == 1 else "s")


def safe_name(name: str) -> str:
    """Return a file's name fit for the screen: on one line, its hidden characters shown, its direction its own.

    A name with line breaks or direction overrides could otherwise pass for another one.
    """
    shown = flat_name(name)
    return shown if shown.isascii() else _ISOLATED.format(shown)


def flat_name(name: str) -> str:
    """Return a file's name with its hidden characters shown, for where nothing stands beside it to be turned around."""
    return "".join(_REPLACEMENT if unicodedata.category(char) in _INVISIBLE else char for char in name)


def window_title(path: Path) -> str:
    """Return the title of a window that shows what lies there."""
    return translate("messages", "%1 – Variorum").replace("%1", flat_name(path.name or str(path)))


def problem(reason: ProblemReason) -> str:
    """Say in a few words why something under the inputs gave no article."""
    return {
        ProblemReason.NOT_FOUND: translate("messages", "no longer there"),
        ProblemReason.NO_PERMISSION: translate("messages", "may not be read"),
        ProblemReason.EMPTY: translate("messages", "empty"),
        ProblemReason.BINARY: translate("messages", "not a text"),
        ProblemReason.UNDECODABLE: translate("messages", "unknown encoding"),
        ProblemReason.NOT_A_FILE: translate("messages", "not a file"),
        ProblemReason.LOOP: translate("messages", "link in a circle"),
        ProblemReason.TOO_LARGE: translate("messages", "too large"),
        ProblemReason.UNSUPPORTED: translate("messages", "format not read"),
        ProblemReason.BAD_RECORD: translate("messages", "broken record"),
        ProblemReason.PARSER_FAILED: translate("messages", "its parser failed"),
        ProblemReason.NO_TEXT: translate("messages", "no text in it"),
        ProblemReason.DAMAGED: translate("messages", "damaged"),
        ProblemReason.ENCRYPTED: translate("messages", "locked with a password"),
        ProblemReason.INFLATED: translate("messages", "unpacks to far too much"),
        ProblemReason.NESTED: translate("messages", "archives too deep inside"),
    }[reason]


def remedy(left_out: Problem) -> str:
    """Say what can be done so that it is read after all, "" where nothing is known to help."""
    match remedy_of(left_out):
        case Remedy.SAVE_AS_TEXT:
            return translate("messages", "Save it as text or HTML.")
        case Remedy.UNPACK:
            return translate("messages", "Unpack it first.")
        case None:
            return ""


def error(fault: Exception) -> str | None:
    """Say what went wrong and what can be done, `None` for a fault that nobody foresaw."""
    match fault:
        case UnreadableArticleError():
            text = translate("messages", "“%1” was left out: %2.")
            return _filled(text, safe_name(Path(fault.path).name), problem(fault.reason))
        case ExportError():
            text = translate(
                "messages", "“%1” could not be written (%2). Nothing was left behind; choose another place."
            )
            return _filled(text, safe_name(fault.target.name), fault.detail)
        case WorkspaceError():
            return _filled(_workspace_fault(fault.fault), safe_name(fault.path.name))
        case ViewerError():
            return _PLAIN_ERRORS.get(type(fault), str)(fault)
        case _:
            return None


def handwork(condition: Condition, aside: str) -> str:
    """Say how the file of pairings by hand was found, "" where it is sound; `aside` is the name it has now."""
    match condition:
        case Condition.SOUND:
            return ""
        case Condition.DAMAGED:
            text = translate("messages", "The file of pairings made by hand was damaged. It was kept as “%1”.")
            return _filled(text, safe_name(aside))
        case Condition.NEWER:
            return translate(
                "messages",
                "The file of pairings made by hand is from a newer version. It stays as it is, and pairings are kept "
                "until you quit.",
            )
        case Condition.UNREADABLE:
            return translate(
                "messages", "The file of pairings made by hand cannot be read. Pairings are kept until you quit."
            )


def written(name: str) -> str:
    """Say that a file of that name was written."""
    return _filled(translate("messages", "“%1” was written."), safe_name(name))


def not_found(names: Sequence[str]) -> str:
    """Say which inputs of a workspace are no longer there; the rest was opened."""
    return _filled(translate("messages", "Not found: %1. The rest was opened."), _named(names))


def gone(names: Sequence[str]) -> str:
    """Say that what was open is no longer where it was."""
    return _filled(translate("messages", "No longer there: %1."), _named(names))


def nothing_there(workspace: str, names: Sequence[str]) -> str:
    """Say that nothing of what a workspace names is there any more."""
    text = translate("messages", "Nothing that “%1” names is there any more: %2.")
    return _filled(text, safe_name(workspace), _named(names))


def newer_settings() -> str:
    """Say that the settings of a newer program were found, and left alone."""
    return translate(
        "messages", "Your settings were made by a newer Variorum. They stay as they are; changes are not kept here."
    )


def left_out(count: int) -> str:
    """Say that some files gave no article."""
    text = translate("messages", "%Ln file(s) left out: see the end of the list for the reason(s).", "", count)
    return plural(text, count)


def stopped(progress: Progress) -> str:
    """Say how far reading got before the reader stopped it."""
    done, total = (words.figure(count) for count in (progress.done, progress.total))
    return _filled(translate("messages", "Stopped: %1 of %2 read."), done, total)


def warning(value: ArticleWarning, letter: str) -> str:
    """Say what a reader should know about how the article of one side (`A`, `B`) was read."""
    text = {
        WarningKind.ENCODING_GUESSED: translate(
            "messages", "The encoding of %1 was guessed (%2): odd characters may be its doing."
        ),
        WarningKind.UNDECODABLE: translate("messages", "Some characters of %1 could not be decoded and show as �."),
        WarningKind.BIDI_OVERRIDES: translate(
            "messages", "%1 carries hidden direction marks; they are shown, not obeyed."
        ),
        WarningKind.EXTRACTION_POOR: translate(
            "messages", "Not all of the text of %1 could be told from the rest of its page."
        ),
        WarningKind.TRUNCATED: translate("messages", "%1 was too long and is shown up to its limit."),
        WarningKind.NO_TEXT: translate("messages", "There is no text in %1."),
    }[value.kind]
    return _filled(text, letter, value.detail or "?")


def remarks(comparison: Comparison) -> tuple[str, ...]:
    """Return what a reader should know before reading a comparison, one sentence each."""
    base, witness = comparison.base, comparison.witness
    sides = (("A", base), ("B", witness))
    found = [warning(value, letter) for letter, article in sides for value in article.warnings]
    found += [
        translate("messages", "%1 has no text.").replace("%1", letter)
        for letter, article in sides
        if not article.blocks
    ]
    if base.blocks and [block.text for block in base.blocks] == [block.text for block in witness.blocks]:
        found.append(translate("messages", "The two are identical, word for word."))
    if base.language and witness.language and base.language != witness.language:
        text = translate(
            "messages", "A is in %1, B in %2: paragraphs are paired by names and numbers, words are not marked."
        )
        found.append(text.replace("%1", words.language(base.language)).replace("%2", words.language(witness.language)))
    return tuple(dict.fromkeys(found))


def _named(names: Sequence[str]) -> str:
    shown = [f"“{safe_name(name)}”" for name in names[:_NAMES_SHOWN]]
    more = len(names) - len(shown)
    if more:
        shown.append(translate("messages", "%1 more").replace("%1", words.figure(more)))
    return ", ".join(shown)


def _workspace_fault(fault: WorkspaceFault) -> str:
    return {
        WorkspaceFault.UNREADABLE: translate("messages", "“%1” cannot be read."),
        WorkspaceFault.DAMAGED: translate("messages", "“%1” is damaged, or no workspace; it was left as it is."),
        WorkspaceFault.NEWER: translate(
            "messages", "“%1” was made by a newer Variorum; it was left as it is. A newer version can open it."
        ),
    }[fault]


def no_face_for(scripts: Sequence[str]) -> str:
    """Say for which scripts this machine has no face."""
    text = translate(
        "messages", "This computer has no font for %1: its letters show as boxes. Install one, such as Noto Sans CJK."
    )
    return text.replace("%1", ", ".join(scripts))


def _filled(text: str, *values: str) -> str:
    for number, value in enumerate(values, start=1):
        text = text.replace(f"%{number}", value)
    return text


_PLAIN_ERRORS: dict[type[ViewerError], Callable[[ViewerError], str]] = {
    IncomparableError: lambda _: translate("messages", "These two articles cannot be compared."),
    WorkerLostError: lambda _: translate(
        "messages", "Reading stopped unexpectedly. What was read so far stays; open the folder again for the rest."
    ),
    CancelledError: lambda _: translate("messages", "Cancelled."),
}
