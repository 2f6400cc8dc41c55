"""What tests of commands share: articles in a folder."""

from pathlib import Path

import pytest

FIRST = """Tram line 7 will be closed for a year

By Lena Vogt, Hallberg Echo

Tram line 7 will stop running on 3 June, because 4 kilometres of track have to be replaced, the town said on Monday.

“We cannot repair these rails any more, we have to lay new ones,” said works manager Otto Brill.

Buses will take the passengers from the market to the hospital every ten minutes.
"""

SECOND = """A year without line 7

Tram line 7 will stop running on 3 June, because 6 kilometres of track have to be replaced, the town said.

"We cannot mend these rails any longer, so we must lay new ones," said works manager Otto Brill.

Shopkeepers in Mill Street fear for their income. “Half of my customers come by tram,” said florist Ute Halm.
"""

THIRD = """Line 7: buses for a year

Works manager Otto Brill said that the rails could not be repaired any more and new ones had to be laid.

Buses will take the passengers from the market to the hospital every ten minutes.
"""

OTHER = """Owl found in the chimney of the school

Pupils heard it first: an owl had fallen into the chimney of the village school in Norrby and could not get out.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three tellings of one story and one of another."""
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in (("one", FIRST), ("two", SECOND), ("three", THIRD), ("owl", OTHER)):
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return place
