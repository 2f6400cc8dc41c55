"""Which tellings of a story may be called copies of another one: those that have nearly all their wording from it.

Grouping keeps sets of texts of which one was written from the other, paraphrases among them; the tree says "copy of"
only of what an editor would call so too.
"""

from collections.abc import Sequence

from viewer.model import FURNITURE, Article
from viewer.text.paragraphs import keys_of

COPIED = 0.8
"""Share of a telling's runs of words that must stand in the other one: paraphrases of the samples stay below .4."""

_RUN = 3
"""Words of a run: enough that it is not met by chance, few enough that one exchanged word breaks only three."""


def name_copies(articles: Sequence[Article], copies: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the id of the telling it was taken from for every copy; `articles` stand in the order of the tree.

    `copies` are the sets in which copies may be found, as in `Story.copies`. A copy never leads another one, so that
    all copies of a text name the same original.
    """
    return {copy: leader for ids in copies for copy, leader in _copies_among(articles, frozenset(ids)).items()}


def _copies_among(articles: Sequence[Article], ids: frozenset[str]) -> dict[str, str]:
    originals: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    found: dict[str, str] = {}
    for article in articles:
        if article.id not in ids:
            continue
        runs = _runs(article)
        leader = next((other for other, known in originals if _is_taken_from(runs, known)), None)
        if leader is None:
            originals.append((article.id, runs))
        else:
            found[article.id] = leader
    return found


def _is_taken_from(runs: frozenset[tuple[str, ...]], known: frozenset[tuple[str, ...]]) -> bool:
    return bool(runs) and len(runs & known) >= COPIED * len(runs)


def _runs(article: Article) -> frozenset[tuple[str, ...]]:
    keys = [key for block in article.blocks if block.role not in FURNITURE for key in keys_of(block.text)]
    return frozenset(tuple(keys[at : at + _RUN]) for at in range(len(keys) - _RUN + 1))
