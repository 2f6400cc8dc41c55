"""What happened inside a matched row: its variants with their signals, or that it was rewritten."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from viewer.collation.claims.said import Row, Said, Witnessed
from viewer.collation.signals import signals_in, ties_across, ties_of
from viewer.collation.variants import as_variant, changes_between
from viewer.collation.wording.lexicon import SignalWords, telling_words
from viewer.collation.wording.typography import written_differently
from viewer.collation.wording.worddiff import Change
from viewer.collation.wording.words import Word, Words, words_of
from viewer.model import AlignedRow, Block, Relation, Variant, VariantKind

REWRITTEN_BOUND = 0.30  # share of the content words of both sides kept, below which word marks no longer help
LIGHT_SHARE = 0.25  # of all words of both sides changed, below which nobody need ask which of them they were
TRANSLATED_BOUND = 0.75  # the same between two languages, where names and numbers are all that can stay
TOLD_WORDS = 4  # content words that may tell who said something; more must be gone before it counts as something else
WHOLE_BOUND = 0.80  # share of the shorter side's content words from which it stayed whole


def mark_row(
    row: AlignedRow,
    base: Sequence[Block],
    witness: Sequence[Block],
    lexicon: SignalWords,
    *,
    translated: tuple[SignalWords, SignalWords] | None = None,
) -> AlignedRow:
    """Return an edited row with its variants, or as rewritten where too little wording is left for them.

    The variants of an edited row turn its base into its witness; those of a rewritten one only tie the numbers and
    dates that were exchanged. A row whose only changes are typographic is the same row.
    `translated` are the words of both languages where the sides are in two.
    """
    said = words_of([(i, base[i].text) for i in row.base]), words_of([(j, witness[j].text) for j in row.witness])
    changes = changes_between(*said, lexicon)
    bound = TRANSLATED_BOUND if translated else REWRITTEN_BOUND
    if _is_rewritten(changes, said, lexicon, bound):
        return replace(row, relation=Relation.REWRITTEN, variants=_ties(said, lexicon, translated))
    typography = _differs_in_typography(*said, changes)
    if not changes:
        return replace(row, relation=Relation.SAME, typography=True, certain=True)
    variants = [as_variant(change, *said) for change in changes]
    if _tells(changes, said, lexicon):
        whole = _row(said, lexicon)
        told = zip(variants, signals_in(changes, whole), strict=True)
        variants = [replace(each, signals=tuple(map(whole.signal, found))) if found else each for each, found in told]
    return replace(row, variants=tuple(variants), typography=typography)


def _row(said: tuple[Words, Words], lexicon: SignalWords) -> Row:
    return Row(Said(said[0], lexicon), Said(said[1], lexicon))


def _tells(changes: Sequence[Change], said: tuple[Words, Words], lexicon: SignalWords) -> bool:
    """Tell whether any word that came or went can be part of a signal: only then is the whole row looked at."""
    gone = [said[0].texts[c.base_start : c.base_end] for c in changes]
    came = [said[1].texts[c.witness_start : c.witness_end] for c in changes]
    return any(map(telling_words(lexicon).__getitem__, chain(*gone, *came)))


def _is_rewritten(changes: Sequence[Change], said: tuple[Words, Words], lexicon: SignalWords, bound: float) -> bool:
    """Tell whether too few content words stayed, in their order, for word marks to help.

    A side that stayed nearly whole inside a much longer other one is no rewriting: its words can be followed.
    """
    if all(taken < LIGHT_SHARE * len(side) for taken, side in zip(_taken(changes), said, strict=True)):
        return False
    base, witness = (sum(map(lexicon.is_content, side)) for side in said)
    lost = sum(lexicon.is_content(word) for c in changes for word in said[0][c.base_start : c.base_end])
    kept = base - lost
    if kept <= TOLD_WORDS < min(base, witness) - kept and _only_teller_stayed(changes, said[0], lexicon):
        return True
    return 2 * kept < bound * (base + witness) and kept < WHOLE_BOUND * min(base, witness)


def _only_teller_stayed(changes: Sequence[Change], words: Words, lexicon: SignalWords) -> bool:
    """Tell whether all that is left of the base is who said it and when: what was said is new."""
    changed = {at for change in changes for at in range(change.base_start, change.base_end)}
    kept = [word for at, word in enumerate(words) if at not in changed and lexicon.is_content(word)]
    return all(_is_of_teller(word, lexicon) for word in kept)


def _is_of_teller(word: Word, lexicon: SignalWords) -> bool:
    if lexicon.capitals == 1 and word.text[0].isupper():
        return True
    listed = (lexicon.sayings, lexicon.titles, lexicon.weekdays, lexicon.days)
    return any(each.at((word.key,), 0) is not None for each in listed)


def _taken(changes: Sequence[Change]) -> tuple[int, int]:
    """Return how many words the changes take from the base and give to the witness."""
    return sum(c.base_end - c.base_start for c in changes), sum(c.witness_end - c.witness_start for c in changes)


def _ties(
    said: tuple[Words, Words], lexicon: SignalWords, translated: tuple[SignalWords, SignalWords] | None
) -> tuple[Variant, ...]:
    """Return the numbers, dates and verbs of saying exchanged in a rewritten row, as far as they can be paired."""
    if translated is None:
        row = _row(said, lexicon)
        return tuple(_tie(found, row) for found in ties_of(row))
    row = Row(Said(said[0], translated[0]), Said(said[1], translated[1]))
    return tuple(_tie(found, row) for found in ties_across(row))


def _tie(found: Witnessed, row: Row) -> Variant:
    places = row.base.places(found.base), row.witness.places(found.witness)
    return Variant(VariantKind.SUBSTITUTION, *places, (row.signal(found),))


def _differs_in_typography(base: Words, witness: Words, changes: Sequence[Change]) -> bool:
    """Tell whether a word outside the changes is written with other characters."""
    edges = [Change(0, 0, 0, 0), *changes, Change(len(base), len(base), len(witness), len(witness))]
    return any(_is_typeset_anew(base, witness, before, after) for before, after in pairwise(edges))


def _is_typeset_anew(base: Words, witness: Words, before: Change, after: Change) -> bool:
    """Tell whether a word between two changes is written with other characters."""
    kept, other = range(before.base_end, after.base_start), range(before.witness_end, after.witness_start)
    if base.texts[kept.start : kept.stop] == witness.texts[other.start : other.stop]:  # as nearly always
        return False
    return any(written_differently(base, witness, i, j) for i, j in zip(kept, other, strict=True))
