"""The numbers, dates and names that one side of a row has in place of the other's."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from viewer.collation.claims.facts import Fact, bare_name, is_title
from viewer.collation.claims.names import STEM, is_inflected, names_of
from viewer.collation.claims.numbers import Quantity, same_quantity, units_differ
from viewer.collation.claims.said import FactsOf, Row, Said, Side, Stretch, Witnessed
from viewer.collation.wording.words import CLAUSE_ENDS
from viewer.model import SignalKind

COMPACT = 4  # content words of a side of a change up to which what stands in it was put in place of the other
COUNTED_REACH = 4  # words around a number among which it is told what it says of people
THING_REACH = 3  # words behind a number among which the thing counted is named
MOST_PAIRS = 2_500  # lost facts times gained ones beyond which no pairs are looked for across changes

Value = tuple[str, object]  # the class of a fact and what it amounts to
Told = tuple[int, Witnessed]  # the number of a change, and what it does


def is_titled(row: Row) -> bool:
    """Tell whether a side is written with capitals throughout, in a language in which they otherwise mean names."""
    return row.base.lexicon.capitals == 1 and any(is_title(side.words, side.lexicon) for side in row)


class Held(NamedTuple):
    """A fact that only one side of a row has, and the number of the change that touches it."""

    at: int
    fact: Fact


_Rate = Callable[[Held, Held], tuple[int, ...] | None]


def swaps(
    kind: SignalKind, facts_of: FactsOf, sides: Sequence[tuple[Side, Side]], row: Row, *, strict: bool = False
) -> list[Told]:
    """Return pairs of facts of one class of which each side has one that the other side's row has not.

    What one change takes and gives is paired first; `strict` asks even there for facts said of the same thing.
    """
    if not row.base.facts(facts_of) or not row.witness.facts(facts_of):
        return []
    if kind == SignalKind.NAME and is_titled(row):
        return []
    lost = held([base for base, _ in sides], facts_of, row.witness)
    gained = held([witness for _, witness in sides], facts_of, row.base)
    found = [] if strict else _paired(kind, lost, gained, lambda one, other: _near(kind, one, other, sides, row))
    if len(lost) * len(gained) <= MOST_PAIRS:
        only = len(lost) == len(gained) == 1
        found += _paired(kind, lost, gained, lambda one, other: _apart(kind, one.fact, other.fact, row, only=only))
    return found


def held(sides: Sequence[Side], facts_of: FactsOf, other: Said) -> list[Held]:
    """Return the facts that changes touch and the other side does not have, each once."""
    known = other.counts(facts_of)
    found: dict[Fact, Held] = {}
    for at, side in enumerate(sides):
        for fact in side.facts(facts_of):
            if fact not in found and not _is_said(fact, side.said, other, known):
                found[fact] = Held(at, fact)
    return list(found.values())


def exchanged(kind: SignalKind, one: Fact, other: Fact) -> Witnessed:
    """Return what was exchanged: of numbers with one amount, their units and bounds with them."""
    numbers = quantity(one), quantity(other)
    if kind == SignalKind.NUMBER and numbers[0].amount == numbers[1].amount:
        return Witnessed(kind, Stretch(one.first, one.last), Stretch(other.first, other.last))
    return Witnessed(kind, Stretch(one.start, one.end), Stretch(other.start, other.end))


def same_count(found: Witnessed, row: Row) -> bool:
    """Tell whether two numbers that were exchanged say the same thing of people."""
    counted = _counted(row.base, *found.base)
    return found.kind == SignalKind.NUMBER and counted is not None and counted == _counted(row.witness, *found.witness)


def quantity(fact: Fact) -> Quantity:
    """Return the quantity of a number, nothing at all of other facts."""
    return fact.value[1] if isinstance(fact.value[1], Quantity) else Quantity(0.0)


def says_same(one: Value, other: Value) -> bool:
    """Tell whether two facts, no names, can be the same statement: "in May" says nothing against 7 May."""
    first, second = one[1], other[1]
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return same_quantity(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple):  # of a month and its day
        return first[0] == second[0] and (first[1] == second[1] or None in {first[1], second[1]})
    return one == other


def initials(named: Fact | Side, side: Said) -> str:
    """Return the first letters of the words of a name, folded."""
    return "".join(key[0] for key in side.words.keys[named.start : named.end])


def _paired(kind: SignalKind, lost: list[Held], gained: list[Held], rate: _Rate) -> list[Told]:
    """Pair lost facts with gained ones, those first that rate best; what is paired leaves the lists."""
    pairs = ((rate(one, other), at, to) for at, one in enumerate(lost) for to, other in enumerate(gained))
    rated = sorted((tuple(-each for each in score), at, to) for score, at, to in pairs if score is not None)
    partners: dict[int, int] = {}
    given: set[int] = set()
    for _, at, to in rated:
        if at not in partners and to not in given:
            partners[at] = to
            given.add(to)
    found = [(lost[at].at, exchanged(kind, lost[at].fact, gained[to].fact)) for at, to in sorted(partners.items())]
    lost[:] = [one for at, one in enumerate(lost) if at not in partners]
    gained[:] = [other for to, other in enumerate(gained) if to not in given]
    return found


def _near(
    kind: SignalKind, one: Held, other: Held, sides: Sequence[tuple[Side, Side]], row: Row
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
        alike = int(one.fact.end - one.fact.start == other.fact.end - other.fact.start)
        return (kin, shared, alike) if compact or shared or kin else None
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
    first, second = quantity(one), quantity(other)
    units = first.unit is not None and second.unit is not None
    if units_differ(first, second) and first.amount != second.amount:
        return None
    things = _things(row.base, one) & _things(row.witness, other)
    return (len(things), int(units and not units_differ(first, second)))


def _things(said: Said, fact: Fact) -> frozenset[str]:
    """Return the first letters of the content words right behind a number, and what it says of people: 12 dead."""
    behind = frozenset(key[:STEM] for key in said.content(fact.last, fact.last + THING_REACH))
    name = _counted(said, fact.start, fact.end)
    return behind if name is None else behind | {name.upper()}


def _counted(said: Said, start: int, end: int) -> str | None:
    """Return what a number says of people by the nearest word in its clause that tells: killed, 12 dead."""
    words, keys = said.lexicon, said.words.keys
    clause = said.bounded(start, end, CLAUSE_ENDS)
    before = range(max(clause.start, start - COUNTED_REACH), start)
    behind = range(end, min(clause.end, end + COUNTED_REACH))
    places = sorted((*before, *behind), key=lambda at: start - at if at < start else at - end + 1)
    found = (words.find(keys[at], words.counted) for at in places)
    form = next((form for form in found if form is not None), None)
    return None if form is None else words.counted[form]


def _around(said: Said, fact: Fact) -> frozenset[str]:
    return said.around(fact.start, fact.end)


def _is_said(fact: Fact, own: Said, side: Said, known: Collection[Value]) -> bool:
    """Tell whether a side of the row says a fact: a name by its last word or its initials, others by their value."""
    if fact.value[0] == "name":
        return _is_named(fact, own, side)
    return fact.value in known or any(says_same(fact.value, other) for other in known)


def _is_named(fact: Fact, own: Said, side: Said) -> bool:
    keys = side.name_keys()
    words = [bare_name(key) for key in own.words.keys[fact.start : fact.end]]
    short = "".join(key[0] for key in words)
    if any(key in keys for key in (str(fact.value[1]), words[-1], short)):
        return True
    facts = side.facts(names_of)
    lasts = {str(other.value[1]) for other in facts}
    if not (lasts | {initials(other, side) for other in facts}).isdisjoint(words):
        return True
    return any(is_inflected(words[-1], last, side.lexicon) for last in lasts)
