"""The fate of every quotation: which one of the witness it became, in what words, or where it went."""

import itertools
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from viewer.collation.pairing.assignment import assign
from viewer.collation.quoting.candidates import Candidates
from viewer.collation.quoting.fates import fate_of, gives_rest, is_part, is_parted
from viewer.collation.quoting.meant import meant_pairs, meant_passage
from viewer.collation.quoting.passages import Passage, Telling, find_passage
from viewer.collation.quoting.quoted import Quoted, compare_speakers, likeness, prepare
from viewer.collation.quoting.tellers import SpeakerRelation
from viewer.collation.wording.lexicon import lexicon
from viewer.model import AlignedRow, Article, Fate, QuotationMatch
from viewer.text.cues import lemma_of
from viewer.text.semantics import Meaning
from viewer.text.tokens import word_keys

WORDING = 0.6  # weight of shared wording
SAME_ROW = 0.22  # standing in the same aligned row
SAME_RANK = 0.08  # being the n-th quotation of that row on both sides
SAME_SPEAKER = 0.10
OTHER_SPEAKER = -0.5
OTHER_SPEAKER_SAME_WORDS = -0.2  # where nearly all wording is shared: words that were put into another's mouth
NEARLY_ALL = 0.8  # likeness from which that holds
LITTLE = 0.2  # likeness below which wording pairs nothing, and the place must
FEWEST_SHARED = 2  # content words of two quotations that share less than half of their wording
AS_LONG = 0.5  # share of the longer one's words that the shorter one has then at least
LEAST = 0.34  # score of a pair that is one quotation; same row, rank and speaker alone reach .40
EXACT = 1.0  # what equal words add, so that no other pair can take one of the two away
LEAST_ELSEWHERE = 0.5  # likeness that pairs need outside the row: two quotations on one matter share some words


def match_quotations(
    base: Article, witness: Article, rows: Sequence[AlignedRow], *, meaning: Meaning | None = None
) -> tuple[QuotationMatch, ...]:
    """Return one fate for every quotation of `base` in reading order, then what only `witness` has, in its order.

    `meaning` is asked only about what wording leaves unmatched.
    """
    before, after = prepare(base, rows, base=True), prepare(witness, rows, base=False)
    matches, covered = _pair(before, after, _scores(before, after))
    if meaning is not None:
        mine, theirs = _left(before, matches), _left(after, covered)
        more, meant = _pair(mine, theirs, meant_pairs(mine, theirs, rows, meaning))
        matches, covered = matches | more, covered | meant
    lost = _left(before, matches)
    if lost:
        telling = Telling(witness)
        for quoted in lost:
            passage = find_passage(quoted, base, telling, rows)
            if passage is None and meaning is not None:
                passage = meant_passage(quoted, telling, rows, meaning)
            matches[quoted.index] = _unmatched(quoted, passage)
    added = [QuotationMatch(None, quoted.index, Fate.ADDED) for quoted in _left(after, covered)]
    return (*(matches[quoted.index] for quoted in before), *added)


def _pair(
    before: Sequence[Quoted], after: Sequence[Quoted], scores: Mapping[tuple[int, int], float]
) -> tuple[dict[int, QuotationMatch], set[int]]:
    """Return the fates of the quotations that find a partner, and which of the witness are accounted for by that."""
    ours, theirs = ({quoted.index: quoted for quoted in side} for side in (before, after))
    partner = dict(assign(scores))
    matches = {i: _matched(ours[i], theirs[j], min(1.0, scores[i, j])) for i, j in partner.items()}
    return matches, set(partner.values()) | _join(before, after, matches)


def _left(quotations: Sequence[Quoted], known: Container[int]) -> list[Quoted]:
    return [quoted for quoted in quotations if quoted.index not in known]


def _scores(before: Sequence[Quoted], after: Sequence[Quoted]) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs that can be one quotation."""
    candidates = Candidates(before, after, least=LEAST_ELSEWHERE)
    scored = {(a.index, j): _score(a, after[j]) for a in before for j in candidates.of(a)}
    return {pair: score for pair, score in scored.items() if score >= LEAST}


def _score(a: Quoted, b: Quoted) -> float:
    alike = likeness(a, b)
    in_row = a.row == b.row and a.row >= 0
    if not in_row and alike < LEAST_ELSEWHERE:
        return 0.0
    if not (_share_content(a, b, alike) or _stand_alike(a, b)):
        return 0.0
    score = WORDING * alike
    if in_row:
        score += SAME_ROW + (SAME_RANK if a.rank == b.rank else 0.0)
    speakers = compare_speakers(a, b)
    if speakers is SpeakerRelation.SAME:
        score += SAME_SPEAKER
    elif speakers is SpeakerRelation.DIFFERENT and a.teller.is_named and b.teller.is_named:
        score += OTHER_SPEAKER_SAME_WORDS if alike >= NEARLY_ALL else OTHER_SPEAKER
    return score + EXACT if a.words == b.words else score


def _share_content(a: Quoted, b: Quoted, alike: float) -> bool:
    """Tell whether wording pairs two quotations: half of it, or some with two words that say something."""
    return alike >= LEAST_ELSEWHERE or (alike >= LITTLE and len(a.content & b.content) >= FEWEST_SHARED)


def _stand_alike(a: Quoted, b: Quoted) -> bool:
    """Tell whether the place alone may pair two quotations: the n-th of as many in its row, and about as long."""
    short, long = sorted((len(a.words), len(b.words)))
    return a.rank == b.rank and a.of == b.of and short >= AS_LONG * long


def _matched(a: Quoted, b: Quoted, score: float) -> QuotationMatch:
    return QuotationMatch(
        a.index,
        b.index,
        fate_of(a, b),
        round(score, 4),
        speaker_changed=compare_speakers(a, b) is SpeakerRelation.DIFFERENT,
        cue_changed=_cue_changed(a, b),
    )


def _cue_changed(a: Quoted, b: Quoted) -> bool:
    """Tell whether the verb of saying says something else: "said" and "claimed", not "admitted" and "acknowledged"."""
    if a.source.cue is None or b.source.cue is None or a.language != b.language:
        return False
    charges = [_charge(cue, a.language) for cue in (a.source.cue, b.source.cue)]
    if None not in charges:
        return charges[0] != charges[1]
    return lemma_of(a.source.cue, a.language) != lemma_of(b.source.cue, b.language)


def _charge(cue: str, language: str | None) -> str | None:
    """Return what a verb of saying claims beside saying, "" for nothing, `None` where nobody has listed it."""
    found = lexicon(language).sayings.all_in(word_keys(cue))
    return found[0].value if found else None


def _join(before: Sequence[Quoted], after: Sequence[Quoted], matches: dict[int, QuotationMatch]) -> set[int]:
    """Mend what one-to-one pairing parts: pieces that were joined, and one quotation that was broken into pieces.

    `matches` is completed in place; returned are the quotations of the witness that are accounted for by this.
    """
    ours, theirs = ({quoted.index: quoted for quoted in side} for side in (before, after))
    witness_of = {at: match.witness for at, match in matches.items() if match.witness is not None}
    for matched, missing in _half_matched(before, witness_of):
        at = witness_of[matched.index]
        if _are_parts((matched, missing), theirs[at]) or gives_rest(missing.words, matched.words, theirs[at].words):
            witness_of[missing.index] = at
            pieces = [piece for piece in before if witness_of.get(piece.index) == at]
            match = replace(matches[matched.index], fate=_fate_joined(pieces, theirs[at]))
            matches |= {piece.index: replace(match, base=piece.index) for piece in pieces}
    base_of = {match.witness: at for at, match in matches.items() if match.witness is not None}
    matched_ones = set(base_of)
    for matched, missing in _half_matched(after, base_of):
        at = base_of[matched.index]
        if _are_parts((matched, missing), ours[at]):
            base_of[missing.index] = at
            pieces = [piece for piece in after if base_of.get(piece.index) == at]
            if is_parted(ours[at].words, pieces):
                matches[at] = replace(matches[at], fate=_fate_of_equal(ours[at], pieces[0]))
    return base_of.keys() - matched_ones


def _are_parts(pieces: Sequence[Quoted], whole: Quoted) -> bool:
    return all(is_part(piece.words, whole.words) for piece in pieces)


def _fate_joined(pieces: Sequence[Quoted], whole: Quoted) -> Fate:
    """Return the fate of pieces that became one; nothing happened where only an attribution parted a sentence.

    That is so where small letters go on: “We will,” she said, “rebuild”.
    """
    goes_on = all(piece.inner[:1].islower() for piece in pieces[1:])
    return _fate_of_equal(pieces[0], whole) if goes_on and is_parted(whole.words, pieces) else Fate.FUSED


def _fate_of_equal(base: Quoted, witness: Quoted) -> Fate:
    different = compare_speakers(base, witness) is SpeakerRelation.DIFFERENT
    return Fate.REATTRIBUTED if different else Fate.VERBATIM


def _half_matched(quotations: Sequence[Quoted], known: Container[int]) -> Iterator[tuple[Quoted, Quoted]]:
    """Yield neighbours of which one is matched and one is not, the matched one first; `known` may grow meanwhile."""
    neighbours = _neighbours(quotations)
    for first, second in (*neighbours, *reversed(neighbours)):
        if (first.index in known) != (second.index in known):
            yield (first, second) if first.index in known else (second, first)


def _neighbours(quotations: Sequence[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """Return the pairs of quotations that follow one another as pieces of one speech."""
    pairs = itertools.pairwise(quotations)
    return [
        (a, b)
        for a, b in pairs
        if b.source.continues == a.index or (a.row == b.row and compare_speakers(a, b) is SpeakerRelation.SAME)
    ]


def _unmatched(quoted: Quoted, passage: Passage | None) -> QuotationMatch:
    if passage is None:
        return QuotationMatch(quoted.index, None, Fate.DROPPED)
    return QuotationMatch(quoted.index, None, Fate.INDIRECT, round(passage.score, 4), passage.place)
