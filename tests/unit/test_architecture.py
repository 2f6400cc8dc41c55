"""ARCHITECTURE.md names every module of the larger rooms, and none that is gone."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = dict(
    re.findall(r"^\| ([\w.]+) \| (.*) \|$", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize(
    "room",
    ["text", "reading", "grouping", "export", "commands", "workshop", "collation"]
    + [f"collation.{room}" for room in ("pairing", "claims", "quoting", "wording")],
)
def test_the_row_of_a_room_names_its_modules(room: str) -> None:
    named = set(re.findall(r"`([a-z_]+)`", ROWS[room]))
    assert named == {path.stem for path in ROOT.joinpath("viewer", *room.split(".")).glob("[a-z]*.py")}
