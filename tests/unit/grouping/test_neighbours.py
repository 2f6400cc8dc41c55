import numpy as np
import pytest

from viewer.grouping import neighbours
from viewer.grouping.neighbours import split_into_blocks
from viewer.grouping.rows import Rows
from viewer.grouping.space import VectorSpace


def rows(groups: int, each: int, shared: int = 0) -> Rows:
    """Return rows of `groups` stories of `each` articles, all with `shared` words in common."""
    made, rng = VectorSpace(), np.random.default_rng(3)
    for group in range(groups):
        for _ in range(each):
            own = {f"own{word}": 10.0 for word in rng.integers(0, 10_000, 20)}
            terms = (
                {f"g{group}-{word}": 10.0 for word in range(30)} | own | {f"all{word}": 3.0 for word in range(shared)}
            )
            made.add(terms, terms)
    return made.rows(range(groups * each))


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "CHUNK", 7)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("shared", [0, 60])
def test_stories_of_a_large_folder_stay_whole(shared: int) -> None:
    blocks = [block.tolist() for block in split_into_blocks(rows(8, 5, shared), 12)]
    assert sorted(place for block in blocks for place in block) == list(range(40))
    assert all(block == sorted(block) and len(block) <= 12 for block in blocks)
    where = {place: number for number, block in enumerate(blocks) for place in block}
    assert all(len({where[group * 5 + at] for at in range(5)}) == 1 for group in range(8))


@pytest.mark.usefixtures("_few")
def test_one_text_many_times_over_is_cut_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "NEIGHBOURS", 40)
    blocks = [block.tolist() for block in split_into_blocks(rows(1, 30), 12)]
    assert sorted(map(len, blocks)) == [6, 12, 12]
    assert sorted(place for block in blocks for place in block) == list(range(30))


@pytest.mark.usefixtures("_few")
def test_a_text_that_nearly_everybody_repeats_still_finds_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "FREQUENT", 3)
    made = VectorSpace()
    for at in range(20):
        terms = {f"text{at % 2}-{word}": 10.0 for word in range(30)}
        made.add(terms, terms)
    blocks = sorted(block.tolist() for block in split_into_blocks(made.rows(range(20)), 12))
    assert blocks == [list(range(0, 20, 2)), list(range(1, 20, 2))]


@pytest.mark.usefixtures("_few")
def test_articles_without_words_are_blocks_of_their_own() -> None:
    made = VectorSpace()
    for _ in range(13):
        made.add({}, {})
    assert sorted(block.tolist() for block in split_into_blocks(made.rows(range(13)), 12)) == [[at] for at in range(13)]
