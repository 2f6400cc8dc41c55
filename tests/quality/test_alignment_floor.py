"""How much of hand-made alignments the program finds: it must not fall below what it once reached."""

import json
from pathlib import Path

import pytest

from viewer.collation.alignment import align
from viewer.model import LINKED, Block
from viewer.text.semantics import Meaning, load_meaning

FLOORS = {"onestop": 0.97, "deplain": 0.66, "textberg": 0.79}  # F1 of linked pairs; measured .985, .690 and .812
REFINED_FLOORS = {"onestop": 0.98}  # the same with the model; measured .990 (and .725 and .878 of the larger ones)
SEEDS_FLOOR = 0.96  # measured 1.00, with the model and without


def f1(found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> tuple[int, int, int]:
    return len(found & gold), len(found), len(gold)


def links(base: list[str], witness: list[str], meaning: Meaning | None = None) -> set[tuple[int, int]]:
    rows = align([Block(text) for text in base], [Block(text) for text in witness], meaning=meaning)
    return {(i, j) for row in rows if row.relation in LINKED for i in row.base for j in row.witness}


def gold_links(record: dict[str, list[list[int]]]) -> set[tuple[int, int]]:
    if "gold" in record:
        return {(i, j) for base, witness in record["gold"] for i in base for j in witness}
    return {(i, j) for i, j in record["links"]}


@pytest.fixture(scope="module")
def model() -> Meaning:
    found = load_meaning()
    if found is None:
        pytest.skip("the model of sentences is not installed")
    return found


def score(path: Path, meaning: Meaning | None = None) -> float:
    """Return the F1 of the linked pairs of a labelled set."""
    right = found = wanted = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        counts = f1(links(record["a"], record["b"], meaning), gold_links(record))
        right, found, wanted = right + counts[0], found + counts[1], wanted + counts[2]
    return 2 * right / (found + wanted)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_links_on_a_labelled_set_stay_found(name: str, evaluation_sets: Path) -> None:
    assert score(evaluation_sets / "data" / "alignment" / f"{name}.jsonl") >= FLOORS[name]


@pytest.mark.parametrize("name", sorted(REFINED_FLOORS))
def test_links_refined_by_meaning_stay_found(name: str, evaluation_sets: Path, model: Meaning) -> None:
    assert score(evaluation_sets / "data" / "alignment" / f"{name}.jsonl", model) >= REFINED_FLOORS[name]


@pytest.mark.parametrize("refined", [False, True])
def test_links_of_the_seeds_stay_found(evaluation_sets: Path, model: Meaning, *, refined: bool) -> None:
    gold = json.loads((evaluation_sets / "gold" / "seeds_comparison.json").read_text(encoding="utf-8"))
    files = sorted((evaluation_sets / "seeds").glob("*.txt"))[:2]
    sides = [[line.strip() for line in f.read_text(encoding="utf-8").split("\n") if line.strip()] for f in files]
    found = links(*sides, model if refined else None) - {(i, j) for i, j in gold["optional_links"]}
    right, predicted, wanted = f1(found, {(i, j) for i, j in gold["required_links"]})
    assert 2 * right / (predicted + wanted) >= SEEDS_FLOOR
