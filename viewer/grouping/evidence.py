"""What else speaks for or against two tellings being of one event: days named, things counted, and dates."""

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np

from viewer.formats import SourceFormat
from viewer.grouping.features import Traits
from viewer.grouping.rows import Dense
from viewer.grouping.space import overlaps
from viewer.model import Article, Role

WEEKDAY_EVIDENCE = 0.05
"""What the same weekdays add to a similarity, and different ones take away."""

COUNT_EVIDENCE = 0.16
"""What the same counts of the same things ("36 prisoners") add, and contradicting ones take away."""

NEAR_DATES, FAR_DATES = 0.05, -0.08
"""What dates within `STORY_DAYS` of each other add, and more distant ones add."""

STORY_DAYS = 3
"""Days within which tellings of one event appear; articles whose pages are further apart are different stories."""

SAME_TEXT = 0.65
"""Similarity from which two articles are one text, whatever their dates say."""

FORBIDDEN = -1.0
"""Similarity of a pair that must not be in one story: it outweighs a few pairs that would."""

_WEEK = 7


def weigh_evidence(traits: Sequence[Traits]) -> Dense:
    """Return what to add to the similarity of each pair, between minus and plus the two evidences together."""
    return WEEKDAY_EVIDENCE * _weekdays(traits) + COUNT_EVIDENCE * _counts(traits)


def weigh_dates(similarity: Dense, articles: Sequence[Article]) -> Dense:
    """Return the similarities with near dates rewarded and distant ones punished; unknown dates change nothing.

    Two dates that the pages or records themselves give forbid the pair where they are too far apart. A date read from
    the text is weaker: it may be that of an update, or of what the article looks back on.
    """
    days = np.array([_ordinal(article.date) for article in articles], np.float32)
    given = np.array([_is_given(article) for article in articles])
    apart = np.abs(days[:, None] - days[None, :])
    weighed = similarity + NEAR_DATES * (apart <= STORY_DAYS) + FAR_DATES * (apart > STORY_DAYS)
    forbidden = (apart > STORY_DAYS) & (given[:, None] & given[None, :]) & (similarity < SAME_TEXT)
    return np.where(forbidden, np.float32(FORBIDDEN), weighed.astype(np.float32))


def _is_given(article: Article) -> bool:
    """Tell whether an article's date comes from what a page or a record says of itself, not from a line of its text."""
    return article.format is SourceFormat.HTML or all(block.role is not Role.DATE for block in article.blocks)


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
    return overlaps(np.array(indices, np.int64), np.cumsum([0, *map(len, sets)]))


def _ordinal(written: str | None) -> float:
    """Return the day number of an ISO date, NaN for none and for what is no date."""
    try:
        return float(date.fromisoformat((written or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
