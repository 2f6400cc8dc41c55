"""The stretches of a text between quotation marks, whatever their style, outermost pairs only.

One pass over the marks with a stack of those still open. What a mark does is read from the characters beside it first
(space before and a word behind: it opens) and from its shape second, for „ “ “ ” » « each open in one language and
close in another.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.text.clitics import one_of
from viewer.text.signs import CORNERS, DOUBLE, GUILLEMETS, SINGLE

_HEBREW = "\u05d0-\u05ea"
# Marks worth looking at; an apostrophe or a grave accent inside a word is left out by the pattern itself, which begins
# with a set of characters, found ten times as fast as the first of many patterns.
_SURE_MARKS = f"{DOUBLE}「」『』‚‛‹›"
_MARKS = re.compile(rf"[{_SURE_MARKS}‘’'`](?:(?<=[{_SURE_MARKS}])|(?<=`)`|(?<=')'|(?!\w)|(?<!\w.))")
# What opens a quotation anywhere, and what only before a word.
_SURELY = re.compile(r"[“”„‟\"«»״＂「」『』‚‛‹›‘`]")
_PERHAPS = re.compile(r"(?<!\w)['’]\w|''")
# Feet, inches, minutes and seconds of arc: 5'10", 6' 2”.
_PRIMES = re.compile(r"['’′]")
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}\s?(?:[\"”″]|'')")
_BEFORE_OPENING = frozenset("([{<-–—/־|¿¡>")
_LEADING = frozenset("…-–—[(")  # what can stand between an opening mark and its first word
_AFTER_CLOSING = frozenset(".,;:!?…)]}>-–—/*|،؛؟。，、<")
# Hebrew prefixes that stand before a mark without a space: ב"הארץ" is a quotation, צה"ל an acronym.
_PREFIXED = re.compile(r"(?<![\u05d0-\u05ea])[ובכלמשה]{1,3}$")
_HEBREW_TAIL = re.compile(rf"[{_HEBREW}'׳]+")
_FIRST_COMBINING = "\u0300"  # no character below it combines with the one before
_JOINERS = frozenset("\u200c\u200d")
LOOKAHEAD = 12  # marks after a possible apostrophe that can show whether it closes or belongs to its word
DEEPEST = 16  # marks open at once: more is not nesting but a text that uses the signs for something else
_PREFIX_WINDOW = 5  # code points before a mark in which a Hebrew prefix can stand
# Words that begin with an apostrophe in place of what was left out; years without their century: '90s, '68.
_ELIDED = re.compile(rf"(?:{one_of('clipped')}|\d0s|\d\d(?!\d))(?!\w)", re.IGNORECASE)
# What closes a mark by its shape alone; beside a fitting context any double mark closes any other.
_CLOSERS: dict[str, str] = {
    "“": '”“"″',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”“"',
    '"': '"',
    "״": '״"',
    "＂": "＂",
    "«": "»",
    "»": "«»",
    "``": "''\"”",
    "''": "''",
    "‘": "’'‘",
    "‚": "‘’'",
    "‛": "’'",
    "'": "'’",
    "`": "'’`",
    "‹": "›",
    "›": "‹›",
}
_ALWAYS_OPEN = frozenset(("“", "„", "‟", "«", "``", "‚", "‹"))
_ONE_SIDED = frozenset(("“", "``"))  # marks whose shape tells that they open where they stand before a word
_BEFORE_SPEECH = frozenset(":,.!?")  # what stands before words that are a sentence of their own
_CLOSING_CORNERS = frozenset(CORNERS.values())
_BEGINNERS = _ALWAYS_OPEN | frozenset(('"', "”", "»", "‘", "״", *CORNERS))
_SINGLES = frozenset(SINGLE)


class Marked(NamedTuple):
    """A stretch `[start, end)` in code points, its marks included; `closed` is false where it runs to the end."""

    start: int
    end: int
    closed: bool
    mark: str


class _Mark(NamedTuple):
    at: int
    end: int
    shape: str
    opens: bool
    closes: bool


@dataclass(slots=True)
class _State:
    """The marks still open, and the pairs found so far."""

    open: list[_Mark] = field(default_factory=list)
    pairs: list[Marked] = field(default_factory=list)


def has_marks(text: str) -> bool:
    """Tell whether `text` has any mark that could open a quotation: the fast question before all others."""
    if _SURELY.search(text) is not None:
        return True
    return ("'" in text or "’" in text) and _PERHAPS.search(text) is not None


def begins_with_mark(text: str) -> bool:
    """Tell whether `text` opens with a quotation mark, as each paragraph of a long quotation does."""
    start = text.lstrip()[:2]
    return start == "``" or (len(start) > 0 and start[0] in _BEGINNERS)


def find_marked(text: str, *, runs_on: bool = False) -> tuple[Marked, ...]:
    """Return the outermost quoted stretches of a paragraph in order, never overlapping.

    `runs_on` tells that the next paragraph opens with a mark, so that a mark never closed here runs to the end.
    """
    marks = _read_marks(text)
    state = _State()
    for index, mark in enumerate(marks):
        if mark.shape in _SINGLES:
            _take_single(state, mark, marks[index + 1 : index + 1 + LOOKAHEAD], text)
        elif mark.shape in CORNERS or mark.shape in _CLOSING_CORNERS:
            _take_corner(state, mark)
        else:
            _take_double(state, mark)
    _run_to_the_end(state, text, runs_on=runs_on)
    return _outermost(state.pairs)


def _read_marks(text: str) -> list[_Mark]:
    """Read every mark with what its neighbours say of it, measures, elisions and Hebrew acronyms left out."""
    measures = [match.span() for match in _MEASURE.finditer(text)] if _PRIMES.search(text) else []
    found: list[_Mark] = []
    for match in _MARKS.finditer(text):
        start, end = match.span()
        in_measure = any(first <= start < last for first, last in measures)
        if in_measure or _is_combined(text, end) or _is_acronym(text, start, end):
            continue
        found.append(_read_mark(text, start, end, match.group()))
    return found


def _read_mark(text: str, start: int, end: int, shape: str) -> _Mark:
    before, after = text[start - 1 : start], text[end : end + 1]
    open_left = not before or before.isspace() or before in _BEFORE_OPENING or before in _CLOSERS
    word_right = bool(after) and not after.isspace() and after not in _AFTER_CLOSING
    if open_left and (after in _LEADING or text.startswith("...", end)):
        word_right = True
    text_left = bool(before) and not before.isspace() and before not in "([{"
    end_right = not after or after.isspace() or after in _AFTER_CLOSING or after in _CLOSERS
    opens = open_left and word_right
    closes = text_left and end_right
    if opens and closes:  # between two marks or dashes: the words decide
        opens, closes = (before in _BEFORE_OPENING) == (after in _AFTER_CLOSING), False
    elided = shape in _ALWAYS_OPEN and before in {"'", "’"} and text[start - 2 : start - 1].isalpha()
    if elided or _opens_after_prefix(text, start, end):  # d’« accord », ב"הארץ"
        opens, closes = True, False
    return _Mark(start, end, shape, opens, closes)


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Tell whether a mark between Hebrew letters is gershayim: צה"ל, ארה״ב, רמטכ"לים."""
    inside = "\u05d0" <= text[start - 1 : start] <= "\u05ea" and "\u05d0" <= text[end : end + 1] <= "\u05ea"
    return inside and not _opens_after_prefix(text, start, end)


def _is_combined(text: str, end: int) -> bool:
    """Tell whether a combining mark or a joiner hangs onto the mark, so that a span would cut a grapheme cluster."""
    after = text[end : end + 1]
    return after >= _FIRST_COMBINING and (after in _JOINERS or unicodedata.category(after).startswith("M"))


def _opens_after_prefix(text: str, start: int, end: int) -> bool:
    """Tell whether a mark stands between Hebrew prefixes and a quoted word: ב"הארץ"."""
    tail = _HEBREW_TAIL.match(text, end)
    if tail is None or len(tail.group()) == 1:
        return False
    if not _PREFIXED.search(text[max(0, start - _PREFIX_WINDOW) : start]):
        return False
    return any(mark in text[tail.end() :] for mark in '"״”“')


def _take_corner(state: _State, mark: _Mark) -> None:
    if mark.shape in CORNERS:
        _open(state, mark)
        return
    for at in range(len(state.open) - 1, -1, -1):
        if CORNERS.get(state.open[at].shape) == mark.shape:
            _close(state, at, mark)
            return


def _take_double(state: _State, mark: _Mark) -> None:
    at = _innermost_double(state)
    if at is not None and state.open[at].shape not in CORNERS and _closes(state.open[at], mark):
        _close(state, at, mark)
    elif _can_begin(mark):
        _open(state, mark)


def _open(state: _State, mark: _Mark) -> None:
    if len(state.open) < DEEPEST:
        state.open.append(mark)


def _innermost_double(state: _State) -> int | None:
    return next((at for at in range(len(state.open) - 1, -1, -1) if state.open[at].shape not in _SINGLES), None)


def _can_begin(mark: _Mark) -> bool:
    if mark.shape == "''":  # closes ``, and opens nothing: before a word it mostly sets italics, as in wikis
        return False
    if mark.shape in _ALWAYS_OPEN:
        return mark.opens or not mark.closes
    return mark.opens


def _closes(opener: _Mark, mark: _Mark) -> bool:
    """Tell whether `mark` closes `opener`: by shape unless it clearly opens, by place if it clearly closes."""
    if mark.shape in _CLOSERS[opener.shape]:
        return mark.closes or not mark.opens
    same_family = (mark.shape in GUILLEMETS) == (opener.shape in GUILLEMETS)
    return same_family and mark.closes and not mark.opens


def _take_single(state: _State, mark: _Mark, later: list[_Mark], text: str) -> None:
    top = state.open[-1] if state.open else None
    if top is not None and top.shape in _SINGLES and mark.shape in _CLOSERS[top.shape] and not mark.opens:
        if mark.closes and not _is_possessive(text, mark, later):
            _close(state, len(state.open) - 1, mark)
        return
    can_open = mark.opens and mark.shape != "’" and not _ELIDED.match(text, mark.end)
    if can_open and not (top is not None and top.shape == mark.shape == "'"):
        _open(state, mark)


def _is_possessive(text: str, mark: _Mark, later: list[_Mark]) -> bool:
    """Tell whether a closing single mark is rather the apostrophe of a plural: the teachers’ union."""
    if text[mark.at - 1 : mark.at] not in {"s", "z", "x"} or not text[mark.end : mark.end + 1].isspace():
        return False
    deciding = (other for other in later if other.opens or other.closes or other.shape not in _SINGLES)
    following = next(deciding, None)
    return following is not None and following.shape == mark.shape and not following.opens


def _close(state: _State, at: int, mark: _Mark) -> None:
    opener = state.open[at]
    del state.open[at:]
    state.pairs.append(Marked(opener.at, mark.end, closed=True, mark=opener.shape))


def _run_to_the_end(state: _State, text: str, *, runs_on: bool) -> None:
    """Let a mark that was never closed run to the end where it opened the paragraph or the next one goes on."""
    for mark in state.open:
        if mark.shape in _SINGLES or mark.shape in CORNERS:
            continue
        at_start = not text[: mark.at].strip()
        if at_start or (mark.opens and (runs_on or _begins_speech(text, mark))):
            closed_inside = any(pair.start > mark.at and pair.mark == mark.shape for pair in state.pairs)
            if runs_on or not closed_inside:
                state.pairs.append(Marked(mark.at, len(text.rstrip()), closed=False, mark=mark.shape))
                return


def _begins_speech(text: str, mark: _Mark) -> bool:
    """Tell whether a mark that can only open stands before a sentence of its own: Ada Low said: “We will”."""
    before = text[: mark.at].rstrip()[-1:]
    return mark.shape in _ONE_SIDED and before in _BEFORE_SPEECH and text[mark.end : mark.end + 1].isupper()


def _outermost(pairs: list[Marked]) -> tuple[Marked, ...]:
    found: list[Marked] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return tuple(found)
