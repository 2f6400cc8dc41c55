"""The best monotone chain."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.pairing.chain import Link, best_chain

LINKS = st.lists(
    st.builds(
        Link,
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(1, 2),
        st.integers(1, 2),
        st.integers(1, 8).map(float),
    ),
    max_size=9,
)


def follows(one: Link, other: Link) -> bool:
    return one.base + one.rows <= other.base and one.witness + one.columns <= other.witness


def test_nothing_gives_nothing() -> None:
    assert best_chain([]) == []


def test_links_that_cross_are_weighed() -> None:
    weak, strong = Link(0, 1, 1, 1, 1.0), Link(1, 0, 1, 1, 2.0)
    assert best_chain([weak, strong]) == [strong]


@given(LINKS)
def test_no_other_chain_is_worth_more(links: list[Link]) -> None:
    found = best_chain(links)
    assert all(follows(one, other) for one, other in pairwise(found))
    best = max(
        (
            sum(link.gain for link in chosen)
            for size in range(len(links) + 1)
            for chosen in combinations(sorted(links), size)
            if all(follows(one, other) for one, other in pairwise(chosen))
        ),
        default=0.0,
    )
    assert sum(link.gain for link in found) == best
