"""Where, word by word, a witness departs from the base."""

from typing import NamedTuple

from viewer.collation.wording.cleanup import tidy
from viewer.collation.wording.lexicon import SignalWords, lexicon
from viewer.collation.wording.worddiff import Change, diff_keys
from viewer.collation.wording.words import Words, words_of
from viewer.model import Place, Span, Variant, VariantKind


class Found(NamedTuple):
    """A place where two texts differ: what kind of change, and the stretches, an empty one for nothing."""

    kind: VariantKind
    base: Span
    witness: Span


def find_variants(base: str, witness: str, *, language: str | None = None) -> tuple[Found, ...]:
    """Return the changes between two texts, in order, typography and white space aside.

    Stretches begin and end at word boundaries. The words of the base outside them, with the witness's words inside them
    in their places, are the words of the witness (their keys, not their typography).
    """
    sides = words_of(((0, base),)), words_of(((0, witness),))
    return tuple(
        Found(
            _kind(change),
            _stretch(sides[0], change.base_start, change.base_end)[0].span,
            _stretch(sides[1], change.witness_start, change.witness_end)[0].span,
        )
        for change in changes_between(*sides, lexicon(language))
    )


def changes_between(base: Words, witness: Words, words: SignalWords) -> list[Change]:
    """Return the changes between two streams of words, tidied for a reader."""
    changes = diff_keys(base.keys, witness.keys)
    return tidy(changes, base, witness, words.is_content_key)


def as_variant(change: Change, base: Words, witness: Words) -> Variant:
    """Return a change as a variant, with its places in the blocks."""
    return Variant(
        _kind(change),
        _stretch(base, change.base_start, change.base_end),
        _stretch(witness, change.witness_start, change.witness_end),
    )


def _kind(change: Change) -> VariantKind:
    if change.base_start == change.base_end:
        return VariantKind.ADDITION
    if change.witness_start == change.witness_end:
        return VariantKind.OMISSION
    return VariantKind.SUBSTITUTION


def _stretch(words: Words, start: int, end: int) -> tuple[Place, ...]:
    """Return the places of words; nothing is the place right behind the word before it, or before the first one."""
    return words.places(start, end) if start < end else (words.gap(start),)
