"""What became of the words of a quotation that is found again in the witness."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from viewer.collation.quoting.quoted import Quoted, compare_speakers
from viewer.collation.quoting.tellers import SpeakerRelation
from viewer.collation.wording.lexicon import lexicon
from viewer.model import Fate
from viewer.text.folding import fold_text
from viewer.text.tokens import word_keys

KEPT_IN_ORDER = 0.9  # share of the shorter one's words found in order in the longer one: cut, not reworded
CUT = 0.9  # the shorter one has at most this share of the longer one's words
PART = 0.6  # share of a piece's words found in order in a longer quotation: the piece went into it
REST = 0.75  # share of the words of a longer quotation beside one piece that another piece gives
FEWEST_REST = 3  # words beside one piece that show where they come from: fewer are chance
TURNING_WORDS = 3  # more or fewer: with a denial among them it is another statement, not a shorter or a longer one
SEAM = 2  # words on either side of an ellipsis by which its place is known in another telling
_ELLIPSIS = "..."


def fate_of(base: Quoted, witness: Quoted) -> Fate:
    """Return what became of `base` if `witness` is what it became."""
    if base.words == witness.words:
        if compare_speakers(base, witness) is SpeakerRelation.DIFFERENT:
            return Fate.REATTRIBUTED
        return _typographic_fate(base.inner, witness.inner)
    if _is_turned(base, witness) or _is_turned(witness, base):
        return Fate.REWORDED
    if _is_cut(base.words, witness.words):
        return Fate.FUSED if _closes_gap(base.inner, witness.inner) else Fate.TRUNCATED
    return Fate.EXTENDED if _is_cut(witness.words, base.words) else Fate.REWORDED


def has_run(words: Sequence[str], run: Sequence[str]) -> bool:
    """Tell whether `run` stands in `words` without a gap."""
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def _is_turned(longer: Quoted, shorter: Quoted) -> bool:
    """Tell whether a denial is among the few words that the shorter one lacks, so that its sense is turned around.

    What follows the words they share may deny something of its own, if that is more than a denial set behind them:
    "… and nobody was hurt" against "… they did not".
    """
    mine, few = _denials(longer), len(longer.words) - len(shorter.words) <= TURNING_WORDS
    if len(mine) <= len(_denials(shorter)) or not few:
        return False
    kept = len(shorter.words)
    behind = longer.words[:kept] == shorter.words
    return not (behind and len(longer.words) - kept >= TURNING_WORDS and mine[-1] < len(longer.words) - 1)


def _denials(quoted: Quoted) -> list[int]:
    """Return which words of a quotation deny something."""
    words = lexicon(quoted.language)
    return [at for at, key in enumerate(quoted.words) if words.find(key, words.negation) is not None]


def is_parted(whole: Sequence[str], pieces: Sequence[Quoted]) -> bool:
    """Tell whether pieces that follow one another have together the words of one quotation."""
    return whole == tuple(word for piece in pieces for word in piece.words)


def is_part(piece: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether most words of `piece` stand in their order in `whole`."""
    return bool(piece) and len(piece) < len(whole) and words_in_order(piece, whole) >= PART * len(piece)


def gives_rest(piece: Sequence[str], other: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether what `whole` has beside the words of `other` comes from `piece`, whatever was cut from both."""
    matcher = SequenceMatcher(None, other, whole, autojunk=False)
    known = {at for block in matcher.get_matching_blocks() for at in range(block.b, block.b + block.size)}
    rest = [word for at, word in enumerate(whole) if at not in known]
    return len(rest) >= FEWEST_REST and words_in_order(rest, piece) >= REST * len(rest)


def words_in_order(piece: Sequence[str], whole: Sequence[str]) -> int:
    """Return how many words of `piece` stand in the same order in `whole`."""
    matcher = SequenceMatcher(None, piece, whole, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _is_cut(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    if not shorter or len(shorter) > CUT * len(longer):
        return False
    return words_in_order(shorter, longer) >= KEPT_IN_ORDER * len(shorter)


def _typographic_fate(base: str, witness: str) -> Fate:
    if base.casefold() == witness.casefold():
        return Fate.VERBATIM
    return Fate.FUSED if _closes_gap(base, witness) else Fate.TYPOGRAPHY


def _closes_gap(base: str, witness: str) -> bool:
    """Tell whether words that an ellipsis parts in `base` stand one behind the other in `witness`."""
    parts = [tuple(word_keys(part)) for part in fold_text(base).split(_ELLIPSIS)]
    runs = [tuple(word_keys(part)) for part in fold_text(witness).split(_ELLIPSIS)]
    seams = [(before[-SEAM:], after[:SEAM]) for before, after in pairwise(parts) if before and after]
    return any(has_run(run, left + right) for left, right in seams for run in runs)
