"""What wording leaves in doubt, looked at again by what it says.

Rows whose wording is plain stay as they are. All other blocks are asked about, with some of the rest for comparison,
and are linked anew between the rows that stay.
"""

from collections.abc import Iterable, Sequence

from viewer.collation.pairing.drafts import Draft, Matter
from viewer.collation.pairing.roles import TEXT
from viewer.model import FURNITURE, Comparison, Fate, Relation
from viewer.progress import Report, silent
from viewer.text.semantics import Meaning

SETTLED_BOUND = 0.40  # similarity of wording from which a row stays as it is
_PLAIN = frozenset({Relation.SAME, Relation.EDITED})
_UNMATCHED = frozenset({Fate.DROPPED, Fate.ADDED, Fate.INDIRECT})
LEAST_WORDS = 3  # of a block that is worth asking about
MOST_CHARACTERS = 60_000  # of both sides that are asked about: some 3 s
MOST_BLOCKS = 400  # of a side that are asked about: all pairs of them are looked at
SAMPLE_SIZE = 4  # blocks of a side that are asked about to learn how alike any two are


def settled(drafts: Iterable[Draft], matter: Matter) -> list[Draft]:
    """Return the rows that wording leaves no doubt about, or that a reader made."""
    return [
        draft
        for draft in drafts
        if draft.by_hand or (not draft.related and matter.similarity.of(*draft.sides) >= SETTLED_BOUND)
    ]


def leaves_doubt(comparison: Comparison) -> bool:
    """Tell whether a comparison by wording has anything that a model of meaning would be asked about."""
    rows, quotations = comparison.rows, comparison.quotations
    if any(match.fate in _UNMATCHED for match in quotations):
        return True
    return any(row.relation not in _PLAIN or row.similarity < SETTLED_BOUND for row in rows if not row.by_hand)


def ask(
    meaning: Meaning, stay: Sequence[Draft], matter: Matter, *, report: Report = silent
) -> tuple[list[int], list[int]]:
    """Ask about the blocks of both sides that stand in no row that stays, and return them."""
    placed = {i for draft in stay for i in draft.base}, {j for draft in stay for j in draft.witness}
    doubtful = [_worth_asking(side, placed[side], matter) for side in (0, 1)]
    if all(doubtful):
        samples = [_sample(side, matter) for side in (0, 1)]
        asked = [sorted({*doubt, *sample}) for doubt, sample in zip(doubtful, samples, strict=True)]
        matter.similarity.understand(meaning, (asked[0], asked[1]), report=report)
        return doubtful[0], doubtful[1]
    return [], []


def _worth_asking(side: int, placed: set[int], matter: Matter) -> list[int]:
    units = (matter.similarity.base, matter.similarity.witness)[side]
    room = MOST_CHARACTERS // 2
    found: list[int] = []
    for at, block in enumerate(matter.sides[side]):
        if at in placed or block.role in FURNITURE or units[at].size < LEAST_WORDS:
            continue
        room -= len(block.text)
        if room < 0 or len(found) >= MOST_BLOCKS:
            break
        found.append(at)
    return found


def _sample(side: int, matter: Matter) -> list[int]:
    units = (matter.similarity.base, matter.similarity.witness)[side]
    body = [at for at, block in enumerate(matter.sides[side]) if block.role in TEXT and units[at].size >= LEAST_WORDS]
    return body[:: max(1, len(body) // SAMPLE_SIZE)]
