"""What a change does to the meaning, as far as words alone can show it.

A fact counts as changed only if the rest of the row does not have it: a number that moved within its paragraph, or is
now written out, has not changed.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from viewer.collation.claims.crossings import crossed_names, crossed_numbers
from viewer.collation.claims.exchanges import Told, exchanged, held, quantity, same_count, swaps
from viewer.collation.claims.facts import Fact, dates_of
from viewer.collation.claims.names import names_of
from viewer.collation.claims.numbers import numbers_of, units_differ
from viewer.collation.claims.opposites import makes_up, negated_words, reversals, turned_round
from viewer.collation.claims.replacements import not_respelled, replaced, respelled_names
from viewer.collation.claims.said import Row, Said, Stretch, Witnessed, sides_of, whole_of
from viewer.collation.claims.sources import sources, vouchers
from viewer.collation.claims.stance import attributions, certainties, hedges, negations, turned
from viewer.collation.variants import changes_between
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.worddiff import Change
from viewer.collation.wording.words import words_of
from viewer.model import Signal, SignalKind


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
    respelled = list(respelled_names(sides))
    for at, found in chain(
        swaps(SignalKind.NUMBER, numbers_of, sides, row),
        swaps(SignalKind.DATE, dates_of, sides, row),
        respelled,
        not_respelled(swaps(SignalKind.NAME, names_of, sides, row), respelled),
    ):
        told[at].append(found)
    for at, found in replaced(sides, row):
        if not told[at]:
            told[at].append(found)
    _tell_new(chain(crossed_names(sides, row), crossed_numbers(sides)), told)
    for at, (base, witness) in enumerate(sides):
        told[at] += [] if makes_up(base, witness) else negations(base, witness)
        told[at] += [*negated_words(base, witness), *hedges(base, witness)]
        told[at] += [found for found in certainties(base, witness) if not _is_told(found, told)]
    for at, found in chain(attributions(sides), sources(sides)):
        told[at] = [other for other in told[at] if not _is_verb(other, found)]
        told[at].append(found)
    _tell_new(reversals(sides), told)
    for at, pair in enumerate(sides):
        told[at] += [] if any(map(_tells_teller, told[at])) else vouchers(*pair)
    return told


def _tell_new(found: Iterable[Told], told: Sequence[list[Witnessed]]) -> None:
    """Add what is not told yet of the same words."""
    for at, one in found:
        if not any(_overlap(one, other) for other in told[at]):
            told[at].append(one)


def _overlap(one: Witnessed, other: Witnessed) -> bool:
    """Tell whether the words of two signals have a word in common on each side."""
    pairs = ((one.base, other.base), (one.witness, other.witness))
    return all(mine.start < its.end and its.start < mine.end for mine, its in pairs)


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
        *(told for _, told in swaps(SignalKind.NUMBER, numbers_of, sides, row, strict=True)),
        *(told for _, told in swaps(SignalKind.DATE, dates_of, sides, row, strict=True)),
        *turned(base, witness),
        *turned_round(base, witness),
        *(told for _, told in (*attributions(sides), *sources(sides))),
    ]
    return [told for told in found if _context(told.base, told.witness, row) or same_count(told, row)]


def ties_across(row: Row) -> list[Witnessed]:
    """Return the number and the date exchanged in a row between two languages, where each side has one of its own.

    Names and words cannot be told from translated ones there.
    """
    sides = sides_of(whole_of(row), row)
    found: list[Witnessed] = []
    for kind, facts_of in ((SignalKind.NUMBER, numbers_of), (SignalKind.DATE, dates_of)):
        lost, gained = held([sides[0]], facts_of, row.witness), held([sides[1]], facts_of, row.base)
        if len(lost) == len(gained) == 1 and _are_one_class(lost[0].fact, gained[0].fact):
            found.append(exchanged(kind, lost[0].fact, gained[0].fact))
    return found


def _are_one_class(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are of one class, and numbers of one unit but not one amount."""
    first, second = quantity(one), quantity(other)
    if one.value[0] == "number" and (first.amount == second.amount or units_differ(first, second)):
        return False
    return one.value[0] == other.value[0]


def _context(base: Stretch, witness: Stretch, row: Row) -> bool:
    return not row.base.around(*base).isdisjoint(row.witness.around(*witness))
