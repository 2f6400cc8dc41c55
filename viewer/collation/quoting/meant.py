"""Quotations that say the same in other words or in another language, asked of a model where wording does not tell."""

from collections import defaultdict
from collections.abc import Sequence

from viewer.collation.quoting.passages import Passage, Telling, names_speaker, narrowed, reported_parts
from viewer.collation.quoting.quoted import Quoted, compare_speakers
from viewer.collation.quoting.tellers import SpeakerRelation
from viewer.model import LINKED, AlignedRow
from viewer.text.semantics import Meaning

ALIKE = 0.4  # cosine of two quotations of one row that say the same; two on one topic have .1 to .3
RETOLD = 0.45  # cosine of a quotation and a sentence that tells it, longer by the words of telling
RETOLD_BY_THE_SAME = 0.35  # the same where the sentence names the speaker
FEWEST_WORDS = 3  # of a quotation: a model makes nothing sure of shorter ones

Pair = tuple[int, int]


def meant_pairs(
    before: Sequence[Quoted], after: Sequence[Quoted], rows: Sequence[AlignedRow], meaning: Meaning
) -> dict[Pair, float]:
    """Return how much quotations of the two sides of a linked row say the same, for those that do."""
    of_row: defaultdict[int, tuple[list[Quoted], list[Quoted]]] = defaultdict(lambda: ([], []))
    for side, quotations in enumerate((before, after)):
        for quoted in quotations:
            if quoted.row >= 0 and rows[quoted.row].relation in LINKED and len(quoted.words) >= FEWEST_WORDS:
                of_row[quoted.row][side].append(quoted)
    found: dict[Pair, float] = {}
    for ours, theirs in of_row.values():
        cosines = meaning.similarities([a.inner for a in ours], [b.inner for b in theirs])
        for a, row in zip(ours, cosines, strict=True):
            for b, cosine in zip(theirs, row, strict=True):
                if cosine >= ALIKE and compare_speakers(a, b) is not SpeakerRelation.DIFFERENT:
                    found[a.index, b.index] = cosine
    return found


def meant_passage(quoted: Quoted, witness: Telling, rows: Sequence[AlignedRow], meaning: Meaning) -> Passage | None:
    """Return the sentence of the linked paragraph in which somebody says what `quoted` said, in other words."""
    if quoted.row < 0 or rows[quoted.row].relation not in LINKED or len(quoted.words) < FEWEST_WORDS:
        return None
    here = [sentence for at in rows[quoted.row].witness for sentence in witness.of_block(at)]
    parts = [(sentence, part) for sentence in here for part in reported_parts(sentence)]
    (cosines,) = meaning.similarities([quoted.inner], [part for _, part in parts]) if parts else ([],)
    found = [
        Passage(narrowed(sentence, quoted), round(cosine, 4))
        for (sentence, _), cosine in zip(parts, cosines, strict=True)
        if cosine >= (RETOLD_BY_THE_SAME if names_speaker(sentence, quoted) else RETOLD)
    ]
    return max(found, key=lambda passage: passage.score, default=None)
