"""What a comparison comes to, in numbers."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from viewer.model import FURNITURE, LINKED, UNCHANGED_FATES, Comparison, Relation, SignalKind
from viewer.text.paragraphs import keys_of


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a comparison: rows by relation, and what stands beside it.

    `kept` is the share of the base's words (0..1), site furniture left out, that still stand in the rows they were
    linked to; `uncertain` counts pairings below the sure bound; `foreign` counts blocks, of both articles, that hold
    another language.
    """

    same: int
    edited: int
    rewritten: int
    related: int
    dropped: int
    added: int
    moved: int
    typography: int
    uncertain: int
    variants: int
    signals: tuple[tuple[SignalKind, int], ...]
    quotations: int
    quotations_changed: int
    foreign: int
    kept: float


def summarise(comparison: Comparison) -> Summary:
    """Return what a comparison comes to."""
    rows = comparison.rows
    relations = Counter(row.relation for row in rows)
    signals = Counter(signal.kind for row in rows for variant in row.variants for signal in variant.signals)
    return Summary(
        **{relation.value: relations[relation] for relation in Relation},
        moved=sum(row.moved for row in rows),
        typography=sum(row.typography for row in rows),
        uncertain=sum(not row.certain for row in rows),
        variants=sum(len(row.variants) for row in rows),
        signals=tuple((kind, signals[kind]) for kind in SignalKind if signals[kind]),
        quotations=len(comparison.quotations),
        quotations_changed=sum(match.fate not in UNCHANGED_FATES for match in comparison.quotations),
        foreign=sum(bool(block.spans) for side in (comparison.base, comparison.witness) for block in side.blocks),
        kept=_kept(comparison),
    )


def _kept(comparison: Comparison) -> float:
    """Return the share of the base's words that the witness kept, 1.0 for a base without words.

    Site furniture is left out, as it is wherever words are counted: a page's menu is no part of what was told.
    """
    base, witness = comparison.base.blocks, comparison.witness.blocks
    total = kept = 0
    for row in comparison.rows:
        ours = Counter(chain.from_iterable([keys_of(base[i].text) for i in row.base if base[i].role not in FURNITURE]))
        total += ours.total()
        if row.relation in LINKED:
            theirs = Counter(chain.from_iterable([keys_of(witness[j].text) for j in row.witness]))
            kept += sum([min(count, theirs.get(key, 0)) for key, count in ours.items()])
    return kept / total if total else 1.0
