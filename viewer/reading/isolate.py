"""Parsing in a process that may die: a file that kills its parser, or keeps it for ever, costs that file only."""

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

logger = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds after which a parser is taken for hung: a hundred times what the longest real page needs."""

MEMORY = 2 * 1024**3
"""Bytes of address space of the worker: enough for any page we accept, not enough to push the machine into swap."""

P = ParamSpec("P")
T = TypeVar("T")


class ParserFailedError(Exception):
    """The parser died, hung, or raised; the text says which."""


class Isolation:
    """A worker process for native parsers, started at the first call and anew after each death.

    A context manager: leaving it ends the process. Calls come from one thread at a time.
    """

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> "Isolation":
        """Return itself; nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker, whatever happened."""
        self.close()

    def start_ahead(self, *foreign: "Connection") -> None:
        """Start the worker as a copy of this process, where that is sound; the copy lets go of `foreign` pipes.

        That is so on Linux while there is one thread yet, and takes a twentieth of the time of a start of its own.
        """
        if sys.platform == "linux" and threading.active_count() == 1 and self._pipe is None:
            with contextlib.suppress(OSError):  # then it is started when it is needed
                self._start("fork", foreign)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what an importable function returns in the worker; raises `ParserFailedError`."""
        try:
            pipe = self._started()
            pipe.send((function, args, kwargs))
            if not pipe.poll(self.patience):
                self._kill()
                raise ParserFailedError("timeout")
            done, answer = pipe.recv()
        except (EOFError, OSError) as error:
            self._kill()
            raise ParserFailedError("died") from error
        if not done:
            raise ParserFailedError(answer)
        result: T = answer
        return result

    def close(self) -> None:
        """End the worker; it may be used again, which starts another."""
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._pipe.send(None)
            self._pipe.close()
        if self._process is not None:
            self._process.join(timeout=1)
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None

    def _started(self) -> "Connection":
        """Return the pipe to the worker, which is started if there is none."""
        return self._start("spawn") if self._pipe is None else self._pipe

    def _start(self, way: Literal["fork", "spawn"], foreign: "tuple[Connection, ...] | None" = None) -> "Connection":
        """Start the worker and return the pipe to it; a copy of this process has `foreign` ends of others to close."""
        import multiprocessing  # noqa: PLC0415 - most folders hold no page, and two texts shall be compared at once

        context = multiprocessing.get_context(way)
        ours, theirs = context.Pipe()
        inherited = () if foreign is None else (ours, *foreign)
        process: BaseProcess = context.Process(  # type: ignore[attr-defined] # every one has it
            target=_serve, args=(theirs, *inherited), daemon=True, name="parser"
        )
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        return ours

    def _kill(self) -> None:
        """End a worker that is dead or hangs, without asking it."""
        logger.warning("A parser was given up")
        if self._process is not None:
            self._process.kill()
        self.close()


@contextlib.contextmanager
def borrowed(isolation: Isolation | None) -> Iterator[Isolation]:
    """Give an isolation that its owner ends, or one that ends with this where there is none."""
    if isolation is not None:
        yield isolation
        return
    with Isolation() as own:
        yield own


def _serve(pipe: "Connection", *inherited: "Connection") -> None:
    """Do what comes through the pipe until `None` comes or the other end is gone."""
    for other in inherited:
        other.close()
    _limit_memory()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while (work := pipe.recv()) is not None:
            function, args, kwargs = work
            try:
                answer = (True, function(*args, **kwargs))
            except Exception as error:  # noqa: BLE001 - whatever a parser raises is that file's fault, told by name
                answer = (False, type(error).__name__)
            pipe.send(answer)


def _limit_memory() -> None:
    """Bound the address space, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        logger.debug("No memory limit here")
