"""The engine in a process of its own: it answers, it can be stopped, and it never outlives its window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.errors import CancelledError, IncomparableError, UnreadableArticleError, WorkerLostError
from viewer.model import ProblemReason
from viewer.progress import Progress, silent
from viewer.workshop.outline import Finding, Outline
from viewer.workshop.protocol import Request, failure_of, rebuild_error
from viewer.workshop.workshop import Workshop, is_pair

ROOT = Path(__file__).resolve().parents[3]
FIRST = "Bridge closed\n\nThe bridge at Alder Mill was closed on Friday.\n\n“It is old,” said engineer Ines Wolff.\n"
SECOND = "Bridge shut\n\nThe bridge at Alder Mill was shut on Friday.\n\n“It is worn out,” said engineer Ines Wolff.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path / "one.txt", tmp_path / "two.txt"


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    workshop = Workshop()
    yield workshop
    workshop.close()


def pid(workshop: Workshop) -> int | None:
    return workshop._crew.process.pid if workshop._crew else None


def is_running(process: int | None) -> bool:
    try:
        os.kill(process or 0, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_files_are_read_and_compared(workshop: Workshop, files: tuple[Path, Path]) -> None:
    partial: list[Outline] = []
    found = workshop.open(files, report=silent, partial=partial.append)
    assert [telling.id for telling in found.stories[0].tellings] == ["one.txt", "two.txt"]
    assert partial == [found]
    collated = workshop.compare("one.txt", "two.txt", report=silent)
    assert [article.id for article in (collated.comparison.base, collated.comparison.witness)] == ["one.txt", "two.txt"]
    assert 0 < collated.kept < 1


def test_what_was_begun_is_not_asked_for_again(workshop: Workshop, files: tuple[Path, Path]) -> None:
    workshop.begin(files)
    process = pid(workshop)
    found = workshop.open(files, report=silent, partial=lambda _: None)
    assert len(found.stories[0].tellings) == 2
    assert pid(workshop) == process


def test_a_file_that_gives_no_article_is_a_problem(
    workshop: Workshop, files: tuple[Path, Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    found = workshop.open((files[0], empty), report=silent, partial=lambda _: None)
    assert [problem.reason for problem in found.problems] == [ProblemReason.EMPTY]
    assert len(found.stories[0].tellings) == 1


def test_a_folder_is_read_grouped_and_looked_into(workshop: Workshop, files: tuple[Path, Path]) -> None:
    pytest.importorskip("viewer.library")
    told: list[Progress] = []
    found = workshop.open((files[0].parent,), report=told.append, partial=lambda _: None)
    assert sum(len(story.tellings) for story in found.stories) == 2
    findings: list[Finding] = []
    workshop.survey(report=silent, found=findings.append)
    assert all(finding.reworded or finding.unquoted for finding in findings)


def test_files_of_one_name_are_told_apart(workshop: Workshop, tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "same.txt")
        paths[-1].write_text(FIRST, encoding="utf-8")
    found = workshop.open(paths, report=silent, partial=lambda _: None)
    assert [telling.id for telling in found.stories[0].tellings] == ["a/same.txt", "b/same.txt"]


def test_cancelling_stops_the_work_and_keeps_the_worker(workshop: Workshop, files: tuple[Path, Path]) -> None:
    def stop(_: Progress) -> None:
        raise CancelledError

    workshop.open(files, report=silent, partial=lambda _: None)
    process = pid(workshop)
    with pytest.raises(CancelledError):
        workshop.compare("two.txt", "one.txt", report=stop) and workshop.compare("two.txt", "one.txt", report=stop)
    assert workshop.compare("one.txt", "two.txt", report=silent).comparison.rows
    assert pid(workshop) == process


def test_a_worker_that_died_is_told_of_and_replaced(workshop: Workshop, files: tuple[Path, Path]) -> None:
    workshop.open(files, report=silent, partial=lambda _: None)
    process = pid(workshop)
    assert process is not None
    os.kill(process, 9)
    with pytest.raises(WorkerLostError):
        workshop.compare("one.txt", "two.txt", report=silent)
    assert workshop.open(files, report=silent, partial=lambda _: None).stories
    assert pid(workshop) != process


def test_what_was_begun_by_a_worker_that_is_lost_is_asked_of_the_next(
    workshop: Workshop, files: tuple[Path, Path]
) -> None:
    workshop.begin(files)
    crew = workshop._crew
    assert crew is not None
    crew.process.kill()
    crew.process.join()
    assert workshop.open(files, report=silent, partial=lambda _: None).stories


def test_who_hears_late_of_a_lost_worker_leaves_the_next_one_alone(
    workshop: Workshop, files: tuple[Path, Path]
) -> None:
    workshop.open(files, report=silent, partial=lambda _: None)
    crew = workshop._crew
    assert crew is not None
    crew.process.kill()
    with pytest.raises((WorkerLostError, IncomparableError)):  # lost meanwhile, or replaced by one with nothing open
        workshop.compare("one.txt", "two.txt", report=silent)
    workshop.open(files, report=silent, partial=lambda _: None)
    process = pid(workshop)
    with pytest.raises(WorkerLostError):
        workshop._ask(crew.loading, Request("survey"), silent, lambda _: None)
    assert pid(workshop) == process
    assert is_running(process)


def test_a_defect_comes_back_with_its_traceback(workshop: Workshop, files: tuple[Path, Path]) -> None:
    workshop.open(files, report=silent, partial=lambda _: None)
    with pytest.raises(IncomparableError):
        workshop.compare("one.txt", "nowhere.txt", report=silent)
    with pytest.raises(RuntimeError, match="TypeError"):
        workshop.compare("one.txt", ["not a name"], report=silent)  # type: ignore[arg-type] # a defect is wanted


def test_after_closing_the_process_is_gone(workshop: Workshop, files: tuple[Path, Path]) -> None:
    workshop.open(files, report=silent, partial=lambda _: None)
    process = pid(workshop)
    workshop.close()
    assert not is_running(process)
    with pytest.raises(CancelledError):
        workshop.open(files, report=silent, partial=lambda _: None)


SCRIPT = """
import os, sys
from pathlib import Path
from viewer.progress import silent
from viewer.workshop.workshop import Workshop, keep_standard_streams

if __name__ == "__main__":
    if sys.argv[4:] == ["with Qt"]:
        import PySide6.QtCore
    keep_standard_streams()
    workshop = Workshop()
    found = workshop.open([Path(name) for name in sys.argv[1:3]], report=silent, partial=lambda _: None)
    sys.stdout.write(f"{workshop._crew.process.pid} {len(found.stories)}")
    sys.stdout.flush()
    if sys.argv[3] == "killed":
        os.kill(os.getpid(), 9)
    if sys.argv[3] == "lost":
        sys.exit(0)
    workshop.close()
"""


@pytest.mark.parametrize("end", ["killed", "lost", "closed"])
@pytest.mark.parametrize("start", ["without Qt", "with Qt"])  # copied before Qt was loaded, started afresh after
def test_however_its_window_ends_the_worker_ends_too(
    tmp_path: Path, files: tuple[Path, Path], start: str, end: str
) -> None:
    script = tmp_path / "window.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), *map(str, files), end, start],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    process, stories = map(int, done.stdout.split())
    assert stories == 1
    for _ in range(600):
        if not is_running(process):
            break
        subprocess.run(["sleep", "0.01"], check=True)
    assert not is_running(process)


def test_it_works_where_standard_streams_are_closed(tmp_path: Path, files: tuple[Path, Path]) -> None:
    script = tmp_path / "window.py"
    script.write_text(SCRIPT, encoding="utf-8")
    out = tmp_path / "out"
    command = f'"{sys.executable}" "{script}" "{files[0]}" "{files[1]}" closed <&- >"{out}" 2>&-'
    done = subprocess.run(["sh", "-c", command], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, timeout=60)
    assert done.returncode == 0
    assert out.read_text(encoding="utf-8").endswith(" 1")


def test_errors_cross_the_border_whole() -> None:
    error = UnreadableArticleError("/x/y.txt", ProblemReason.BINARY, "NUL")
    again = rebuild_error(failure_of(error))
    assert isinstance(again, UnreadableArticleError)
    assert (again.path, again.reason, again.detail, str(again)) == (error.path, error.reason, "NUL", str(error))
    assert isinstance(rebuild_error(failure_of(KeyError("x"))), RuntimeError)


def test_a_pair_is_two_files(tmp_path: Path, files: tuple[Path, Path]) -> None:
    assert is_pair(files)
    assert not is_pair((files[0], tmp_path))
    assert not is_pair((*files, files[0]))
    archive = tmp_path / "day.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    assert not is_pair((files[0], archive))
