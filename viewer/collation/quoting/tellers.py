"""Who said a quotation, made ready for comparing, and how the speakers of two stand to each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile, takewhile

from viewer.collation.claims.names import is_inflected, is_respelled
from viewer.collation.wording.lexicon import lexicon
from viewer.model import Speaker
from viewer.text.cues import CueWords, cue_words
from viewer.text.folding import fold_text
from viewer.text.nouns import ends_compound
from viewer.text.tokens import word_keys

NAME_WORDS = (2, 3)  # of a person's name with the surname, titles left out
FULL_NAME = 2  # words of a name with a given name
_APPOSITION = re.compile(r"\s*,\s*([^.,;:!?]{3,80})")  # what may say behind a comma for whom somebody speaks
_DESCRIBED = re.compile(r"([^.,;:!?]{3,80}),\s*$")  # what a name between commas may explain
_LOOKED_BACK = 100  # signs before a mention in which that is looked for: its most, a comma and spaces


class SpeakerRelation(StrEnum):
    """How the speakers of two quotations stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Teller:
    """Who said a quotation: the telling words of the name in order, and those that explain it beside a comma.

    `is_named` tells that it is a name rather than a description, `is_body` that it is an institution, `is_private` that
    it is somebody described who does not speak for one. `within` says where an unnamed source is. Without a speaker
    all is empty.
    """

    name: tuple[str, ...] = ()
    is_named: bool = False
    explained: frozenset[str] = frozenset()
    language: str | None = None
    is_body: bool = False
    is_private: bool = False
    within: frozenset[str] = frozenset()


def read_teller(speaker: Speaker | None, texts: Sequence[str], language: str | None) -> Teller:
    """Return a speaker ready for comparing; `texts` are the blocks of the article."""
    if speaker is None:
        return Teller()
    words = cue_words(language)
    name = fold_text(speaker.name)
    empty = words.titles | words.determiners | words.links | words.pronouns | words.relatives
    keys = tuple(key.removesuffix("'s") for key in word_keys(name) if key not in empty)
    if words.capitals:
        first = name.split()[0].casefold() if name.split() else ""
        last = name.split()[-1].casefold() if first else ""
        is_named = bool(keys) and name[:1].isupper() and first not in words.determiners and last not in words.titles
    else:
        is_named = _is_name(keys, language)
    described = () if is_named else tuple(word_keys(name))
    return Teller(
        keys,
        is_named,
        _explained(speaker, texts, language),
        language,
        is_body=_is_body(described, words),
        is_private=not words.past.isdisjoint(described) or _head(described, words) in words.trades,
        within=_within(described, language),
    )


def relate(a: Teller, b: Teller) -> SpeakerRelation:
    """Tell whether two speakers are one, as far as the names show it."""
    if _are_apart(a, b) or _are_apart(b, a):
        return SpeakerRelation.DIFFERENT
    if not (a.name and b.name):
        return SpeakerRelation.UNKNOWN
    both_named = a.is_named and b.is_named
    if set(a.name) & set(b.name):
        if (a.is_body and b.within) or (b.is_body and a.within):
            return SpeakerRelation.UNKNOWN  # "a source close to the company" is not the company
        return SpeakerRelation.DIFFERENT if both_named and _are_kin(a, b) else SpeakerRelation.SAME
    if both_named and _are_one_name(a, b):
        return SpeakerRelation.SAME
    explained = set(a.name) <= b.explained or set(b.name) <= a.explained
    return SpeakerRelation.DIFFERENT if both_named and not explained else SpeakerRelation.UNKNOWN


def _are_apart(a: Teller, b: Teller) -> bool:
    """Tell whether descriptions rule out that two speakers are one.

    So it is with an institution and somebody who does not speak for it, and with a source inside one body and a person
    who is known to belong elsewhere.
    """
    if a.is_body and b.is_private:
        return True
    if not (a.language == b.language and b.is_named and a.within and b.explained):
        return False
    words = lexicon(a.language)
    known = {form for key in (*b.explained, *b.name) for form in words.forms(key)}
    return not any(known & set(words.forms(key)) for key in a.within)


def _head(keys: Sequence[str], words: CueWords) -> str:
    """Return the noun of a description, "" for none: "company" of "the tour company of the valley"."""
    begun = list(dropwhile(lambda key: key in words.determiners, keys))
    head = list(takewhile(lambda key: key not in words.links and key not in words.relatives, begun))
    return "" if not head else head[-1] if words.heads_last else head[0]


def _is_body(keys: Sequence[str], words: CueWords) -> bool:
    head = _head(keys, words)
    return head in words.bodies or (words.compounds and ends_compound(head, words.bodies))


def _within(keys: Sequence[str], language: str | None) -> frozenset[str]:
    """Return what an unnamed source is described by beside that: the city hall of "a source at the city hall"."""
    words, signals = cue_words(language), lexicon(language)
    found = signals.anonymous.all_in(keys)
    said = {at for phrase in found for at in range(phrase.start, phrase.end)}
    small = words.determiners | words.links | words.breaks | words.relatives | words.titles
    return frozenset(key for at, key in enumerate(keys) if found and at not in said and key not in small)


def _are_kin(a: Teller, b: Teller) -> bool:
    """Tell whether two full names share the surname alone: Ann Dyer, Tom Dyer.

    Not asked where every noun has a capital, so that a trade may stand in place of the given name.
    """
    words = cue_words(a.language)
    if a.language != b.language or not words.capitals or words.compounds:
        return False
    if not len(a.name) == len(b.name) == FULL_NAME or a.name[-1] != b.name[-1]:
        return False
    one, other = a.name[0], b.name[0]
    return words.trades.isdisjoint((one, other)) and not _is_one_given_name(one, other, a.language)


def _are_one_name(a: Teller, b: Teller) -> bool:
    """Tell whether two names are one, inflected or spelled in two ways: Лапин and Лапина, Zelenskiy and Zelensky."""
    if not _is_one_word(a.name[-1], b.name[-1], a.language):
        return False
    full = min(len(a.name), len(b.name)) >= FULL_NAME
    return not full or _is_one_given_name(a.name[0], b.name[0], a.language)


def _is_one_given_name(one: str, other: str, language: str | None) -> bool:
    return one.startswith(other) or other.startswith(one) or _is_one_word(one, other, language)  # Ann, Anne, A.


def _is_one_word(one: str, other: str, language: str | None) -> bool:
    words = lexicon(language)
    return is_inflected(one, other, words) or is_respelled(one, other, words)


def _is_name(keys: Sequence[str], language: str | None) -> bool:
    """Tell whether a speaker is named where no capital shows it: two or three words, titled or without an article."""
    signals, words = lexicon(language), cue_words(language)
    if signals.anonymous.all_in(keys):
        return False
    start = 0
    while start < len(keys) and (title := signals.titles.at(keys, start)) is not None:
        start = title.end
    has_trade = len(keys) > start and keys[start] in words.trades
    name = keys[start + has_trade :]
    if not NAME_WORDS[0] <= len(name) <= NAME_WORDS[1]:
        return False
    articled = name[:1] if has_trade else () if start else name  # behind a trade, a surname may have one
    return not any(key.startswith(words.definites) for key in articled)


def _explained(speaker: Speaker, texts: Sequence[str], language: str | None) -> frozenset[str]:
    """Return the words of an apposition behind a mention, or of the description that it explains.

    "Ann Dyer, a spokeswoman for Coastal Rail"; "the rail company's lawyer, Ann Dyer,".
    """
    if speaker.place is None:
        return frozenset()
    text, span = texts[speaker.place.block], speaker.place.span
    words = cue_words(language)
    match = _APPOSITION.match(text, span.end)
    behind = tuple(word_keys(match.group(1))) if match else ()
    before = _DESCRIBED.search(text, max(0, span.start - _LOOKED_BACK), span.start)
    ahead = tuple(word_keys(before.group(1))) if before and _APPOSITION.match(text, span.end) else ()
    begins = bool(behind) and behind[0] in words.determiners
    if begins:
        return frozenset(behind)
    is_described = any(
        key.startswith(words.definites) if words.definites else key in words.determiners for key in ahead
    )
    return frozenset(ahead) if is_described else frozenset()
