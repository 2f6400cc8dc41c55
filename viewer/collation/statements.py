"""Which quotations of a story are one statement: the pairs found between two articles each, joined over all of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from viewer.collation.story import Collation
from viewer.model import UNCHANGED_FATES, Comparison

AGREEMENT = 0.5  # share of the compared pairs between two groups that must be linked for the groups to be one statement
UNCHANGED = 1.0  # what equal words add to the strength of a link: they are never outvoted by a likeness

Node = tuple[int, int]
"""A quotation of a story: the index of its article and its own in that article."""

_Links = Mapping[tuple[Node, Node], float]


def join_statements(collation: Collation, echoes: Sequence[Mapping[int, int]]) -> tuple[tuple[Node, ...], ...]:
    """Return every quotation of a story, echoes aside, in exactly one group of what is one statement, in order.

    `echoes` has for each article which of its quotations only repeats which other one: what is found of an echo is
    taken as found of the whole.

    Groups grow from the strongest link on. Two become one only where at least half of the pairs between them are
    linked, so that one wrong link melts nothing; two quotations of one article stand in one group only as pieces of a
    third.
    """
    links = _links(collation, echoes)
    linked: defaultdict[Node, set[Node]] = defaultdict(set)
    for one, other in links:
        linked[one].add(other)
        linked[other].add(one)
    groups = {
        (at, index): [(at, index)]
        for at, article in enumerate(collation.articles)
        for index in range(len(article.quotations))
        if index not in echoes[at]
    }
    for one, other in sorted(links, key=lambda link: (-links[link], link)):
        mine, theirs = groups[one], groups[other]
        if mine is not theirs and _are_one(mine, theirs, collation, linked):
            mine += theirs
            groups.update((node, mine) for node in theirs)
    return tuple(tuple(sorted(groups[node])) for node in groups if node == min(groups[node]))


def _links(collation: Collation, echoes: Sequence[Mapping[int, int]]) -> dict[tuple[Node, Node], float]:
    """Return how strongly two quotations of two articles are one, for all pairs that may be."""
    links: dict[tuple[Node, Node], float] = {}
    for (one, other), comparison in collation.comparisons.items():
        for base, witness, strength in (*_matched(comparison), *_pieces(comparison)):
            link = (one, echoes[one].get(base, base)), (other, echoes[other].get(witness, witness))
            links[link] = max(strength, links.get(link, strength))
    return links


def _matched(comparison: Comparison) -> Iterator[tuple[int, int, float]]:
    for match in comparison.quotations:
        if match.base is not None and match.witness is not None:
            strength = match.score + (UNCHANGED if match.fate in UNCHANGED_FATES else 0.0)
            yield match.base, match.witness, strength


def _pieces(comparison: Comparison) -> Iterator[tuple[int, int, float]]:
    """Yield the quotations of a witness that no match names: further pieces of what a neighbour of theirs became."""
    known = {match.witness: match for match in comparison.quotations}
    for index, quotation in enumerate(comparison.witness.quotations):
        if index in known:
            continue
        for near in (quotation.continues, index - 1, index + 1):
            match = known.get(near) if near is not None else None
            if match is not None and match.base is not None:
                yield match.base, index, match.score
                break


def _are_one(
    mine: Sequence[Node], theirs: Sequence[Node], collation: Collation, linked: Mapping[Node, set[Node]]
) -> bool:
    compared = agreeing = 0
    for one, other in product(mine, theirs):
        if one[0] == other[0]:
            if linked[one].isdisjoint(linked[other]):
                return False
        elif (min(one[0], other[0]), max(one[0], other[0])) in collation.comparisons:
            compared += 1
            agreeing += other in linked[one]
    return agreeing >= AGREEMENT * compared
