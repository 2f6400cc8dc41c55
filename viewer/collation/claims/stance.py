"""How a change turns what is said: denied or not, sure or not, and how the teller puts who said it."""

from collections.abc import Sequence

from viewer.collation.claims.exchanges import Told
from viewer.collation.claims.facts import Fact, hedges_of, negations_of, sayings_of, strong_of, weak_of
from viewer.collation.claims.names import are_forms
from viewer.collation.claims.said import NOTHING, Side, Stretch, Witnessed, stretch_of
from viewer.collation.wording.words import CLAUSE_ENDS, SENTENCE_ENDS
from viewer.model import SignalKind

REACH = 8  # words around a change among which the other side says what is denied or doubted: about a clause
LONGEST_TURN = 8  # content words of a side of a change in which a sure and an unsure word stand for each other
SAME_VERB = 3  # letters that forms of one verb of denial share
PLAIN = 3  # words of a side of a change up to which they are what stands for an unsure word: could, would
LEAST_DENIED = 4  # letters of a word behind a beginning that denies: unfit has one, unit none


def negations(base: Side, witness: Side) -> list[Witnessed]:
    """Return the denial that a change brings or takes, if nothing else in the row makes up for it."""
    lost = [fact for fact in base.facts(negations_of) if base.takes(fact) and _stays(base, fact, witness)]
    gained = [fact for fact in witness.facts(negations_of) if witness.takes(fact) and _stays(witness, fact, base)]
    if len(lost) == len(gained):
        return []
    if len(lost) > len(gained) and _denies_more(base, witness, lost) and not _denies(witness, base):
        return [Witnessed(SignalKind.NEGATION, stretch_of(lost), NOTHING)]
    if len(gained) > len(lost) and _denies_more(witness, base, gained) and not _denies(base, witness):
        return [Witnessed(SignalKind.NEGATION, NOTHING, stretch_of(gained))]
    return []


def _denies_more(side: Side, other: Side, denials: Sequence[Fact]) -> bool:
    """Tell whether a side has more denials than the other, near a change in its sentence and in the whole row.

    In the row it is enough that more of them deny the same thing: one that came elsewhere makes up for nothing.
    """
    whole = len(side.everywhere(negations_of)) > len(other.everywhere(negations_of))
    more = whole or any(_denials_of(denial, side, side) > _denials_of(denial, side, other) for denial in denials)
    return more and len(_denials_near(side)) > len(_denials_near(other))


def _denials_near(side: Side) -> list[Fact]:
    start, end = side.said.bounded(side.start, side.end, SENTENCE_ENDS)
    return [fact for fact in side.near(negations_of, REACH) if start <= fact.start < end]


def _denials_of(denial: Fact, own: Side, side: Side) -> int:
    """Return how many denials of a side deny what another one does."""
    near = own.said.beside(denial.start, denial.end)
    return sum(
        any(_is_form(key, other, own) for key in near for other in side.said.beside(each.start, each.end))
        for each in side.everywhere(negations_of)
    )


def _is_form(key: str, other: str, side: Side) -> bool:
    """Tell whether two words are forms of one, or of one verb that denies: denied, deny."""
    words = side.said.lexicon
    both = key[:SAME_VERB] == other[:SAME_VERB] and {key, other} <= words.denial
    return both or are_forms(key, other, words)


def _denies(side: Side, other: Side) -> bool:
    """Tell whether words of one side alone, in or near a change, deny without a word of denial: refused, unfit.

    Beginnings that often mean something else (im-, dis-) count only before a word that the other side has.
    """
    words, keys = side.said.lexicon, side.said.words.keys
    start, end = side.said.bounded(side.start, side.end, CLAUSE_ENDS)
    near = set(keys[max(start, side.start - REACH) : min(end, side.end + REACH)]) - other.said.distinct()
    if any(_denies_alone(key, side, other) for key in near):
        return True
    said = other.said.vocabulary(other.start - REACH, other.end + REACH)
    rests = [rest for key in near for rest in words.without_denial(key) if len(rest) >= LEAST_DENIED]
    return any(are_forms(rest, key, words) for rest in rests for key in said)


def _denies_alone(key: str, side: Side, other: Side) -> bool:
    """Tell whether a word denies, and the other side does not deny the same word: denied, did not deny."""
    words = side.said.lexicon
    if words.find(key, words.denial):
        return not any(_is_form(key, each, side) for each in other.said.distinct() & words.denial)
    return words.is_surely_denied(key)


def _stays(side: Side, denial: Fact, other: Side) -> bool:
    """Tell whether what a word denies is said on the other side too.

    A denial that went with its whole clause changed nothing. What is denied is the nearest content word, on either side
    of the denial; where a change brings nothing but the denial, it is denied that stood there before.
    """
    words = side.said.lexicon
    if all(words.find(key, words.negation) is not None for key in side.said.vocabulary(side.start, side.end)):
        return True
    near = side.said.beside(denial.start, denial.end)
    said = other.said.vocabulary(other.start - REACH, other.end + REACH)
    return any(_is_form(key, others, side) for key in near for others in said)


def hedges(base: Side, witness: Side) -> list[Witnessed]:
    """Return the hedge that a change brings or takes, if the other side of the row is not unsure in its own way."""
    lost, gained = base.facts(hedges_of), witness.facts(hedges_of)
    if lost and _is_vouched(base, witness) and not _more(witness, base):
        return [Witnessed(SignalKind.HEDGE, _longest(lost), NOTHING)]
    if gained and _is_vouched(witness, base) and not _more(base, witness):
        return [Witnessed(SignalKind.HEDGE, NOTHING, _longest(gained))]
    return []


def _is_vouched(hedged: Side, side: Side) -> bool:
    """Tell whether a side has fewer hedges than the other, none in the sentence of a change, and none of its own."""
    own = side.everywhere(hedges_of)
    start, end = side.said.bounded(side.start, side.end, SENTENCE_ENDS)
    known = hedged.said.counts(hedges_of)
    fewer = len(own) < len(hedged.everywhere(hedges_of))
    return fewer and all(fact.value in known and not start <= fact.start < end for fact in own)


def _longest(facts: Sequence[Fact]) -> Stretch:
    """Return the words of the longest fact, the first of equals."""
    return stretch_of(sorted(facts, key=lambda fact: fact.start - fact.end))


def _more(side: Side, other: Side) -> bool:
    """Tell whether a side of the row has more weak words than the other."""
    return len(side.everywhere(weak_of)) > len(other.everywhere(weak_of))


def certainties(base: Side, witness: Side) -> list[Witnessed]:
    """Return a sure word made unsure, or the other way round, unless the row had or kept an unsure one elsewhere.

    An unsure word that comes or goes alone counts where what it is said of stays.
    """
    if lost := _weakened(base, witness):
        return [Witnessed(SignalKind.CERTAINTY_LOST, *lost)]
    if gained := _weakened(witness, base):
        return [Witnessed(SignalKind.CERTAINTY_GAINED, *gained[::-1])]
    return []


def _weakened(sure: Side, unsure: Side) -> tuple[Stretch, Stretch] | None:
    """Return the strong word of one side, or the few plain ones, and the weak one that the other has in its place."""
    weak = [fact for fact in unsure.facts(weak_of) if unsure.takes(fact)]
    if not weak or _doubts_near(sure, weak[0]):
        return None
    if strong := _stronger(sure, unsure):
        return stretch_of(strong), stretch_of(weak)
    if sure.everywhere(hedges_of) or not _stays(unsure, weak[0], sure):
        return None
    return _plain(sure), stretch_of(weak)


def _plain(side: Side) -> Stretch:
    """Return what a change has in the place of an unsure word, nothing where that is more than a few words."""
    keys = side.said.words.keys[side.start : side.end]
    few = 0 < len(keys) <= PLAIN and all(key.isalpha() for key in keys)
    return Stretch(side.start, side.end) if few else NOTHING


def turned(base: Side, witness: Side) -> list[Witnessed]:
    """Return the sure word that stands for an unsure one in a row of which the wording is gone, or the other way round.

    Both must be said among words of which one stayed, and neither be said on the other side too.
    """
    if lost := _turned(base, witness):
        return [Witnessed(SignalKind.CERTAINTY_LOST, *lost)]
    if gained := _turned(witness, base):
        return [Witnessed(SignalKind.CERTAINTY_GAINED, *gained[::-1])]
    return []


def _turned(sure: Side, unsure: Side) -> tuple[Stretch, Stretch] | None:
    """Return the strong and the weak word that have the most words around them in common."""
    weak = [fact for fact in unsure.everywhere(weak_of) if fact.value not in sure.said.counts(weak_of)]
    strong = [fact for fact in sure.everywhere(strong_of) if fact.value not in unsure.said.counts(strong_of)]
    if len(sure.everywhere(weak_of)) >= len(unsure.everywhere(weak_of)):
        return None
    rated = [(len(_around(one, sure) & _around(other, unsure)), one, other) for one in strong for other in weak]
    best = max(rated, key=lambda each: each[0], default=None)
    return (stretch_of([best[1]]), stretch_of([best[2]])) if best is not None and best[0] else None


def _around(fact: Fact, side: Side) -> frozenset[str]:
    return side.said.around(fact.start, fact.end)


def _doubts_near(side: Side, weak: Fact) -> bool:
    """Tell whether a side is unsure near a change, or anywhere in the same word."""
    return weak.value in side.said.counts(weak_of) or bool(side.near(weak_of, REACH))


def _stronger(sure: Side, unsure: Side) -> list[Fact]:
    """Return the strong words of a side of a change, or those near it that the other side of the row has not."""
    strong = [fact for fact in sure.facts(strong_of) if sure.takes(fact)]
    if strong:
        longest = max(len(side.said.content(side.start, side.end)) for side in (sure, unsure))
        return strong if longest <= LONGEST_TURN else []
    kept = unsure.said.counts(strong_of)
    return [fact for fact in sure.near(strong_of, REACH) if fact.value not in kept]


def attributions(sides: Sequence[tuple[Side, Side]]) -> list[Told]:
    """Return the verbs of saying that became, or were, charged ones of another kind.

    Verbs of one change are paired first, then the only one that went with the only one that came.
    """
    found = [
        (at, told) for at, pair in enumerate(sides) for told in _recharged(_sayings(pair[0]), _sayings(pair[1]), pair)
    ]
    if found:
        return found
    lost = [(at, fact) for at, (base, _) in enumerate(sides) for fact in _sayings(base)]
    gained = [(at, fact) for at, (_, witness) in enumerate(sides) for fact in _sayings(witness)]
    if len(lost) != 1 or len(gained) != 1 or lost[0][0] == gained[0][0]:
        return []
    return [(lost[0][0], told) for told in _recharged([lost[0][1]], [gained[0][1]], sides[lost[0][0]])]


def _sayings(side: Side) -> list[Fact]:
    return [fact for fact in side.facts(sayings_of) if side.takes(fact)]


def _recharged(said: Sequence[Fact], says: Sequence[Fact], sides: tuple[Side, Side]) -> list[Witnessed]:
    """Return the verb that gained or lost a charge among those of one change."""
    if not said or not says:
        return []
    before, after = [{fact.value[1] for fact in facts} for facts in (said, says)]
    known, kept = [{group for _, group in side.said.counts(sayings_of)} for side in sides]
    gained = [fact for fact in says if fact.value[1] and fact.value[1] not in before]
    if gained:
        return (
            []
            if gained[0].value[1] in known
            else [Witnessed(SignalKind.ATTRIBUTION, stretch_of(said), stretch_of(gained))]
        )
    lost = [fact for fact in said if fact.value[1] and fact.value[1] not in after]
    if not lost or before & after or lost[0].value[1] in kept:
        return []
    return [Witnessed(SignalKind.ATTRIBUTION, stretch_of(lost), stretch_of(says))]
