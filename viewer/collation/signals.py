"""What a change does to the meaning, as far as words alone can show it.

A fact counts as changed only if the rest of the row does not have it: a number that moved within its paragraph, or is
now written out, has not changed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from viewer.collation.facts import Fact, bare_name, dates_of, is_title
from viewer.collation.lexicon import lexicon
from viewer.collation.names import STEM, are_forms, is_inflected, is_name, is_respelled, names_of
from viewer.collation.numbers import Quantity, numbers_of, same_quantity, units_differ
from viewer.collation.said import FactsOf, Row, Said, Side, Stretch, Witnessed, sides_of, whole_of
from viewer.collation.stance import attributions, certainties, hedges, negations, sources, turned, vouchers
from viewer.collation.variants import changes_between
from viewer.collation.worddiff import Change
from viewer.collation.words import words_of
from viewer.model import Signal, SignalKind

COMPACT = 4  # content words of a side of a change up to which what stands in it was put in place of the other
RESPELLED_REACH = 12  # words of either side of a change among which a name may be spelled in another way
THING_REACH = 3  # words behind a number among which the thing counted is named
DIRECT = 3  # words of a side of a change up to which they stand right in the place of the other side's
TWO = 2  # the first number that can stand where "one" stood: that word alone is an article in too many languages
MOST_PAIRS = 2_500  # lost facts times gained ones beyond which no pairs are looked for across changes

Value = tuple[str, object]  # the class of a fact and what it amounts to
Told = tuple[int, Witnessed]  # the number of a change, and what it does


def find_signals(base: str, witness: str, *, language: str | None = None) -> tuple[Signal, ...]:
    """Return the signals between two texts that say much the same."""
    words, sides = lexicon(language), (words_of(((0, base),)), words_of(((0, witness),)))
    row = Row(Said(sides[0], words), Said(sides[1], words))
    told = signals_in(changes_between(*sides, words), row)
    return tuple(row.signal(found) for found in chain.from_iterable(told))


def signals_in(changes: Sequence[Change], row: Row) -> list[list[Witnessed]]:
    """Return the signals of the changes of a row, a list for each; what two of them do together stands in the first."""
    told: list[list[Witnessed]] = [[] for _ in changes]
    sides = [sides_of(change, row) for change in changes]
    respelled = list(_respelled(sides))
    for at, found in chain(
        _swaps(SignalKind.NUMBER, numbers_of, sides, row),
        _swaps(SignalKind.DATE, dates_of, sides, row),
        respelled,
        _without(respelled, _swaps(SignalKind.NAME, names_of, sides, row)),
    ):
        told[at].append(found)
    for at, found in _replaced(sides, row):
        if not told[at]:
            told[at].append(found)
    for at, (base, witness) in enumerate(sides):
        told[at] += [*negations(base, witness), *hedges(base, witness)]
        told[at] += [found for found in certainties(base, witness) if not _is_told(found, told)]
    for at, found in chain(attributions(sides), sources(sides)):
        told[at] = [other for other in told[at] if not _is_verb(other, found)]
        told[at].append(found)
    for at, pair in enumerate(sides):
        told[at] += [] if any(map(_tells_teller, told[at])) else vouchers(*pair)
    return told


def _tells_teller(found: Witnessed) -> bool:
    return found.kind in {SignalKind.ATTRIBUTION, SignalKind.SOURCE, SignalKind.HEDGE}


def _is_verb(hedge: Witnessed, found: Witnessed) -> bool:
    """Tell whether a hedge is the verb of saying of another signal: he alleged."""
    return hedge.kind == SignalKind.HEDGE and (hedge.base == found.base or hedge.witness == found.witness)


def _is_told(found: Witnessed, told: Sequence[Sequence[Witnessed]]) -> bool:
    """Tell whether a sure word that two changes may stand against was taken by the first of them."""
    others = [other for others in told for other in others if other.kind == found.kind]
    return any(
        (found.base.end and found.base == other.base) or (found.witness.end and found.witness == other.witness)
        for other in others
    )


def ties_of(row: Row) -> list[Witnessed]:
    """Return what was exchanged in a row of which the wording is gone, as far as it is said of the same thing."""
    sides = [sides_of(whole_of(row), row)]
    base, witness = sides[0]
    found = [
        *(told for _, told in _swaps(SignalKind.NUMBER, numbers_of, sides, row, strict=True)),
        *(told for _, told in _swaps(SignalKind.DATE, dates_of, sides, row, strict=True)),
        *turned(base, witness),
        *(told for _, told in (*attributions(sides), *sources(sides))),
    ]
    return [told for told in found if _context(told.base, told.witness, row)]


def ties_across(row: Row) -> list[Witnessed]:
    """Return the number and the date exchanged in a row between two languages, where each side has one of its own.

    Names and words cannot be told from translated ones there.
    """
    sides = sides_of(whole_of(row), row)
    found: list[Witnessed] = []
    for kind, facts_of in ((SignalKind.NUMBER, numbers_of), (SignalKind.DATE, dates_of)):
        lost, gained = _held([sides[0]], facts_of, row.witness), _held([sides[1]], facts_of, row.base)
        if len(lost) == len(gained) == 1 and _are_one_class(lost[0].fact, gained[0].fact):
            found.append(_exchanged(kind, lost[0].fact, gained[0].fact))
    return found


def _are_one_class(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are of one class, and numbers of one unit but not one amount."""
    first, second = _quantity(one), _quantity(other)
    if one.value[0] == "number" and (first.amount == second.amount or units_differ(first, second)):
        return False
    return one.value[0] == other.value[0]


def _is_titled(row: Row) -> bool:
    """Tell whether a side is written with capitals throughout, in a language in which they otherwise mean names."""
    return row.base.lexicon.capitals == 1 and any(is_title(side.words, side.lexicon) for side in row)


class _Held(NamedTuple):
    """A fact that only one side of a row has, and the number of the change that touches it."""

    at: int
    fact: Fact


def _swaps(
    kind: SignalKind, facts_of: FactsOf, sides: Sequence[tuple[Side, Side]], row: Row, *, strict: bool = False
) -> list[Told]:
    """Return pairs of facts of one class of which each side has one that the other side's row has not.

    What one change takes and gives is paired first; `strict` asks even there for facts said of the same thing.
    """
    if not row.base.facts(facts_of) or not row.witness.facts(facts_of):
        return []
    if kind == SignalKind.NAME and _is_titled(row):
        return []
    lost = _held([base for base, _ in sides], facts_of, row.witness)
    gained = _held([witness for _, witness in sides], facts_of, row.base)
    found = [] if strict else _paired(kind, lost, gained, lambda one, other: _near(kind, one, other, sides, row))
    if len(lost) * len(gained) <= MOST_PAIRS:
        only = len(lost) == len(gained) == 1
        found += _paired(kind, lost, gained, lambda one, other: _apart(kind, one.fact, other.fact, row, only=only))
    return found


def _held(sides: Sequence[Side], facts_of: FactsOf, other: Said) -> list[_Held]:
    """Return the facts that changes touch and the other side does not have, each once."""
    known = other.counts(facts_of)
    found: dict[Fact, _Held] = {}
    for at, side in enumerate(sides):
        for fact in side.facts(facts_of):
            if fact not in found and not _is_said(fact, side.said, other, known):
                found[fact] = _Held(at, fact)
    return list(found.values())


_Rate = Callable[[_Held, _Held], tuple[int, ...] | None]


def _paired(kind: SignalKind, lost: list[_Held], gained: list[_Held], rate: _Rate) -> list[Told]:
    """Pair each lost fact with the gained one that rates best; both leave their lists."""
    found: list[Told] = []
    for one in lost[:]:
        rated = [(score, -at) for at, other in enumerate(gained) if (score := rate(one, other)) is not None]
        if rated:
            other = gained.pop(-max(rated)[1])
            lost.remove(one)
            found.append((one.at, _exchanged(kind, one.fact, other.fact)))
    return found


def _exchanged(kind: SignalKind, one: Fact, other: Fact) -> Witnessed:
    """Return what was exchanged: of numbers with one amount, their units and bounds with them."""
    numbers = _quantity(one), _quantity(other)
    if kind == SignalKind.NUMBER and numbers[0].amount == numbers[1].amount:
        return Witnessed(kind, Stretch(one.first, one.last), Stretch(other.first, other.last))
    return Witnessed(kind, Stretch(one.start, one.end), Stretch(other.start, other.end))


def _quantity(fact: Fact) -> Quantity:
    return fact.value[1] if isinstance(fact.value[1], Quantity) else Quantity(0.0)


def _near(
    kind: SignalKind, one: _Held, other: _Held, sides: Sequence[tuple[Side, Side]], row: Row
) -> tuple[int, ...] | None:
    """Rate a pair inside one change, `None` where it is none."""
    if one.at != other.at or one.fact.value[0] != other.fact.value[0]:
        return None
    base, witness = sides[one.at]
    compact = all(len(side.said.content(side.start, side.end)) <= COMPACT for side in (base, witness))
    shared = len(_around(row.base, one.fact) & _around(row.witness, other.fact))
    if kind == SignalKind.NUMBER:
        likeness = _likeness(one.fact, other.fact, row)
        return None if likeness is None or not (compact or any(likeness) or shared) else (*likeness, shared)
    if kind == SignalKind.NAME:
        kin = _shared_names(one.fact, other.fact, row)
        return (kin, shared) if compact or shared or kin else None
    return (shared,)


def _shared_names(one: Fact, other: Fact, row: Row) -> int:
    """Return how many words two names have in common: Ann Holm, Ann Lund."""
    keys = row.base.words.keys[one.start : one.end], row.witness.words.keys[other.start : other.end]
    return len({*map(bare_name, keys[0])} & {*map(bare_name, keys[1])})


def _apart(kind: SignalKind, one: Fact, other: Fact, row: Row, *, only: bool) -> tuple[int, ...] | None:
    """Rate a pair that no change holds together, `None` where nothing tells that they are said of one thing."""
    if one.value[0] != other.value[0]:
        return None
    if kind == SignalKind.NAME:
        kin = _shared_names(one, other, row)
        return (kin,) if kin else None
    shared = len(_around(row.base, one) & _around(row.witness, other))
    if kind == SignalKind.DATE:
        return (shared,) if shared or only else None
    likeness = _likeness(one, other, row)
    if likeness is None or not (likeness[0] or (likeness[1] and shared)):
        return None
    return (*likeness, shared)


def _likeness(one: Fact, other: Fact, row: Row) -> tuple[int, int] | None:
    """Tell whether two numbers count a thing of one name, and whether in one unit; `None` where that cannot be."""
    first, second = _quantity(one), _quantity(other)
    units = first.unit is not None and second.unit is not None
    if units_differ(first, second) and first.amount != second.amount:
        return None
    things = _things(row.base, one) & _things(row.witness, other)
    return (len(things), int(units and not units_differ(first, second)))


def _things(said: Said, fact: Fact) -> frozenset[str]:
    """Return the first letters of the content words right behind a number."""
    return frozenset(key[:STEM] for key in said.content(fact.last, fact.last + THING_REACH))


def _around(said: Said, fact: Fact) -> frozenset[str]:
    return said.around(fact.start, fact.end)


def _context(base: Stretch, witness: Stretch, row: Row) -> bool:
    return not row.base.around(*base).isdisjoint(row.witness.around(*witness))


def _is_said(fact: Fact, own: Said, side: Said, known: Collection[Value]) -> bool:
    """Tell whether a side of the row says a fact: a name by its last word or its initials, others by their value."""
    if fact.value[0] == "name":
        return _is_named(fact, own, side)
    return fact.value in known or any(_says_same(fact.value, other) for other in known)


def _says_same(one: Value, other: Value) -> bool:
    """Tell whether two facts, no names, can be the same statement: "in May" says nothing against 7 May."""
    first, second = one[1], other[1]
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return same_quantity(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple):  # of a month and its day
        return first[0] == second[0] and (first[1] == second[1] or None in {first[1], second[1]})
    return one == other


def _is_named(fact: Fact, own: Said, side: Said) -> bool:
    keys = side.name_keys()
    words = [bare_name(key) for key in own.words.keys[fact.start : fact.end]]
    short = "".join(key[0] for key in words)
    if any(key in keys for key in (str(fact.value[1]), words[-1], short)):
        return True
    facts = side.facts(names_of)
    lasts = {str(other.value[1]) for other in facts}
    if not (lasts | {_initials(other, side) for other in facts}).isdisjoint(words):
        return True
    return any(is_inflected(words[-1], last, side.lexicon) for last in lasts)


def _initials(named: Fact | Side, side: Said) -> str:
    return "".join(key[0] for key in side.words.keys[named.start : named.end])


def _replaced(sides: Sequence[tuple[Side, Side]], row: Row) -> list[Told]:
    """Return what was put right in the place of something else, though the row may say one of the two elsewhere too."""
    found: list[Told] = []
    names = row.base.lexicon.capitals == 1 and not _is_titled(row)
    for at, pair in enumerate(sides):
        if all(0 < side.end - side.start <= DIRECT for side in pair):
            told = _figure_or_day(*pair) or (_renamed(*pair) if names else None)
            found += [(at, told)] if told else []
    return found


def _figure_or_day(base: Side, witness: Side) -> Witnessed | None:
    """Return the one number or date of each side of a change, if each is said more often on its own side."""
    (days, other_days), (numbers, other_numbers) = (
        [side.facts(facts_of) for side in (base, witness)] for facts_of in (dates_of, numbers_of)
    )
    one, other = [*days, *numbers], [*other_days, *other_numbers]
    if bool(one) != bool(other):
        return _one_more(base, witness, [*one, *other])
    if (
        len(one) != 1
        or len(other) != 1
        or not (_outnumbers(one[0], base, witness) and _outnumbers(other[0], witness, base))
    ):
        return None
    if _says_same(one[0].value, other[0].value):
        return None
    if one[0].value[0] != other[0].value[0] and not (_in_figures(one[0], base) and _in_figures(other[0], witness)):
        return None
    return _exchanged(SignalKind.DATE if days or other_days else SignalKind.NUMBER, one[0], other[0])


def _one_more(base: Side, witness: Side, facts: Sequence[Fact]) -> Witnessed | None:
    """Return the number of one side that stands where the other has "one": one man, two men."""
    if len(facts) != 1 or _quantity(facts[0]).amount < TWO:
        return None
    numbered, single = (base, witness) if facts[0] in base.facts(numbers_of) else (witness, base)
    at = single.start + facts[0].start - numbered.start
    if not single.start <= at < single.end or not single.said.lexicon.find(_key(single, at), single.said.lexicon.one):
        return None
    pair = Stretch(facts[0].start, facts[0].end), Stretch(at, at + 1)
    return Witnessed(SignalKind.NUMBER, *(pair if numbered is base else pair[::-1]))


def _in_figures(fact: Fact, side: Side) -> bool:
    return any(key[0].isdecimal() for key in side.said.words.keys[fact.start : fact.end])


def _outnumbers(fact: Fact, side: Side, other: Side) -> bool:
    """Tell whether a side of the row states a fact more often than the other."""
    own, others = [sum(one.said.counts(of)[fact.value] for of in (dates_of, numbers_of)) for one in (side, other)]
    return own > others


def _renamed(base: Side, witness: Side) -> Witnessed | None:
    """Return a name of which a change exchanges nothing but words with a capital that the other side has not."""
    words = base.said.lexicon
    if not (_is_new_name(base, witness.said) and _is_new_name(witness, base.said)):
        return None
    keys = _key(base, base.end - 1), _key(witness, witness.end - 1)
    if are_forms(*keys, words) or keys[1] == _initials(base, base.said) or keys[0] == _initials(witness, witness.said):
        return None
    return Witnessed(SignalKind.NAME, Stretch(base.start, base.end), Stretch(witness.start, witness.end))


def _is_new_name(side: Side, other: Said) -> bool:
    """Tell whether all words that a change takes are words of names that stand more often on its side of the row."""
    said = side.said
    places = range(side.start, side.end)
    return all(is_name(said.words, at, said.lexicon) and said.names_more_often(_key(side, at), other) for at in places)


def _respelled(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return the names that a change spells with another letter or two."""
    found: list[Told] = []
    for at, (base, witness) in enumerate(sides):
        words = base.said.lexicon
        reach = COMPACT if not words.capitals else RESPELLED_REACH
        if base.end - base.start > reach or witness.end - witness.start > reach:
            continue
        others = list(_spellable(witness, base.said))
        for one in _spellable(base, witness.said):
            like = next((other for other in others if is_respelled(_key(base, one), _key(witness, other), words)), None)
            if like is not None:
                others.remove(like)
                found.append((at, Witnessed(SignalKind.NAME, Stretch(one, one + 1), Stretch(like, like + 1))))
    return found


def _key(side: Side, at: int) -> str:
    return side.said.words.keys[at]


def _spellable(side: Side, other: Said) -> list[int]:
    """Return the words of a change that can be names and stand more often on its side of the row.

    Where a capital tells nothing, only what follows a title can be.
    """
    words, texts = side.said.lexicon, side.said.words.texts
    places: Iterable[int] = range(side.start, side.end)
    if words.capitals:
        places = [at for at in places if texts[at][0].isupper()]
    else:
        places = sorted({at for name in side.facts(names_of) for at in range(name.start, name.end)} & set(places))
    return [
        at
        for at in places
        if words.is_content_key(_key(side, at))
        and words.find(_key(side, at), words.telling) is None
        and side.said.names_more_often(_key(side, at), other)
    ]


def _without(respelled: Sequence[Told], swaps: Sequence[Told]) -> list[Told]:
    """Return the exchanged names without those that are only spelled in another way."""
    bases = {told.base.start for _, told in respelled}
    others = {told.witness.start for _, told in respelled}
    return [
        (at, told)
        for at, told in swaps
        if bases.isdisjoint(range(*told.base)) and others.isdisjoint(range(*told.witness))
    ]
