"""What a single line of a news page says it is, by the set phrases that such pages use."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import regex

from viewer.model import Role
from viewer.reading.dates import is_date_line
from viewer.reading.words import phrases

LONGEST_CUED = 320
"""Characters above which a line is a paragraph whatever it mentions; only the opening of a notice counts."""

MOST_CREDIT_WORDS = 7
"""Words of the longest line that is only a credit: a name, an agency, a year."""

MOST_DATE_WORDS = 12
"""Words of the longest line that tells when the article was published."""

LONGEST_OPENING = 120
"""Characters at the start of a paragraph in which the phrase of a notice stands."""

FEWEST_SENTENCE_WORDS = 12
"""Words from which a line with a full stop may be a sentence of the story that begins like an invitation."""

FEWEST_FULL_WORDS = 3
"""Words from which an opening phrase is an invitation even so."""

MOST_INVITING_WORDS = 10
"""Words of the longest line that invites to follow somebody, whose name may be long."""

_INVITATION = "invitation"

MARK = "mark"
"""Name of the table of marks that a credit follows at the end of a caption."""

LONGEST_CREDIT = 90
"""Characters that may stand after the mark of a credit at the end of a caption."""

MOST_LEAD_WORDS = 4
"""Words of the longest heading of a list of links that only its first word gives away."""

MINIMUM_PREFIX = 2
"""Letters by which the opening phrases are looked up."""


class Cue(StrEnum):
    """What a line gives itself out for; `RELATED_LIST` is the heading over a list of links, the rest name roles."""

    NOTICE = "notice"
    CREDIT = "credit"
    CAPTION = "caption"
    COMMENTS = "comments"
    RELATED_LIST = "related-list"
    RELATED = "related"
    BOILERPLATE = "boilerplate"
    DATE = "date"
    BYLINE = "byline"
    JUNK = "junk"


ROLE_OF_CUE = {
    Cue.NOTICE: Role.NOTICE,
    Cue.CREDIT: Role.CREDIT,
    Cue.CAPTION: Role.CAPTION,
    Cue.COMMENTS: Role.COMMENTS,
    Cue.RELATED_LIST: Role.RELATED,
    Cue.RELATED: Role.RELATED,
    Cue.BOILERPLATE: Role.BOILERPLATE,
    Cue.DATE: Role.DATE,
    Cue.BYLINE: Role.BYLINE,
    Cue.JUNK: Role.JUNK,
}
"""The role of a line that says what it is."""

_LIGHT = frozenset({Cue.NOTICE, Cue.RELATED_LIST, Cue.RELATED, Cue.BOILERPLATE, Cue.COMMENTS})
"""Cues whose opening phrases a sentence of a story may begin with as well."""

_STRAIGHT = str.maketrans("’‘“”״׳\u00a0\u202f：（）／＝｜　", "''\"\"\"'  :()/=| ") | {ord("İ"): "i"}
_NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*")
_WORDS = re.compile(r"\w+")
_EDGES = " \t:.…»«<>|•·*–—-→›‹▶►!?\"'[]"
_MARKED_EDGES = f"{_EDGES}„‚"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|(?:\w+\.)+(?:com|org|net|co|de|fr|il|ru|es|uk)(?:/\S*)?",
    re.IGNORECASE,
)
_MAIL_END = re.compile(r"[\s(]+\S+@\S+$")
_UNSPACED = regex.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BRACKETS = frozenset("()[]")
_SEPARATORS = frozenset("/|")
_PARTED = frozenset('",;')
_COUNTER = re.compile(r"[#\s/|.,:+x×–-]+")
_ELSEWHERE = re.compile(r"(?:\w+\s){0,2}(?:\w+\.)+(?:com|org|net|co|de|fr|il|ru|es|uk)\s?:\s", re.IGNORECASE)
_GLUED_CREDIT = re.compile(r"[^\W\d_A-Z.][.)]?Credit(?=[A-Z:])")
_OWNER = re.compile(r"\s*[|/]\s*")
_SLASHED = re.compile(r"[A-Z][A-Z.&]+(?:/[A-Z][\w.&-]*)+")
_WIRE_CREDIT = re.compile(r"\b(?:REUTERS|AFP|EPA|AP|DPA|EFE|TASS|ANSA|IMAGO)\s?/\s?[^\W\d]")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line and its key."""

    line: str
    key: str

    @property
    def held(self) -> frozenset[str]:
        """Return the tables of which a phrase stands somewhere in the line."""
        return _held(self.key)

    @property
    def words(self) -> int:
        """Return the number of words."""
        return self.key.count(" ") + 1

    def starts(self, cue: Cue) -> bool:
        """Tell whether the key opens with a phrase of this cue, at a word's end; sentences must say it in full."""
        phrase = self.opening(cue)
        return phrase is not None and (cue not in _LIGHT or not self.is_sentence() or _is_full(phrase))

    def opening(self, cue: Cue) -> str | None:
        """Return the phrase of this cue that the key opens with, brackets around all of it left out."""
        key = self.key[1:] if self.key[:1] in _BRACKETS and self.key[-1:] in _BRACKETS else self.key
        openings = _openings(cue)
        likely = openings.get(key[:MINIMUM_PREFIX], ()) + openings.get(key[:1], ())
        return next((said for said in likely if key.startswith(said) and _ends_word(key, len(said))), None)

    def ends(self, cue: Cue, key: str | None = None) -> bool:
        """Tell whether the key ends with a phrase of this cue, at a word's beginning; sentences with more than a word.

        `key` stands in for the own one.
        """
        key = self.key if key is None else key
        if not key.endswith(phrases(cue.value, "end")):
            return False
        found = [phrase for phrase in phrases(cue.value, "end") if key.endswith(phrase)]
        whole = (phrase for phrase in found if phrase == key or _ends_word(key, len(key) - len(phrase)))
        return any(" " in phrase or not self.is_sentence() for phrase in whole)

    def leads(self, cue: Cue) -> bool:
        """Tell whether the line is short, set like a name, and begins with a word that leads to this cue."""
        words = self.line.split()
        led = len(words) <= MOST_LEAD_WORDS and self.key.startswith(_leads(cue))
        return led and all(not word[0].islower() for word in words)

    def is_sentence(self) -> bool:
        """Tell whether the line is long enough, and ends as, a sentence of a story."""
        return self.key.endswith(".") and self.words >= FEWEST_SENTENCE_WORDS


def find_cue(line: str) -> Cue | None:
    """Return what the words of a line alone give it out for, `None` where they do not tell."""
    if not any(map(str.isalnum, line)):
        return Cue.BOILERPLATE if line and _SEPARATORS.issuperset(line) else Cue.JUNK
    seen = _see(line)
    if len(line) > LONGEST_CUED:
        return Cue.NOTICE if seen.starts(Cue.NOTICE) or _credit_end(seen) else None
    found = _whole_lines().get(seen.key) or _whole_lines().get(seen.key.strip(_EDGES))
    return found or next((cue for test, cue in _TESTS if test(seen)), None)


def starts_byline(line: str) -> bool:
    """Tell whether a line opens as bylines do (`By …`, `Von …`, `מאת …`), which sentences may do too."""
    return _see(line).starts(Cue.BYLINE)


def is_site_copyright(line: str) -> bool:
    """Tell whether a copyright line is the site's: with a year or more than a name, it is no photographer's."""
    key = cue_key(line)
    return key.startswith(("©", "(c)")) and ("#" in key or len(key.split()) > MOST_CREDIT_WORDS)


def cue_key(line: str) -> str:
    """Return the form of a line that phrases are compared with: folded, numbers as `#`, one space between words."""
    folded = line.lower() if line.isascii() else unicodedata.normalize("NFC", line).translate(_STRAIGHT).casefold()
    return " ".join(_NUMBERS.sub("#", folded).split())


def _see(line: str) -> _Seen:
    """Return a line ready for all tests; of a long one only its beginning and its end are looked at."""
    if len(line) > LONGEST_CUED:
        line = f"{line[:LONGEST_OPENING]} {line[-LONGEST_CREDIT:]}"
    return _Seen(line, cue_key(line))


@lru_cache(maxsize=1)  # many tests in a row ask it of one line, and those of a long line hardly ever
def _held(key: str) -> frozenset[str]:
    """Return the tables of which a phrase stands in the key; only phrases whose longest word stands there are tried."""
    index = _phrases_by_word()
    likely = index.keys() & set(_WORDS.findall(key))
    return frozenset(table for word in likely for phrase, table in index[word] if phrase in key)


def _is_address(seen: _Seen) -> bool:
    return _ADDRESS.fullmatch(seen.line.strip()) is not None


def _is_counter(seen: _Seen) -> bool:
    return _COUNTER.fullmatch(seen.key) is not None


def _is_date(seen: _Seen) -> bool:
    """Tell whether a line is a date, or opens with `Published` and such and has a number."""
    opened = "#" in seen.key and seen.words <= MOST_DATE_WORDS and seen.starts(Cue.DATE)
    return opened or is_date_line(seen.line)


def _is_byline(seen: _Seen) -> bool:
    """Tell whether a line says that it names writers; their mail address may stand behind."""
    return (
        Cue.BYLINE in seen.held
        or _names_writers(seen)
        or seen.ends(Cue.BYLINE, _MAIL_END.sub("", seen.key).rstrip(". "))
    )


def _names_writers(seen: _Seen) -> bool:
    """Tell whether a line opens with a byline phrase that no name begins with (`Reporting by`), then a name."""
    phrase = seen.opening(Cue.BYLINE) or ""
    rest = seen.line.lstrip("([")[len(phrase) :].lstrip(" :")
    is_telling = " " in phrase or phrase.endswith(":")
    return is_telling and rest[:1].isupper() and (";" in rest or not seen.is_sentence())


def _is_credit(seen: _Seen) -> bool:
    """Tell whether a line is nothing but a credit."""
    if len(seen.line) > LONGEST_CREDIT:
        return False
    if seen.starts(Cue.CREDIT) or _SLASHED.fullmatch(seen.line):
        return True
    owner = _OWNER.split(seen.key)[-1]
    return seen.words <= MOST_CREDIT_WORDS and (Cue.CREDIT in seen.held or (owner in _agencies() and owner != seen.key))


def _is_invitation(seen: _Seen) -> bool:
    """Tell whether a line, in marks or not, invites to follow somebody on a network: Follow Ann Dyer on X @dyer."""
    inner = seen.key.strip(_MARKED_EDGES)
    if not _PARTED.isdisjoint(inner):  # two clauses: one may be somebody's words
        return False
    words = [word.strip(_EDGES) for word in inner.split()]
    named = [word for word in words if word and not word.startswith("@")]
    if not named or len(named) > MOST_INVITING_WORDS or named[-1] not in phrases(_INVITATION, "networks"):
        return False
    return " ".join(named).startswith(tuple(f"{start} " for start in phrases(_INVITATION, "start")))


def _is_elsewhere(seen: _Seen) -> bool:
    """Tell whether a line sends the reader to another page: a site's name, a colon, a title."""
    return _ELSEWHERE.match(seen.line) is not None


def _is_caption(seen: _Seen) -> bool:
    """Tell whether a line describes a picture: it says so, or it ends in a credit."""
    said = seen.starts(Cue.CAPTION) or Cue.CAPTION in seen.held or seen.ends(Cue.CAPTION)
    return said or _credit_end(seen) or _ends_in_agency(seen.line)


def _ends_in_agency(line: str) -> bool:
    """Tell whether a line names an agency or a photographer as captions do, without any mark before the name."""
    slashed = "/" in line and _WIRE_CREDIT.search(line) is not None
    return slashed or ("Credit" in line and _GLUED_CREDIT.search(line) is not None)


def _credit_end(seen: _Seen) -> bool:
    """Tell whether a line ends in a credit after its mark, and not in a sentence after a colon of the writer's."""
    tail = seen.key[-LONGEST_CREDIT:]
    rests = [tail.split(mark, 1)[1] for mark in phrases("credit", "mark") if mark in tail]
    if not rests or MARK not in seen.held:
        return False
    return not (min(rests, key=len).endswith(".") and ". " in min(rests, key=len))


def _says(cue: Cue) -> Callable[[_Seen], bool]:
    """Return the test whether a line opens with, ends with or holds a phrase of this cue."""

    def test(seen: _Seen) -> bool:
        said = cue in seen.held or seen.starts(cue) or seen.leads(cue)
        return said or seen.ends(cue)

    return test


def _ends_word(key: str, at: int) -> bool:
    """Tell whether no word goes on over a place; scripts without spaces between words do not tell."""
    return not (key[at - 1].isalnum() and key[at : at + 1].isalnum()) or _UNSPACED.match(key, at - 1) is not None


def _is_full(phrase: str) -> bool:
    """Tell whether a phrase is long enough that no sentence of a story begins like that."""
    return phrase.endswith(":") or phrase.count(" ") + 1 >= FEWEST_FULL_WORDS


@cache
def _leads(cue: Cue) -> tuple[str, ...]:
    return tuple(f"{word} " for word in phrases(cue.value, "lead"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrases("credit", "full"))


@cache
def _openings(cue: Cue) -> dict[str, tuple[str, ...]]:
    """Return the opening phrases of a cue by their first letters, the longest first."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases(cue.value, "start"), key=len, reverse=True):
        groups.setdefault(phrase[:MINIMUM_PREFIX], []).append(phrase)
    return {prefix: tuple(group) for prefix, group in groups.items()}


@cache
def _phrases_by_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the phrases that count anywhere in a line, with their tables, by their longest word."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for table, key, name in (*((cue.value, "has", cue.value) for cue in Cue), ("credit", "mark", MARK)):
        for phrase in phrases(table, key):
            words = _WORDS.findall(phrase)
            groups.setdefault(max(words, key=len) if words else phrase, []).append((phrase, name))
    return {word: tuple(group) for word, group in groups.items()}


@cache
def _whole_lines() -> dict[str, Cue]:
    """Return the cue of every phrase that is a whole line; the earlier cue of `Cue` wins."""
    table: dict[str, Cue] = {}
    for cue in Cue:
        for phrase in phrases(cue.value, "full"):
            table.setdefault(phrase, cue)
            table.setdefault(phrase.strip(_EDGES), cue)
    return table


_TESTS: tuple[tuple[Callable[[_Seen], bool], Cue], ...] = (
    (_is_address, Cue.BOILERPLATE),
    (_is_date, Cue.DATE),
    (_is_counter, Cue.BOILERPLATE),
    (_says(Cue.NOTICE), Cue.NOTICE),
    (_is_credit, Cue.CREDIT),
    (_is_byline, Cue.BYLINE),
    (_says(Cue.COMMENTS), Cue.COMMENTS),
    (_says(Cue.RELATED_LIST), Cue.RELATED_LIST),
    (_says(Cue.RELATED), Cue.RELATED),
    (_is_elsewhere, Cue.RELATED),
    (_is_invitation, Cue.BOILERPLATE),
    (_says(Cue.BOILERPLATE), Cue.BOILERPLATE),
    (_is_caption, Cue.CAPTION),
)
"""From the surest test to the least sure; the first that holds decides."""
