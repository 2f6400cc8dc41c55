"""Plain text to passages: a line is a paragraph, unless the file is clearly wrapped by hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viewer.model import Span
from viewer.reading.draft import Draft, Passage

NARROWEST_WRAP, WIDEST_WRAP = 45, 100
"""Columns between which people and mail programs wrap lines."""

FEWEST_WRAPPED = 4
"""Lines that must be full before a file counts as wrapped."""

WRAPPED_SHARE = 0.9
"""Share of the lines with a line right below that must be so full that the next word did not fit."""

LONGEST_WRAPPED_FILE = 50_000
"""Lines looked at to tell whether a file is wrapped."""

_BREAK = re.compile(r"\r\n|\r|\n")


def read_plain(text: str) -> Draft:
    r"""Return one passage for every line with something on it, trimmed, each with its place in `text`.

    Places are code points of `text` as decoded, in which `\r\n` counts as two: `text[start:end]` is the passage. Lines
    end at `\n`, `\r\n` or `\r` alone, not at the rarer separators that are part of some texts. In a file wrapped by
    hand the lines of a paragraph are one passage, which then holds the line breaks of its source.
    """
    spans = tuple(_trimmed(text))
    if _is_wrapped(text, spans):
        spans = tuple(_joined(text, spans))
    return Draft(tuple(Passage(span.of(text), span) for span in spans))


def _trimmed(text: str) -> Iterator[Span]:
    """Yield the place of every line without the white space around it."""
    at = 0
    for line in text.replace("\r", "\n").split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            yield Span(start, end)
        at += len(line) + 1


def _is_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether lines break where the next word would not have fitted, as greedy wrapping does and no writer."""
    spans = spans[:LONGEST_WRAPPED_FILE]
    width = max(map(len, spans), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return False
    pairs = [pair for pair in pairwise(spans) if _adjoin(text, *pair)]
    full = sum(_is_full(text, upper, lower, width) for upper, lower in pairs)
    return full >= FEWEST_WRAPPED and full >= WRAPPED_SHARE * len(pairs)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs that wrapped lines make up."""
    width = max(map(len, spans))
    start = spans[0].start
    for upper, lower in pairwise(spans):
        if not (_adjoin(text, upper, lower) and _is_full(text, upper, lower, width)):
            yield Span(start, upper.end)
            start = lower.start
    yield Span(start, spans[-1].end)


def _adjoin(text: str, upper: Span, lower: Span) -> bool:
    """Tell whether no empty line lies between two lines."""
    return len(_BREAK.findall(text, upper.end, lower.start)) == 1


def _is_full(text: str, upper: Span, lower: Span, width: int) -> bool:
    """Tell whether the first word of the lower line would not have fitted into the upper one."""
    word = lower.of(text).split(maxsplit=1)[0]
    return len(upper) + 1 + len(word) > width
