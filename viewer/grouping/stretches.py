"""What texts in scripts without spaces between words have in common: the longest stretches, which are mostly names."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex

from viewer.grouping.features import Passage
from viewer.grouping.terms import Term, Vocabulary, has_stretches

SHORTEST, LONGEST = 2, 11
"""Characters of a name; what is longer is a sentence told alike."""

SHORTEST_SPELT, LONGEST_SPELT = 4, 24
"""The same in scripts that spell their words (Thai, Khmer)."""

_SPELT = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
# Japanese endings and particles are written in Hiragana; what they part is a word.
_WORD = regex.compile(r"[^\p{Hiragana}\p{M}]+[^\p{Hiragana}]*")


def shared_stretches(texts: Sequence[Sequence[Passage]], vocabulary: Vocabulary) -> list[str]:
    """Return the stretches that two texts share, none inside another: those that most share first, then the rarest."""
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    runs = [_runs(passages, vocabulary) for passages in texts]
    for one, other in combinations(runs, 2):
        known = {term.key for run in other for term in run}
        letters = ["".join(_letters(run)) for run in other]
        pair = {stretch: weight for run in one for stretch, weight in _within(run, known)}
        for found in (stretch for stretch in pair if any(stretch in run for run in letters)):
            weights[found] = max(weights.get(found, 0.0), pair[found])
            counts[found] = counts.get(found, 0) + 1
    chosen: list[str] = []
    for stretch in sorted(weights, key=lambda text: (-counts[text], -weights[text], text)):
        if not any(stretch in other or other in stretch for other in chosen):
            chosen.append(stretch)
    passages = [passage for text in texts for passage in text]
    return [written for stretch in chosen if (written := _as_written(stretch, passages)) is not None]


def _as_written(stretch: str, passages: Sequence[Passage]) -> str | None:
    """Return a stretch with the capitals that its author gave it, `None` where it is found in no passage."""
    pattern = regex.compile(regex.escape(stretch), regex.IGNORECASE)
    found = (pattern.search(passage.text) for passage in passages)
    return next((match[0] for match in found if match), None)


def _runs(passages: Sequence[Passage], vocabulary: Vocabulary) -> list[tuple[Term, ...]]:
    """Return the terms of each run written without spaces, in order."""
    unspaced = (passage for passage in passages if has_stretches(passage.text))
    found = (vocabulary.words(passage.language)[token] for passage in unspaced for token in passage.tokens)
    return [terms for terms in found if terms and terms[0].is_stretch]


def _letters(run: Sequence[Term]) -> Iterator[str]:
    """Yield the letters of a run: its terms overlap in all but their first."""
    yield from (term.form[0] for term in run[:-1])
    yield run[-1].form


def _within(run: Sequence[Term], known: set[str]) -> Iterator[tuple[str, float]]:
    """Yield the longest stretches of a run whose terms are all known, as words, with what they weigh."""
    row: list[Term] = []
    for term in [*run, None]:
        if term is not None and term.key in known:
            row.append(term)
            continue
        weight = round(sum(member.weight for member in row), 4)
        words = _WORD.findall("".join(_letters(row))) if row else []
        yield from ((word, weight) for word in words if _is_word(word))
        row = []


def _is_word(text: str) -> bool:
    """Tell whether a stretch is as long as names are."""
    if _SPELT.match(text):
        return SHORTEST_SPELT <= len(text) <= LONGEST_SPELT
    return SHORTEST <= len(text) <= LONGEST
