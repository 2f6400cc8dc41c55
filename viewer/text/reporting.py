"""What reports speech in a paragraph: verbs of saying, phrases before a speaker, nouns of saying with their owner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import attrgetter

from viewer.text.cues import CueWords, Phrase
from viewer.text.nouns import Group, group_before
from viewer.text.pieces import Piece
from viewer.text.signs import PAUSES

_KEY = attrgetter("key")
OWNER_REACH = 3  # pieces between a noun of saying and its possessor: "the mayor's first blunt claim"


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of pieces that reports speech, with its lemma."""

    start: int
    end: int
    lemma: str
    leads: bool  # stands before its speaker by nature: according to
    owned: bool = False  # a noun, whose possessor is the speaker: the mayor's claim
    implied: bool = False  # names its speaker by a possessive: in her words


def find_cues(pieces: Sequence[Piece], words: CueWords) -> list[Cue]:
    """Return all that may report speech in a paragraph, in order."""
    is_head = map(words.heads.__contains__, map(_KEY, pieces))  # few are: no step of the interpreter for the others
    found = [_cue_at(pieces, at, words) for at in compress(count(), is_head)]
    return [cue for cue in found if cue is not None]


def find_reports(pieces: Sequence[Piece], words: CueWords) -> list[Cue]:
    """Return what reports what somebody said, not only that they did something by speaking: "apologised"."""
    return [cue for cue in find_cues(pieces, words) if cue.lemma not in words.acts]


def is_verb(pieces: Sequence[Piece], cue: Cue, floor: int, words: CueWords) -> bool:
    """Tell whether a form that may be a noun is a verb here: not behind an article, a preposition or a possessive."""
    if cue.start == floor:
        return True
    before = pieces[cue.start - 1]
    is_object = before.key in words.cues and cue.lemma in words.acts  # "said talks"
    if words.capitals and (pieces[cue.start].is_capital or is_object):
        return False
    if words.participles and pieces[cue.start].key.endswith(words.participles):
        return before.key not in words.determiners
    if cue.owned:
        return owner_of(pieces, cue.start, floor, words) is not None
    if before.key == "'s":
        return cue.start - 2 >= floor and pieces[cue.start - 2].key in words.pronouns
    return before.key not in words.determiners and before.key not in words.links


def leans(pieces: Sequence[Piece], cue: Cue, words: CueWords) -> bool:
    """Tell whether a participle without an auxiliary, or "with the words", leaves the speaker to the main verb."""
    first = pieces[cue.start].key
    if cue.end - cue.start > 1 and (first in words.links or first in words.breaks):
        return True
    is_participle = bool(words.participles) and first.endswith(words.participles)
    return is_participle and pieces[cue.start - 1].key not in words.skips and pieces[cue.start - 1].key != "'s"


def owner_of(pieces: Sequence[Piece], noun: int, floor: int, words: CueWords) -> Group | None:
    """Return whose claim or remark a noun of saying is: "the mayor's blunt claim", "her words"."""
    for at in range(noun - 1, max(floor, noun - OWNER_REACH) - 1, -1):
        if pieces[at].key == "'s":
            return group_before(pieces, at, floor, words)
        if pieces[at].key in words.possessives:
            return Group(at, at + 1)
    return None


def _cue_at(pieces: Sequence[Piece], at: int, words: CueWords) -> Cue | None:
    """Return what reports speech at a piece: a phrase before the speaker, a verb, or a noun or word behind one."""
    leading = _match(pieces, at, words.before, words)
    if leading is not None and not _is_adverb(pieces, at, len(leading[0]), words):
        return Cue(at, at + len(leading[0]), leading[1], leads=True, implied=leading[1] in words.implied)
    key = pieces[at].key
    if key in words.nouns and _is_owned(pieces, at, words):
        return Cue(at, at + 1, key, leads=False, owned=True)
    verb = _match(pieces, at, words.cues, words)
    if verb is not None:
        return Cue(at, at + len(verb[0]), verb[1], leads=False)
    return Cue(at, at + 1, key, leads=False) if key in words.behind else None


def _is_owned(pieces: Sequence[Piece], noun: int, words: CueWords) -> bool:
    """Tell whether a possessive stands before a noun or before its adjective."""
    near = pieces[max(0, noun - OWNER_REACH) : noun]
    return any(piece.key == "'s" or piece.key in words.possessives for piece in near)


def _is_adverb(pieces: Sequence[Piece], at: int, length: int, words: CueWords) -> bool:
    """Tell whether a phrase before speakers is something else here: "so" before a verb or inside a clause."""
    behind = at + length
    if behind < len(pieces) and _match(pieces, behind, words.cues, words) is not None:
        return True
    return pieces[at].key in words.skips and at > 0 and pieces[at - 1].key not in PAUSES


def _match(
    pieces: Sequence[Piece], at: int, table: Mapping[str, tuple[tuple[Phrase, str], ...]], words: CueWords
) -> tuple[Phrase, str] | None:
    key = pieces[at].key
    for first in (key, *(key[len(prefix) :] for prefix in words.prefixes if key.startswith(prefix))):
        for phrase, lemma in table.get(first, ()):
            if tuple(piece.key for piece in pieces[at + 1 : at + len(phrase)]) == phrase[1:]:
                return phrase, lemma
    return None
