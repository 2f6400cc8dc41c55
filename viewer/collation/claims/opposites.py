"""What a change turns round: a word in whose place its opposite stands, rose and fell, safe and unsafe."""

from collections.abc import Sequence
from typing import NamedTuple

from viewer.collation.claims.exchanges import COMPACT, Told
from viewer.collation.claims.facts import Fact, dates_of, directions_of, negations_of, strong_of, weak_of
from viewer.collation.claims.names import STEM, are_forms
from viewer.collation.claims.numbers import numbers_of
from viewer.collation.claims.said import NEAR, FactsOf, Said, Side, Stretch, Witnessed
from viewer.collation.wording.lexicon import Pole
from viewer.collation.wording.words import CLAUSE_ENDS, SENTENCE_ENDS
from viewer.model import SignalKind

SHARED = 2  # content words around both words that tell that they are said of one thing, where more was exchanged
ALONE = 100  # above all numbers of shared words: the two words are all that a change exchanges
MOST = 40  # words with an opposite that a row exchanges: of more nothing tells which stands for which
LEAST_DENIED = 4  # letters of a word that another one denies by its beginning: safe, unsafe


# What a change may exchange beside an opposite, and what is told by itself.
_TOLD: tuple[FactsOf, ...] = (directions_of, numbers_of, dates_of, weak_of, strong_of)


class _Turn(NamedTuple):
    """A word that a change takes, with the side of the change."""

    at: int
    fact: Fact
    side: Side


def reversals(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return the words for which their opposites stand.

    Where a change exchanges more in the clause, the row must have fewer of the one and more of the other, and both must
    be said among the same words or in one short change. What else is turned makes up for it: a denial beside one of
    them (not accepted, rejected), or the order of what stands on either side (A before B, B after A).
    """
    gained = [_Turn(at, fact, witness) for at, (_, witness) in enumerate(sides) for fact in _taken(witness)]
    lost = [_Turn(at, fact, base) for at, (base, _) in enumerate(sides) for fact in _taken(base)]
    if max(len(gained), len(lost)) > MOST:
        return []
    found: list[Told] = []
    for one in lost:
        rated = [(score, -place) for place, other in enumerate(gained) if (score := _rate(one, other))]
        if rated:
            other = gained.pop(-max(rated)[1])
            found.append((one.at, _told(one.fact, other.fact)))
    return found


def negated_words(base: Side, witness: Side) -> list[Witnessed]:
    """Return the word of a change for which the same word stands with a beginning that denies: safe, unsafe.

    A denial on one side alone makes up for it: not safe, unsafe.
    """
    found = _negated(base, witness)
    if found is None and (gained := _negated(witness, base)) is not None:
        found = gained[::-1]
    if found is None or not (_is_short(base) and _is_short(witness)):
        return []
    return [Witnessed(SignalKind.NEGATION, *found)]


def turned_round(base: Side, witness: Side) -> list[Witnessed]:
    """Return the words for which their opposites stand in a row of which the wording is gone."""
    return [found for _, found in reversals([(base, witness)])]


def makes_up(base: Side, witness: Side) -> bool:
    """Tell whether a change exchanges a word for its opposite and denies one of them: not against, for."""
    pairs = ((one, other) for one in _taken(base) for other in _taken(witness) if _opposed(one, other))
    return any(_denials(base.said, *one[1:3]) != _denials(witness.said, *other[1:3]) for one, other in pairs)


def _taken(side: Side) -> list[Fact]:
    """Return the words with an opposite that a change takes as a whole."""
    words = side.said.lexicon
    if not any(words.poles[key] or words.directions.begins(key) for key in side.said.words.keys[side.start : side.end]):
        return []  # as nearly always: the rest of the row need not be looked at
    facts = side.facts(directions_of)
    taken = [fact for fact in facts if side.start <= fact.start and fact.end <= side.end]
    return taken if len(taken) <= MOST else []


def _told(one: Fact, other: Fact) -> Witnessed:
    return Witnessed(SignalKind.DIRECTION, Stretch(one.start, one.end), Stretch(other.start, other.end))


def _rate(one: _Turn, other: _Turn) -> int:
    """Return how plainly a word stands for its opposite, 0 where it does not."""
    ends = _opposed(one.fact, other.fact)
    if not ends or _is_made_up_for(one, other) or _stays(one, other) or _stays(other, one):
        return 0
    if one.at == other.at and (_are_alone(one, other) or (_opens(one) and _opens(other))):
        return ALONE
    if (
        _is_empty(one)
        or _is_empty(other)
        or not any(_is_exchanged(end, one.side.said, other.side.said) for end in ends)
    ):
        return 0
    shared = len(_around(one) & _around(other))
    short = one.at == other.at and _is_short(one.side) and _is_short(other.side)
    return 1 + shared if short or shared >= SHARED else 0


def _opposed(one: Fact, other: Fact) -> frozenset[Pole]:
    """Return the ends at which one word stands and across from which the other does, if they share none."""
    shared = _ends(one) & _ends(other)
    return frozenset() if shared else _ends(one) & {Pole(pole.axis, -pole.end) for pole in _ends(other)}


def _ends(fact: Fact) -> frozenset[Pole]:
    return frozenset(fact.value[1]) if isinstance(fact.value[1], tuple) else frozenset()


def _is_made_up_for(one: _Turn, other: _Turn) -> bool:
    """Tell whether only one of two opposites is denied, or what stands before the one stands behind the other."""
    if _denials(one.side.said, *one.fact[1:3]) != _denials(other.side.said, *other.fact[1:3]):
        return True
    (before, behind), (ahead, after) = _halves(one), _halves(other)
    return not before.isdisjoint(after) and not behind.isdisjoint(ahead)


def _halves(turn: _Turn) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first letters of the content words before and behind a word in its sentence."""
    said, (_, start, end, *_) = turn.side.said, turn.fact
    sentence = said.bounded(start, end, SENTENCE_ENDS)
    sides = said.content(sentence.start, start), said.content(end, sentence.end)
    before, behind = (frozenset(key[:STEM] for key in keys) for keys in sides)
    return before - behind, behind - before


def _stays(one: _Turn, other: _Turn) -> bool:
    """Tell whether the other side has a word like the one, among as many of the same words as its opposite has."""
    near = _around(one)
    turned = len(near & _around(other))
    said = other.side.said
    kept = [fact for fact in said.facts(directions_of) if _ends(fact) & _ends(one.fact)]
    return any(len(near & said.around(fact.start, fact.end)) >= turned for fact in kept)


def _denials(said: Said, start: int, end: int, *, behind: int = NEAR) -> int:
    """Return how many words deny near a stretch, in its clause: before it and up to some words behind it."""
    clause = said.bounded(start, end, CLAUSE_ENDS)
    near = max(clause.start, start - NEAR), min(clause.end, end + behind)
    return sum(near[0] <= fact.start < near[1] for fact in said.facts(negations_of))


def _are_alone(turn: _Turn, back: _Turn) -> bool:
    """Tell whether a change exchanges nothing in a clause but opposites: all else has another form at most."""
    one, other, words = _beside(turn), _beside(back), turn.side.said.lexicon
    pairs = (one, other), (other, one)
    return all(any(are_forms(key, each, words) for each in others) for keys, others in pairs for key in keys)


def _beside(turn: _Turn) -> list[str]:
    """Return the keys of what a change takes of the clause of a word, but for what other signals tell of."""
    side = turn.side
    clause = side.said.bounded(turn.fact.start, turn.fact.end, CLAUSE_ENDS)
    taken = {at for told in _TOLD for fact in side.facts(told) for at in range(fact.first, fact.last)}
    places = range(max(side.start, clause.start), min(side.end, clause.end))
    return [key for at in places if at not in taken for key in side.said.content(at, at + 1)]


def _opens(turn: _Turn) -> bool:
    """Tell whether a word that says something by itself is the first such one of a short change."""
    said, start = turn.side.said, turn.fact.start
    return _is_short(turn.side) and not _is_empty(turn) and not said.content(turn.side.start, start)


def _is_empty(turn: _Turn) -> bool:
    """Tell whether a word mostly says nothing: for, before."""
    return not turn.side.said.content(turn.fact.start, turn.fact.end)


def _is_short(side: Side) -> bool:
    return 0 < len(side.said.content(side.start, side.end)) <= COMPACT


def _is_exchanged(end: Pole, base: Said, witness: Said) -> bool:
    """Tell whether a row has fewer words at one end than before and more at the other."""
    back = Pole(end.axis, -end.end)
    return _count(end, base) > _count(end, witness) and _count(back, base) < _count(back, witness)


def _count(end: Pole, said: Said) -> int:
    return sum(end in _ends(fact) for fact in said.facts(directions_of))


def _around(turn: _Turn) -> frozenset[str]:
    return turn.side.said.around(turn.fact.start, turn.fact.end)


def _negated(denied: Side, plain: Side) -> tuple[Stretch, Stretch] | None:
    """Return the first word of one side that denies a word of the other by its beginning, and that word."""
    keys, others = denied.said.words.keys, plain.said.words.keys
    known = {others[at]: at for at in range(plain.end - 1, plain.start - 1, -1)}
    for at in range(denied.start, denied.end):
        for rest in denied.said.lexicon.without_denial(keys[at]):
            if len(rest) < LEAST_DENIED or rest not in known:
                continue
            pair = Stretch(at, at + 1), Stretch(known[rest], known[rest] + 1)
            if _denials(denied.said, *pair[0], behind=0) == _denials(plain.said, *pair[1], behind=0):
                return pair
    return None
