"""What was put right in the place of something else, and names spelled in another way."""

from collections.abc import Iterable, Sequence

from viewer.collation.claims.exchanges import COMPACT, Told, exchanged, initials, is_titled, quantity, says_same
from viewer.collation.claims.facts import Fact, dates_of
from viewer.collation.claims.names import are_forms, is_name, is_respelled, names_of
from viewer.collation.claims.numbers import numbers_of
from viewer.collation.claims.said import Row, Said, Side, Stretch, Witnessed
from viewer.model import SignalKind

DIRECT = 3  # words of a side of a change up to which they stand right in the place of the other side's
RESPELLED_REACH = 12  # words of either side of a change among which a name may be spelled in another way
TWO = 2  # the first number that can stand where "one" stood: that word alone is an article in too many languages


def replaced(sides: Sequence[tuple[Side, Side]], row: Row) -> list[Told]:
    """Return what was put right in the place of something else, though the row may say one of the two elsewhere too."""
    found: list[Told] = []
    names = row.base.lexicon.capitals == 1 and not is_titled(row)
    for at, pair in enumerate(sides):
        if all(0 < side.end - side.start <= DIRECT for side in pair):
            told = _figure_or_day(*pair) or (_renamed(*pair) if names else None)
            found += [(at, told)] if told else []
    return found


def respelled_names(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return the names that a change spells with another letter or two."""
    found: list[Told] = []
    for at, (base, witness) in enumerate(sides):
        words = base.said.lexicon
        reach = COMPACT if not words.capitals else RESPELLED_REACH
        if base.end - base.start > reach or witness.end - witness.start > reach:
            continue
        others = list(_spellable(witness, base.said))
        for one in _spellable(base, witness.said):
            like = next((other for other in others if is_respelled(_key(base, one), _key(witness, other), words)), None)
            if like is not None:
                others.remove(like)
                found.append((at, Witnessed(SignalKind.NAME, Stretch(one, one + 1), Stretch(like, like + 1))))
    return found


def not_respelled(swaps: Sequence[Told], respelled: Sequence[Told]) -> list[Told]:
    """Return the exchanged names without those that are only spelled in another way."""
    bases = {told.base.start for _, told in respelled}
    others = {told.witness.start for _, told in respelled}
    return [
        (at, told)
        for at, told in swaps
        if bases.isdisjoint(range(*told.base)) and others.isdisjoint(range(*told.witness))
    ]


def _figure_or_day(base: Side, witness: Side) -> Witnessed | None:
    """Return the one number or date of each side of a change, if each is said more often on its own side."""
    (days, other_days), (numbers, other_numbers) = (
        [side.facts(facts_of) for side in (base, witness)] for facts_of in (dates_of, numbers_of)
    )
    one, other = [*days, *numbers], [*other_days, *other_numbers]
    if bool(one) != bool(other):
        return _one_more(base, witness, [*one, *other])
    if (
        len(one) != 1
        or len(other) != 1
        or not (_outnumbers(one[0], base, witness) and _outnumbers(other[0], witness, base))
    ):
        return None
    if says_same(one[0].value, other[0].value):
        return None
    if one[0].value[0] != other[0].value[0] and not (_in_figures(one[0], base) and _in_figures(other[0], witness)):
        return None
    return exchanged(SignalKind.DATE if days or other_days else SignalKind.NUMBER, one[0], other[0])


def _one_more(base: Side, witness: Side, facts: Sequence[Fact]) -> Witnessed | None:
    """Return the number of one side that stands where the other has "one": one man, two men."""
    if len(facts) != 1 or quantity(facts[0]).amount < TWO:
        return None
    numbered, single = (base, witness) if facts[0] in base.facts(numbers_of) else (witness, base)
    at = single.start + facts[0].start - numbered.start
    if not single.start <= at < single.end or not single.said.lexicon.find(_key(single, at), single.said.lexicon.one):
        return None
    pair = Stretch(facts[0].start, facts[0].end), Stretch(at, at + 1)
    return Witnessed(SignalKind.NUMBER, *(pair if numbered is base else pair[::-1]))


def _in_figures(fact: Fact, side: Side) -> bool:
    return any(key[0].isdecimal() for key in side.said.words.keys[fact.start : fact.end])


def _outnumbers(fact: Fact, side: Side, other: Side) -> bool:
    """Tell whether a side of the row states a fact more often than the other."""
    own, others = [sum(one.said.counts(of)[fact.value] for of in (dates_of, numbers_of)) for one in (side, other)]
    return own > others


def _renamed(base: Side, witness: Side) -> Witnessed | None:
    """Return a name of which a change exchanges nothing but words with a capital that the other side has not."""
    words = base.said.lexicon
    if not (_is_new_name(base, witness.said) and _is_new_name(witness, base.said)):
        return None
    keys = _key(base, base.end - 1), _key(witness, witness.end - 1)
    if are_forms(*keys, words) or keys[1] == initials(base, base.said) or keys[0] == initials(witness, witness.said):
        return None
    return Witnessed(SignalKind.NAME, Stretch(base.start, base.end), Stretch(witness.start, witness.end))


def _is_new_name(side: Side, other: Said) -> bool:
    """Tell whether all words that a change takes are words of names that stand more often on its side of the row."""
    said = side.said
    places = range(side.start, side.end)
    return all(is_name(said.words, at, said.lexicon) and said.names_more_often(_key(side, at), other) for at in places)


def _key(side: Side, at: int) -> str:
    return side.said.words.keys[at]


def _spellable(side: Side, other: Said) -> list[int]:
    """Return the words of a change that can be names and stand more often on its side of the row.

    Where a capital tells nothing, only what follows a title can be.
    """
    words, texts = side.said.lexicon, side.said.words.texts
    places: Iterable[int] = range(side.start, side.end)
    if words.capitals:
        places = [at for at in places if texts[at][0].isupper()]
    else:
        places = sorted({at for name in side.facts(names_of) for at in range(name.start, name.end)} & set(places))
    return [
        at
        for at in places
        if words.is_content_key(_key(side, at))
        and words.find(_key(side, at), words.telling) is None
        and side.said.names_more_often(_key(side, at), other)
    ]
