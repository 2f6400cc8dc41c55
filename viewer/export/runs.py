"""A block cut into styled runs that follow each other without overlap, for everything that is printed."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise

from viewer.export.escape import cap_marks, control_name, marks_words
from viewer.model import Block, Direction, LanguageSpan, Span


class Ink(StrEnum):
    """How a run is painted; from `PILL` on they are words of ours among the author's."""

    PLAIN = "plain"
    FOREIGN = "foreign"
    GAINED = "gained"
    LOST = "lost"
    EXCHANGED = "exchanged"
    QUOTED = "quoted"
    PILL = "pill"
    FATE = "fate"
    TONGUE = "tongue"
    CHIP = "chip"


STRONGEST_FIRST = (Ink.QUOTED, Ink.EXCHANGED, Ink.LOST, Ink.GAINED, Ink.FOREIGN)
"""Never more than one fill on a word: where marks meet, the first of these wins."""

RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

JOINING = frozenset({"Mn", "Mc", "Me"})
"""Categories of marks that belong to the letter before them: no run begins with one."""

JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Run:
    """Words painted alike; `language` is an ISO 639-1 code or `None`."""

    text: str
    ink: Ink
    language: str | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block that is painted."""

    span: Span
    ink: Ink


@dataclass(frozen=True, slots=True)
class Pill:
    """A few words of ours that stand right behind the code point before `at`."""

    at: int
    text: str
    ink: Ink = Ink.PILL


def cut_runs(
    block: Block, language: str | None, marks: Sequence[Mark] = (), pills: Sequence[Pill] = ()
) -> tuple[Run, ...]:
    """Return the runs of a block: put together, pills and chips aside, they are its text without its controls.

    Marks heaped on one letter are counted in a chip from the 33rd on.
    """
    return tuple(_runs(block, block.language or language, marks, pills))


def foreign_parts(block: Block) -> tuple[LanguageSpan, ...]:
    """Return the foreign stretches that are not the whole of the block, in order."""
    return tuple(sorted((span for span in block.spans if not _is_whole(block, span)), key=lambda span: span.span))


def foreign_whole(block: Block) -> LanguageSpan | None:
    """Return the stretch that makes the whole block foreign, if there is one."""
    return next((span for span in block.spans if _is_whole(block, span)), None)


def script_direction(script: str) -> Direction:
    """Return the direction in which a script (ISO 15924) is written."""
    return Direction.RTL if script in RTL_SCRIPTS else Direction.LTR


def _runs(block: Block, language: str | None, marks: Sequence[Mark], pills: Sequence[Pill]) -> Iterator[Run]:
    text, foreign = block.text, foreign_parts(block)
    paint = _paint(text, (*marks, *(Mark(span.span, Ink.FOREIGN) for span in foreign)))
    behind: defaultdict[int, list[Pill]] = defaultdict(list)
    for pill in pills:
        behind[_close_up(text, _snap(text, pill.at))].append(pill)
    whole = foreign_whole(block)
    like = Run("", Ink.PLAIN, whole.language if whole else language, block.direction)
    speech = _speech(text, foreign, like)
    layers: Counter[Ink] = Counter()
    bounds = sorted({0, len(text), *paint, *behind, *speech})
    for start, end in pairwise([*bounds, len(text)]):
        for pill in behind.get(start, ()):
            yield Run(pill.text, pill.ink, "en", Direction.LTR)
        layers.update(paint.get(start, {}))
        like = speech.get(start, like)
        if start < end:
            ink = next((ink for ink in STRONGEST_FIRST if layers[ink] > 0), Ink.PLAIN)
            yield from _split_heaps(replace(like, text=text[start:end], ink=ink))


def _paint(text: str, marks: Sequence[Mark]) -> dict[int, Counter[Ink]]:
    """Return, for each place where paint begins or ends, by how much the layers of each ink grow or shrink."""
    changes: defaultdict[int, Counter[Ink]] = defaultdict(Counter)
    for mark in marks:
        start, end = _snap(text, mark.span.start), _close_up(text, _snap(text, mark.span.end))
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            changes[start][mark.ink] += 1
            changes[end][mark.ink] -= 1
    return changes


def _speech(text: str, foreign: Sequence[LanguageSpan], home: Run) -> dict[int, Run]:
    """Return, for each place where the language changes, a run that has the language and direction from there on."""
    speech: dict[int, Run] = {}
    for span in foreign:
        start, end = _snap(text, span.span.start), _snap(text, span.span.end)
        speech[start] = replace(home, language=span.language, direction=script_direction(span.script))
        speech.setdefault(end, home)
    return speech


def _split_heaps(run: Run) -> Iterator[Run]:
    """Yield a run in pieces, the marks that are too many for one letter as chips that count them."""
    for piece, more in cap_marks(run.text):
        yield from _split_controls(replace(run, text=piece))
        if more:
            yield Run(marks_words(more), Ink.CHIP, "en", Direction.LTR)


def _split_controls(run: Run) -> Iterator[Run]:
    """Yield a run in pieces, its controls as chips."""
    if run.text.isprintable():
        yield run
        return
    for name, characters in groupby(run.text, control_name):
        if name is None:
            yield replace(run, text="".join(characters))
        else:
            for _ in characters:
                yield Run(name, Ink.CHIP, "en", Direction.LTR)


def _snap(text: str, at: int) -> int:
    """Return the first place from `at` on where no letter is parted from its marks."""
    while at < len(text) and at > 0 and (text[at] in JOINERS or unicodedata.category(text[at]) in JOINING):
        at += 1
    return min(max(at, 0), len(text))


def _close_up(text: str, at: int) -> int:
    """Return the place before the white space before `at`: paint and pills end with a word."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _is_whole(block: Block, span: LanguageSpan) -> bool:
    """Tell whether nothing but white space and punctuation of the block lies outside the stretch."""
    outside = block.text[: span.span.start] + block.text[span.span.end :]
    return not any(character.isalnum() for character in outside)
