"""How well labelled stories are grouped, read and grouped as a user's folder is: it must not fall below what it was."""

import json
from collections import Counter
from pathlib import Path

import pytest

from viewer.library import open_library

FLOORS = {"basil": 0.99, "ecbplus": 0.91, "meantime": 0.95}  # B-cubed F1; measured 1.00, .925 and .974
SEED_STORIES = [{"000", "001"}, {"002"}, {"003"}, {"004"}]


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> float:
    both = Counter((gold[article], found[article]) for article in gold)
    wanted, given = Counter(gold.values()), Counter(found[article] for article in gold)
    precision = sum(count * count / given[group] for (_, group), count in both.items()) / len(gold)
    recall = sum(count * count / wanted[group] for (group, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_labelled_stories_stay_grouped(name: str, evaluation_sets: Path, tmp_path: Path) -> None:
    lines = (evaluation_sets / "data" / "grouping" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    kept = [{key: record[key] for key in ("id", "title", "text", "date") if record.get(key)} for record in records]
    archive = tmp_path / f"{name}.jsonl"
    archive.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    library = open_library([archive])
    found = {article.id: story.id for story in library.stories for article in story.articles}
    assert b_cubed({record["id"]: record["story"] for record in records}, found) >= FLOORS[name]


def test_the_seeds_are_four_stories_of_one_topic(evaluation_sets: Path) -> None:
    (topic,) = open_library([evaluation_sets / "seeds"]).topics
    stories = [{article.id[:3] for article in story.articles} for story in topic.stories]
    assert sorted(stories, key=min) == SEED_STORIES
