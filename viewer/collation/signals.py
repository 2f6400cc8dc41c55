"""What a change does to the meaning, as far as words alone can show it.

A fact counts as changed only if the rest of the row does not have it: a number that moved within its paragraph, or is
now written out, has not changed.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.collation.facts import Fact, bare_name, dates_of, hedges_of, is_title, names_of, negations_of, numbers_of
from viewer.collation.lexicon import Lexicon, lexicon
from viewer.collation.worddiff import Change
from viewer.collation.words import Word, words_of
from viewer.model import Signal, SignalKind

NEAR = 4  # words on either side of a fact by which it is told which fact of the other side took its place
LEAST_STEM = 4  # letters that forms of one word share at least
STEM = 5  # letters that the words of one family mostly share
CONTEXT = 3  # words around a change that may belong to a fact inside it: the month of a day, the million of a number


FactsOf = Callable[[Sequence[Word], Lexicon], list[Fact]]


class Witnessed(NamedTuple):
    """A signal with the words that carry it on both sides (none for nothing)."""

    signal: Signal
    base: tuple[Word, ...]
    witness: tuple[Word, ...]


@dataclass(slots=True, eq=False)
class Said:
    """All words of one side of a row, and the facts in them: worked out once for all changes of the row."""

    words: Sequence[Word]
    _facts: dict[tuple[FactsOf, int], list[Fact]] = field(default_factory=dict)
    _names: frozenset[str] | None = None

    def facts(self, facts_of: FactsOf, lexicon: Lexicon) -> list[Fact]:
        """Return the facts of one kind."""
        key = facts_of, id(lexicon)
        if key not in self._facts:
            self._facts[key] = facts_of(self.words, lexicon)
        return self._facts[key]

    def name_keys(self) -> frozenset[str]:
        """Return the keys by which a name can be said."""
        if self._names is None:
            self._names = frozenset(bare_name(word.key) for word in self.words)
        return self._names


class Row:
    """All words of both sides of a row: what a fact may still be said by elsewhere."""

    def __init__(self, base: Sequence[Word], witness: Sequence[Word]) -> None:
        self.base, self.witness = Said(base), Said(witness)


def find_signals(base: str, witness: str, *, language: str | None = None) -> tuple[Signal, ...]:
    """Return the signals between two texts that say much the same."""
    row = Row(words_of(((0, base),)), words_of(((0, witness),)))
    return tuple(found.signal for found in signals_of_row(row, lexicon(language)))


def signals_of_row(row: Row, words: Lexicon) -> list[Witnessed]:
    """Return the signals of a whole row taken as one change."""
    return signals_between(Change(0, len(row.base.words), 0, len(row.witness.words)), row, words)


def shares_context(found: Witnessed, row: Row, words: Lexicon) -> bool:
    """Tell whether what was exchanged is said among some of the same words on both sides: else it is another fact."""
    sides = (
        _Side(row.base, 0, len(row.base.words), words),
        _Side(row.witness, 0, len(row.witness.words), words),
    )
    return not _around(sides[0], found.base).isdisjoint(_around(sides[1], found.witness))


def signals_between(change: Change, row: Row, words: Lexicon) -> list[Witnessed]:
    """Return the signals of one change of a row."""
    sides = (
        _Side(row.base, change.base_start, change.base_end, words),
        _Side(row.witness, change.witness_start, change.witness_end, words),
    )
    if not any(words.tells(word) for side in sides for word in side.words):
        return []
    found = [swap for kind, facts_of in _SWAPPED for swap in _swaps(kind, facts_of, sides)]
    return [*found, *_negations(*sides), *_hedges(*sides), *_certainty(*sides), *_attribution(*sides)]


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


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a change: the words of the row, which of them the change takes, and the language's lists."""

    said: Said
    start: int
    end: int
    lexicon: Lexicon

    @property
    def row(self) -> Sequence[Word]:
        """Return the words of the row."""
        return self.said.words

    def everywhere(self, facts_of: FactsOf) -> list[Fact]:
        """Return the facts of the whole row."""
        return self.said.facts(facts_of, self.lexicon)

    @property
    def words(self) -> Sequence[Word]:
        """Return the words that the change takes."""
        return self.row[self.start : self.end]

    def facts(self, facts_of: FactsOf) -> list[Fact]:
        """Return the facts that the change touches, even if a word of theirs stands outside it."""
        near = self.row[max(0, self.start - CONTEXT) : self.end + CONTEXT]
        inside = set(self.words)
        return [fact for fact in facts_of(near, self.lexicon) if not inside.isdisjoint(fact.words)] if inside else []

    def listed(self, words: Container[str]) -> list[Word]:
        """Return the words of the change that are on a list."""
        return [word for word in self.words if self.lexicon.find(word.key, words)]


def _swaps(kind: SignalKind, facts_of: FactsOf, sides: tuple[_Side, _Side]) -> list[Witnessed]:
    """Return pairs of facts of one class of which each side has one that the other side's row has not."""
    base, witness = sides
    said = base.facts(facts_of), witness.facts(facts_of)
    if not said[0] or not said[1] or (kind == SignalKind.NAME and (is_title(base.row) or is_title(witness.row))):
        return []
    lost = [fact for fact in said[0] if not _is_said(fact, witness.said, witness.everywhere(facts_of))]
    gained = [fact for fact in said[1] if not _is_said(fact, base.said, base.everywhere(facts_of))]
    found: list[Witnessed] = []
    for fact in lost:
        partner = _partner(fact, gained, sides)
        if partner is not None:
            gained.remove(partner)
            found.append(_witnessed(kind, fact.words, partner.words))
    return found


def _partner(fact: Fact, gained: Sequence[Fact], sides: tuple[_Side, _Side]) -> Fact | None:
    """Return the fact of the same class that is said among the most of the same words, the first of equals."""
    candidates = [other for other in gained if other.value[0] == fact.value[0]]
    if len(candidates) < 2:  # noqa: PLR2004 - nothing to choose
        return next(iter(candidates), None)
    own = _around(sides[0], fact.words)
    return max(candidates, key=lambda other: len(own & _around(sides[1], other.words)))


def _around(side: _Side, fact: Sequence[Word]) -> frozenset[str]:
    """Return the first letters of the content words that stand near a fact."""
    at = side.row.index(fact[0])
    near = side.row[max(0, at - NEAR) : at + len(fact) + NEAR]
    return frozenset(word.key[:STEM] for word in near if word not in fact and side.lexicon.is_content(word))


def _is_said(fact: Fact, side: Said, facts: Sequence[Fact]) -> bool:
    """Tell whether a side of the row says a fact: a name by a word of it or its initials, others by their value."""
    if fact.value[0] != "name":
        return any(fact.value == other.value for other in facts)
    keys = side.name_keys()
    own = [bare_name(word.key) for word in fact.words]
    short = "".join(key[0] for key in own)
    return not keys.isdisjoint(own) or short in keys or any(_initials(other) in own for other in facts)


def _initials(fact: Fact) -> str:
    return "".join(word.key[0] for word in fact.words)


def _negations(base: _Side, witness: _Side) -> list[Witnessed]:
    """Return the denial that the change brings or takes, if nothing else in the row makes up for it."""
    lost = [fact for fact in base.facts(negations_of) if _stays(base, fact.words[0], witness)]
    gained = [fact for fact in witness.facts(negations_of) if _stays(witness, fact.words[0], base)]
    if len(lost) == len(gained):
        return []
    whole = len(base.everywhere(negations_of)) - len(witness.everywhere(negations_of))
    if len(lost) > len(gained) and whole > 0 and not witness.listed(witness.lexicon.denial):
        return [_witnessed(SignalKind.NEGATION, lost[0].words, ())]
    if len(gained) > len(lost) and whole < 0 and not base.listed(base.lexicon.denial):
        return [_witnessed(SignalKind.NEGATION, (), gained[0].words)]
    return []


def _stays(side: _Side, denial: Word, other: _Side) -> bool:
    """Tell whether what a word denies is said on the other side too.

    A denial that went with its whole clause changed nothing. What is denied is the nearest content word, on either side
    of the denial.
    """
    at = side.row.index(denial)
    behind = side.row[at + 1 : at + 1 + NEAR]
    before = side.row[max(0, at - NEAR) : at][::-1]
    denied = [next((word.key for word in near if side.lexicon.is_content(word)), None) for near in (behind, before)]
    said = [word.key for word in other.row if other.lexicon.is_content(word)]
    return any(key is not None and _is_form_of(key, others) for key in denied for others in said)


def _is_form_of(key: str, other: str) -> bool:
    """Tell whether two keys are likely forms of one word: signed and sign, river and rivers."""
    short = min(len(key), len(other), STEM)
    return key == other or (short >= LEAST_STEM and key[:short] == other[:short])


def _hedges(base: _Side, witness: _Side) -> list[Witnessed]:
    """Return the hedge that the change brings or takes."""
    lost, gained = base.facts(hedges_of), witness.facts(hedges_of)
    if lost and not witness.everywhere(hedges_of):
        return [_witnessed(SignalKind.HEDGE, lost[0].words, ())]
    if gained and not base.everywhere(hedges_of):
        return [_witnessed(SignalKind.HEDGE, (), gained[0].words)]
    return []


def _certainty(base: _Side, witness: _Side) -> list[Witnessed]:
    """Return a sure word made unsure, or the other way round, unless the row had or kept an unsure one elsewhere."""
    weak, strong = base.lexicon.weak, base.lexicon.strong
    if base.listed(strong) and witness.listed(weak) and not _has(base, weak):
        return [_witnessed(SignalKind.CERTAINTY_LOST, base.listed(strong)[:1], witness.listed(weak)[:1])]
    if base.listed(weak) and witness.listed(strong) and not _has(witness, weak):
        return [_witnessed(SignalKind.CERTAINTY_GAINED, base.listed(weak)[:1], witness.listed(strong)[:1])]
    return []


def _has(side: _Side, words: Container[str]) -> bool:
    return any(side.lexicon.find(word.key, words) for word in side.row)


def _attribution(base: _Side, witness: _Side) -> list[Witnessed]:
    """Return a verb of saying that became, or was, a charged one of another kind."""
    said, says = _sayings(base), _sayings(witness)
    if not said or not says:
        return []
    gained = next((word for word, charge in says.items() if charge and charge not in said.values()), None)
    if gained is not None:
        known = any(says[gained] == base.lexicon.charge(word.key) for word in base.row)
        return [] if known else [_witnessed(SignalKind.ATTRIBUTION, (next(iter(said)),), (gained,))]
    lost = next((word for word, charge in said.items() if charge and charge not in says.values()), None)
    if lost is None or set(said.values()) & set(says.values()):
        return []
    return [_witnessed(SignalKind.ATTRIBUTION, (lost,), (next(iter(says)),))]


def _sayings(side: _Side) -> dict[Word, str]:
    """Return the verbs of saying in the change with the group of their charge, nothing for a neutral one."""
    verbs = side.listed(side.lexicon.neutral | side.lexicon.loaded.keys())
    return {word: side.lexicon.charge(word.key) for word in verbs}
