"""Groups by average linkage, cut at a bound.

Loading SciPy's own clustering costs more than all a folder of usual size has to be clustered for.
"""

import numpy as np
from numpy.typing import NDArray

from viewer.grouping.rows import Dense, Indices

_Exact = NDArray[np.float64]


def cut_average_linkage(similarity: Dense, bound: float) -> list[Indices]:
    """Return the groups that average linkage joins at mean similarities of at least the bound, as ascending places.

    Follows chains of nearest neighbours (F. Murtagh, 1983; D. Müllner, "Modern hierarchical, agglomerative clustering
    algorithms", 2011), with the ties of SciPy's `linkage`. Takes the square of the number of places in time and room.
    """
    places = len(similarity)
    distance: _Exact = np.maximum(1.0 - similarity.astype(np.float64), 0.0)
    np.fill_diagonal(distance, np.inf)
    sizes = np.ones(places)
    members: list[list[int]] = [[at] for at in range(places)]
    cut: list[list[int]] = []
    chain: list[int] = []
    for _ in range(places - 1):
        one, other = _nearest_pair(distance, chain, sizes)
        height = distance[one, other]
        merged = (sizes[one] * distance[one] + sizes[other] * distance[other]) / (sizes[one] + sizes[other])
        distance[other] = distance[:, other] = merged
        distance[other, other] = np.inf
        distance[one] = distance[:, one] = np.inf
        sizes[other] += sizes[one]
        sizes[one] = 0
        if height <= 1.0 - bound:
            members[other] += members[one]
        else:
            # whatever is joined above the bound stays apart: the parts are done
            cut += [part for part in (members[one], members[other]) if part]
            members[other] = []
    cut += [part for part, size in zip(members, sizes, strict=True) if part and size]
    return sorted((np.array(sorted(part)) for part in cut), key=lambda part: int(part[0]))


def _nearest_pair(distance: _Exact, chain: list[int], sizes: _Exact) -> tuple[int, int]:
    """Return two places that are each other's nearest, the lower one first; the chain that led there is kept."""
    if not chain:
        chain.append(int(np.flatnonzero(sizes)[0]))
    while True:
        last = chain[-1]
        near = int(distance[last].argmin())
        if len(chain) > 1 and distance[last, chain[-2]] <= distance[last, near]:
            break  # of several that are equally near the one before it, lest the chain go round in a circle
        chain.append(near)
    one, other = sorted((chain.pop(), chain.pop()))
    return one, other
