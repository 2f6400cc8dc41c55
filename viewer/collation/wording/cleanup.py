"""Changes as a reader sees them: no confetti, no boundary where nobody would put one."""

from collections.abc import Callable, Sequence

from viewer.collation.wording.worddiff import Change
from viewer.collation.wording.words import Word, Words
from viewer.text.tokens import TokenKind

SMALL_ISLAND = 3  # words between two changes among which some content may be given up
FARTHEST = 100  # words over which a loose change is slid: in a text that repeats itself it could go on to the end
LOPSIDED = 2  # times as long as the island must the changes around be, both sides counted, for each content word in it

_TELLING = frozenset({TokenKind.NUMBER, TokenKind.MARK})
_MARKS = frozenset('"「」『』')  # keys of quotation marks; a single one may be an apostrophe
_OPENING, _CLOSING = "“„«‹「『〝", "”»›」』〞"

IsContent = Callable[[str], bool]  # of the key of a word


def tidy(changes: Sequence[Change], base: Words, witness: Words, is_content: IsContent) -> list[Change]:
    """Return the changes with meaningless islands absorbed and loose ones slid to where a phrase ends."""
    tidied = [_slide(change, at, changes, (base, witness)) for at, change in enumerate(changes)]
    while len(joined := _without_noise(tidied, base, is_content)) < len(tidied):
        tidied = joined
    return _with_marks(tidied, base, witness)


def _without_noise(changes: Sequence[Change], base: Words, is_content: IsContent) -> list[Change]:
    """Join the changes between which nothing worth showing was kept, once through from the left."""
    joined: list[Change] = []
    for change in changes:
        if joined and _is_noise(joined[-1], change, base, is_content):
            joined[-1] = _joined(joined[-1], change)
        else:
            joined.append(change)
    return joined


def _with_marks(changes: Sequence[Change], base: Words, witness: Words) -> list[Change]:
    """Join changes between which no word stands, where that brings a quotation mark to its other one."""
    joined: list[Change] = []
    for change in changes:
        if joined and _is_torn(joined[-1], change, base, witness):
            joined[-1] = _joined(joined[-1], change)
        else:
            joined.append(change)
    return joined


def _is_torn(before: Change, after: Change, base: Words, witness: Words) -> bool:
    if any(key[0].isalnum() for key in base.keys[before.base_end : after.base_start]):
        return False
    sides = (base, before[:2], after[:2]), (witness, before[2:], after[2:])
    return any(
        not (_is_paired(words, *one) and _is_paired(words, *other)) and _is_paired(words, one[0], other[1])
        for words, one, other in sides
    )


def _joined(one: Change, other: Change) -> Change:
    return Change(one.base_start, other.base_end, one.witness_start, other.witness_end)


def _is_noise(before: Change, after: Change, base: Words, is_content: IsContent) -> bool:
    """Tell whether the equal words between two changes are better given up than shown as kept."""
    if _is_one_sided(before, after):
        return False
    size = after.base_start - before.base_end
    content = 0
    for at in range(before.base_end, after.base_start):
        kind = base.kind(at)
        if kind in _TELLING:
            return False
        content += kind == TokenKind.WORD and is_content(base.keys[at])
        if (content and size > SMALL_ISLAND) or base.is_name(at):
            return False
    around = _length(before) + _length(after)
    return content < SMALL_ISLAND and around >= LOPSIDED * size * content


def _is_one_sided(before: Change, after: Change) -> bool:
    """Tell whether both changes only take away, or only add: what stands between them was visibly kept."""
    taken = before.base_end - before.base_start + after.base_end - after.base_start
    given = before.witness_end - before.witness_start + after.witness_end - after.witness_start
    return not taken or not given


def _length(change: Change) -> int:
    return change.base_end - change.base_start + change.witness_end - change.witness_start


def _slide(change: Change, at: int, changes: Sequence[Change], sides: tuple[Words, Words]) -> Change:
    """Return an omission or addition at the best of the places where it can equally stand."""
    if change.base_end > change.base_start and change.witness_end > change.witness_start:
        return change
    side = 0 if change.base_end > change.base_start else 2
    words, (start, end) = sides[side // 2], change[side : side + 2]
    lower = changes[at - 1][side + 1] if at else -1
    upper = changes[at + 1][side] if at + 1 < len(changes) else len(words) + 1
    shifts = _shifts(words.keys, start, end, (lower, upper))
    if len(shifts) == 1:
        return change
    best = max(shifts, key=lambda shift: (*_fit(words, start + shift, end + shift), -abs(shift)))
    return Change(*(edge + best for edge in change))


def _shifts(keys: Sequence[str], start: int, end: int, room: tuple[int, int]) -> list[int]:
    """Return by how many words a loose change can be moved without changing what it says."""
    found = [0]
    lower, upper = max(room[0], start - FARTHEST), min(room[1], end + FARTHEST)
    while start - 1 + found[0] > lower and keys[start - 1 + found[0]] == keys[end - 1 + found[0]]:
        found.insert(0, found[0] - 1)
    while end + found[-1] + 1 < upper and keys[start + found[-1]] == keys[end + found[-1]]:
        found.append(found[-1] + 1)
    return found


def _fit(words: Words, start: int, end: int) -> tuple[bool, int]:
    """Rate a place for a loose change: with both marks of a quotation, then as a whole sentence, then as a clause."""
    return _is_paired(words, start, end), _wholeness(words, start, end)


def _is_paired(words: Words, start: int, end: int) -> bool:
    """Tell whether every quotation mark in a stretch has its other one there."""
    depth = 0
    for at in range(start, end):
        if words.keys[at] in _MARKS:
            depth += _turn(words, at) or (-1 if depth else 1)
            if depth < 0:
                return False
    return depth == 0


def _turn(words: Sequence[Word], at: int) -> int:
    """Return 1 for a mark that opens a quotation, -1 for one that closes it, 0 where that cannot be seen.

    It stands against what it encloses; where it stands so on both sides or on none, its form tells.
    """
    mark = words[at]
    before = at > 0 and words[at - 1].block == mark.block and words[at - 1].end == mark.start
    behind = at + 1 < len(words) and words[at + 1].block == mark.block and words[at + 1].start == mark.end
    if before != behind:
        return 1 if behind else -1
    return (mark.text in _OPENING) - (mark.text in _CLOSING)


def _wholeness(words: Sequence[Word], start: int, end: int) -> int:
    """Rate a place for a loose change: whole sentences first, then whole clauses, then anything."""
    first, last = words[start], words[end - 1]
    before = words[start - 1] if start else None
    if (
        before is not None
        and before.block == first.block
        and first.start == before.end
        and first.kind <= TokenKind.NUMBER
    ):
        return -1 if before.kind <= TokenKind.NUMBER else 0
    closed = last.kind == TokenKind.PUNCTUATION
    opened = before is None or before.kind == TokenKind.PUNCTUATION or before.block != first.block
    return 2 * (opened and closed) + (opened or closed)
