"""What the words between marks are: speech, a part of the writer's sentence, a name, or a word held at arm's length."""

from collections.abc import Sequence

from viewer.model import QuotationKind
from viewer.text.cues import CueWords
from viewer.text.pieces import Piece, Pieces, ends_sentence, inner_end
from viewer.text.speakers import Attribution
from viewer.text.titles import LONGEST_NAME, LONGEST_SCARE, inner_words, is_title, is_told_here


def kind_of(
    pieces: Pieces, at: int, attribution: Attribution | None, words: CueWords, *, titled: bool = False
) -> QuotationKind:
    """Return the kind of the quotation at `at`; `titled` tells that the capitals are those of a headline."""
    inside = inner_words(pieces[at])
    told = is_told_here(pieces, at, attribution)
    if is_title(pieces, at, attribution, words, titled=titled):
        return QuotationKind.TITLE
    if told and not (attribution is not None and attribution.cue is not None and attribution.cue.end == at):
        return QuotationKind.DIRECT
    if _is_sentence(pieces, at, inside, words) and (
        len(inside) > LONGEST_SCARE or attribution or _is_stopped(pieces[at])
    ):
        return QuotationKind.DIRECT
    if attribution is None and len(inside) <= LONGEST_SCARE:
        return QuotationKind.SCARE
    return QuotationKind.MIXED


def _is_sentence(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether the words stand as sentences of their own and not inside one of the writer's."""
    begins = at == 0 or pieces[at - 1].key in {":", ","} or ends_sentence(pieces, at - 1, words.titles)
    if words.capitals:
        return bool(inside) and inside[0][0].isupper() and (begins or len(inside) > LONGEST_NAME)
    return begins


def _is_stopped(piece: Piece) -> bool:
    return inner_end(piece) in {".", "!", "?", "…", ","}
