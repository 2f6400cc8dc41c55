"""What became of the words of a quotation that is found again in the witness."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from viewer.collation.lexicon import lexicon
from viewer.collation.quoted import Quoted, SpeakerRelation, compare_speakers
from viewer.model import Fate
from viewer.text.folding import fold_text

KEPT_IN_ORDER = 0.9  # share of the shorter one's words found in order in the longer one: cut, not reworded
CUT = 0.9  # the shorter one has at most this share of the longer one's words
PART = 0.6  # share of a piece's words found in order in a longer quotation: the piece went into it
TURNING_WORDS = 3  # more or fewer: with a denial among them it is another statement, not a shorter or a longer one
_ELLIPSIS = "..."


def fate_of(base: Quoted, witness: Quoted) -> Fate:
    """Return what became of `base` if `witness` is what it became."""
    if base.words == witness.words:
        if compare_speakers(base, witness) is SpeakerRelation.DIFFERENT:
            return Fate.REATTRIBUTED
        return _typographic_fate(base.inner, witness.inner)
    if _denials(base) != _denials(witness) and _is_close(base.words, witness.words):
        return Fate.REWORDED
    if _is_cut(base.words, witness.words):
        return Fate.TRUNCATED
    if _is_cut(witness.words, base.words):
        return Fate.EXTENDED
    return Fate.REWORDED


def _denials(quoted: Quoted) -> int:
    """Return how many words of a quotation deny something."""
    words = lexicon(quoted.language)
    return sum(words.find(key, words.negation) is not None for key in quoted.words)


def _is_close(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two quotations differ by so few words that a denial among them turns the sense around."""
    return abs(len(one) - len(other)) <= TURNING_WORDS


def is_parted(whole: Quoted, pieces: Sequence[Quoted]) -> bool:
    """Tell whether pieces that follow one another have together the words of one quotation."""
    return whole.words == tuple(word for piece in pieces for word in piece.words)


def is_part(piece: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether most words of `piece` stand in their order in `whole`."""
    return bool(piece) and len(piece) < len(whole) and words_in_order(piece, whole) >= PART * len(piece)


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
    if _ellipses(base) > _ellipses(witness):
        return Fate.FUSED
    return Fate.TYPOGRAPHY


def _ellipses(text: str) -> int:
    return fold_text(text).count(_ELLIPSIS)
