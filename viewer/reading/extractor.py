"""trafilatura without what it would fetch, date and judge addresses with: only the picking of an article's text.

Those parts are never asked here, for pages come from the reader's own disk. Loading them would take twice as long as
all the rest, and would bring code for a network into the one process that reads what strangers wrote.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.machinery import ModuleSpec
from types import ModuleType

logger = logging.getLogger(__name__)

_NEVER_ASKED = frozenset(
    {
        *("brotli", "courlan", "trafilatura.downloads", "urllib3"),  # fetch pages
        "trafilatura.metadata",  # reads title and date, as our own `pagehead` does
        *("charset_normalizer", "trafilatura.external"),  # guess encodings, try other extractors: not for `fast` text
        "importlib.metadata",  # tells a version, to be written into a format that is not asked for
    }
)


class _Nothing:
    """Stands for a name that is imported; the result of an extraction is one, whose fields are `None` until set."""

    def __init__(self, *_: object) -> None:
        """Take whatever is asked of it while modules are loaded."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


class _Blank(ModuleType):
    """Stands for a module."""

    def __getattr__(self, name: str) -> type[_Nothing]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing


class _Sparing:
    """Finds a blank in place of each module that is never asked; bare of its base classes, which load much."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return the spec of a blank, `None` for modules that are wanted."""
        is_blank = name in _NEVER_ASKED or name.partition(".")[0] in _NEVER_ASKED
        return ModuleSpec(name, self, is_package=True) if is_blank else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return a blank."""
        return _Blank(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it blank."""


def extract_text(page: str) -> str:
    """Return the text of the article on a page, a line for each block, "" where none is found."""
    try:
        document = _trafilatura().bare_extraction(page, fast=True, with_metadata=False, include_comments=False)
    except Exception as error:  # noqa: BLE001 - whatever it stumbles over, our own walk goes on
        logger.info("The extractor gave up: %s", type(error).__name__)
        return ""
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


@cache
def _trafilatura() -> ModuleType:
    """Return the library, loaded with the first page."""
    with _spared():
        import trafilatura  # noqa: PLC0415 - with blanks beside it
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


@contextmanager
def _spared() -> Iterator[None]:
    """Let blanks stand for what is never asked while something is imported; nobody else shall find them."""
    sparing = _Sparing()
    sys.meta_path.insert(0, sparing)
    try:
        yield
    finally:
        sys.meta_path.remove(sparing)
        for name, blank in [(name, module) for name, module in sys.modules.items() if isinstance(module, _Blank)]:
            package, _, own = name.rpartition(".")
            vars(sys.modules.get(package, blank)).pop(own, None)
            del sys.modules[name]
