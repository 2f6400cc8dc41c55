"""Who is said to have said the quoted stretches of a paragraph, by the reporting words around them.

Looked at in turn: what follows a quotation that ends in a comma ("…," said Ada Low), what precedes one (Ada Low said:
"…"), then the rest of its sentence. A quotation that stands behind another one's attribution is the same speaker's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.text.cues import CueWords
from viewer.text.marks import Marked
from viewer.text.nouns import Group, group_after, group_before, opening_name
from viewer.text.pieces import QUOTE, Piece, Pieces, ends_sentence, inner_end, is_short
from viewer.text.reporting import Cue, find_cues, is_verb, leans, owner_of
from viewer.text.signs import COMMAS, DASHES, PAUSES, STOPS

NEAR = 12  # pieces within which a reporting verb behind a quotation belongs to it beyond doubt
LONGEST_LABEL = 4  # words of a name before a colon
SUBJECTLESS = 4  # pieces between a verb without a subject and what it reports: a colon, "that", to whom it is said
LONGEST_SENTENCE = 160  # pieces looked back at from a quotation
FAR = 30  # pieces beyond which a reporting verb of the same sentence no longer belongs to a quotation behind it
_LIVELY = frozenset("?!…—–-")
_BORDERS = STOPS | {QUOTE}  # what a sentence can begin behind


@dataclass(frozen=True, slots=True)
class Attribution:
    """The pieces that name a speaker if any does, and those of the reporting verb if there is one."""

    speaker: Group | None
    cue: Group | None
    lemma: str | None


def attribute(pieces: Pieces, quoted: Sequence[Marked], words: CueWords) -> list[Attribution | None]:
    """Return for each quoted stretch of the paragraph who is said to have said it, `None` where nothing tells."""
    found: list[Attribution | None] = [None] * len(quoted)
    cues = find_cues(pieces, words)
    for number, at in enumerate(pieces.quoted()):
        found[number] = (
            _attribute_one(pieces, at, cues, words) or _signed(pieces, at) or _carried(pieces, at, found, cues, words)
        )
    _share_back(pieces, found, words)
    return found


def attribution_ahead(pieces: Sequence[Piece], words: CueWords) -> Attribution | None:
    """Return who is announced by a paragraph that ends in a colon: "Ada Low went on:"."""
    return _from_left(pieces, len(pieces), find_cues(pieces, words), words)


def told(group: Group | None, cue: Cue) -> Attribution | None:
    """Return that the speaker `group` says something by `cue`, nothing for nobody."""
    return None if group is None else Attribution(group, Group(cue.start, cue.end), cue.lemma)


def _attribute_one(pieces: Sequence[Piece], at: int, cues: Sequence[Cue], words: CueWords) -> Attribution | None:
    """Look where this quotation's punctuation says that its attribution stands, then at the other side."""
    inner = inner_end(pieces[at])
    following = pieces[at + 1].key if at + 1 < len(pieces) else ""
    announced = at > 0 and pieces[at - 1].key in {":", ","}
    points_on = inner in COMMAS or following in PAUSES or (inner in _LIVELY and not announced)
    near = _from_right(pieces, at, cues, words, near=True) if points_on else None
    return near or _from_left(pieces, at, cues, words) or _from_right(pieces, at, cues, words, near=False)


def _signed(pieces: Sequence[Piece], at: int) -> Attribution | None:
    """Return the name that signs a quotation behind a dash: “…” — Ada Low."""
    start = at + 2
    if start >= len(pieces) or pieces[at + 1].key not in DASHES or not pieces[start].is_capital:
        return None
    end = start
    while end < len(pieces) and (pieces[end].is_word or pieces[end].key in DASHES or _is_initials_stop(pieces, end)):
        end += 1
    is_name = 0 < end - start <= NEAR
    return Attribution(Group(start, end), None, None) if is_name and _nothing_follows(pieces, end) else None


def _is_initials_stop(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].key == "." and len(pieces[at - 1].text) == 1 and pieces[at - 1].is_capital


def _nothing_follows(pieces: Sequence[Piece], end: int) -> bool:
    return all(not piece.is_word for piece in pieces[end : end + 2]) or pieces[end].key == ","


def _sentence_before(pieces: Sequence[Piece], at: int, cues: Sequence[Cue], words: CueWords) -> Attribution | None:
    """Return the speaker of the sentence before a quotation that is a sentence of its own."""
    if not _is_told_before(cues, at) or not ends_sentence(pieces, at - 1, words.titles):
        return None
    floor = _sentence_start(pieces, at - 1, words)
    for cue in reversed(_between(cues, floor, at)):
        if is_verb(pieces, cue, floor, words):
            return told(_speaker_left(pieces, cue, floor, at - 1, words), cue)
    return None


def _share_back(pieces: Sequence[Piece], found: list[Attribution | None], words: CueWords) -> None:
    """Give quotations without a speaker the one of the next quotation in their sentence: “A” and “B,” said Ada Low."""
    if None not in found or not any(found):
        return
    following: Attribution | None = None
    for at in range(len(pieces) - 1, -1, -1):
        number = pieces[at].number
        if number >= 0:
            if _ends_with_stop(pieces[at]) and at + 1 < len(pieces) and pieces[at + 1].is_capital:
                following = None
            found[number] = found[number] or following
            following = found[number]
        elif pieces[at].key in STOPS and ends_sentence(pieces, at, words.titles):
            following = None


def _carried(
    pieces: Sequence[Piece], at: int, found: Sequence[Attribution | None], cues: Sequence[Cue], words: CueWords
) -> Attribution | None:
    """Return the attribution of the quotation before, or of the sentence before if that tells one of its own."""
    number = pieces[at].number
    previous = found[number - 1] if number else None
    if previous is None:
        return _sentence_before(pieces, at, cues, words)
    if _only_attribution(pieces, at, previous, words):
        return previous
    return _sentence_before(pieces, at, cues, words) or previous


def continues(pieces: Sequence[Piece], at: int, found: Sequence[Attribution | None], words: CueWords) -> bool:
    """Tell whether the quotation at `at` goes on with the one before: “A,” said Ada Low, “B.”."""
    number = pieces[at].number
    mine, previous = found[number], found[number - 1] if number else None
    if mine is None or previous is None or mine.speaker != previous.speaker:
        return False
    return _only_attribution(pieces, at, previous, words)


def _only_attribution(pieces: Sequence[Piece], at: int, previous: Attribution, words: CueWords) -> bool:
    start = at - 1
    while start >= 0 and pieces[start].key != QUOTE:
        start -= 1
    stops = sum(ends_sentence(pieces, index, words.titles) for index in range(start + 1, at))
    inside = previous.cue is not None and start < previous.cue.start < at
    return inside and stops <= 1


def _from_right(
    pieces: Sequence[Piece], at: int, cues: Sequence[Cue], words: CueWords, *, near: bool
) -> Attribution | None:
    """Read the attribution behind a quotation: directly there, or as the last clause of its sentence."""
    if not _between(cues, at + 1, at + 1 + FAR):
        return None
    end = at + 1
    while end < len(pieces) and end - at <= FAR and not _closes_right(pieces, end, words):
        end += 1
    start = at + 1
    while start < end and pieces[start].key in PAUSES:
        start += 1
    if start == end or (near and _breaks_off(pieces[start], words)) or _announces_next(pieces, at, end):
        return None
    for cue in _between(cues, start, end):
        if cue.start - start < NEAR or not near:
            read = _read_right(pieces, cue, start, end, words)
            if read is not None and (near or _is_clause(pieces, read, start)):
                return read
    return None


def _breaks_off(piece: Piece, words: CueWords) -> bool:
    goes_on = piece.key in words.auxiliaries or (words.inverts and piece.key in words.skips)
    return piece.key in words.breaks and not goes_on


def _announces_next(pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Tell whether what follows a finished quotation is a new sentence that leads to the next one."""
    return end < len(pieces) and pieces[end].key == ":" and _ends_with_stop(pieces[at])


def _is_clause(pieces: Sequence[Piece], read: Attribution, start: int) -> bool:
    """Tell whether the attribution begins what follows the quotation, or a clause of its own behind a comma."""
    first = min(group.start for group in (read.speaker, read.cue) if group is not None)
    return first == start or pieces[first - 1].key in PAUSES


def _closes_right(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    piece = pieces[at]
    if piece.key in {":", ";"} or ends_sentence(pieces, at, words.titles):
        return True
    return piece.key == QUOTE and not (pieces[at - 1].is_capital and is_short(piece))


def _read_right(pieces: Sequence[Piece], cue: Cue, start: int, end: int, words: CueWords) -> Attribution | None:
    """Read one reporting word behind a quotation, the speaker behind it or before it."""
    follows = cue.leads or _is_inverted(pieces, cue, start, words)
    after = group_after(pieces, cue.end, end, words) if follows else None
    if cue.implied:
        return told(Group(cue.start, cue.end), cue)
    if after is not None or cue.leads:
        return told(after, cue)
    if pieces[start].key in words.auxiliaries and cue.start > start + 1:
        return told(group_after(pieces, start, cue.start, words), cue)
    if follows and (cue.end == end or not pieces[cue.end].is_word or _is_impersonal(pieces, cue, words)):
        return Attribution(None, Group(cue.start, cue.end), cue.lemma)
    if not is_verb(pieces, cue, start, words):
        return None
    return told(group_before(pieces, cue.start, start, words), cue)


def _is_impersonal(pieces: Sequence[Piece], cue: Cue, words: CueWords) -> bool:
    """Tell whether a verb that comes first has a place in place of a speaker: "insisten desde el ministerio"."""
    return words.inverts and pieces[cue.end].key in words.breaks | words.links


def _is_inverted(pieces: Sequence[Piece], cue: Cue, start: int, words: CueWords) -> bool:
    """Tell whether the verb comes first: directly behind the quotation, or behind a comma of its own.

    One more comma before would make it an apposition: "Ada Low, 45, told".
    """
    if all(piece.key in words.skips or not piece.is_word for piece in pieces[start : cue.start]):
        return True
    return [at for at in range(start, cue.start) if pieces[at].key in PAUSES] == [cue.start - 1]


def _from_left(pieces: Sequence[Piece], at: int, cues: Sequence[Cue], words: CueWords) -> Attribution | None:
    """Read the attribution before a quotation: the nearest verb, and the nearest speaker named with one.

    A pronoun gives way to the speaker of an earlier verb of the sentence: "Ada Low said she thought …".
    """
    labelled = at > 0 and pieces[at - 1].key == ":"
    if not labelled and not _is_told_before(cues, at):
        return None
    floor = _sentence_start(pieces, at, words)
    nearest: Cue | None = None
    speaker: Group | None = None
    for cue in reversed(_between(cues, floor, at)):
        if cue.end > at or not (cue.leads or is_verb(pieces, cue, floor, words)):
            continue
        nearest = nearest or cue
        group = _speaker_left(pieces, cue, floor, at, words)
        speaker = speaker if group is None or _covers_cue(group, _between(cues, floor, at)) else group
        if speaker is not None and pieces[speaker.start].key not in words.pronouns:
            break
    if nearest is not None:
        speaker = speaker or _subject(pieces, floor, nearest.start, words)
        return told(speaker, nearest) or _subjectless(nearest, at, words)
    return _named_before_colon(pieces, floor, at - 1, words) if labelled and at > floor else None


def _subjectless(cue: Cue, at: int, words: CueWords) -> Attribution | None:
    """Return the verb alone where a language leaves the subject out: "Añadió: …"."""
    is_near = words.drops and at - cue.end <= SUBJECTLESS and not (cue.leads or cue.owned)
    return Attribution(None, Group(cue.start, cue.end), cue.lemma) if is_near else None


def _covers_cue(group: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether a noun group is really "with the words" of another verb."""
    return any(group.start < cue.end and cue.start < group.end for cue in cues if cue.end - cue.start > 1)


def _speaker_left(pieces: Sequence[Piece], cue: Cue, floor: int, at: int, words: CueWords) -> Group | None:
    """Return whom a reporting word before a quotation names; nobody where it leans on another verb."""
    if cue.implied:
        return Group(cue.start, cue.end)
    if cue.leads:
        return group_after(pieces, cue.end, at, words)
    if cue.start == floor or pieces[cue.start - 1].key == QUOTE:
        return group_after(pieces, cue.end, at, words)
    if cue.owned:
        return owner_of(pieces, cue.start, floor, words)
    if leans(pieces, cue, words):
        return None
    start = _finite(pieces, cue, floor, words)
    group = group_before(pieces, start, floor, words)
    if words.inverts:
        group = _inverted(
            pieces,
            cue if start == cue.start else Cue(start, start + 1, cue.lemma, leads=False),
            floor,
            at,
            group,
            words,
        )
    return group or _clause_opener(pieces, floor, start, words) or _subject(pieces, floor, start, words)


def _clause_opener(pieces: Sequence[Piece], floor: int, end: int, words: CueWords) -> Group | None:
    """Return the pronoun that opens the clause of a verb behind another one: ", I laughed and said"."""
    start = end
    while start > floor and pieces[start - 1].key not in COMMAS:
        start -= 1
    return Group(start, start + 1) if start > floor and pieces[start].key in words.pronouns else None


def _finite(pieces: Sequence[Piece], cue: Cue, floor: int, words: CueWords) -> int:
    """Return where the clause's finite verb stands: an auxiliary far before its participle, or the verb itself."""
    for at in range(cue.start - 2, floor, -1):
        if pieces[at].key in words.auxiliaries:
            return at
        if pieces[at].key in COMMAS or pieces[at].key == QUOTE:
            break
    return cue.start


def _inverted(
    pieces: Sequence[Piece], cue: Cue, floor: int, at: int, before: Group | None, words: CueWords
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


def _subject(pieces: Sequence[Piece], floor: int, end: int, words: CueWords) -> Group | None:
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
            group = group_after(pieces, start, end, words)
            return None if group is None else opening_name(pieces, group, words)
        while start < end and pieces[start].key not in COMMAS and piece.key not in words.skips:
            start += 1
        start += 1
    return None


def _named_before_colon(pieces: Sequence[Piece], floor: int, colon: int, words: CueWords) -> Attribution | None:
    """Return the speaker of a transcript or a headline: "Low: …"."""
    comma = next((at for at in range(floor, colon) if pieces[at].key in COMMAS), colon)
    if 0 < colon - comma - 1 <= LONGEST_LABEL and all(piece.is_word for piece in pieces[comma + 1 : colon]):
        colon = comma  # "Ann Low, a teacher: …"
    named = pieces[floor:colon]
    if not 0 < len(named) <= LONGEST_LABEL or not all(piece.is_word for piece in named):
        return None
    if words.capitals and not all(piece.is_capital for piece in named):
        return None
    return Attribution(Group(floor, colon), None, None)


def _between(cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    """Return the cues that begin in a stretch of pieces; a paragraph may have thousands."""
    return cues[bisect_left(cues, start, key=_begin) : bisect_left(cues, end, key=_begin)]


def _is_told_before(cues: Sequence[Cue], at: int) -> bool:
    """Tell whether anything reports speech as far back as is looked: most quotations need no closer look."""
    return bool(_between(cues, at - LONGEST_SENTENCE, at))


def _begin(cue: Cue) -> int:
    return cue.start


def _sentence_start(pieces: Sequence[Piece], at: int, words: CueWords) -> int:
    lowest = max(0, at - LONGEST_SENTENCE)
    borders = (start for start in range(at, lowest, -1) if pieces[start - 1].key in _BORDERS)
    return next((start for start in borders if _begins_sentence(pieces, start, words)), lowest)


def _begins_sentence(pieces: Sequence[Piece], at: int, words: CueWords) -> bool:
    """Tell whether a sentence begins behind a stop, or behind a quotation that ends in one."""
    before = pieces[at - 1]
    if before.key == QUOTE:
        return _ends_with_stop(before) and pieces[at].is_capital
    return ends_sentence(pieces, at - 1, words.titles)


def _ends_with_stop(piece: Piece) -> bool:
    return inner_end(piece) in {".", "!", "?"}
