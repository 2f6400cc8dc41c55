from itertools import combinations

from viewer.collation.statements import Node, join_statements
from viewer.collation.story import Collation
from viewer.model import Article, Block, Comparison, Fate, Place, Quotation, QuotationKind, QuotationMatch, Span


def telling(name: str, count: int, continues: dict[int, int] | None = None) -> Article:
    said = [
        Quotation(Place(0, Span(at, at)), "“…”", QuotationKind.DIRECT, continues=(continues or {}).get(at))
        for at in range(count)
    ]
    return Article(name, name, name, (Block(""),), tuple(said))


def join(story: Collation) -> tuple[tuple[Node, ...], ...]:
    return join_statements(story, [{} for _ in story.articles])


def collation(
    articles: list[Article], links: dict[tuple[Node, Node], float], pieces: tuple[Node, ...] = ()
) -> Collation:
    """Return a story whose pairs are matched as told; others are added, `pieces` aside, which nobody names."""
    comparisons = {}
    for one, other in combinations(range(len(articles)), 2):
        found = [
            QuotationMatch(base[1], witness[1], Fate.VERBATIM if score == 1.0 else Fate.REWORDED, score)
            for (base, witness), score in links.items()
            if (base[0], witness[0]) == (one, other)
        ]
        left = set(range(len(articles[other].quotations))) - {match.witness for match in found}
        found += [QuotationMatch(None, index, Fate.ADDED) for index in left if (other, index) not in pieces]
        comparisons[one, other] = Comparison(articles[one], articles[other], (), tuple(found))
    return Collation(tuple(articles), comparisons)


def test_quotations_that_all_match_one_another_are_one_statement() -> None:
    articles = [telling(name, 1) for name in "abc"]
    links = {((0, 0), (1, 0)): 0.6, ((0, 0), (2, 0)): 0.6, ((1, 0), (2, 0)): 1.0}
    assert join(collation(articles, links)) == (((0, 0), (1, 0), (2, 0)),)


def test_one_wrong_link_does_not_melt_two_statements() -> None:
    articles = [telling(name, 2) for name in "abcd"]
    links = {((i, k), (j, k)): 1.0 for i, j in combinations(range(4), 2) for k in (0, 1) if (i, j) != (0, 3)}
    links[(0, 0), (3, 1)] = 0.5
    groups = join(collation(articles, links))
    assert groups == (tuple((i, 0) for i in range(4)), tuple((i, 1) for i in range(4)))


def test_a_chain_of_likenesses_is_not_one_statement() -> None:
    articles = [telling(name, 1) for name in "abcd"]
    links = {((0, 0), (1, 0)): 0.9, ((2, 0), (3, 0)): 0.9, ((1, 0), (2, 0)): 0.4}
    assert join(collation(articles, links)) == (((0, 0), (1, 0)), ((2, 0), (3, 0)))


def test_a_third_telling_joins_two_that_wording_alone_kept_apart() -> None:
    articles = [telling(name, 1) for name in "abc"]
    links = {((0, 0), (1, 0)): 0.6, ((1, 0), (2, 0)): 0.6}
    assert join(collation(articles, links)) == (((0, 0), (1, 0), (2, 0)),)


def test_two_quotations_of_one_article_are_one_only_as_pieces_of_a_third() -> None:
    articles = [telling("a", 2), telling("b", 1)]
    fused = {((0, 0), (1, 0)): 0.8, ((0, 1), (1, 0)): 0.8}
    assert join(collation(articles, fused)) == (((0, 0), (0, 1), (1, 0)),)
    third = [telling("a", 1), telling("b", 2), telling("c", 1)]
    links = {((0, 0), (1, 0)): 0.8, ((1, 1), (2, 0)): 0.8, ((0, 0), (2, 0)): 0.5}
    assert join(collation(third, links)) == (((0, 0), (1, 0)), ((1, 1), (2, 0)))


def test_a_piece_that_no_match_names_goes_with_the_one_it_continues_or_stands_beside() -> None:
    whole = telling("a", 1)
    for broken, matched in (
        (telling("b", 2, {1: 0}), 0),
        (telling("b", 2), 0),
        (telling("b", 2), 1),
    ):
        found = collation([whole, broken], {((0, 0), (1, matched)): 0.7}, ((1, 1 - matched),))
        assert join(found) == (((0, 0), (1, 0), (1, 1)),)
    far = collation([whole, telling("b", 3)], {((0, 0), (1, 0)): 0.7}, ((1, 2),))
    assert ((1, 2),) in join(far)


def test_what_only_one_has_stands_alone() -> None:
    articles = [telling("a", 0), telling("b", 2)]
    assert join(collation(articles, {})) == (((1, 0),), ((1, 1),))


def test_pairs_that_were_not_compared_have_no_vote() -> None:
    articles = [telling(name, 1) for name in "abc"]
    story = collation(articles, {((0, 0), (1, 0)): 0.9, ((0, 0), (2, 0)): 0.9})
    del story.comparisons[1, 2]
    assert join(story) == (((0, 0), (1, 0), (2, 0)),)


def test_what_is_found_of_an_echo_is_found_of_the_whole() -> None:
    articles = [telling("a", 2), telling("b", 1)]
    story = collation(articles, {((0, 0), (1, 0)): 0.7})
    assert join_statements(story, [{0: 1}, {}]) == (((0, 1), (1, 0)),)
    both = collation(articles, {((0, 0), (1, 0)): 0.7, ((0, 1), (1, 0)): 0.5})
    assert join_statements(both, [{0: 1}, {}]) == (((0, 1), (1, 0)),)
