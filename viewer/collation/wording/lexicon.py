"""The words of a language that carry no content, and those whose coming or going changes what is said."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, NamedTuple

from viewer.collation.wording.phrases import Phrases, forms_of, phrase_key
from viewer.collation.wording.words import Word
from viewer.resources import word_list, word_lists
from viewer.text.folding import fold_key
from viewer.text.kept import Kept
from viewer.text.tokens import TokenKind, kind_of

_REMEMBERED = 1 << 16  # words whose ends are kept: more than a long article has
SHORT_WORD = 2  # letters of a word that counts as empty where the language has no list
LEAST_BEGINNING = 3  # letters of the shortest beginning that is listed for words of any ending


class Unit(NamedTuple):
    """What a number counts: units of one `kind` measure the same thing, `factor` being the size of this one.

    Of the kind "clock" the factor is what is added to an hour of the morning.
    """

    kind: str
    factor: float


class Pole(NamedTuple):
    """One of the two ends, -1 or 1, between which what is said can be turned round: up and down."""

    axis: str
    end: int


def _none() -> Phrases[Any]:
    return Phrases({})


@dataclass(frozen=True, slots=True, eq=False)
class SignalWords:
    """What a language's file says; keys are folded and casefolded as the tokens are.

    `sayings` gives the group of a charged verb of saying, "" for a neutral one; `bounds` gives 1, -1 or 0 for a true
    amount above, below or near the one said; `days` counts from today. `capitals` is how many words with a capital
    in a row inside a sentence make a name, 0 where a capital tells nothing; `endings` are those of forms of one word,
    `roots` tells that forms are made inside the word as well. `directions` gives the ends at which a word or phrase
    stands, `poles` those of a word by how it begins. `counted` names what numbers of people are said of.
    `telling` are all words on any list but the empty ones: a change without any of them can be passed over.
    """

    function: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    denying: Phrases[str] = field(default_factory=_none)
    negated_endings: tuple[str, ...] = ()
    negated_beginnings: tuple[str, ...] = ()
    doubtful_beginnings: tuple[str, ...] = ()
    undenied: tuple[str, ...] = ()
    denial: frozenset[str] = frozenset()
    hedge: Phrases[str] = field(default_factory=_none)
    weak: Phrases[str] = field(default_factory=_none)
    strong: Phrases[str] = field(default_factory=_none)
    able: frozenset[str] = frozenset()
    sayings: Phrases[str] = field(default_factory=_none)
    anonymous: Phrases[str] = field(default_factory=_none)
    describing: frozenset[str] = frozenset()
    according: Phrases[str] = field(default_factory=_none)
    titles: Phrases[str] = field(default_factory=_none)
    places: Phrases[str] = field(default_factory=_none)
    weekdays: Phrases[float] = field(default_factory=_none)
    days: Phrases[float] = field(default_factory=_none)
    months: Phrases[float] = field(default_factory=_none)
    doubtful_months: Phrases[float] = field(default_factory=_none)
    dating: frozenset[str] = frozenset()
    numerals: Phrases[float] = field(default_factory=_none)
    multipliers: Mapping[str, float] = field(default_factory=dict)
    one: frozenset[str] = frozenset()
    numeral_links: frozenset[str] = frozenset()
    compound: re.Pattern[str] | None = None
    minus: frozenset[str] = frozenset()
    bounds: Phrases[int] = field(default_factory=_none)
    units: Phrases[Unit] = field(default_factory=_none)
    counted: Mapping[str, str] = field(default_factory=dict)
    capitals: int = 0
    endings: frozenset[str] = frozenset()
    roots: bool = False
    prefixes: tuple[str, ...] = ()
    directions: Phrases[tuple[Pole, ...]] = field(default_factory=_none)
    poles: Kept[tuple[Pole, ...]] = field(default_factory=lambda: Kept(lambda _: (), 0))
    telling: frozenset[str] = frozenset()

    def forms(self, key: str) -> tuple[str, ...]:
        """Return a key and what is left of it without a prefix that the language writes together with its word."""
        return forms_of(key, self.prefixes)

    def find(self, key: str, listed: Container[str]) -> str | None:
        """Return the form of a key that is listed, or `None`."""
        if key in listed:
            return key
        if not self.prefixes:
            return None
        return next((form for form in self.forms(key) if form in listed), None)

    def tells(self, text: str) -> bool:
        """Tell whether a word, as written, can be part of any signal."""
        kind = kind_of(text)
        if kind == TokenKind.NUMBER or not self.telling:  # without lists numbers are all that tells
            return kind == TokenKind.NUMBER
        key = fold_key(text)
        if kind != TokenKind.WORD:
            return key in self.telling
        if self.capitals and text[0].isupper():
            return True
        key = key.removesuffix("'s")
        if self.find(key, self.telling) is not None or self.is_denied(key) or self.is_compound(key) or self.poles[key]:
            return True
        return not self.capitals and self.is_content_key(key)  # any of them may be a name

    def is_denied(self, key: str) -> bool:
        """Tell whether a word ends as those that deny: didn't."""
        return bool(self.negated_endings) and key.endswith(self.negated_endings)

    def is_surely_denied(self, key: str) -> bool:
        """Tell whether a word begins as those that deny: unfit, ungeeignet."""
        return (
            bool(self.negated_beginnings)
            and key.startswith(self.negated_beginnings)
            and not key.startswith(self.undenied or ("\0",))
        )

    def without_denial(self, key: str) -> list[str]:
        """Return what is left of a word without each beginning that may deny: possible of impossible."""
        beginnings = (*self.negated_beginnings, *self.doubtful_beginnings)
        return [key[len(beginning) :] for beginning in beginnings if key.startswith(beginning)]

    def is_compound(self, key: str) -> bool:
        """Tell whether a word is a number written together from others: fünfundzwanzig."""
        return self.compound is not None and self.compound.fullmatch(key) is not None

    def is_content(self, word: Word) -> bool:
        """Tell whether a word says something by itself."""
        if word.kind == TokenKind.NUMBER:
            return True
        return word.kind == TokenKind.WORD and self.is_content_key(word.key)

    def is_content_key(self, key: str) -> bool:
        """Tell whether a key, which is no sign, says something by itself."""
        return self.find(key, self.function) is None if self.function else len(key) > SHORT_WORD


@cache
def lexicon(language: str | None) -> SignalWords:
    """Return the lists of a language (ISO 639-1); without a file of its own, one of empty words of all languages."""
    table = word_lists("signals").get(language or "")
    if language is None or table is None:
        return SignalWords(function=_all_function_words()) if language is None else SignalWords()
    return _read(table, word_list("calendar", language) or {})


@cache
def telling_words(words: SignalWords) -> Kept[bool]:
    """Return the table of what the words of texts tell in a language, each worked out once."""
    return Kept(words.tells, _REMEMBERED)


def _all_function_words() -> frozenset[str]:
    return frozenset().union(*(_set(table["function"]) for table in word_lists("signals").values()))


def _read(table: dict[str, Any], calendar: dict[str, Any]) -> SignalWords:
    prefixes = tuple(fold_key(table["prefixes"]).split())
    phrases = partial(Phrases, prefixes=prefixes)
    numbers, one = table["numbers"], _set(table["numbers"]["one"])
    numerals, multipliers = _valued(numbers["numerals"]), _words_valued(numbers["multipliers"])
    ends, stems = _directions(table["directions"])
    months, doubtful = _lines(calendar["months"]), _listed(table["doubtful_months"].split())
    words = SignalWords(
        function=_set(table["function"]),
        negation=_set(table["negation"]),
        denying=phrases(_listed(table["denying"])),
        negated_endings=tuple(table["negated_endings"].split()),
        negated_beginnings=tuple(table["negated_beginnings"].split()),
        doubtful_beginnings=tuple(table["doubtful_beginnings"].split()),
        undenied=tuple(table["undenied"].split()),
        denial=_set(table["denial"]),
        hedge=phrases(_listed(table["hedge"])),
        weak=phrases(_listed(table["weak"])),
        strong=phrases(_listed(table["strong"])),
        able=_set(table["able"]),
        sayings=phrases(
            _listed(table["attribution"]["neutral"].split(), "")
            | {key: group for group, said in table["attribution"]["loaded"].items() for key in _listed(said.split())}
        ),
        anonymous=phrases(_listed(table["attribution"]["anonymous"])),
        describing=_set(table["attribution"]["describing"]),
        according=phrases(_listed(table["attribution"]["according"])),
        titles=phrases(_listed(table["titles"].split())),
        places=phrases(_listed(table["places"].split())),
        weekdays=phrases(_lines(calendar["weekdays"]) | _valued(table["weekdays"])),
        days=phrases(_valued(table["days"])),
        months=phrases({key: number for key, number in months.items() if key not in doubtful}),
        doubtful_months=phrases({key: number for key, number in months.items() if key in doubtful}),
        dating=_set(table["dating"]),
        numerals=phrases(numerals),
        multipliers=multipliers,
        one=one,
        numeral_links=_set(numbers["links"]),
        compound=_compound(numbers["compounds"], {*_single(numerals), *multipliers, *one}),
        minus=_set(numbers["minus"]),
        bounds=phrases({key: side for side, name in _SIDES for key in _listed(table["bounds"][name])}),
        units=phrases(
            {key: Unit(kind, size) for kind, each in table["units"].items() for key, size in _valued(each).items()}
        ),
        counted={key: name for name, listed in table["counted"].items() for key in _set(listed)},
        capitals=table["capitals"],
        endings=frozenset({"", *table["endings"].split()}),
        roots=table["roots"],
        prefixes=prefixes,
        directions=phrases(ends),
        poles=Kept(partial(_poles_of, {key[0]: poles for key, poles in stems.items()}, prefixes), _REMEMBERED),
    )
    return replace(words, telling=_telling(words))


_SIDES = ((1, "above"), (-1, "below"), (0, "about"))


def _telling(words: SignalWords) -> frozenset[str]:
    dated = (words.weekdays, words.days, words.months, words.doubtful_months)
    counted = (words.numerals, words.units, words.bounds, *dated)
    said = (
        words.denying,
        words.hedge,
        words.weak,
        words.strong,
        words.sayings,
        words.anonymous,
        words.according,
        words.titles,
        words.places,
        words.directions,
    )
    phrases = (key for listed in (*counted, *said) for phrase in listed.listed for key in phrase)
    return frozenset({*words.negation, *words.multipliers, *words.one, *words.minus, "-", *phrases})


def _set(words: str) -> frozenset[str]:
    return frozenset(fold_key(words).split())


def _listed(phrases: str | Iterable[str], value: str | None = None) -> dict[tuple[str, ...], str]:
    """Return phrases parted by commas, or words in which `_` stands for a space, each with a value or itself."""
    split = phrases.split(",") if isinstance(phrases, str) else (word.replace("_", " ") for word in phrases)
    return {key: " ".join(key) if value is None else value for key in map(phrase_key, split) if key}


_Poles = dict[tuple[str, ...], tuple[Pole, ...]]


def _directions(axes: Mapping[str, str]) -> tuple[_Poles, _Poles]:
    """Return the ends at which words and phrases stand, and those of beginnings: `rise | fall` on an axis, `soar*`."""
    found: tuple[_Poles, _Poles] = {}, {}
    for axis, listed in axes.items():
        for end, words in zip((1, -1), listed.split("|"), strict=True):
            for word in words.split():
                key, poles = phrase_key(word.rstrip("*").replace("_", " ")), found[word.endswith("*")]
                poles[key] = (*poles.get(key, ()), Pole(axis, end))
    return found


def _poles_of(stems: Mapping[str, tuple[Pole, ...]], prefixes: tuple[str, ...], key: str) -> tuple[Pole, ...]:
    """Return the ends at which a word stands by how it begins, on each axis by the longest known beginning."""
    found: dict[str, Pole] = {}
    for form in forms_of(key, prefixes):
        for size in range(len(form), LEAST_BEGINNING - 1, -1):
            for pole in stems.get(form[:size], ()):
                found.setdefault(pole.axis, pole)
    return tuple(found.values())


def _lines(words: str) -> dict[tuple[str, ...], float]:
    """Return the number, from 1, of the line of each form: forms of one thing are parted by commas."""
    lines = enumerate(words.splitlines(), 1)
    return {key: number for number, line in lines for form in line.split(",") if (key := phrase_key(form))}


def _valued(pairs: str) -> dict[tuple[str, ...], float]:
    """Return the value of each spelling: `two/2nd=2`, spellings parted by a slash, `_` for a space."""
    split = (pair.rpartition("=") for pair in pairs.split())
    return {
        phrase_key(spelling.replace("_", " ")): float(value)
        for spellings, _, value in split
        for spelling in spellings.split("/")
    }


def _words_valued(pairs: str) -> dict[str, float]:
    return {key: value for (key,), value in _valued(pairs).items()}


def _single(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(key[0] for key in phrases if len(key) == 1)


def _compound(links: str, parts: Iterable[str]) -> re.Pattern[str] | None:
    """Compile what finds numbers written as one word out of several, where the language writes them so."""
    if not links:
        return None
    longest_first = sorted({*parts, *links.split()}, key=lambda part: (-len(part), part))
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})+")
