from collections.abc import Iterable

import numpy as np
import pytest

from viewer.formats import SourceFormat
from viewer.grouping.evidence import (
    COUNT_EVIDENCE,
    FAR_DATES,
    FORBIDDEN,
    NEAR_DATES,
    SAME_TEXT,
    STORY_DAYS,
    WEEKDAY_EVIDENCE,
    weigh_dates,
    weigh_evidence,
)
from viewer.grouping.features import Traits
from viewer.model import Article, Block, Role


def traits(weekdays: Iterable[int] = (), counts: Iterable[tuple[str, str]] = ()) -> Traits:
    return Traits(frozenset(weekdays), frozenset(counts))


def pair(one: Traits, other: Traits) -> float:
    found = weigh_evidence([one, other])
    assert found[0, 1] == found[1, 0]
    return float(found[0, 1])


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [({3}, {3}, 1.0), ({3}, {4}, -1.0), ({3, 4}, {3, 4, 5, 6}, 0.0), ({3}, set(), 0.0), (set(), set(), 0.0)],
)
def test_weekdays_speak_for_and_against(one: set[int], other: set[int], share: float) -> None:
    assert pair(traits(one), traits(other)) == pytest.approx(share * WEEKDAY_EVIDENCE)


def test_counts_speak_for_and_against() -> None:
    prisoners, others = ("prison", "36"), ("prison", "50")
    assert pair(traits(counts=[prisoners]), traits(counts=[prisoners])) == pytest.approx(COUNT_EVIDENCE / 2)
    assert pair(traits(counts=[prisoners]), traits(counts=[others])) == pytest.approx(-COUNT_EVIDENCE / 2)
    assert pair(traits(counts=[prisoners]), traits(counts=[("guards", "36")])) == 0


def test_a_thing_counted_twice_alike_is_one_agreement() -> None:
    both = [("prison", "36"), ("prison", "50")]
    assert pair(traits(counts=both), traits(counts=both)) == pytest.approx(COUNT_EVIDENCE / 2)


def article(date: str | None, *, dateline: bool = False, form: SourceFormat = SourceFormat.TEXT) -> Article:
    blocks = (Block("9 March", Role.DATE),) if dateline else (Block("Words."),)
    return Article("a", "a", "", blocks, date=date, format=form)


def weighed(one: Article, other: Article, similarity: float = 0.3) -> float:
    table = np.array([[1.0, similarity], [similarity, 1.0]], np.float32)
    return float(weigh_dates(table, [one, other])[0, 1])


@pytest.mark.parametrize("date", ["2024-03-06", "2024-03-09", "2024-03-03T06:40:00+02:00"])
def test_near_dates_are_rewarded(date: str | None) -> None:
    assert weighed(article("2024-03-06"), article(date)) == pytest.approx(0.3 + NEAR_DATES)


def test_given_dates_further_apart_than_the_bound_forbid() -> None:
    first = article("2024-03-06")
    assert weighed(first, article(f"2024-03-{6 + STORY_DAYS + 1:02}")) == FORBIDDEN
    assert weighed(first, article("2024-05-06", dateline=True, form=SourceFormat.HTML)) == FORBIDDEN


def test_a_date_read_from_the_text_only_speaks_against() -> None:
    assert weighed(article("2024-03-06"), article("2024-05-06", dateline=True)) == pytest.approx(0.3 + FAR_DATES)


def test_the_same_text_over_again_is_never_forbidden() -> None:
    assert weighed(article("2024-03-06"), article("2024-05-06"), SAME_TEXT) == pytest.approx(SAME_TEXT + FAR_DATES)


@pytest.mark.parametrize("date", [None, "", "last week", "2024-13-40"])
def test_unknown_dates_change_nothing(date: str | None) -> None:
    assert weighed(article("2024-03-06"), article(date)) == pytest.approx(0.3)
