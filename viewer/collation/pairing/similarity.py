"""How alike two blocks are, or two runs of blocks: their words and their stretches of four characters."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern

from viewer.collation.pairing.repeated import equal_pairs
from viewer.collation.pairing.senses import Senses
from viewer.collation.pairing.vectors import Bag, Pair, View, bag_of
from viewer.collation.wording.lexicon import lexicon
from viewer.progress import Progress, Report, silent
from viewer.text.folding import fold_key
from viewer.text.kept import Kept
from viewer.text.paragraphs import keys_of
from viewer.text.semantics import Meaning

STEM_LENGTH = 6  # letters of a word that count: a cheap stem that serves many languages
GRAM_LENGTH = 4  # characters of a stretch: catches inflection, compounds and cognates
WORD_SHARE = 0.5  # of the similarity; the rest is the stretches'
PLAIN_BOUND = 0.60  # similarity of wording from which it alone decides
MEANT_SHARE = 0.4  # of what is said in the similarity of two blocks that share no wording; less of others
TRANSLATED_SHARE = 0.85  # the same between two languages; the rest are names, numbers and cognates
FULL_PAIRS = 400_000  # pairs of blocks up to which every pair is looked at
FULL_LENGTH = 2_500_000_000  # product of the characters of both sides up to which every pair is looked at
RARE_TERMS = 24  # terms of a block by which its likely partners are found among thousands
POSTING_LIMIT = 60  # a term that stands in more blocks than this finds no partner
PARTNERS = 6  # likely partners kept of each block of a long text
PARTNER_SHARE = 0.25  # of the best partner's shared weight that another one must have
WORD_FLOOR = 0.08  # similarity of words without which two blocks of long texts are not looked at
GRAM_SAMPLE = 150  # blocks by which the frequency of stretches in longer texts is told: each has hundreds of them
DECISIVE = 0.5  # similarity of words from which, in long texts, they alone decide

REPORT_EVERY = 50  # blocks between two reports

_REMEMBERED = 1 << 16  # distinct words whose stems are kept
_REMEMBERED_BLOCKS = 1024  # blocks whose stretches are kept: in a story each article meets all others
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """What of a block counts when it is compared: its folded text, its words as cut, in order, and their bag."""

    key: str
    words: tuple[str, ...]
    bag: Bag

    @property
    def size(self) -> int:
        """Return the number of words."""
        return len(self.words)


class Similarity:
    """The similarities of the blocks of two articles; products are computed once and kept.

    `is_long` tells that the texts are too long for looking at every pair.
    """

    def __init__(self, base: Sequence[str], witness: Sequence[str]) -> None:
        self.base = tuple(map(_UNITS.__getitem__, base))
        self.witness = tuple(map(_UNITS.__getitem__, witness))
        keys = [unit.key for unit in self.base], [unit.key for unit in self.witness]
        bags = {unit.key: unit.bag for unit in (*self.base, *self.witness)}
        length = sum(map(len, keys[0])) * sum(map(len, keys[1]))
        self.is_long = length > FULL_LENGTH or len(base) * len(witness) > FULL_PAIRS
        self._words = View(keys, bags.__getitem__, _empty_stems())
        if self.is_long:
            self._grams = View(keys, _GRAMS.__getitem__, frozenset(), _different_grams, sample=GRAM_SAMPLE)
        else:
            self._grams = View(keys, _GRAMS.__getitem__, frozenset())
        self._texts = base, witness
        self._senses: Senses | None = None
        self._worded_alone = PLAIN_BOUND
        self._meant_share = MEANT_SHARE

    def understand(
        self,
        meaning: Meaning,
        sides: tuple[Sequence[int], Sequence[int]],
        *,
        translated: bool = False,
        report: Report = silent,
    ) -> Senses:
        """Let what blocks say count beside their wording, as far as that is not plain; return what was learned.

        Of two languages hardly any wording is shared: there what is said counts nearly alone.
        """
        self._senses = self._senses or Senses(meaning, *self._texts)
        self._senses.learn(*sides, report=report)
        if translated:
            self._worded_alone, self._meant_share = math.inf, TRANSLATED_SHARE
        return self._senses

    def of(self, base: Sequence[int], witness: Sequence[int]) -> float:
        """Return the similarity of two runs of blocks, 0..1."""
        worded = self._worded(base, witness)
        if self._senses is None or worded >= self._worded_alone:
            return worded
        said = self._senses.of(base, witness)
        if said is None:
            return worded
        return worded + self._meant_share * (1 - worded / self._worded_alone) * (said - worded)

    def _worded(self, base: Sequence[int], witness: Sequence[int]) -> float:
        words = self._words.cosine(base, witness)
        if self.is_long and not WORD_FLOOR < words < DECISIVE:
            return words
        return WORD_SHARE * words + (1 - WORD_SHARE) * self._grams.cosine(base, witness)

    def equal(self, base: Sequence[int], witness: Sequence[int]) -> bool:
        """Tell whether two runs of blocks hold the same text once folded."""
        return " ".join(self.base[i].key for i in base) == " ".join(self.witness[j].key for j in witness)

    def contained(self, side: int, pair: Pair) -> float:
        """Return what share of the words' weight of a pair's block of one side stands in its other block, 0..1."""
        return self._words.contained(side, pair)

    def likely_pairs(self, *, report: Report = silent) -> list[Pair]:
        """Return the pairs that can be alike at all, in order: all of short texts, the best partners in long ones."""
        equal = equal_pairs([unit.key for unit in self.base], [unit.key for unit in self.witness])
        if not self.is_long:
            return sorted({*self._words.multiply_all(), *self._grams.multiply_all(), *equal})
        near = {*self._partners(report), *equal}
        beside = _neighbours(near, len(self.base), len(self.witness))
        return sorted({*near, *(pair for pair in beside if self._words.cosine(pair[:1], pair[1:]) > WORD_FLOOR)})

    def _partners(self, report: Report) -> Iterator[Pair]:
        """Yield the likely partners of each block by its rarest terms."""
        postings = self._words.postings(1, most=POSTING_LIMIT)
        rarest = sorted(postings, key=lambda term: (len(postings[term]), term))
        ranks = {term: rank for rank, term in enumerate(rarest)}
        for i in range(len(self.base)):
            if i % REPORT_EVERY == 0:
                report(Progress(i, len(self.base)))
            vector = self._words.vector(0, i)
            row: dict[int, float] = defaultdict(float)
            for rank in sorted([ranks[term] for term in vector.keys() & ranks.keys()])[:RARE_TERMS]:
                weight = vector[rarest[rank]]
                for j in postings[rarest[rank]]:
                    row[j] += weight
            floor = PARTNER_SHARE * max(row.values(), default=0.0)
            best = sorted((-score, j) for j, score in row.items() if score >= floor)
            yield from ((i, j) for _, j in best[:PARTNERS])


def _unit(text: str) -> Unit:
    words = tuple(map(_STEMS.__getitem__, keys_of(text)))
    return Unit(" ".join(fold_key(text).split()), words, bag_of(words))


@cache
def _empty_stems() -> frozenset[str]:
    """Return the stems of words without content, of all languages."""
    return frozenset(map(_stem, lexicon(None).function))


def _stem(key: str) -> str:
    """Return a word cut to its first letters; numbers stay whole."""
    return key if key[:1].isdecimal() else intern(key[:STEM_LENGTH])


_STEMS = Kept(_stem, _REMEMBERED)


_UNITS = Kept(_unit, _REMEMBERED_BLOCKS)


def _grams(key: str) -> Bag:
    """Return the stretches of four characters of a folded text, its letters and digits alone."""
    text = _letters(key)
    return bag_of([text[at : at + GRAM_LENGTH] for at in _starts(text)])


def _different_grams(key: str) -> set[str]:
    """Return the same, each once: half the work where nobody asks how often it stands there."""
    text = _letters(key)
    return {text[at : at + GRAM_LENGTH] for at in _starts(text)}


def _letters(key: str) -> str:
    return f" {_NOT_LETTERS.sub(' ', key)} "


def _starts(text: str) -> range:
    """Return where stretches begin; a text that is shorter than one is one itself."""
    return range(max(1, len(text) - GRAM_LENGTH + 1))


_GRAMS = Kept(_grams, _REMEMBERED_BLOCKS)


def _neighbours(pairs: set[Pair], rows: int, columns: int) -> set[Pair]:
    """Return the pairs beside the given ones: splits and merges stand there."""
    return {
        (i + down, j + right)
        for i, j in pairs
        for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0))
        if 0 <= i + down < rows and 0 <= j + right < columns
    } - pairs
