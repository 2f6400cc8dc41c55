"""The scripts a text is written in, stretch by stretch, and the direction it is read in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from viewer.model import Direction, Span

LATIN = "Latn"
NO_SCRIPT = "Zyyy"
"""ISO 15924 for a text without a letter of any script."""

# Tried in this order for a character seen for the first time: the scripts that news is written in come first.
_SCRIPT_NAMES = (
    "Latn Cyrl Arab Hebr Grek Hani Hira Kana Hang Thai Deva Beng Armn Geor Taml Telu Gujr Guru Knda Mlym Orya Sinh "
    "Laoo Khmr Mymr Tibt Ethi Mong Thaa Syrc Nkoo Cher Cans Bopo Yiii Tfng Copt Runr Ogam Goth Java Bali Sund Cham "
    "Limb Tale Talu Lana Olck Lisu Vaii Bamu Mtei Adlm Rohg Brai Bugi Samr Mand Glag"
)
_SCRIPTS = _SCRIPT_NAMES.split()
_OTHER_SCRIPT = "Zzzz"
_EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})
_KANA = frozenset({"Hira", "Kana"})

# A Chinese or Japanese character says about as much as so many letters of an alphabet.
_WEIGHT = {"Hani": 3, "Jpan": 3, "Kore": 2, "Hang": 2, "Bopo": 2}
# Enough to know which script leads; a text of megabytes is not counted through.
_SAMPLE = 20_000

# What joins its neighbour: characters of no script, marks, and signs written before the letter they belong to.
_JOINING = r"\p{Common}\p{Inherited}\p{Unknown}\p{M}\p{GCB=SpacingMark}\p{GCB=Prepend}"
_NOT_LATIN = regex.compile(rf"[^\p{{Latin}}{_JOINING}]")
# Most Latin text, told in a quarter of the time of asking for properties.
_SURELY_LATIN = re.compile("[\x00-\u02af\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_STRONG = regex.compile(rf"[^{_JOINING}]")
_LETTER = regex.compile(r"\p{L}")
_LETTERS = regex.compile(r"\p{L}+")
# What opens goes with the words it opens: brackets anywhere, straight quotes after a space or at the beginning.
_OPENING = regex.compile(r"(?:(?<=[\s\p{Ps}\p{Pi}])[\"'\p{Pf}#@]|[\p{Ps}\p{Pi}¿¡\p{GCB=Prepend}])+$")
# More marks than this are never opened before one word.
_OPENING_REACH = 8

_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_DIRECTED = regex.compile(r"[[\p{bc=L}\p{bc=R}\p{bc=AL}]--[\u200e\u200f\u061c]]|[\u2066-\u2069]", regex.VERSION1)
_RIGHT_TO_LEFT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """A stretch in one script, as an ISO 15924 code; the runs of a text join back to it."""

    span: Span
    script: str


def script_runs(text: str) -> tuple[ScriptRun, ...]:
    """Cut `text` where its script changes; digits, spaces and punctuation join a neighbour (after UAX 24).

    Japanese (kanji with kana) is one script, `Jpan`, Korean with Chinese characters `Kore`; a text without letters is
    one run of `Zyyy`. No cut falls inside a grapheme cluster.
    """
    if not text:
        return ()
    if _SURELY_LATIN.fullmatch(text) or _NOT_LATIN.search(text) is None:
        script = LATIN if _STRONG.search(text) else NO_SCRIPT
        return (ScriptRun(Span(0, len(text)), script),)
    return tuple(_joined(list(_strong_runs(text)), text))


def dominant_script(text: str) -> str | None:
    """Return the script that most of the letters belong to, as an ISO 15924 code, or `None` without letters."""
    if _LETTER.search(text, 0, _SAMPLE) is None:
        found = _LETTER.search(text)
        if found is None:
            return None
        text = text[found.start() :]
    runs = script_runs(text[:_SAMPLE])
    if len(runs) == 1:
        return runs[0].script
    letters: dict[str, int] = {}
    for run in runs:
        count = sum(map(len, _LETTERS.findall(text, run.span.start, run.span.end)))
        letters[run.script] = letters.get(run.script, 0) + count * _WEIGHT.get(run.script, 1)
    return max(letters, key=lambda script: letters[script])


def base_direction(text: str) -> Direction:
    """Return the direction of the first strong character outside isolates (UAX 9, P2 and P3), else of any inside.

    Direction marks, embeddings and overrides are not read: they direct what the author did not write.
    """
    depth, inside = 0, None
    for match in _DIRECTED.finditer(text):
        character = match.group()
        if character in _ISOLATES:
            depth += 1
        elif character == _POP_ISOLATE:
            depth = max(0, depth - 1)
        elif depth == 0:
            return _direction(character)
        else:
            inside = inside or character
    return _direction(inside) if inside else Direction.LTR


def _direction(character: str) -> Direction:
    return Direction.RTL if _RIGHT_TO_LEFT.match(character) else Direction.LTR


@cache
def _script_of(character: str) -> str:
    """Return the script of a strong character."""
    return next((script for script in _SCRIPTS if _member(script).match(character)), _OTHER_SCRIPT)


@cache
def _member(script: str) -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Script={script}}}")


@cache
def _leaver(script: str) -> regex.Pattern[str]:
    """Return a pattern for the first character that a run of `script` cannot hold."""
    if script == _OTHER_SCRIPT:
        named = "".join(rf"\p{{Script={name}}}" for name in _SCRIPTS)
        return regex.compile(rf"[[{named}]--[{_JOINING}]]", regex.VERSION1)
    return regex.compile(rf"[^\p{{Script={script}}}{_JOINING}]")


def _strong_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each run begins, and its script; what lies before the first letter belongs to its run."""
    found = _STRONG.search(text)
    at = 0
    while found is not None:
        script = _script_of(found.group())
        yield at, script
        found = _leaver(script).search(text, found.end())
        if found is not None:
            at = _opening_before(text, at, found.start())


def _opening_before(text: str, start: int, end: int) -> int:
    """Return where the run whose first letter stands at `end` begins, opening marks before it included."""
    if text[end - 1] == " ":
        return end
    opening = _OPENING.search(text, max(start + 1, end - _OPENING_REACH), end)
    return opening.start() if opening else end


def _joined(starts: list[tuple[int, str]], text: str) -> Iterator[ScriptRun]:
    """Yield the runs with the scripts of one East Asian line taken together."""
    ends = [start for start, _ in starts[1:]] + [len(text)]
    at = 0
    while at < len(starts):
        last = at
        while last + 1 < len(starts) and _write_together(starts[last], starts[last + 1], text):
            last += 1
        yield ScriptRun(Span(starts[at][0], ends[last]), _common_name({script for _, script in starts[at : last + 1]}))
        at = last + 1


def _write_together(first: tuple[int, str], second: tuple[int, str], text: str) -> bool:
    both_east_asian = first[1] in _EAST_ASIAN and second[1] in _EAST_ASIAN
    return both_east_asian and "\n" not in text[first[0] : second[0]]


def _common_name(scripts: set[str]) -> str:
    if len(scripts) == 1 and not scripts & _KANA:
        return next(iter(scripts))
    if scripts & _KANA:
        return "Jpan"
    return "Kore" if "Hang" in scripts else "Hani"
