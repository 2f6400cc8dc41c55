"""The engine without a window: the door of the command line."""

import logging
from collections.abc import Sequence

from viewer.commands.faults import DONE, FAILED, MISUSED, STOPPED, OutputFailedError, words_of
from viewer.commands.parser import build_parser
from viewer.commands.streams import abandon_standard_output, put, replace_closed_streams, settle_standard_error
from viewer.commands.targets import check_targets
from viewer.errors import ViewerError
from viewer.export.terminal import tell

_QUIET = logging.NullHandler()
"""Keeps the log from standard error: what it would warn of, the commands tell, once and without controls."""


def run(words: Sequence[str]) -> int:
    """Do what the words of a command line say and return the exit status."""
    replace_closed_streams()
    logging.getLogger("viewer").addHandler(_QUIET)
    try:
        status = _obey(words)
        put()  # what the parser printed
    except BrokenPipeError:
        abandon_standard_output()
        return DONE
    except OutputFailedError as error:
        abandon_standard_output()
        tell(f"standard output: {error}")
        return FAILED
    except ViewerError as error:
        tell(words_of(error))
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    finally:
        settle_standard_error()
    return status


def _obey(words: Sequence[str]) -> int:
    try:
        options = build_parser().parse_args(list(words))
        check_targets(options)
        return int(options.command(options))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else MISUSED
