"""What the words between marks are: speech, part of a sentence of the writer's, a name, or a word held at arm's length."""

import re
from collections.abc import Sequence

from viewer.model import QuotationKind
from viewer.text.cues import Lexicon, function_words
from viewer.text.pieces import MARKS, QUOTE, Piece, ends_sentence, inner_end
from viewer.text.speakers import Attribution

LONGEST_NAME = 9  # words: longer ones that are all capitals are headlines or shouting, not the name of a thing
LONGEST_SCARE = 3  # words that nobody is said to have said; longer ones are quoted from somebody who is not named
_WORD = re.compile(r"[^\W_]+(?:['’׳״\"\-.][^\W_]+)*")
_INNER_STOP = re.compile(r"[^\W\d_]{2,}[.!?] +[^\W\d_]")
_SHORTEST_COMPOUND = 3  # letters before the noun in a compound that names a kind of thing: Dokumentarfilm


def kind_of(
    pieces: Sequence[Piece], at: int, attribution: Attribution | None, words: Lexicon, *, titled: bool = False
) -> QuotationKind:
    """Return the kind of the quotation at `at`; `titled` tells that the line is a headline, whose capitals say nothing."""
    inside = _WORD.findall(pieces[at].text)
    told = _told_here(pieces, at, attribution)
    if _is_name(pieces, at, inside, words, attribution, titled=titled):
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


def _told_here(pieces: Sequence[Piece], at: int, attribution: Attribution | None) -> bool:
    """Tell whether the attribution stands directly beside the quotation."""
    if attribution is None:
        return False
    groups = [group for group in (attribution.cue, attribution.speaker) if group is not None]
    before, after = at, at + 1
    while before > 0 and not pieces[before - 1].is_word and pieces[before - 1].key != QUOTE:
        before -= 1
    while after < len(pieces) and not pieces[after].is_word and pieces[after].key != QUOTE:
        after += 1
    return any(before == group.end or after == group.start for group in groups)


def _is_sentence(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: Lexicon) -> bool:
    """Tell whether the words stand as sentences of their own and not inside one of the writer's."""
    begins = at == 0 or pieces[at - 1].key in {":", ","} or ends_sentence(pieces, at - 1, words.titles)
    if words.capitals:
        return bool(inside) and inside[0][0].isupper() and (begins or len(inside) > LONGEST_NAME)
    return begins


def _is_stopped(piece: Piece) -> bool:
    return inner_end(piece) in {".", "!", "?", "…", ","}


def _is_name(
    pieces: Sequence[Piece],
    at: int,
    inside: Sequence[str],
    words: Lexicon,
    attribution: Attribution | None,
    *,
    titled: bool,
) -> bool:
    told, told_somewhere = _told_here(pieces, at, attribution), attribution is not None and attribution.cue is not None
    if not inside or len(inside) > LONGEST_NAME:
        return False
    before = _word_before(pieces, at)
    announced = before is not None and (_is_thing(before, words) or before.key in words.labels)
    if announced and (inside[0][0].isupper() or not words.capitals):
        return pieces[at - 1].key != ":" or not told
    if titled or not words.capitals or not _is_capitalised(inside) or _has_sentences(pieces[at], words):
        return False
    if words.compounds and told_somewhere and not _is_apposed(pieces, at, words):
        return False
    return not told or _leads_to_name(pieces, at, words)


def _has_sentences(piece: Piece, words: Lexicon) -> bool:
    """Tell whether the words are whole sentences; a full stop at the end proves it only where none is put there else."""
    inner = piece.text.strip(MARKS)
    ends = inner[-1:] in {"!", "?", "…"} or (words.compounds and inner[-1:] == ".")
    return ends or _INNER_STOP.search(inner) is not None


def _is_apposed(pieces: Sequence[Piece], at: int, words: Lexicon) -> bool:
    """Tell whether a noun or a definite article stands directly before: die Raumsonde „Cassini“, die „Cassini“."""
    return at > 0 and pieces[at - 1].is_word and (pieces[at - 1].is_capital or pieces[at - 1].key in words.articles)


def _word_before(pieces: Sequence[Piece], at: int) -> Piece | None:
    """Return the word before a quotation, a comma or colon between them passed over."""
    index = at - 1
    if index >= 0 and pieces[index].key in {",", ":"}:
        index -= 1
    return pieces[index] if index >= 0 and pieces[index].is_word else None


def _is_thing(piece: Piece, words: Lexicon) -> bool:
    if piece.key in words.things:
        return True
    return words.compounds and any(
        piece.key.endswith(thing) and len(piece.key) - len(thing) >= _SHORTEST_COMPOUND for thing in words.things
    )


def _is_capitalised(inside: Sequence[str]) -> bool:
    small = [word for word in inside if not (word[0].isupper() or word[0].isdigit())]
    return inside[0] not in small and all(word.casefold() in function_words() for word in small)


def _leads_to_name(pieces: Sequence[Piece], at: int, words: Lexicon) -> bool:
    """Tell whether the words before make the quotation a part of the writer's sentence: on NBC's "Today", the "Post"."""
    if at == 0:
        return False
    before = pieces[at - 1]
    return before.key in words.determiners or before.key in words.links or before.key == "'s"
