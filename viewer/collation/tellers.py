"""Who said a quotation, made ready for comparing, and how the speakers of two stand to each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.collation.lexicon import lexicon as content_lexicon
from viewer.collation.names import is_inflected, is_respelled
from viewer.model import Speaker
from viewer.text.cues import lexicon as cue_lexicon
from viewer.text.folding import fold_text
from viewer.text.tokens import word_keys

NAME_WORDS = (2, 3)  # of a person's name with the surname, titles left out
FULL_NAME = 2  # words of a name with a given name
_APPOSITION = re.compile(r"\s*,\s*([^.,;:!?]{3,80})")  # what may say behind a comma for whom somebody speaks


class SpeakerRelation(StrEnum):
    """How the speakers of two quotations stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Teller:
    """Who said a quotation: the telling words of the name in order, and those that explain it behind a comma.

    `is_named` tells that it is a name rather than a description; without a speaker all is empty.
    """

    name: tuple[str, ...] = ()
    is_named: bool = False
    explained: frozenset[str] = frozenset()
    language: str | None = None


def read_teller(speaker: Speaker | None, texts: Sequence[str], language: str | None) -> Teller:
    """Return a speaker ready for comparing; `texts` are the blocks of the article."""
    if speaker is None:
        return Teller()
    words = cue_lexicon(language)
    name = fold_text(speaker.name)
    empty = words.titles | words.determiners | words.links | words.pronouns | words.relatives
    keys = tuple(key.removesuffix("'s") for key in word_keys(name) if key not in empty)
    if words.capitals:
        first = name.split()[0].casefold() if name.split() else ""
        last = name.split()[-1].casefold() if first else ""
        is_named = bool(keys) and name[:1].isupper() and first not in words.determiners and last not in words.titles
    else:
        is_named = _is_name(keys, language)
    return Teller(keys, is_named, _explained(speaker, texts, language), language)


def relate(a: Teller, b: Teller) -> SpeakerRelation:
    """Tell whether two speakers are one, as far as the names show it."""
    if not (a.name and b.name):
        return SpeakerRelation.UNKNOWN
    both_named = a.is_named and b.is_named
    if set(a.name) & set(b.name):
        return SpeakerRelation.DIFFERENT if both_named and _are_kin(a, b) else SpeakerRelation.SAME
    if both_named and _are_one_name(a, b):
        return SpeakerRelation.SAME
    explained = set(a.name) <= b.explained or set(b.name) <= a.explained
    return SpeakerRelation.DIFFERENT if both_named and not explained else SpeakerRelation.UNKNOWN


def _are_kin(a: Teller, b: Teller) -> bool:
    """Tell whether two full names share the surname alone: Ann Dyer, Tom Dyer.

    Not asked where every noun has a capital, so that a trade may stand in place of the given name.
    """
    words = cue_lexicon(a.language)
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
    words = content_lexicon(language)
    return is_inflected(one, other, words) or is_respelled(one, other, words)


def _is_name(keys: Sequence[str], language: str | None) -> bool:
    """Tell whether a speaker is named where no capital shows it: two or three words, titled or without an article."""
    signals = content_lexicon(language)
    if signals.anonymous.all_in(keys):
        return False
    start = 0
    while start < len(keys) and (title := signals.titles.at(keys, start)) is not None:
        start = title.end
    name, definites = keys[start:], cue_lexicon(language).definites
    if not NAME_WORDS[0] <= len(name) <= NAME_WORDS[1]:
        return False
    return start > 0 or not any(key.startswith(definites) for key in name)


def _explained(speaker: Speaker, texts: Sequence[str], language: str | None) -> frozenset[str]:
    """Return the words of an apposition behind a mention: "Ann Dyer, a spokeswoman for Coastal Rail"."""
    if speaker.place is None:
        return frozenset()
    match = _APPOSITION.match(texts[speaker.place.block], speaker.place.span.end)
    keys = tuple(word_keys(match.group(1))) if match else ()
    begins = bool(keys) and keys[0] in cue_lexicon(language).determiners
    return frozenset(keys) if begins else frozenset()
