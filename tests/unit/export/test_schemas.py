import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from viewer.resources import resource

NAMES = ("article-1", "comparison-1", "stories-1", "story-1")
SHARED = ("range", "span", "block", "speaker", "quotation", "article", "passage")
"""What both a comparison and a story hold, and must describe alike."""


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("schemas", f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_and_names_what_it_refers_to(name: str) -> None:
    loaded = schema(name)
    Draft202012Validator.check_schema(loaded)
    wanted = {part.split('"')[0] for part in json.dumps(loaded).split('"#/$defs/')[1:]}
    assert wanted == loaded.get("$defs", {}).keys()


def test_articles_are_described_alike_wherever_they_stand() -> None:
    comparison, story = schema("comparison-1")["$defs"], schema("story-1")["$defs"]
    for name in SHARED:
        assert comparison[name] == story[name]
