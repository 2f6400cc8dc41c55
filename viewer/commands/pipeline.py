"""Pipelines: one JSON line in, one JSON line out, and a bad line costs itself alone."""

import json
import logging
import math
from collections.abc import Callable

from viewer.commands.faults import DONE, FAILED, words_of
from viewer.commands.streams import lines_of, lines_to
from viewer.errors import ViewerError
from viewer.export.escape import printable
from viewer.export.records import Record, to_json
from viewer.export.terminal import meter, tell
from viewer.progress import Progress

logger = logging.getLogger(__name__)

Work = Callable[[dict[str, object], str], Record]
"""Makes the record of one line of a pipeline from its values and its id."""


def answer_lines(source: str, target: str, work: Work) -> int:
    """Answer each JSON line of `source` with a line in `target` and return the exit status.

    A bad line is answered too, and told; the rest goes on.
    """
    asked = failed = 0
    with lines_of(source) as (lines, size), meter() as report, lines_to(target) as put:
        for number, (position, line) in enumerate(lines, start=1):
            if not line.strip():
                continue
            asked += 1
            answer = _answer(line, number, work)
            report(Progress(min(position, size), size, str(answer["id"])))
            put(to_json(answer))
            if "error" in answer:
                failed += 1
                tell(printable(f"{source}: line {number}: {answer['error']}"))
    return FAILED if asked and failed == asked else DONE


def _answer(line: bytes, number: int, work: Work) -> Record:
    name: str | int | float | None = None
    try:
        values = json.loads(line.decode("utf-8-sig"), parse_float=_finite, parse_constant=_finite)
        if not isinstance(values, dict):
            return {"id": None, "error": "the line is not a JSON object"}
        name = _id_of(values)
        return {**work(values, str(name)), "id": name}
    except (ViewerError, ValueError, TypeError, RecursionError) as error:
        return {"id": name, "error": words_of(error)}
    except Exception as error:  # a defect on one line of a long pipeline must not cost the others
        logger.debug("Line %d failed", number, exc_info=True)
        return {"id": name, "error": f"the program failed on it: {type(error).__name__}: {error}"}


def _id_of(values: dict[str, object]) -> str | int | float | None:
    name = values.get("id")
    if name is None or isinstance(name, str | int | float):
        return name
    raise TypeError("the id is neither a text nor a number")


def _finite(text: str) -> float:
    """Return a number; those that JSON does not know, or that are too large for it, are refused."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no number in JSON")
    return number
