"""Noun groups beside a reporting verb: who is meant by the words in front of it or behind it.

A chunker without a parser: it walks from the verb over words until something ends the group, joins groups through
links ("the head of the union"), and takes a name from it where there is one.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from viewer.text.cues import CueWords, is_form
from viewer.text.loans import surname_particles
from viewer.text.pieces import QUOTE, Piece, ends_sentence, is_short

LONGEST_GROUP = 14  # pieces of one group with all that is joined to it: longer ones are no longer one speaker
TRADED = 3  # words of a name with a trade before it: Cook Ada Low, and not Tim Cook
SHORTEST_COMPOUND = 3  # letters before the noun that ends a longer one
_WITH_NEIGHBOURS = 3  # pieces of a small word and those beside it
_JOINING = frozenset(("-", "–", "&", "/", ".", "'", "’", "'s"))
_POSSESSIVE = "'s"


class Group(NamedTuple):
    """The pieces `[start, end)` of a speaker's mention, and the same cut down to the name if there is one."""

    start: int
    end: int


def group_before(pieces: Sequence[Piece], index: int, floor: int, words: CueWords) -> Group | None:
    """Return the noun group that ends before the piece `index` and starts at `floor` or later."""
    end = _skip_back(pieces, index, floor, words)
    if end <= floor:
        return None
    last = pieces[end - 1]
    if last.key in words.pronouns:
        return Group(end - 1, end)
    if last.key == ",":
        return _before_apposition(pieces, end - 1, floor, words)
    return _read_back(pieces, end, floor, words)


def opening_name(pieces: Sequence[Piece], group: Group, words: CueWords) -> Group:
    """Return the capital words that open a group read from its front, where a verb may hang on: "Ann Low left"."""
    if not words.capitals or words.compounds:
        return group
    end = group.start
    if pieces[end].key in words.determiners:
        while end < group.end and not _is_new_name(pieces, end, group, words):
            end += 1
        return Group(group.start, end)
    while end < group.end and pieces[end].is_capital and pieces[end].key not in words.determiners:
        end += 1
    return Group(group.start, end) if end > group.start else group


def _is_new_name(pieces: Sequence[Piece], at: int, group: Group, words: CueWords) -> bool:
    """Tell whether a name behind a description stands for somebody else: "several groups granted Low …"."""
    before = pieces[at - 1]
    if at <= group.start + 1 or not pieces[at].is_capital or not before.is_word or before.is_capital:
        return False
    return not (before.key in words.links or before.key in words.determiners or _is_title(before, words))


def group_after(pieces: Sequence[Piece], index: int, ceiling: int, words: CueWords) -> Group | None:
    """Return the noun group that starts at the piece `index`, or behind adverbs there, and ends before `ceiling`."""
    at = index
    while at < ceiling and (_is_skipped(pieces[at], words) or _tells_time(pieces, at, words)):
        at += 1
    if at >= ceiling or not pieces[at].is_word:
        return None
    if pieces[at].key in words.pronouns:
        return Group(at, at + 1)
    start = at
    while at < ceiling and at - start < LONGEST_GROUP and _goes_on(pieces, at, start, words):
        at += 1
    while at > start and not _can_end(pieces[at - 1], words):
        at -= 1
    return Group(start, at) if at > start and _names_one(pieces[start:at], words) else None


def name_in(pieces: Sequence[Piece], group: Group, words: CueWords) -> Group:
    """Return the name inside a group without titles, or the whole group where no name stands out."""
    if not words.capitals:
        return Group(group.start, min(group.end, group.start + LONGEST_GROUP // 2))
    run = _last_capitals(pieces, group, words)
    if run is None or not _stands_alone(pieces, run, group, words):
        run = _last_capitals(pieces, _head(pieces, group, words), words)
    if run is None:
        return group
    start = _behind_titles(pieces, run, words)
    is_bare = start == run.end - 1 and (
        _is_title(pieces[start], words) or _is_named_by_article(pieces, run, group, words)
    )
    return group if is_bare else Group(start, run.end)


def _behind_titles(pieces: Sequence[Piece], run: Group, words: CueWords) -> int:
    """Return where a name begins behind its titles and its article: "The Deputy Mayor Ann Low"."""
    titled = [at for at in range(run.start, run.end - 1) if is_rank(pieces[at].key, words)]
    start = titled[-1] + 1 if titled else run.start
    if run.end - start >= TRADED and is_trade(pieces[start].key, words):
        start += 1
    while start < run.end - 1 and (not pieces[start].is_capital or _is_article(pieces, start, words)):
        start += 1
    return start


def _is_article(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a word that may begin a noun group does and is no initial: "A. Low"."""
    return pieces[at].key in words.determiners and pieces[at + 1].key != "."


def ends_compound(key: str, nouns: Collection[str]) -> bool:
    """Tell whether a longer word ends in one of some nouns: Dokumentarfilm, Bahnsprecher."""
    return any(key.endswith(noun) and len(key) - len(noun) >= SHORTEST_COMPOUND for noun in nouns)


def is_rank(key: str, words: CueWords) -> bool:
    """Tell whether a word says what somebody is; where nouns are written together, one may end a longer word."""
    return key in words.titles or (words.compounds and ends_compound(key, words.titles))


def is_trade(key: str, words: CueWords) -> bool:
    """Tell whether a word says what somebody does where a name follows it, and may be a name of its own."""
    return key in words.trades or (words.compounds and ends_compound(key, words.trades))


def apposed_name(pieces: Sequence[Piece], group: Group, words: CueWords) -> Group | None:
    """Return the name that explains a description behind a comma: "the union's head, Ada Low"."""
    start = group.end + 1
    if not words.capitals or start >= len(pieces) or pieces[group.end].key != ",":
        return None
    end = start
    while (
        end < len(pieces)
        and (pieces[end].is_capital or pieces[end].key in surname_particles())
        and not _is_title(pieces[end], words)
    ):
        end += 1
    is_whole = end == len(pieces) or not pieces[end].is_word
    return Group(start, end) if is_whole and end - start > 1 else None


def _stands_alone(pieces: Sequence[Piece], run: Group, group: Group, words: CueWords) -> bool:
    """Tell whether a run of capitals is not joined to what precedes it: "asked about the talks Ada Low said"."""
    if run.start == group.start:
        return True
    before = pieces[run.start - 1]
    return before.is_word and not _joins(pieces, run.start - 1, words) and before.key not in words.determiners


def _is_named_by_article(pieces: Sequence[Piece], run: Group, group: Group, words: CueWords) -> bool:
    """Tell whether a single capital word is only the noun of its group: der Sprecher, the Pentagon."""
    return len(range(run.start, run.end)) == 1 and pieces[group.start].key in words.determiners


def _skip_back(pieces: Sequence[Piece], index: int, floor: int, words: CueWords) -> int:
    end = index
    while end > floor:
        piece = pieces[end - 1]
        if piece.key in words.pronouns:
            return end
        is_contraction = piece.key == _POSSESSIVE and end - 1 > floor and pieces[end - 2].key in words.pronouns
        if is_contraction or _is_skipped(piece, words):
            end -= 1
        elif piece.key in words.times or piece.text.isdigit():
            end -= 1
            while end > floor and pieces[end - 1].key in words.links:
                end -= 1
        else:
            return end
    return end


def _is_skipped(piece: Piece, words: CueWords) -> bool:
    return piece.key in words.skips


def _before_apposition(pieces: Sequence[Piece], comma: int, floor: int, words: CueWords) -> Group | None:
    """Return the group that an apposition between commas explains: "Ada Low, the union's head, said"."""
    at = comma - 1
    while at > floor and pieces[at].key != ",":
        at -= 1
    while at > floor and pieces[at].key == ",":
        if pieces[at - 1].key in words.pronouns:
            return Group(at - 1, at)
        group = _read_back(pieces, at, floor, words)
        if group is not None and pieces[at + 1].key in words.relatives:
            return group  # "the source, who asked not to be named, said"
        if group is not None and (not words.capitals or _last_capitals(pieces, group, words) is not None):
            return group
        at -= 1
        while at > floor and pieces[at].key != ",":
            at -= 1
    return _read_back(pieces, comma, floor, words)


def _read_back(pieces: Sequence[Piece], end: int, floor: int, words: CueWords) -> Group | None:
    start = end
    while start > floor and end - start < LONGEST_GROUP:
        piece = pieces[start - 1]
        if start < end and _joins(pieces, start - 1, words):
            if start - 1 == floor or not _can_end(pieces[start - 2], words):
                break
        elif piece.key in words.times or _ends_group(pieces, start - 1, words):
            break
        start -= 1
        begins = piece.key in words.determiners and not _is_inside_name(pieces, start)
        if begins and (start == floor or not _links_on(pieces, start, words)):
            break
    return Group(start, end) if _names_one(pieces[start:end], words) else None


def _names_one(group: Sequence[Piece], words: CueWords) -> bool:
    """Tell whether a group has a noun: where nouns have capitals, a word with one, and else no verb of saying alone."""
    if not words.capitals and len(group) == 1 and is_form(group[0].key, words):
        return False
    return any(piece.is_capital if words.compounds else piece.is_word for piece in group if piece.is_word)


def _tells_time(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a word is one of time, or leads to one: "am Dienstag", "este martes"."""
    if pieces[at].key in words.times:
        return True
    leads = pieces[at].key in words.links or pieces[at].key in words.determiners
    return leads and at + 1 < len(pieces) and pieces[at + 1].key in words.times


def _links_on(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a group goes on in front of its determiner: "the head of the …", "der Chef der …"."""
    before = pieces[at - 1]
    if _joins(pieces, at - 1, words) or before.key in words.determiners:
        return True
    return before.is_word and (not words.capitals or (before.is_capital and pieces[at].key in words.genitives))


def _joins(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a word joins noun groups to one: by itself, or with the word before it: "close to"."""
    key = pieces[at].key
    return key in words.links or (at > 0 and f"{pieces[at - 1].key} {key}" in words.ties)


def _is_inside_name(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a small word with a capital belongs to the name around it: Anne Le Goff."""
    near = pieces[max(0, at - 1) : at + 2]
    return (
        len(near) == _WITH_NEIGHBOURS
        and all(piece.is_capital for piece in near)
        and pieces[at].key in surname_particles()
    )


def _goes_on(pieces: Sequence[Piece], at: int, start: int, words: CueWords) -> bool:
    piece = pieces[at]
    if at > start and _is_inside_name(pieces, at):
        return True
    if piece.key in words.relatives:
        return at == start
    if _joins(pieces, at, words):
        return at > start or piece.key in words.determiners
    if piece.key in words.determiners:
        return at == start or _joins(pieces, at - 1, words) or piece.key in words.genitives
    return not (piece.key in words.times or piece.key in words.skips or _ends_group(pieces, at, words))


def _ends_group(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    piece = pieces[at]
    if piece.is_word:
        return piece.key in words.breaks and piece.key not in surname_particles()
    if piece.key == QUOTE:  # a nickname inside a name, a newspaper's name in marks
        return not (at + 1 < len(pieces) and pieces[at + 1].is_capital and is_short(piece))
    return piece.key not in _JOINING or ends_sentence(pieces, at, words.titles)


def _can_end(piece: Piece, words: CueWords) -> bool:
    if not piece.is_word:
        return False
    outside = piece.key in words.links or piece.key in words.determiners or piece.key in words.skips
    return not (outside or piece.key in words.breaks or piece.key in words.times)


def _head(pieces: Sequence[Piece], group: Group, words: CueWords) -> Group:
    """Return the part before the first link: "the head" of "the head of the union"."""
    for at in range(group.start + 1, group.end):
        if _joins(pieces, at, words) and pieces[at].key not in surname_particles():
            return Group(group.start, at)
    return group


def _last_capitals(pieces: Sequence[Piece], group: Group, words: CueWords) -> Group | None:
    """Return the run of capital words that ends a group, particles and initials inside it included."""
    at = group.end
    while at > group.start and (pieces[at - 1].is_capital or _is_inner(pieces, at - 1, words)):
        at -= 1
    while at < group.end and not pieces[at].is_capital:
        at += 1
    return Group(at, group.end) if at < group.end else None


def _is_inner(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a small word or sign belongs inside a name; "der" and "la" only behind "von" and "de"."""
    key = pieces[at].key
    if key in words.determiners:
        return key in surname_particles() and at > 0 and pieces[at - 1].key in surname_particles() - words.determiners
    return key != _POSSESSIVE and (key in surname_particles() or key in _JOINING or key == QUOTE)


def _is_title(piece: Piece, words: CueWords) -> bool:
    return is_rank(piece.key, words) or piece.key in _JOINING or piece.key in words.determiners
