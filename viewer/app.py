"""The composition root of the window: the only place that builds long-lived objects.

The worker process is started, and told what to read, before Qt is even loaded: the two then get ready side by side, and
the comparison is there when the window is.
"""

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from viewer.ui.display import has_display
from viewer.ui.theme_choice import ThemeChoice
from viewer.workshop.workshop import Workshop, keep_standard_streams
from viewer.workspace import inputs_asked

_WORDS_ARE_OFF = 2
_NO_DISPLAY = 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command asked for: what to open, and a theme for this once."""

    paths: tuple[Path, ...] = ()
    theme: ThemeChoice | None = None


def run_window(words: list[str]) -> int:
    """Open the window on the paths among `words` and return the exit status when it was closed."""
    keep_standard_streams()
    try:
        wishes = read_wishes(words)
    except ValueError as error:
        sys.stderr.write(f"{error}\nUsage: main.py [--theme light|dark|high-contrast|system] [PATH...]\n")
        return _WORDS_ARE_OFF
    if not has_display():
        sys.stderr.write("There is no display. The same without a window: main.py stories PATH, main.py compare A B.\n")
        return _NO_DISPLAY
    workshop = Workshop()
    try:
        inputs = inputs_asked(wishes.paths)
        if inputs:
            workshop.begin(inputs)
        return _run(wishes, workshop)
    finally:
        workshop.close()


def read_wishes(words: Sequence[str]) -> Wishes:
    """Return what the words of the command ask for; raises `ValueError` with a sentence where they are off."""
    paths: list[Path] = []
    theme: ThemeChoice | None = None
    left = list(words)
    while left:
        word = left.pop(0)
        name, _, value = word.partition("=")
        if name == "--theme":
            theme = _theme(value or (left.pop(0) if left else ""))
        elif word == "--":
            paths += [Path(rest) for rest in left]
            break
        elif word.startswith("-") and not Path(word).exists():
            raise ValueError(f"Unknown option: {word}")
        else:
            paths.append(Path(word))
    return Wishes(tuple(paths), theme)


def _run(wishes: Wishes, workshop: Workshop) -> int:
    gc.disable()  # nothing that start-up makes is garbage; looking for some costs a tenth of it
    from viewer.ui import messages  # noqa: PLC0415 - the worker starts first
    from viewer.ui.application import (  # noqa: PLC0415 - the worker starts first
        Application,
        build_application,
        catch_the_unforeseen,
    )
    from viewer.ui.main_window import MainWindow  # noqa: PLC0415 - the worker starts first
    from viewer.ui.notice import Notice, Subject  # noqa: PLC0415 - the worker starts first
    from viewer.ui.settings import is_newer, open_store  # noqa: PLC0415 - the worker starts first

    application = build_application()
    store = open_store()
    window = MainWindow(store, workshop, wishes.theme)
    catch_the_unforeseen(window)
    if isinstance(application, Application):
        application.paths_asked.connect(window.open)
    window.open(wishes.paths)
    if is_newer(store):
        window.desk.noticed.emit(Notice(messages.newer_settings(), Subject.WORKSPACE))
    window.show()
    gc.freeze()
    gc.enable()
    status = application.exec()
    window.desk.close()
    return status


def _theme(value: str) -> ThemeChoice:
    try:
        return ThemeChoice(value)
    except ValueError as error:
        raise ValueError(f"Unknown theme: {value or '(none)'}") from error
