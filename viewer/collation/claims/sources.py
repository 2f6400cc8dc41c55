"""Who vouches for what is said: sources that lost or found their name, and those left out where it is said outright."""

from collections.abc import Iterator, Sequence

from viewer.collation.claims.exchanges import Told
from viewer.collation.claims.facts import Fact, accordings_of, anonymous_of, hedges_of, sayings_of
from viewer.collation.claims.names import names_of
from viewer.collation.claims.said import NOTHING, Side, Stretch, Witnessed, stretch_of
from viewer.collation.wording.words import CLAUSE_ENDS, SENTENCE_ENDS
from viewer.model import SignalKind

SOURCE_REACH = 8  # words between a source and the verb of saying that goes with it
BESIDE = 3  # words before a name among which its verb of saying ends: said the engineer
LONGEST_SOURCE = 6  # words of a change that may be, as a whole, the source where names cannot be told


def sources(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return where a source with a name became one without, or the other way round.

    Words of one change are tied first, then a source without a name to the name that another change brings into its
    sentence: Ann Holm, an aide, said; an aide, who asked not to be named, said.
    """
    found: list[Told] = []
    for at, (base, witness) in enumerate(sides):
        if hidden := _unnamed(base, witness):
            found.append((at, Witnessed(SignalKind.SOURCE, *hidden)))
        elif shown := _unnamed(witness, base):
            found.append((at, Witnessed(SignalKind.SOURCE, *shown[::-1])))
    return found or list(_parted(sides))


def _parted(sides: Sequence[tuple[Side, Side]]) -> Iterator[Told]:
    bases, witnesses = [base for base, _ in sides], [witness for _, witness in sides]
    for at, (base, witness) in enumerate(sides):
        if hidden := _named_elsewhere(base, witness, bases):
            yield at, Witnessed(SignalKind.SOURCE, *hidden)
        elif shown := _named_elsewhere(witness, base, witnesses):
            yield at, Witnessed(SignalKind.SOURCE, *shown[::-1])


def _named_elsewhere(named: Side, unnamed: Side, others: Sequence[Side]) -> tuple[Stretch, Stretch] | None:
    """Return the name that any change has in the sentence in which one hides it, and the words that hide it."""
    known = named.said.counts(anonymous_of)
    hidden = [fact for fact in _hidden(unnamed) if fact.value not in known]
    if not hidden:
        return None
    start, end = named.said.bounded(named.start, named.end, SENTENCE_ENDS)
    names = [name for other in others for name in _new_names(other, unnamed) if start <= name.start < end]
    return (stretch_of(names), stretch_of(hidden)) if names else None


def _hidden(side: Side) -> list[Fact]:
    """Return the sources without a name that a change has."""
    return [fact for fact in side.facts(anonymous_of) if side.takes(fact) and _speaks(fact, side)]


def _new_names(named: Side, unnamed: Side) -> list[Fact]:
    """Return the names of those who speak that a change has and the other side of the row has not."""
    return [fact for fact in named.facts(names_of) if _speaks(fact, named) and not _is_kept(fact, named, unnamed)]


def _unnamed(named: Side, unnamed: Side) -> tuple[Stretch, Stretch] | None:
    """Return the named source of one side of a change and the source without a name that stands for it on the other."""
    if named.everywhere(anonymous_of):
        return None
    hidden = _hidden(unnamed)
    if not hidden:
        return _described(named, unnamed)
    if names := _new_names(named, unnamed):
        return stretch_of(names), stretch_of(hidden)
    shown = _opening(named)
    if named.said.lexicon.capitals == 1 or not _is_source(shown):
        return None
    return Stretch(shown.start, shown.end), stretch_of(hidden)


def _opening(side: Side) -> Side:
    """Return what stands of a change before the first empty word behind others: the source, that he did it."""
    words = side.said.lexicon
    places = range(side.start, side.end)
    first = next((at for at in places if side.said.content(at, at + 1)), side.end)
    end = next((at for at in range(first, side.end) if side.said.words.keys[at] in words.function), side.end)
    return Side(side.said, side.start, end)


def _described(named: Side, unnamed: Side) -> tuple[Stretch, Stretch] | None:
    """Return the name beside a verb of saying for which the other side has a mere description: said a neighbour."""
    articles = unnamed.said.lexicon.describing
    keys = unnamed.said.words.keys
    described = (_description(at, unnamed) for at in range(unnamed.start, unnamed.end) if keys[at] in articles)
    shown = next((each for each in described if each is not None), None)
    if shown is None:
        return None
    sayings = named.everywhere(sayings_of)
    names = [
        name
        for name in named.facts(names_of)
        if named.takes(name)
        and not _is_kept(name, named, unnamed)
        and any(name.start - BESIDE <= verb.end <= name.start or 0 <= verb.start - name.end <= 1 for verb in sayings)
    ]
    return (stretch_of(names), shown) if names else None


def _description(at: int, side: Side) -> Stretch | None:
    """Return what an article opens if it, and nothing else of its clause, is the one who speaks beside a quotation."""
    keys = side.said.words.keys
    ahead = keys[at + 1 : at + 1 + LONGEST_SOURCE]
    if len(ahead) == LONGEST_SOURCE and not any(key[0] in CLAUSE_ENDS for key in ahead):
        return None
    clause = side.said.bounded(at, at + 1, CLAUSE_ENDS)
    for verb in Side(side.said, clause.start, clause.end).near(sayings_of, 1):
        if verb.end == at and any(key in CLAUSE_ENDS for key in keys[max(0, verb.start - 2) : verb.start]):
            return Stretch(at, clause.end)
        if clause.start == at < verb.start - 1 and verb.end == clause.end:
            return Stretch(at, verb.start)
    return None


def vouchers(base: Side, witness: Side) -> list[Witnessed]:
    """Return who vouched for what is said, where the other side says the same on its own: according to the union."""
    if dropped := _vouched(base, witness):
        return [Witnessed(SignalKind.ATTRIBUTION, dropped, NOTHING)]
    if added := _vouched(witness, base):
        return [Witnessed(SignalKind.ATTRIBUTION, NOTHING, added)]
    return []


def _vouched(side: Side, other: Side) -> Stretch | None:
    """Return the words of a change that name who said its sentence, if nobody is named in that of the other side."""
    named = [fact for fact in side.facts(accordings_of) if side.takes(fact)]
    if not named or _is_ascribed(other):
        return None
    words = side.said.words
    sentence = side.said.bounded(named[0].start, named[0].end, SENTENCE_ENDS)
    rest = [*side.said.content(sentence.start, side.start), *side.said.content(side.end, sentence.end)]
    end = min(side.said.bounded(*named[0][1:3], CLAUSE_ENDS).end, max(side.end, named[0].end))
    end = next((at for at in range(named[0].end, end) if words.keys[at][0].isdecimal()), end)
    return Stretch(named[0].start, end) if rest and named[0].end < end <= named[0].end + LONGEST_SOURCE else None


def _is_ascribed(side: Side) -> bool:
    """Tell whether a sentence says who said it, or that nobody vouches for it."""
    sentence = side.said.bounded(side.start, side.end, SENTENCE_ENDS)
    kinds = (accordings_of, sayings_of, anonymous_of, hedges_of)
    return any(sentence.start <= fact.start < sentence.end for of in kinds for fact in side.everywhere(of))


def _is_kept(name: Fact, named: Side, unnamed: Side) -> bool:
    """Tell whether the other side of the row still has a name."""
    return named.said.words.keys[name.end - 1] in unnamed.said.distinct()


def _is_source(side: Side) -> bool:
    """Tell whether the few words of a change can be those that name a source."""
    few = 0 < side.end - side.start <= LONGEST_SOURCE
    words = side.said.lexicon
    named = [key for key in side.said.content(side.start, side.end) if words.sayings.at((key,), 0) is None]
    return few and bool(named) and _speaks_between(side.start, side.end, side)


def _speaks(source: Fact, side: Side) -> bool:
    """Tell whether a verb of saying stands near a source."""
    return _speaks_between(source.start, source.end, side)


def _speaks_between(start: int, end: int, side: Side) -> bool:
    sayings = side.everywhere(sayings_of)
    return any(start - SOURCE_REACH <= fact.start <= end + SOURCE_REACH for fact in sayings)
