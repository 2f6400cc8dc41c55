"""What else speaks for or against two tellings being of one event: days named, things counted, and dates."""

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np
from scipy import sparse

from viewer.grouping.features import Traits
from viewer.grouping.space import Dense

WEEKDAY_EVIDENCE = 0.04
"""What the same weekdays add to a similarity, and different ones take away."""

COUNT_EVIDENCE = 0.12
"""What the same counts of the same things ("36 prisoners") add, and contradicting ones take away."""

DATE_EVIDENCE = 0.04
"""What two dates so near add that both may tell of one event."""

STORY_DAYS = 3
"""Articles further apart are different stories, unless one is the other over again."""

SAME_TEXT = 0.6
"""Similarity from which two articles are one text, whatever their dates say."""

FORBIDDEN = -1.0
"""Similarity of a pair that must not be in one story: it outweighs a few pairs that would."""

_WEEK = 7


def weigh_evidence(traits: Sequence[Traits]) -> Dense:
    """Return what to add to the similarity of each pair, between minus and plus the two evidences together."""
    return WEEKDAY_EVIDENCE * _weekdays(traits) + COUNT_EVIDENCE * _counts(traits)


def weigh_dates(similarity: Dense, dates: Sequence[str | None]) -> Dense:
    """Return the similarities with near dates added and pairs too far apart forbidden; unknown dates change nothing."""
    days = np.array([_ordinal(written) for written in dates], np.float32)
    apart = np.abs(days[:, None] - days[None, :])
    nearer = similarity + np.where(apart <= STORY_DAYS, np.float32(DATE_EVIDENCE), np.float32(0))
    return np.where((apart > STORY_DAYS) & (similarity < SAME_TEXT), np.float32(FORBIDDEN), nearer)


def _weekdays(traits: Sequence[Traits]) -> Dense:
    """Return -1 (no common weekday) to 1 (the same weekdays) for each pair, 0 where one names none."""
    named = np.zeros((len(traits), _WEEK), np.float32)
    for row, trait in enumerate(traits):
        named[row, list(trait.weekdays)] = 1.0
    common = named @ named.T
    sizes = named.sum(1)
    either = sizes[:, None] + sizes[None, :] - common
    known = (sizes[:, None] > 0) & (sizes[None, :] > 0)
    return np.where(known, 2 * common / np.maximum(either, 1) - 1, np.float32(0))


def _counts(traits: Sequence[Traits]) -> Dense:
    """Return near -1 (all counts contradict) to near 1 (all agree) for each pair, 0 where they count nothing alike."""
    things = _incidence([frozenset(thing for thing, _ in trait.counts) for trait in traits])
    agreeing = np.minimum(_incidence([trait.counts for trait in traits]), things)
    return (2 * agreeing - things) / (things + 1)


def _incidence(sets: Sequence[frozenset[Hashable]]) -> Dense:
    """Return how many elements each two sets share."""
    columns: dict[Hashable, int] = {}
    indices = [columns.setdefault(element, len(columns)) for elements in sets for element in elements]
    ends = np.cumsum([0, *(len(elements) for elements in sets)])
    shape = (len(sets), max(1, len(columns)))
    matrix = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=shape)
    shared: Dense = (matrix @ matrix.T).toarray()
    return shared


def _ordinal(written: str | None) -> float:
    """Return the day number of an ISO date, NaN for none and for what is no date."""
    try:
        return float(date.fromisoformat((written or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
