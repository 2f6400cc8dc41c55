"""What changed places in a row: A beat B, B beat A; killed 12 and hurt 40, killed 40 and hurt 12."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from viewer.collation.claims.exchanges import Told, exchanged, is_titled
from viewer.collation.claims.facts import Fact, bare_name, sayings_of
from viewer.collation.claims.names import is_name
from viewer.collation.claims.numbers import numbers_of
from viewer.collation.claims.said import Row, Side, Stretch, Witnessed
from viewer.model import SignalKind


class _Region(NamedTuple):
    """What a change, or two that follow one another, span on both sides, with the numbers of the two."""

    first: int
    last: int
    base: Side
    witness: Side


def crossed_names(sides: Sequence[tuple[Side, Side]], row: Row) -> list[Told]:
    """Return the names that changed places about words that stayed; B and A is the same as A and B."""
    if row.base.lexicon.capitals != 1:
        return []
    found = [told for region in _regions(sides) for told in _names_crossed(region)]
    return [] if found and is_titled(row) else found


def crossed_numbers(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return the numbers that changed places about words that stayed and say something."""
    return [told for region in _regions(sides) for told in _numbers_crossed(region)]


def _regions(sides: Sequence[tuple[Side, Side]]) -> Iterator[_Region]:
    for at, pair in enumerate(sides):
        yield _Region(at, at, *pair)
    for (at, (base, witness)), (to, (last, end)) in pairwise(enumerate(sides)):
        yield _Region(at, to, Side(base.said, base.start, last.end), Side(witness.said, witness.start, end.end))


def _names_crossed(region: _Region) -> list[Told]:
    size, other = _closing_name(region.base), _closing_name(region.witness)
    keys, others = _keys(region.base), _keys(region.witness)
    if not (size and other) or keys[:other] != others[-other:] or others[:size] != keys[-size:]:
        return []
    if keys[other:-size] != others[size:-other] or not _says(region.base, other, size):
        return []
    pairs = zip(_ends(region.base, other, size), _ends(region.witness, size, other), strict=True)
    return [
        (at, Witnessed(SignalKind.NAME, *pair)) for at, pair in zip((region.first, region.last), pairs, strict=True)
    ]


def _closing_name(side: Side) -> int:
    """Return of how many words the name is with which some words close, 0 where it is all that they are."""
    words, lexicon = side.said.words, side.said.lexicon
    return len(list(takewhile(lambda at: is_name(words, at, lexicon), range(side.end - 1, side.start, -1))))


def _keys(side: Side) -> list[str]:
    return [bare_name(key) for key in side.said.words.keys[side.start : side.end]]


def _says(side: Side, opening: int, closing: int) -> bool:
    """Tell whether something but names is said between the words with which a stretch opens and closes."""
    said = side.said
    middle = Side(said, side.start + opening, side.end - closing)
    content = (at for at in range(middle.start, middle.end) if said.content(at, at + 1))
    return bool(middle.facts(sayings_of)) or any(not is_name(said.words, at, said.lexicon) for at in content)


def _ends(side: Side, opening: int, closing: int) -> tuple[Stretch, Stretch]:
    return Stretch(side.start, side.start + opening), Stretch(side.end - closing, side.end)


def _numbers_crossed(region: _Region) -> list[Told]:
    ends, others = _end_numbers(region.base), _end_numbers(region.witness)
    if not ends or [fact.value for fact in ends] != [fact.value for fact in reversed(others)]:
        return []
    if ends[0].value == ends[1].value or not region.base.said.content(ends[0].end, ends[1].start):
        return []
    if _between(region.base, ends) != _between(region.witness, others):
        return []
    return [
        (at, exchanged(SignalKind.NUMBER, *pair))
        for at, pair in zip((region.first, region.last), zip(ends, others, strict=True), strict=True)
    ]


def _end_numbers(side: Side) -> list[Fact]:
    """Return the two numbers with which a stretch opens and closes, nothing where it does not."""
    facts = side.facts(numbers_of)
    both = len(facts) > 1 and (facts[0].start, facts[-1].end) == (side.start, side.end)
    return [facts[0], facts[-1]] if both else []


def _between(side: Side, ends: Sequence[Fact]) -> Sequence[str]:
    return side.said.words.keys[ends[0].end : ends[1].start]
