from pathlib import Path

import pytest

from viewer import library
from viewer.errors import CancelledError
from viewer.library import open_library
from viewer.model import Library, ProblemReason

FERRY = "Ferry runs aground off Port Ellery\n\nThe ferry Saint Brannock ran aground on the Cormorant Bank on Friday."
MILL = "Carob mill turns again\n\nVolunteers in Ein Haruv have repaired a carob mill that had stood still since 1954."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(FERRY if number % 2 else MILL, "utf-8")
    return tmp_path


def ids(found: Library) -> set[frozenset[str]]:
    return {frozenset(article.id for article in story.articles) for story in found.stories}


def test_a_folder_becomes_stories(folder: Path) -> None:
    found = open_library([folder])
    assert ids(found) == {frozenset({"0.txt", "2.txt", "4.txt"}), frozenset({"1.txt", "3.txt", "5.txt"})}
    assert found.problems == ()


def test_nothing_gives_an_empty_library(tmp_path: Path) -> None:
    assert open_library([]) == Library()
    assert open_library([tmp_path]).topics == ()


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "0.txt").write_bytes(b"")
    found = open_library([folder, folder / "absent.txt"])
    assert {problem.reason for problem in found.problems} == {ProblemReason.EMPTY, ProblemReason.NOT_FOUND}
    assert len(found.articles) == 5


def test_partial_libraries_come_at_growing_sizes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "FIRST_PARTIAL", 2)
    monkeypatch.setattr(library, "PARTIAL_FACTOR", 2)
    seen: list[Library] = []
    whole = open_library([folder], partial=seen.append)
    assert [len(found.articles) for found in seen] == [2, 4]
    assert all(isinstance(found, Library) for found in seen)
    assert len(whole.articles) == 6


def test_partial_libraries_end_where_they_would_cost_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "FIRST_PARTIAL", 2)
    monkeypatch.setattr(library, "LAST_PARTIAL", 1)
    seen: list[Library] = []
    open_library([folder], partial=seen.append)
    assert seen == []


def test_cancelling_passes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "FIRST_PARTIAL", 2)

    def cancel(_: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        open_library([folder], partial=cancel)
    with pytest.raises(CancelledError):
        open_library([folder], report=cancel)
