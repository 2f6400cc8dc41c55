"""Who is said to have said the quoted stretches of a paragraph, by the reporting words around them.

Looked at in turn: what follows a quotation that ends in a comma ("…," said Ada Low), what precedes one (Ada Low said:
"…"), then the rest of its sentence. A quotation that stands behind another one's attribution is the same speaker's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viewer.text.cues import Lexicon, Phrase
from viewer.text.marks import Marked
from viewer.text.nouns import Group, group_after, group_before
from viewer.text.pieces import QUOTE, Piece, ends_sentence, inner_end

NEAR = 9  # pieces within which a reporting verb behind a quotation belongs to it beyond doubt
FAR = 30  # pieces beyond which a reporting verb of the same sentence no longer belongs to a quotation behind it
_COMMAS = frozenset(",،")
_DASHES = frozenset("-–—―")
_PAUSES = frozenset(",،-–—―")
_LIVELY = frozenset("?!…—–-")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The pieces that name a speaker, those of the reporting verb if there is one, and which way it was read."""

    speaker: Group | None
    cue: Group | None
    lemma: str | None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    lemma: str
    leads: bool  # stands before its speaker by nature: according to
    owned: bool = False  # a noun, whose possessor is the speaker: the mayor's claim


def attribute(pieces: Sequence[Piece], quoted: Sequence[Marked], words: Lexicon) -> list[Attribution | None]:
    """Return for each quoted stretch of the paragraph who is said to have said it, `None` where nothing tells."""
    found: list[Attribution | None] = [None] * len(quoted)
    cues = _find_cues(pieces, words)
    for at, piece in enumerate(pieces):
        if piece.key == QUOTE:
            found[piece.number] = (
                _attribute_one(pieces, at, cues, words)
                or _signed(pieces, at, words)
                or _carried(pieces, at, found, cues, words)
            )
    _share_back(pieces, found, words)
    return found


def attribution_ahead(pieces: Sequence[Piece], words: Lexicon) -> Attribution | None:
    """Return who is announced by the end of a paragraph that ends in a colon: "Ada Low went on:"."""
    if not pieces or pieces[-1].key != ":":
        return None
    return _from_left(pieces, len(pieces), _find_cues(pieces, words), words)


def _attribute_one(pieces: Sequence[Piece], at: int, cues: Sequence[_Cue], words: Lexicon) -> Attribution | None:
    """Look where this quotation's punctuation says that its attribution stands, then at the other side."""
    inner = inner_end(pieces[at])
    following = pieces[at + 1].key if at + 1 < len(pieces) else ""
    announced = at > 0 and pieces[at - 1].key in {":", ","}
    points_on = inner in _COMMAS or following in _PAUSES or (inner in _LIVELY and not announced)
    near = _from_right(pieces, at, cues, words, near=True) if points_on else None
    return near or _from_left(pieces, at, cues, words) or _from_right(pieces, at, cues, words, near=False)


def _signed(pieces: Sequence[Piece], at: int, words: Lexicon) -> Attribution | None:
    """Return the name that signs a quotation behind a dash: “…” — Ada Low."""
    start = at + 2
    end = start
    while end < len(pieces) and (pieces[end].is_word or pieces[end].key in _DASHES):
        end += 1
    is_name = 0 < end - start <= NEAR and pieces[at + 1].key in _DASHES and pieces[start].is_capital
    return Attribution(Group(start, end), None, None) if is_name and _nothing_follows(pieces, end) else None


def _nothing_follows(pieces: Sequence[Piece], end: int) -> bool:
    return all(not piece.is_word for piece in pieces[end : end + 2]) or pieces[end].key == ","


def _sentence_before(pieces: Sequence[Piece], at: int, cues: Sequence[_Cue], words: Lexicon) -> Attribution | None:
    """Return the speaker of the sentence before a quotation that is a sentence of its own."""
    if at == 0 or not ends_sentence(pieces, at - 1, words.titles):
        return None
    floor = _sentence_start(pieces, at - 1, words)
    for cue in reversed(cues):
        if floor <= cue.start < at and _is_verb(pieces, cue, floor, words):
            speaker = _speaker_left(pieces, cue, floor, at - 1, words)
            if speaker is not None:
                return _told(speaker, cue)
    return None


def _share_back(pieces: Sequence[Piece], found: list[Attribution | None], words: Lexicon) -> None:
    """Give quotations without a speaker the one of the next quotation in their sentence: “A” and “B,” said Ada Low."""
    following: Attribution | None = None
    for at in range(len(pieces) - 1, -1, -1):
        number = pieces[at].number
        if number >= 0:
            found[number] = found[number] or following
            following = found[number]
        elif ends_sentence(pieces, at, words.titles):
            following = None


def _carried(
    pieces: Sequence[Piece], at: int, found: Sequence[Attribution | None], cues: Sequence[_Cue], words: Lexicon
) -> Attribution | None:
    """Return the attribution of the quotation before, or of the sentence before if that tells one of its own."""
    number = pieces[at].number
    previous = found[number - 1] if number else None
    if previous is None:
        return _sentence_before(pieces, at, cues, words)
    if _only_attribution(pieces, at, previous, words):
        return Attribution(previous.speaker, previous.cue, previous.lemma, follows=True)
    return _sentence_before(pieces, at, cues, words) or Attribution(previous.speaker, previous.cue, previous.lemma)


def _only_attribution(pieces: Sequence[Piece], at: int, previous: Attribution, words: Lexicon) -> bool:
    start = at - 1
    while start >= 0 and pieces[start].key != QUOTE:
        start -= 1
    stops = sum(ends_sentence(pieces, index, words.titles) for index in range(start + 1, at))
    inside = previous.cue is not None and start < previous.cue.start < at
    return stops == 0 or (stops == 1 and inside)


def _from_right(
    pieces: Sequence[Piece], at: int, cues: Sequence[_Cue], words: Lexicon, *, near: bool
) -> Attribution | None:
    """Read the attribution behind a quotation: directly there, or as the last clause of its sentence."""
    end = at + 1
    while end < len(pieces) and end - at <= FAR and not _closes_right(pieces, end, words):
        end += 1
    start = at + 1
    while start < end and pieces[start].key in _PAUSES:
        start += 1
    if start == end or (near and _breaks_off(pieces[start], words)) or _announces_next(pieces, at, end):
        return None
    for cue in cues:
        if start <= cue.start < end and (cue.start - start < NEAR or not near):
            read = _read_right(pieces, cue, start, end, words)
            if read is not None and (near or _is_clause(pieces, read, start)):
                return read
    return None


def _breaks_off(piece: Piece, words: Lexicon) -> bool:
    return piece.key in words.breaks and piece.key not in words.auxiliaries


def _announces_next(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Tell whether what follows a finished quotation is a new sentence that leads to the next one."""
    return end < len(pieces) and pieces[end].key == ":" and _ends_with_stop(pieces[at])


def _is_clause(pieces: Sequence[Piece], read: Attribution, start: int) -> bool:
    """Tell whether the attribution begins what follows the quotation, or a clause of its own behind a comma."""
    first = min(group.start for group in (read.speaker, read.cue) if group is not None)
    return first == start or pieces[first - 1].key in _PAUSES


def _closes_right(pieces: Sequence[Piece], at: int, words: Lexicon) -> bool:
    piece = pieces[at]
    if piece.key in {":", ";"} or ends_sentence(pieces, at, words.titles):
        return True
    return piece.key == QUOTE and not (pieces[at - 1].is_capital and len(piece.text.split()) < 3)


def _read_right(pieces: Sequence[Piece], cue: _Cue, start: int, end: int, words: Lexicon) -> Attribution | None:
    if cue.leads:
        group = group_after(pieces, cue.end, end, words)
        return _told(group, cue)
    if pieces[start].key in words.auxiliaries and cue.start > start + 1:
        group = group_after(pieces, start, cue.start, words)
        if group is not None:
            return _told(group, cue)
    if all(piece.key in words.skips or not piece.is_word for piece in pieces[start : cue.start]):
        group = group_after(pieces, cue.end, end, words)
        if group is not None:
            return _told(group, cue)
    if not _is_verb(pieces, cue, start, words):
        return None
    return _told(group_before(pieces, cue.start, start, words), cue)


def _from_left(pieces: Sequence[Piece], at: int, cues: Sequence[_Cue], words: Lexicon) -> Attribution | None:
    """Read the attribution before a quotation: the nearest verb, and the nearest speaker named with one.

    A pronoun gives way to the speaker of an earlier verb of the sentence: "Ada Low said she thought …".
    """
    floor = _sentence_start(pieces, at, words)
    nearest: _Cue | None = None
    speaker: Group | None = None
    for cue in reversed(cues):
        if not floor <= cue.start < at or cue.end > at or not (cue.leads or _is_verb(pieces, cue, floor, words)):
            continue
        nearest = nearest or cue
        group = _speaker_left(pieces, cue, floor, at, words)
        speaker = speaker if group is None or _covers_cue(group, cues) else group
        if speaker is not None and pieces[speaker.start].key not in words.pronouns:
            break
    if nearest is not None:
        speaker = speaker or _subject(pieces, floor, nearest.start, words)
        return _told(speaker, nearest)
    if at > floor and pieces[at - 1].key == ":":
        return _named_before_colon(pieces, floor, at - 1, words)
    return None


def _covers_cue(group: Group, cues: Sequence[_Cue]) -> bool:
    """Tell whether a noun group is really "with the words" of another verb."""
    return any(group.start < cue.end and cue.start < group.end for cue in cues if cue.end - cue.start > 1)


def _speaker_left(pieces: Sequence[Piece], cue: _Cue, floor: int, at: int, words: Lexicon) -> Group | None:
    """Return whom a reporting word before a quotation names; nobody where it leans on another verb."""
    if cue.leads:
        return group_after(pieces, cue.end, at, words)
    if cue.start == floor or pieces[cue.start - 1].key == QUOTE:
        return group_after(pieces, cue.end, at, words)
    if cue.owned:
        return _owner(pieces, cue.start, floor, words)
    if _leans(pieces, cue, words):
        return None
    start = _finite(pieces, cue, floor, words)
    group = group_before(pieces, start, floor, words)
    if words.inverts:
        group = _inverted(
            pieces,
            cue if start == cue.start else _Cue(start, start + 1, cue.lemma, leads=False),
            floor,
            at,
            group,
            words,
        )
    return group or _subject(pieces, floor, start, words)


def _finite(pieces: Sequence[Piece], cue: _Cue, floor: int, words: Lexicon) -> int:
    """Return where the clause's finite verb stands: an auxiliary far before its participle, or the verb itself."""
    for at in range(cue.start - 2, floor, -1):
        if pieces[at].key in words.auxiliaries:
            return at
        if pieces[at].key in _COMMAS or pieces[at].key == QUOTE:
            break
    return cue.start


def _inverted(
    pieces: Sequence[Piece], cue: _Cue, floor: int, at: int, before: Group | None, words: Lexicon
) -> Group | None:
    """Return the group behind the verb where the sentence opens with something else than its speaker."""
    after = group_after(pieces, cue.end, at, words)
    if after is None:
        return before
    opens_otherwise = pieces[floor].key in words.links or pieces[floor].key in words.breaks
    is_person = pieces[after.start].key in words.persons
    is_name = pieces[after.start].is_capital and after.end < len(pieces) and pieces[after.end].key in {":", ","}
    described = before is not None and pieces[before.start].key in words.determiners
    return after if before is None or opens_otherwise or is_person or (is_name and described) else before


def _told(group: Group | None, cue: _Cue) -> Attribution | None:
    return None if group is None else Attribution(group, Group(cue.start, cue.end), cue.lemma)


def _owner(pieces: Sequence[Piece], noun: int, floor: int, words: Lexicon) -> Group | None:
    """Return whose claim or remark a noun of saying is: "the mayor's blunt claim", "her words"."""
    for at in range(noun - 1, max(floor, noun - 3) - 1, -1):
        if pieces[at].key == "'s":
            return group_before(pieces, at, floor, words)
        if pieces[at].key in words.possessives:
            return Group(at, at + 1)
    return None


def _leans(pieces: Sequence[Piece], cue: _Cue, words: Lexicon) -> bool:
    """Tell whether a participle without an auxiliary, or "with the words", leaves the speaker to the main verb."""
    first = pieces[cue.start].key
    if cue.end - cue.start > 1 and (first in words.links or first in words.breaks):
        return True
    is_participle = bool(words.participles) and first.endswith(words.participles)
    return is_participle and pieces[cue.start - 1].key not in words.skips and pieces[cue.start - 1].key != "'s"


def _is_verb(pieces: Sequence[Piece], cue: _Cue, floor: int, words: Lexicon) -> bool:
    """Tell whether a form that may be a noun is a verb here: not behind an article, a preposition or a possessive."""
    if pieces[cue.start].is_capital and words.capitals and cue.start != floor:
        return False
    if cue.start == floor or (bool(words.participles) and pieces[cue.start].key.endswith(words.participles)):
        return True
    before = pieces[cue.start - 1]
    if cue.owned:
        return _owner(pieces, cue.start, floor, words) is not None
    if before.key == "'s":
        return cue.start - 2 >= floor and pieces[cue.start - 2].key in words.pronouns
    return before.key not in words.determiners and before.key not in words.links


def _subject(pieces: Sequence[Piece], floor: int, end: int, words: Lexicon) -> Group | None:
    """Return the noun group that opens the sentence, for a verb that others part from its speaker."""
    start = floor
    while start < end:
        piece = pieces[start]
        if (
            piece.is_word
            and piece.key not in words.links
            and piece.key not in words.breaks
            and piece.key not in words.skips
        ):
            return group_after(pieces, start, end, words)
        while start < end and pieces[start].key not in _COMMAS and piece.key not in words.skips:
            start += 1
        start += 1
    return None


def _named_before_colon(pieces: Sequence[Piece], floor: int, colon: int, words: Lexicon) -> Attribution | None:
    """Return the speaker of a transcript or a headline: "Low: …"."""
    named = pieces[floor:colon]
    if not 0 < len(named) <= 4 or not all(piece.is_word for piece in named):
        return None
    if words.capitals and not all(piece.is_capital for piece in named):
        return None
    return Attribution(Group(floor, colon), None, None)


def _sentence_start(pieces: Sequence[Piece], at: int, words: Lexicon) -> int:
    start = at
    while start > 0 and not ends_sentence(pieces, start - 1, words.titles):
        if pieces[start - 1].key == QUOTE and _ends_with_stop(pieces[start - 1]) and pieces[start].is_capital:
            break
        start -= 1
    return start


def _ends_with_stop(piece: Piece) -> bool:
    return inner_end(piece) in {".", "!", "?"}


def _find_cues(pieces: Sequence[Piece], words: Lexicon) -> list[_Cue]:
    found: list[_Cue] = []
    for at, piece in enumerate(pieces):
        for table, leads in ((words.before, True), (words.cues, False)):
            entry = _match(pieces, at, table, words)
            if entry is not None and not (leads and _is_adverb(pieces, at, len(entry[0]), words)):
                found.append(_Cue(at, at + len(entry[0]), entry[1], leads))
                break
        else:
            if piece.key in words.behind:
                found.append(_Cue(at, at + 1, piece.key, leads=False))
            elif piece.key in words.nouns:
                found.append(_Cue(at, at + 1, piece.key, leads=False, owned=True))
    return found


def _is_adverb(pieces: Sequence[Piece], at: int, length: int, words: Lexicon) -> bool:
    """Tell whether a phrase before speakers is something else here: "so" before a verb or inside a clause."""
    behind = at + length
    if behind < len(pieces) and _match(pieces, behind, words.cues, words) is not None:
        return True
    return pieces[at].key in words.skips and at > 0 and pieces[at - 1].key not in _PAUSES


def _match(
    pieces: Sequence[Piece], at: int, table: Mapping[str, tuple[tuple[Phrase, str], ...]], words: Lexicon
) -> tuple[Phrase, str] | None:
    key = pieces[at].key
    for first in (key, *(key[len(prefix) :] for prefix in words.prefixes if key.startswith(prefix))):
        for phrase, lemma in table.get(first, ()):
            if all(piece.key == word for piece, word in zip(pieces[at + 1 :], phrase[1:], strict=False)):
                return phrase, lemma
    return None
