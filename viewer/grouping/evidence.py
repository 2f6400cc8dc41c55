"""What else speaks for or against two tellings being of one event: days named, things counted, and dates."""

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np
from scipy import sparse

from viewer.grouping.features import Features
from viewer.grouping.space import Dense

WEEKDAY_EVIDENCE = 0.04
"""What the same weekdays add to a similarity, and different ones take away."""

COUNT_EVIDENCE = 0.12
"""What the same counts of the same things ("36 prisoners") add, and contradicting ones take away."""

STORY_DAYS = 3
"""Articles further apart are different stories, unless one is the other over again."""

SAME_TEXT = 0.6
"""Similarity from which two articles are one text, whatever their dates say."""

FORBIDDEN = -1.0
"""Similarity of a pair that must not be in one story: it outweighs a few pairs that would."""

_WEEK = 7


def weigh_evidence(features: Sequence[Features]) -> Dense:
    """Return what to add to the similarity of each pair, between minus and plus the two evidences together."""
    return WEEKDAY_EVIDENCE * _weekdays(features) + COUNT_EVIDENCE * _counts(features)


def forbid_distant_dates(similarity: Dense, dates: Sequence[str | None]) -> Dense:
    """Return the similarities with pairs forbidden that are too many days apart; unknown dates forbid nothing."""
    days = np.array([_ordinal(written) for written in dates], np.float64)
    with np.errstate(invalid="ignore"):
        distant = np.abs(days[:, None] - days[None, :]) > STORY_DAYS
    return np.where(distant & (similarity < SAME_TEXT), np.float32(FORBIDDEN), similarity)


def _weekdays(features: Sequence[Features]) -> Dense:
    """Return -1 (no common weekday) to 1 (the same weekdays) for each pair, 0 where one names none."""
    named = np.zeros((len(features), _WEEK), np.float32)
    for row, feature in enumerate(features):
        named[row, list(feature.weekdays)] = 1.0
    common = named @ named.T
    sizes = named.sum(1)
    either = sizes[:, None] + sizes[None, :] - common
    known = (sizes[:, None] > 0) & (sizes[None, :] > 0)
    return np.where(known, 2 * common / np.maximum(either, 1) - 1, np.float32(0))


def _counts(features: Sequence[Features]) -> Dense:
    """Return near -1 (all counts contradict) to near 1 (all agree) for each pair, 0 where they count nothing alike."""
    things = _incidence([frozenset(thing for thing, _ in feature.counts) for feature in features])
    agreeing = np.minimum(_incidence([feature.counts for feature in features]), things)
    return (2 * agreeing - things) / (things + 1)


def _incidence(sets: Sequence[frozenset[Hashable]]) -> Dense:
    """Return how many elements each two sets share."""
    columns: dict[Hashable, int] = {}
    indices = [columns.setdefault(element, len(columns)) for elements in sets for element in sorted(elements, key=repr)]
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
