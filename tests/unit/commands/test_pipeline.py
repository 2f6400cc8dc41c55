import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("NaN", "NaN is no number in JSON"),
        ("Infinity", "Infinity is no number in JSON"),
        ("-Infinity", "-Infinity is no number in JSON"),
        ("1e999", "1e999 is no number in JSON"),
        ("[1]", "the id is neither a text nor a number"),
        ("{}", "the id is neither a text nor a number"),
    ],
)
def test_ids_that_json_does_not_know_are_refused(run: Run, tmp_path: Path, word: str, reason: str) -> None:
    source = tmp_path / "texts.jsonl"
    source.write_text(
        f'{{"id": {word}, "text": "The well is dry."}}\n{{"id": 1.5, "text": "Dry."}}\n', encoding="utf-8"
    )
    status, out, _ = run("inspect", "--texts", source)
    bad, good = (json.loads(line, parse_constant=pytest.fail) for line in out.splitlines())
    assert status == 0
    assert bad == {"id": None, "error": reason}
    assert good["id"] == 1.5
