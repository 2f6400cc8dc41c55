"""Names of persons and places in a stretch of words, and whether two of them are one name spelled in two ways."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.collation.claims.facts import Fact, bare_name, fact
from viewer.collation.wording.lexicon import SignalWords
from viewer.collation.wording.words import Words
from viewer.text.tokens import TokenKind, kind_of

LEAST_SPELLED = 4  # letters of a name that may be spelled in two ways: shorter ones are too easily two names
LONG_NAME = 7  # letters from which two letters may differ
TITLED_WORDS = 3  # words behind a title that may be its name where capitals tell nothing
LEAST_ROOT = 2  # letters that are left of a root when the weak ones are taken away
ROOT_LETTERS = 3  # letters that forms of one word share where they are made inside the word
LEAST_STEM, STEM = 4, 5  # letters that forms of one word share at least, and mostly
_WEAK_LETTERS = frozenset("אהויىايوهةأإآءؤئ")  # written or left out, and changed by inflection, in Hebrew and Arabic
_JOINED = frozenset("-")  # signs inside a name


def names_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the names, each by its last word: runs of capitals inside a sentence, what follows a title, known places.

    Where a capital tells nothing, titles and the list of places are all there is.
    """
    runs = [*_capital_runs(words, lexicon), *_titled(words, lexicon), *_places(words, lexicon)]
    found: list[Fact] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not found or start >= found[-1].end:
            found.append(fact(("name", bare_name(_stem(words, end - 1, lexicon))), start, end))
    return found


def _stem(words: Words, at: int, lexicon: SignalWords) -> str:
    """Return the key of a name's last word, of a known place without what is written onto it."""
    key = words.keys[at]
    return next((form for form in lexicon.forms(key) if (form,) in lexicon.places.listed), key)


class _Run(NamedTuple):
    start: int
    end: int


def _capital_runs(words: Words, lexicon: SignalWords) -> Iterator[_Run]:
    if not lexicon.capitals:
        return
    start: int | None = None
    for at in range(len(words) + 1):
        if at < len(words) and is_name(words, at, lexicon):
            start = (at - 1 if _opens_name(words, at - 1, lexicon) else at) if start is None else start
            continue
        if start is not None and at - start >= lexicon.capitals:
            yield _Run(start, at)
        start = None


def _opens_name(words: Words, at: int, lexicon: SignalWords) -> bool:
    """Tell whether the word that opens a sentence can be the first one of the name behind it: Ann Holm left."""
    if at < 0 or lexicon.capitals != 1 or words[at].block != words[at + 1].block or not words[at].opens:
        return False
    key = words.keys[at].removesuffix("'s")
    return words.texts[at][0].isupper() and not _is_listed(key, lexicon)


def _is_listed(key: str, lexicon: SignalWords) -> bool:
    """Tell whether a word with a capital is one of those that are no names."""
    single = (key,)
    dated = (lexicon.weekdays, lexicon.days, lexicon.months, lexicon.doubtful_months)
    listed = (*dated, lexicon.titles, lexicon.numerals, lexicon.units, lexicon.anonymous)
    empty = key in lexicon.function or key in lexicon.multipliers
    return empty or any(single in each.listed for each in listed)


def _titled(words: Words, lexicon: SignalWords) -> Iterator[_Run]:
    """Yield the one or two words behind a title, where a capital does not tell by itself."""
    if lexicon.capitals == 1:
        return
    for title in lexicon.titles.all_in(words.keys):
        end = title.end
        while end < min(len(words), title.end + TITLED_WORDS) and _can_be_titled(words, end, lexicon):
            end += 1
        if end > title.end:
            yield _Run(title.end, min(end, title.end + TITLED_WORDS - 1))


def _can_be_titled(words: Words, at: int, lexicon: SignalWords) -> bool:
    key = words.keys[at]
    if kind_of(words.texts[at]) != TokenKind.WORD or not lexicon.is_content_key(key):
        return False
    if lexicon.capitals and not words.texts[at][0].isupper():
        return False
    return lexicon.find(key, lexicon.telling) is None


def _places(words: Words, lexicon: SignalWords) -> Iterator[_Run]:
    for place in lexicon.places.all_in(words.keys):
        if not lexicon.capitals or words.texts[place.start][0].isupper():
            yield _Run(place.start, place.end)


def is_name(words: Words, at: int, lexicon: SignalWords) -> bool:
    """Tell whether the capital inside a sentence makes a word part of a name: no month, number, title or unit."""
    text = words.texts[at]
    if not text[0].isupper() or len(text) == 1 or text[0].isdecimal():
        return False
    key = text.casefold().removesuffix("'s").removesuffix("’s")
    return not _is_listed(key, lexicon) and words[at].is_name


def are_forms(one: str, other: str, lexicon: SignalWords) -> bool:
    """Tell whether two keys are likely forms of one word: signed and sign, river and rivers."""
    if one == other:
        return True
    short = min(len(one), len(other), STEM)
    if LEAST_STEM <= short <= _common(one, other) or is_inflected(one, other, lexicon):
        return True
    return lexicon.roots and _shares_root(one, other)


def is_inflected(one: str, other: str, lexicon: SignalWords) -> bool:
    """Tell whether two keys differ in endings of the language alone: Iraq, Iraqi."""
    head = _common(one, other)
    return head >= LEAST_STEM and {one[head:], other[head:]} <= lexicon.endings


def _shares_root(one: str, other: str) -> bool:
    """Tell whether two words share three letters in a row, as words of one root mostly do, or all strong ones."""
    if any(one[at : at + ROOT_LETTERS] in other for at in range(len(one) - ROOT_LETTERS + 1)):
        return True
    return len(_consonants(one)) >= LEAST_ROOT and _consonants(one) == _consonants(other)


def is_respelled(one: str, other: str, lexicon: SignalWords) -> bool:
    """Tell whether two different keys are most likely one name with a letter or two exchanged, dropped or added.

    Forms of one word are not: those that differ in their endings, in Hebrew and Arabic also in their weak letters.
    """
    one, other = bare_name(one), bare_name(other)
    if min(len(one), len(other)) < LEAST_SPELLED or not {*lexicon.forms(one)}.isdisjoint(lexicon.forms(other)):
        return False
    head = _common(one, other)
    if {one[head:], other[head:]} <= lexicon.endings:
        return False
    if lexicon.roots and (_consonants(one) == _consonants(other) or one in other or other in one):
        return False
    if one.startswith(other) or other.startswith(one):
        return False
    allowed = 2 if min(len(one), len(other)) >= LONG_NAME and (one[0], one[-1]) == (other[0], other[-1]) else 1
    return _distance(one, other, allowed) <= allowed


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _consonants(key: str) -> str:
    return "".join(letter for letter in key if letter not in _WEAK_LETTERS)


def _distance(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """Return how many letters must be exchanged, dropped, added or turned round, counted up to one more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        last, before, row = before, row, [i + 1]
        for j, beside in enumerate(other):
            cost = min(before[j] + (letter != beside), before[j + 1] + 1, row[j] + 1)
            if last and j and letter == other[j - 1] and one[i - 1] == beside:
                cost = min(cost, last[j - 1] + 1)
            row.append(cost)
    return row[-1]
