"""How much blocks of two articles say the same, as far as a model of sentences was asked about them."""

import math
from collections.abc import Sequence
from statistics import median

from viewer.progress import Progress, Report, silent
from viewer.text.semantics import Meaning

ENOUGH_PAIRS = 12  # pairs by whose middle one it is told how alike texts are that only share a topic
ASKED_AT_ONCE = 16  # texts between two reports: a tenth of a second
USUAL_BACKGROUND = 0.25  # the same where there are fewer: what it is in most news stories

Pair = tuple[int, int]


class Senses:
    """The cosines of blocks that were asked about, measured above what any two blocks of these articles share."""

    def __init__(self, meaning: Meaning, base: Sequence[str], witness: Sequence[str]) -> None:
        self._meaning = meaning
        self._texts = base, witness
        self._cross: dict[Pair, float] = {}
        self._inner: tuple[dict[Pair, float], dict[Pair, float]] = ({}, {})
        self.background = USUAL_BACKGROUND

    def learn(self, base: Sequence[int], witness: Sequence[int], *, report: Report = silent) -> None:
        """Ask about so many blocks of either side, each with all others; a `report` may end that between two texts."""
        sides = base, witness
        texts = [[self._texts[side][at] for at in sides[side]] for side in (0, 1)]
        every = [*texts[0], *texts[1]]
        for start in range(0, len(every), ASKED_AT_ONCE):  # what is asked now is remembered, and costs nothing below
            report(Progress(start, len(every)))
            self._meaning.similarities(every[start : start + ASKED_AT_ONCE], every[:1])
        for i, row in zip(base, self._meaning.similarities(*texts), strict=True):
            self._cross.update({(i, j): cosine for j, cosine in zip(witness, row, strict=True)})
        for side, asked, inner in zip(texts, sides, self._inner, strict=True):
            for i, row in zip(asked, self._meaning.similarities(side, side), strict=True):
                inner.update({(i, j): cosine for j, cosine in zip(asked, row, strict=True)})
        if len(self._cross) >= ENOUGH_PAIRS:
            self.background = median(self._cross.values())

    def mutual(self, least: float) -> list[Pair]:
        """Return the pairs of blocks of which each says what the other says more than any other does, in order."""
        best: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for pair, cosine in self._cross.items():
            for side in (0, 1):
                best[side][pair[side]] = max(cosine, best[side].get(pair[side], -1.0))
        return [
            (i, j)
            for (i, j), cosine in self._cross.items()
            if cosine == best[0][i] == best[1][j] and self._above(cosine) >= least
        ]

    def of(self, base: Sequence[int], witness: Sequence[int]) -> float | None:
        """Return how much two runs of blocks say the same, 0..1; `None` where nobody asked about one of them."""
        products = [self._cross.get((i, j)) for i in base for j in witness]
        known = [product for product in products if product is not None]
        if len(known) < len(products):
            return None
        norms = [
            sum(inner[i, j] for i in run for j in run) for run, inner in zip((base, witness), self._inner, strict=True)
        ]
        return self._above(sum(known) / math.sqrt(max(norms[0] * norms[1], 1e-9)))

    def _above(self, cosine: float) -> float:
        """Return a cosine measured above the background, 0..1."""
        return min(1.0, max(0.0, (cosine - self.background) / (1 - min(self.background, 0.9))))
