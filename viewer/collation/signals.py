"""What a change does to the meaning, as far as words alone can show it.

A fact counts as changed only if the rest of the row does not have it: a number that moved within its paragraph, or is
now written out, has not changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from viewer.collation.facts import Fact, bare_name, dates_of, hedges_of, names_of, negations_of, numbers_of
from viewer.collation.lexicon import Lexicon, lexicon
from viewer.collation.words import Word, words_of
from viewer.model import Signal, SignalKind


class Witnessed(NamedTuple):
    """A signal with the words that carry it on both sides (none for nothing)."""

    signal: Signal
    base: tuple[Word, ...]
    witness: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """All words of both sides of a row: what a fact may still be said by elsewhere."""

    base: Sequence[Word]
    witness: Sequence[Word]


def find_signals(base: str, witness: str, *, language: str | None = None) -> tuple[Signal, ...]:
    """Return the signals between two texts that say much the same."""
    row = Row(words_of(((0, base),)), words_of(((0, witness),)))
    return tuple(found.signal for found in signals_between(row.base, row.witness, row, lexicon(language)))


def signals_between(base: Sequence[Word], witness: Sequence[Word], row: Row, words: Lexicon) -> list[Witnessed]:
    """Return the signals of one change of a row: the words it takes from the base and those the witness has there."""
    found: list[Witnessed] = []
    for kind, facts_of in _SWAPPED:
        found += _swaps(kind, facts_of, (base, witness), row, words)
    found += _negations(base, witness, row, words)
    found += _hedges(base, witness, row, words)
    found += _certainty(base, witness, row, words)
    found += _attribution(base, witness, row, words)
    return found


FactsOf = Callable[[Sequence[Word], Lexicon], list[Fact]]
_SWAPPED: tuple[tuple[SignalKind, FactsOf], ...] = (
    (SignalKind.NUMBER, numbers_of),
    (SignalKind.DATE, dates_of),
    (SignalKind.NAME, names_of),
)


def _witnessed(kind: SignalKind, base: Sequence[Word], witness: Sequence[Word]) -> Witnessed:
    return Witnessed(Signal(kind, _text(base), _text(witness)), tuple(base), tuple(witness))


def _text(words: Sequence[Word]) -> str:
    """Return words as they stand, a space where the text has one or a block ends."""
    pieces: list[str] = []
    for at, word in enumerate(words):
        apart = at and (words[at - 1].block != word.block or words[at - 1].end != word.start)
        pieces += [" ", word.text] if apart else [word.text]
    return "".join(pieces)


def _swaps(
    kind: SignalKind, facts_of: FactsOf, change: tuple[Sequence[Word], Sequence[Word]], row: Row, words: Lexicon
) -> list[Witnessed]:
    """Return pairs of facts of one class of which each side has one that the other side's row has not."""
    said = facts_of(change[0], words), facts_of(change[1], words)
    if not said[0] or not said[1]:
        return []
    elsewhere = facts_of(row.base, words), facts_of(row.witness, words)
    lost = [fact for fact in said[0] if not _is_said(fact, row.witness, elsewhere[1])]
    gained = [fact for fact in said[1] if not _is_said(fact, row.base, elsewhere[0])]
    found: list[Witnessed] = []
    for fact in lost:
        partner = next((other for other in gained if other.value[0] == fact.value[0]), None)
        if partner is not None:
            gained.remove(partner)
            found.append(_witnessed(kind, fact.words, partner.words))
    return found


def _is_said(fact: Fact, side: Sequence[Word], facts: Sequence[Fact]) -> bool:
    """Tell whether a side of the row says a fact: a name by a word of it or its initials, others by their value."""
    if fact.value[0] != "name":
        return any(fact.value == other.value for other in facts)
    keys = {bare_name(word.key) for word in side}
    own = [bare_name(word.key) for word in fact.words]
    short = "".join(key[0] for key in own)
    return not keys.isdisjoint(own) or short in keys or any(_initials(other) in own for other in facts)


def _initials(fact: Fact) -> str:
    return "".join(word.key[0] for word in fact.words)


def _negations(base: Sequence[Word], witness: Sequence[Word], row: Row, words: Lexicon) -> list[Witnessed]:
    """Return the denial that the change brings or takes, if nothing else in the row makes up for it."""
    lost, gained = negations_of(base, words), negations_of(witness, words)
    if len(lost) == len(gained):
        return []
    whole = len(negations_of(row.base, words)) - len(negations_of(row.witness, words))
    if len(lost) > len(gained) and whole > 0 and not _denies(witness, words):
        return [_witnessed(SignalKind.NEGATION, lost[0].words, ())]
    if len(gained) > len(lost) and whole < 0 and not _denies(base, words):
        return [_witnessed(SignalKind.NEGATION, (), gained[0].words)]
    return []


def _denies(words: Sequence[Word], lexical: Lexicon) -> bool:
    return any(word.key in lexical.denial for word in words)


def _hedges(base: Sequence[Word], witness: Sequence[Word], row: Row, words: Lexicon) -> list[Witnessed]:
    """Return the hedge that the change brings or takes."""
    lost, gained = hedges_of(base, words), hedges_of(witness, words)
    if lost and not hedges_of(row.witness, words):
        return [_witnessed(SignalKind.HEDGE, lost[0].words, ())]
    if gained and not hedges_of(row.base, words):
        return [_witnessed(SignalKind.HEDGE, (), gained[0].words)]
    return []


def _certainty(base: Sequence[Word], witness: Sequence[Word], row: Row, words: Lexicon) -> list[Witnessed]:
    """Return a sure word made unsure, or the other way round, inside one substitution."""

    def of(side: Sequence[Word], listed: frozenset[str]) -> list[Word]:
        return [word for word in side if word.key in listed]

    if of(base, words.strong) and of(witness, words.weak) and not of(row.base, words.weak):
        return [_witnessed(SignalKind.CERTAINTY_LOST, of(base, words.strong)[:1], of(witness, words.weak)[:1])]
    if of(base, words.weak) and of(witness, words.strong) and not of(row.witness, words.weak):
        return [_witnessed(SignalKind.CERTAINTY_GAINED, of(base, words.weak)[:1], of(witness, words.strong)[:1])]
    return []


def _attribution(base: Sequence[Word], witness: Sequence[Word], row: Row, words: Lexicon) -> list[Witnessed]:
    """Return a verb of saying that became, or was, a charged one of another kind."""
    said, says = _sayings(base, words), _sayings(witness, words)
    if not said or not says:
        return []
    lost = [word for word in said if _charge(word, words) not in {_charge(other, words) for other in says}]
    gained = [word for word in says if _charge(word, words) not in {_charge(other, words) for other in said}]
    elsewhere = {_charge(word, words) for word in _sayings(row.base, words)}
    if len(lost) != len(said) or len(gained) != len(says) or _charge(gained[0], words) in elsewhere - {""}:
        return []
    return [_witnessed(SignalKind.ATTRIBUTION, lost[:1], gained[:1])]


def _charge(word: Word, words: Lexicon) -> str:
    """Return the group of a charged verb of saying, nothing for a neutral one."""
    return words.loaded.get(words.find(word.key, words.loaded) or "", "")


def _sayings(side: Sequence[Word], words: Lexicon) -> list[Word]:
    return [word for word in side if words.find(word.key, words.neutral) or words.find(word.key, words.loaded)]
