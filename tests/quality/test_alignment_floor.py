"""How much of hand-made alignments the program finds: it must not fall below what it once reached."""

import json
from pathlib import Path

import pytest

from viewer.collation.alignment import align
from viewer.model import LINKED, Block

FLOORS = {"onestop": 0.97, "deplain": 0.62, "textberg": 0.76}  # F1 of linked pairs; measured .985, .641 and .790
SEEDS_FLOOR = 0.96  # measured 1.00


def f1(found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> tuple[int, int, int]:
    return len(found & gold), len(found), len(gold)


def links(base: list[str], witness: list[str]) -> set[tuple[int, int]]:
    rows = align([Block(text) for text in base], [Block(text) for text in witness])
    return {(i, j) for row in rows if row.relation in LINKED for i in row.base for j in row.witness}


def gold_links(record: dict[str, list[list[int]]]) -> set[tuple[int, int]]:
    if "gold" in record:
        return {(i, j) for base, witness in record["gold"] for i in base for j in witness}
    return {(i, j) for i, j in record["links"]}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_links_on_a_labelled_set_stay_found(name: str, evaluation_sets: Path) -> None:
    right = found = wanted = 0
    for line in (evaluation_sets / "data" / "alignment" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        counts = f1(links(record["a"], record["b"]), gold_links(record))
        right, found, wanted = right + counts[0], found + counts[1], wanted + counts[2]
    assert 2 * right / (found + wanted) >= FLOORS[name]


def test_links_of_the_seeds_stay_found(evaluation_sets: Path) -> None:
    gold = json.loads((evaluation_sets / "gold" / "seeds_comparison.json").read_text(encoding="utf-8"))
    files = sorted((evaluation_sets / "seeds").glob("*.txt"))[:2]
    sides = [[line.strip() for line in f.read_text(encoding="utf-8").split("\n") if line.strip()] for f in files]
    found = links(*sides) - {(i, j) for i, j in gold["optional_links"]}
    right, predicted, wanted = f1(found, {(i, j) for i, j in gold["required_links"]})
    assert 2 * right / (predicted + wanted) >= SEEDS_FLOOR
