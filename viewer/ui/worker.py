"""The engine in a process of its own, seen from inside: it reads folders and compares while the window paints.

Two lanes, each a pipe and a thread: one for reading a folder, one for comparisons, so that an open story can be
compared while the rest still loads. Qt is never imported here. The process ends by itself when the window's end of a
pipe closes, whatever ended the window.
"""

import logging
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from viewer.errors import CancelledError, ViewerError
from viewer.model import Article, Fate, Library
from viewer.progress import Progress, Report
from viewer.ui.outline import Finding, Outline, StoryEntry, TellingEntry, describe_article, outline
from viewer.ui.sources import Collated, collate

logger = logging.getLogger(__name__)

CANCEL = "cancel"
"""The one thing that the window may say while an answer is under way."""
_PROGRESS_PAUSE = 0.05
"""Seconds between two messages of progress: twenty a second is all an eye can use."""
_PARTIAL_PAUSE = 0.6
"""Seconds between two partial outlines: the tree should grow, not flicker."""
_NICENESS = 5
"""The window goes first where both want the processor."""
_SURVEYED_TELLINGS = 6
"""Other tellings of a story that a first look compares with its earliest one."""
_SURVEYED_LENGTH = 60_000
"""Characters of an article above which a first look leaves it out: it would hold up all the others."""
_REWORDED = frozenset({Fate.REWORDED, Fate.TRUNCATED, Fate.EXTENDED, Fate.FUSED, Fate.REATTRIBUTED})


@dataclass(frozen=True, slots=True)
class Request:
    """What the window asks of a lane: the name of the work and its arguments."""

    name: str
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Partial:
    """A piece of the answer that may be shown already."""

    value: object


@dataclass(frozen=True, slots=True)
class Done:
    """The answer."""

    value: object


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, and why: class, fields and words of an error of ours, or the traceback of a defect."""

    kind: type[ViewerError] | None
    fields: dict[str, Any]
    words: str


Emit = Callable[[object], None]
Work = Callable[..., object]


def serve(loading: Connection, comparing: Connection) -> None:
    """Answer requests on both lanes until the window is gone; the target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    bench = Bench()
    threading.Thread(target=_serve_lane, args=(comparing, {"compare": bench.compare}), daemon=True).start()
    _serve_lane(loading, {"open": bench.open, "survey": bench.survey})


@dataclass(slots=True)
class Bench:
    """What the process remembers: the articles of the folder that was read last, and how it described them."""

    _articles: dict[str, Article] = field(default_factory=dict)
    _described: dict[str, tuple[Article, TellingEntry]] = field(default_factory=dict)
    _outline: Outline = field(default_factory=Outline)
    _free: threading.Event = field(default_factory=threading.Event)

    def open(self, inputs: Sequence[str], *, report: Report, emit: Emit) -> Outline:
        """Read and group what lies under `inputs`; outlines of what is there already are emitted meanwhile."""
        from viewer.library import open_library  # noqa: PLC0415 - heavy, and needed in this process alone

        self._described.clear()
        last = 0.0

        def partial(library: Library) -> None:
            nonlocal last
            if time.monotonic() - last < _PARTIAL_PAUSE:
                return
            emit(self._keep(library))
            last = time.monotonic()

        return self._keep(open_library([Path(name) for name in inputs], report=report, partial=partial))

    def compare(self, base: str, witness: str, *, report: Report, emit: Emit) -> Collated:
        """Compare two articles of the library by their ids."""
        del emit
        self._free.clear()
        try:
            return collate(self._articles[base], self._articles[witness], report=report)
        finally:
            self._free.set()

    def survey(self, *, report: Report, emit: Emit) -> None:
        """Take a first look into every story with several tellings and emit a `Finding` for each that has any."""
        self._free.set()
        stories = [story for story in self._outline.stories if len(story.tellings) > 1]
        for done, story in enumerate(stories):
            report(Progress(done, len(stories), story.label))
            self._free.wait()
            finding = self._look_into(story, report)
            if finding.reworded or finding.unquoted:
                emit(finding)

    def _look_into(self, story: StoryEntry, report: Report) -> Finding:
        from viewer.collation.comparison import compare  # noqa: PLC0415 - not before a first comparison

        def checked(_: Progress) -> None:
            report(Progress(0, 0, story.label))

        base, *others = (self._articles[telling.id] for telling in story.tellings[: _SURVEYED_TELLINGS + 1])
        reworded: set[int | None] = set()
        unquoted: set[int | None] = set()
        for witness in others:
            if max(_length(base), _length(witness)) <= _SURVEYED_LENGTH:
                matches = compare(base, witness, report=checked).quotations
                reworded |= {match.base for match in matches if match.fate in _REWORDED}
                unquoted |= {match.base for match in matches if match.fate is Fate.INDIRECT}
        return Finding(story.id, len(reworded), len(unquoted - reworded))

    def _keep(self, library: Library) -> Outline:
        self._articles = {article.id: article for article in library.articles}
        self._outline = outline(library, describe=self._describe)
        return self._outline

    def _describe(self, article: Article) -> TellingEntry:
        known = self._described.get(article.id)
        if known is None or known[0] is not article:
            known = self._described[article.id] = (article, describe_article(article))
        return known[1]


def rebuild_error(failure: Failed) -> Exception:
    """Return the error that a `Failed` tells of; a defect becomes a `RuntimeError` with its traceback in words."""
    if failure.kind is None:
        return RuntimeError(failure.words)
    error = failure.kind.__new__(failure.kind)
    error.args = (failure.words,)
    error.__dict__.update(failure.fields)
    return error


def _serve_lane(lane: Connection, works: Mapping[str, Work]) -> None:
    try:
        while True:
            request = lane.recv()
            if isinstance(request, Request):
                lane.send(_answer(lane, works[request.name], request.arguments))
    except (EOFError, OSError):
        _leave()


def _answer(lane: Connection, work: Work, arguments: tuple[Any, ...]) -> Done | Failed:
    try:
        return Done(work(*arguments, report=_reporter(lane), emit=lambda value: lane.send(Partial(value))))
    except ViewerError as error:
        return Failed(type(error), dict(vars(error)), str(error))
    except (EOFError, BrokenPipeError):
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the window must hear of it
        return Failed(None, {}, traceback.format_exc())


def _reporter(lane: Connection) -> Report:
    last = 0.0

    def report(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last < _PROGRESS_PAUSE:
            return
        last = time.monotonic()
        lane.send(progress)
        if lane.poll() and lane.recv() == CANCEL:
            raise CancelledError

    return report


def _leave() -> NoReturn:
    """End this process and whatever it started, without waiting for work that nobody wants any more."""
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)


def _length(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)
