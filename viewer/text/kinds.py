"""What the words between marks are: speech, a part of the writer's sentence, a name, or a word held at arm's length."""

import re
from collections.abc import Sequence

from viewer.model import QuotationKind
from viewer.text.cues import Lexicon, function_words
from viewer.text.nouns import ends_compound
from viewer.text.pieces import QUOTE, Piece, ends_sentence, inner_end
from viewer.text.signs import AROUND
from viewer.text.speakers import Attribution

LONGEST_NAME = 9  # words: longer ones that are all capitals are headlines or shouting, not the name of a thing
LONGEST_SCARE = 3  # words that nobody is said to have said; longer ones are quoted from somebody who is not named
_WORD = re.compile(r"[^\W_]+(?:['’׳״\"\-.][^\W_]+)*")
_INNER_STOP = re.compile(r"[^\W\d_]{2,}[.!?] +[^\W\d_]")


def kind_of(
    pieces: Sequence[Piece], at: int, attribution: Attribution | None, words: Lexicon, *, titled: bool = False
) -> QuotationKind:
    """Return the kind of the quotation at `at`; `titled` tells that the capitals are those of a headline."""
    inside = _WORD.findall(pieces[at].text)
    told = _told_here(pieces, at, attribution)
    if _is_name(pieces, at, attribution, words, titled=titled):
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
    pieces: Sequence[Piece], at: int, attribution: Attribution | None, words: Lexicon, *, titled: bool
) -> bool:
    inside = _WORD.findall(pieces[at].text)
    if not inside or len(inside) > LONGEST_NAME or _is_nickname(pieces, at, inside):
        return 0 < len(inside) <= LONGEST_NAME
    told, told_somewhere = _told_here(pieces, at, attribution), attribution is not None and attribution.cue is not None
    before = _word_before(pieces, at)
    announced = before is not None and (_is_thing(before, words) or before.key in words.labels)
    if not words.capitals:
        return (announced and not told_somewhere) or _is_glued(pieces, at, inside, words)
    if announced and inside[0][0].isupper():
        return pieces[at - 1].key != ":" or not told
    if titled or not _is_capitalised(inside) or _has_sentences(pieces[at], words):
        return False
    named = not (words.compounds and told_somewhere) or _is_apposed(pieces, at, words)
    return named and (not told or _leads_to_name(pieces, at, words))


def _is_glued(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: Lexicon) -> bool:
    """Tell whether a preposition is written onto a few words between marks: ב"הארץ", the name of a paper."""
    if at == 0 or len(inside) > LONGEST_SCARE:
        return False
    return pieces[at - 1].key in words.articles and pieces[at - 1].end == pieces[at].start


def _is_nickname(pieces: Sequence[Piece], at: int, inside: Sequence[str]) -> bool:
    """Tell whether a word or two stand inside a name: Robert "Bobby" Lane."""
    between = 0 < at < len(pieces) - 1 and pieces[at - 1].is_capital and pieces[at + 1].is_capital
    return (
        between and len(inside) < LONGEST_SCARE and all(word[0].isupper() for word in inside) and _is_plain(pieces[at])
    )


def _is_plain(piece: Piece) -> bool:
    return inner_end(piece).isalnum()


def _has_sentences(piece: Piece, words: Lexicon) -> bool:
    """Tell whether the words are whole sentences; a last full stop proves it only where the writer's goes outside."""
    inner = piece.text.strip(AROUND)
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
    return piece.key in words.things or (words.compounds and ends_compound(piece.key, words.things))


def _is_capitalised(inside: Sequence[str]) -> bool:
    small = [word for word in inside if not (word[0].isupper() or word[0].isdigit())]
    return inside[0] not in small and all(word.casefold() in function_words() for word in small)


def _leads_to_name(pieces: Sequence[Piece], at: int, words: Lexicon) -> bool:
    """Tell whether the words before make it a part of the writer's sentence: on NBC's "Today", the "Post"."""
    if at == 0:
        return False
    before = pieces[at - 1]
    return before.key in words.determiners or before.key in words.links or before.key == "'s"
