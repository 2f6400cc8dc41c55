"""The order of tellings: one rule for the tree, the story and the command line."""

from viewer.collation.order import length_of, place_of
from viewer.collation.story import collate
from viewer.model import Article, Block, Role


def telling(name: str, text: str, date: str | None = None) -> Article:
    return Article(name, name, name, (Block(text),), language="en", date=date)


def test_the_earliest_day_comes_first_then_the_longest_then_the_undated_by_name() -> None:
    late = telling("a", "The bridge is open again.", "2025-03-15")
    short = telling("b", "The bridge is open.", "2025-03-14")
    long = telling("c", "The bridge over the Oole is open again.", "2025-03-14T18:00")
    undated = telling("e", "The bridge over the Oole is open once more, all of it.")
    also = telling("d", "Open.")
    articles = (undated, late, also, short, long)
    assert sorted(articles, key=lambda each: place_of(each, length_of(each))) == [long, short, late, also, undated]
    assert collate(articles).articles == (long, short, late, also, undated)
    assert collate(articles, base="e").articles == (undated, long, short, late, also)


def test_the_length_of_an_article_leaves_site_furniture_out() -> None:
    blocks = (Block("Two words"), Block("Read more about bridges", Role.BOILERPLATE))
    assert length_of(Article("a", "a", "a", blocks)) == 2
