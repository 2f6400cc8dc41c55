"""Names of things between marks: titles of works, of papers, bodies and ships, which are nobody's words."""

import re
from collections.abc import Sequence
from itertools import islice

from viewer.text.cues import CueWords, function_words
from viewer.text.nouns import ends_compound
from viewer.text.pieces import QUOTE, Piece, Pieces, inner_end
from viewer.text.signs import AROUND, STOPS
from viewer.text.speakers import Attribution

LONGEST_NAME = 9  # words: longer ones that are all capitals are headlines or shouting, not the name of a thing
LONGEST_SCARE = 3  # words that nobody is said to have said; longer ones are quoted from somebody who is not named
_WORD = re.compile(r"[^\W_]+(?:['’׳״\"\-.][^\W_]+)*")
_INNER_STOP = re.compile(r"[^\W\d_]{2,}[.!?] +[^\W\d_]")
# What stands in brackets behind the name of a body: (PVV), (UdSSR).
_ABBREVIATION = re.compile(r"\s?\((?:[^\W\d_]{0,3}[A-ZА-ЯÄÖÜ][^\W\d_]?){2,6}\)")
_BEHIND = 16  # code points in which one must stand


def is_title(pieces: Pieces, at: int, attribution: Attribution | None, words: CueWords, *, titled: bool) -> bool:
    """Tell whether the words between marks at `at` name a thing; `titled` tells that all has a headline's capitals."""
    inside = inner_words(pieces[at])
    if not 0 < len(inside) <= LONGEST_NAME:
        return bool(inside) and _is_entitled(pieces, at, inside, words)
    cue = None if attribution is None else attribution.cue
    told_somewhere = cue is not None
    announced = _is_announced(pieces, at, words)
    if not words.capitals:
        told_before = cue is not None and cue.start < at
        return not told_before and (announced or _is_glued(pieces, at, inside, words))
    named = _is_nickname(pieces, at, inside) or _is_source(pieces, at, inside, words)
    if named or _is_named_behind(pieces, at, inside, words):
        return True
    told = is_told_here(pieces, at, attribution)
    if announced and not inside[0][0].islower():
        return not _is_spoken(pieces, at, attribution, inside, words)
    likened = _is_likened(pieces, at, words) and not _belongs_to_thing(pieces, at, inside, words, told=told_somewhere)
    if titled or likened:
        return False
    return _has_capitals_of_name(pieces, at, inside, words, told=(told, told_somewhere))


def _has_capitals_of_name(
    pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords, *, told: tuple[bool, bool]
) -> bool:
    """Tell whether capitals alone make it a name; `told`: whether somebody says it beside it, and in its sentence."""
    here, somewhere = told
    if not somewhere and _is_body(pieces, at, inside, words):
        return True
    if not _is_capitalised(inside) or _is_clause(inside, words) or _has_sentences(pieces[at], words):
        return False
    named = not (words.compounds and somewhere) or _is_apposed(pieces, at, words)
    return named and (not here or _leads_to_name(pieces, at, words))


def _is_announced(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether the word before says what bears the name, or that a name or a word follows."""
    before = _word_before(pieces, at)
    return before is not None and (_is_thing(before.key, words) or before.key in words.labels)


def _is_entitled(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether many words are a title: the word before says so, or what bears it and the capitals of a headline."""
    before = _word_before(pieces, at)
    if before is None:
        return False
    return before.key in words.titling or (_is_announced(pieces, at, words) and words.capitals and _is_headed(inside))


def _is_headed(inside: Sequence[str]) -> bool:
    """Tell whether the words have the capitals of an English headline, which no sentence has."""
    return _is_capitalised(inside) and sum(word[0].isupper() for word in inside) * 2 > len(inside)


def _is_spoken(
    pieces: Sequence[Piece], at: int, attribution: Attribution | None, inside: Sequence[str], words: CueWords
) -> bool:
    """Tell whether somebody says the words though a thing stands before them: told the paper, “We lost”."""
    if attribution is None or attribution.cue is None:
        return False
    sign, is_one = pieces[at - 1].key, len(inside) == 1
    told, led = is_told_here(pieces, at, attribution), attribution.cue.start < at
    is_named = _is_capitalised(inside)
    if sign == ":":
        return told or (led and (is_one or not is_named))
    if is_named and not (is_one and told):
        return False
    telling, last = led and attribution.lemma in words.telling, _is_last(pieces, at)
    if sign == ",":
        return told or telling or (led and last)
    is_speech = len(inside) > LONGEST_SCARE or inner_end(pieces[at]) in STOPS  # and no paper: au journal « Le soir »
    return telling and last and is_speech


def _is_last(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the writer's sentence ends with the quotation."""
    return at + 1 == len(pieces) or pieces[at + 1].key in STOPS or inner_end(pieces[at]) in STOPS


def is_abbreviated_behind(text: str, end: int, inner: str) -> bool:
    """Tell whether an abbreviation in brackets follows what ends at `end`, which so is the name of a body.

    Its first letter must be one of the capitals of the name, marks left out: “Partij voor de Vrijheid” (PVV).
    """
    match = _ABBREVIATION.match(text, end, end + _BEHIND)
    if match is None:
        return False
    initials = {word[0] for word in _WORD.findall(inner) if word[0].isupper()}
    return match.group().strip(" (")[:1] in initials


def inner_words(piece: Piece) -> list[str]:
    """Return the words between marks, of a long quotation one more than a name can have."""
    return [match[0] for match in islice(_WORD.finditer(piece.text), LONGEST_NAME + 1)]


def is_told_here(pieces: Sequence[Piece], at: int, attribution: Attribution | None) -> bool:
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


def _is_source(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether the words are those to whom others are owed: laut „Reuters“, as per the site "dot.net"."""
    if len(inside) > LONGEST_SCARE or not (_is_capitalised(inside) or "." in inside[-1]):
        return False
    end = at
    while end > 0 and (_is_thing(pieces[end - 1].key, words) or pieces[end - 1].key in words.determiners):
        end -= 1
    phrases = (phrase for listed in words.before.values() for phrase, _ in listed)
    return any(tuple(piece.key for piece in pieces[max(0, end - len(phrase)) : end]) == phrase for phrase in phrases)


def _is_named_behind(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether what follows says that this is a name: „Bruno“ genannt, „Bruno“, so heißt der Bär."""
    behind = at + 1
    while behind < len(pieces) and (pieces[behind].key == "," or pieces[behind].key in words.skips):
        behind += 1
    is_short = len(inside) <= LONGEST_SCARE and _is_capitalised(inside)
    return is_short and behind < len(pieces) and pieces[behind].key in words.named


def _is_likened(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether the words before make it what somebody is called and not a name: as "the Boss", a "Putin Pact"."""
    return at > 0 and (pieces[at - 1].key in words.likened or pieces[at - 1].key in words.indefinites)


def _belongs_to_thing(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords, *, told: bool) -> bool:
    """Tell whether a noun in or behind the marks bears the name: a "Night of Fire" show, a "Night of Fire Festival"."""
    if _is_thing(inside[-1].casefold(), words):
        return True
    if told or at + 1 == len(pieces) or not pieces[at + 1].is_word:
        return False
    others = (words.breaks, words.links, words.skips, words.cues, words.determiners)
    return not any(pieces[at + 1].key in listed for listed in others)


def _is_body(pieces: Sequence[Piece], at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether the words themselves begin with what they name, behind an article: der „Verband freier Bäcker“."""
    before = pieces[at - 1].key if at > 0 else ""
    is_noun = inside[0][0].isupper() and _is_thing(inside[0].casefold(), words)
    return len(inside) > 1 and is_noun and before in words.articles and words.compounds


def _is_glued(pieces: Pieces, at: int, inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether a preposition is written onto a few words between marks: ב"הארץ", the name of a paper."""
    if at == 0 or len(inside) > LONGEST_SCARE:
        return False
    return pieces[at - 1].key in words.articles and pieces.place(at - 1, at).end == pieces.place(at, at + 1).start


def _is_nickname(pieces: Sequence[Piece], at: int, inside: Sequence[str]) -> bool:
    """Tell whether a word or two stand inside a name: Robert "Bobby" Lane."""
    between = 0 < at < len(pieces) - 1 and pieces[at - 1].is_capital and pieces[at + 1].is_capital
    return (
        between and len(inside) < LONGEST_SCARE and all(word[0].isupper() for word in inside) and _is_plain(pieces[at])
    )


def _is_plain(piece: Piece) -> bool:
    return inner_end(piece).isalnum()


def _has_sentences(piece: Piece, words: CueWords) -> bool:
    """Tell whether the words are whole sentences; a last full stop proves it only where the writer's goes outside."""
    inner = piece.text.strip(AROUND)
    ends = inner[-1:] in {"!", "?", "…"} or (words.compounds and inner[-1:] == ".")
    return ends or _INNER_STOP.search(inner) is not None


def _is_apposed(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a noun or a definite article stands directly before: die Raumsonde „Cassini“, die „Cassini“."""
    return at > 0 and pieces[at - 1].is_word and (pieces[at - 1].is_capital or pieces[at - 1].key in words.articles)


def _word_before(pieces: Sequence[Piece], at: int) -> Piece | None:
    """Return the word before a quotation, a comma or colon between them passed over."""
    index = at - 1
    if index >= 0 and pieces[index].key in {",", ":"}:
        index -= 1
    return pieces[index] if index >= 0 and pieces[index].is_word else None


def _is_thing(key: str, words: CueWords) -> bool:
    return key in words.things or (words.compounds and ends_compound(key, words.things))


def _is_capitalised(inside: Sequence[str]) -> bool:
    small = [word for word in inside if not (word[0].isupper() or word[0].isdigit())]
    return inside[0] not in small and all(word.casefold() in function_words() for word in small)


def _is_clause(inside: Sequence[str], words: CueWords) -> bool:
    """Tell whether all are small words, with capitals that spelling wants of any: “And if I did”."""
    others = [word for word in inside[1:] if word[0].isupper() and not _is_pronoun(word, words)]
    is_small = inside[0].casefold() in function_words() or _is_pronoun(inside[0], words)
    return len(inside) > 1 and is_small and not others


def _is_pronoun(word: str, words: CueWords) -> bool:
    return re.split("['’]", word)[0].casefold() in words.pronouns


def _leads_to_name(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether the words before make it a part of the writer's sentence: on NBC's "Today", the "Post"."""
    if at == 0:
        return False
    before = pieces[at - 1]
    return before.key in words.determiners or before.key in words.links or before.key == "'s"
