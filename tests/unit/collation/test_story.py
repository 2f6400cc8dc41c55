from dataclasses import replace

import pytest

from viewer.collation.comparison import compare
from viewer.collation.story import Collation, collate, compare_plainly
from viewer.errors import CancelledError
from viewer.model import Article, Block, Comparison
from viewer.progress import Progress, Report


def telling(name: str, *texts: str, date: str | None = None) -> Article:
    return Article(name, name, name, tuple(map(Block, texts)), language="en", date=date)


ARTICLES = (
    telling("late", "The dam held.", date="2024-05-03"),
    telling("undated", "The dam held."),
    telling("early", "The dam held.", date="2024-05-01"),
)


def names(collation: Collation) -> list[str]:
    return [article.id for article in collation.articles]


def test_the_base_comes_first_then_the_dated_then_the_others() -> None:
    assert names(collate(ARTICLES)) == ["early", "late", "undated"]
    assert names(collate(ARTICLES, base="undated")) == ["undated", "early", "late"]
    assert names(collate(ARTICLES, base="nobody")) == ["early", "late", "undated"]


def test_every_pair_is_compared_once_the_earlier_one_as_base() -> None:
    collation = collate(ARTICLES)
    assert sorted(collation.comparisons) == [(0, 1), (0, 2), (1, 2)]
    for (one, other), comparison in collation.comparisons.items():
        assert comparison.base is collation.articles[one]
        assert comparison.witness is collation.articles[other]


def test_a_base_alone_is_compared_with_each() -> None:
    assert sorted(collate(ARTICLES, every_pair=False).comparisons) == [(0, 1), (0, 2)]


def test_stories_of_one_and_of_none_are_no_fault() -> None:
    assert collate(ARTICLES[:1]).comparisons == {}
    assert collate(()) == Collation((), {})


def test_progress_counts_pairs_and_a_stop_inside_a_pair_is_heard() -> None:
    told: list[Progress] = []
    collate(ARTICLES, report=told.append)
    assert {(step.done, step.total) for step in told} == {(0, 3), (1, 3), (2, 3)}
    assert told[0].subject == "late"
    assert len(told) > 3, "the comparisons pass on what they are asked to report"

    def stop(step: Progress) -> None:
        if step.done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        collate(ARTICLES, report=stop)


def test_whoever_keeps_comparisons_gives_its_own() -> None:
    asked: list[tuple[str, str]] = []

    def kept(base: Article, witness: Article, report: Report) -> Comparison:
        asked.append((base.id, witness.id))
        return compare_plainly(base, witness, report)

    collate(ARTICLES, comparer=kept)
    assert asked == [("early", "late"), ("early", "undated"), ("late", "undated")]


def test_a_story_asks_for_no_single_sentences() -> None:
    long = "The dam held through the night. Nobody slept in the village below."
    pair = telling("a", long), telling("b", long.replace("village", "town"))
    (plain,) = collate(pair).comparisons.values()
    assert [row.sentences for row in plain.rows] == [()]
    assert compare(*pair).rows[0].sentences != ()
    assert [replace(row, sentences=()) for row in compare(*pair).rows] == list(plain.rows)
