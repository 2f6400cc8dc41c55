"""What the two sides of a row say: their words and facts, and the part of them that a change takes."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from viewer.collation.claims.facts import Fact, bare_name
from viewer.collation.claims.names import STEM
from viewer.collation.wording.lexicon import SignalWords
from viewer.collation.wording.worddiff import Change
from viewer.collation.wording.words import CLAUSE_ENDS, SENTENCE_ENDS, Words
from viewer.model import Place, Signal, SignalKind

NEAR = 4  # words on either side of a fact by which it is told what it is said of

FactsOf = Callable[[Words, SignalWords], list[Fact]]


class Stretch(NamedTuple):
    """Words `[start, end)` of one side of a row; an empty one for nothing."""

    start: int
    end: int


NOTHING = Stretch(0, 0)


class Witnessed(NamedTuple):
    """A change of meaning, with the words that carry it on both sides."""

    kind: SignalKind
    base: Stretch
    witness: Stretch


@dataclass(slots=True, eq=False)
class Said:
    """All words of one side of a row, and the facts in them: worked out once for all changes of the row."""

    words: Words
    lexicon: SignalWords
    _facts: dict[FactsOf, list[Fact]] = field(default_factory=dict)
    _counts: dict[FactsOf, Counter[tuple[str, object]]] = field(default_factory=dict)
    _names: Counter[str] | None = None
    _keys: frozenset[str] | None = None
    _content: list[str] | None = None
    _vocabularies: dict[Stretch, frozenset[str]] = field(default_factory=dict)

    def facts(self, facts_of: FactsOf) -> list[Fact]:
        """Return the facts of one kind, in order."""
        if facts_of not in self._facts:
            self._facts[facts_of] = facts_of(self.words, self.lexicon)
        return self._facts[facts_of]

    def counts(self, facts_of: FactsOf) -> Counter[tuple[str, object]]:
        """Return how often each fact of one kind is stated."""
        if facts_of not in self._counts:
            self._counts[facts_of] = Counter(fact.value for fact in self.facts(facts_of))
        return self._counts[facts_of]

    def distinct(self) -> frozenset[str]:
        """Return the keys of all words."""
        if self._keys is None:
            self._keys = frozenset(self.words.keys)
        return self._keys

    def name_keys(self) -> Counter[str]:
        """Return the keys by which a name can be said, with how often they stand here."""
        if self._names is None:
            names: Counter[str] = Counter()
            for key, count in Counter(self.words.keys).items():
                for name in set(map(bare_name, self.lexicon.forms(key))):
                    names[name] += count
            self._names = names
        return self._names

    def names_more_often(self, key: str, other: Self) -> bool:
        """Tell whether a word of a name stands here more often than on another side."""
        return self.name_keys()[bare_name(key)] > other.name_keys()[bare_name(key)]

    def content(self, start: int, end: int) -> list[str]:
        """Return the keys of the content words in a stretch, which may reach over the ends."""
        if self._content is None:
            self._content = [word.key if self.lexicon.is_content(word) else "" for word in self.words]
        return list(filter(None, self._content[max(0, start) : max(0, end)]))

    def vocabulary(self, start: int, end: int) -> frozenset[str]:
        """Return the distinct keys of `content`: kept, for a change of very many words is asked for at each denial."""
        stretch = Stretch(start, end)
        if stretch not in self._vocabularies:
            self._vocabularies[stretch] = frozenset(self.content(start, end))
        return self._vocabularies[stretch]

    def beside(self, start: int, end: int) -> list[str]:
        """Return the keys of the nearest content word behind a stretch in its sentence, and before it in its clause."""
        behind = range(end, min(len(self.words), end + NEAR))
        before = range(start - 1, max(-1, start - 1 - NEAR), -1)
        ways = (behind, SENTENCE_ENDS), (before, CLAUSE_ENDS)
        return [key for way, ends in ways if (key := self._first_content(way, ends)) is not None]

    def bounded(self, start: int, end: int, ends: frozenset[str]) -> Stretch:
        """Return the sentence or clause around a stretch, without the signs that bound it."""
        keys = self.words.keys
        while start > 0 and keys[start - 1][0] not in ends:
            start -= 1
        while end < len(keys) and keys[end][0] not in ends:
            end += 1
        return Stretch(start, end)

    def _first_content(self, way: range, ends: frozenset[str]) -> str | None:
        for at in way:
            word = self.words[at]
            if word.key[0] in ends:
                return None
            if self.lexicon.is_content(word):
                return word.key
        return None

    def around(self, start: int, end: int) -> frozenset[str]:
        """Return the first letters of the content words that stand near a stretch."""
        near = [*self.content(start - NEAR, start), *self.content(end, end + NEAR)]
        return frozenset(key[:STEM] for key in near)

    def text(self, stretch: Stretch) -> str:
        """Return words as they stand, a space where the text has one or a block ends."""
        words = self.words[stretch.start : stretch.end]
        pieces: list[str] = []
        for at, word in enumerate(words):
            apart = at and (words[at - 1].block != word.block or words[at - 1].end != word.start)
            pieces += [" ", word.text] if apart else [word.text]
        return "".join(pieces)

    def places(self, stretch: Stretch) -> tuple[Place, ...]:
        """Return where words stand in their blocks."""
        return self.words.places(*stretch)


class Row(NamedTuple):
    """Both sides of a row: what a fact may still be said by elsewhere."""

    base: Said
    witness: Said

    def signal(self, found: Witnessed) -> Signal:
        """Return what is told of a change of meaning."""
        return Signal(found.kind, self.base.text(found.base), self.witness.text(found.witness))


class Side(NamedTuple):
    """One side of a change: all that its side of the row says, and the words that the change takes."""

    said: Said
    start: int
    end: int

    def facts(self, facts_of: FactsOf) -> list[Fact]:
        """Return the facts that the change touches, even if a word of theirs stands outside it.

        A change that takes no words here touches what it stands in or beside.
        """
        facts = self.said.facts(facts_of)
        if not facts:
            return []
        beside = int(self.start == self.end)
        first = bisect_right(facts, self.start - beside, key=lambda fact: fact.last)
        last = bisect_left(facts, self.end + beside, key=lambda fact: fact.first)
        return facts[first:last]

    def takes(self, fact: Fact) -> bool:
        """Tell whether the change takes a word of a fact."""
        return fact.start < self.end and self.start < fact.end

    def near(self, facts_of: FactsOf, reach: int) -> list[Fact]:
        """Return the facts in a change or at most some words before or behind it."""
        return Side(self.said, max(0, self.start - reach), self.end + reach).facts(facts_of)

    def everywhere(self, facts_of: FactsOf) -> list[Fact]:
        """Return the facts of this whole side of the row."""
        return self.said.facts(facts_of)


def sides_of(change: Change, row: Row) -> tuple[Side, Side]:
    """Return the two sides of a change."""
    return (
        Side(row.base, change.base_start, change.base_end),
        Side(row.witness, change.witness_start, change.witness_end),
    )


def whole_of(row: Row) -> Change:
    """Return a row as one change."""
    return Change(0, len(row.base.words), 0, len(row.witness.words))


def stretch_of(facts: Sequence[Fact]) -> Stretch:
    """Return the words that state the first of some facts, nothing where there is none."""
    return Stretch(facts[0].start, facts[0].end) if facts else NOTHING
