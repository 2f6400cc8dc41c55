import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.errors import CancelledError
from viewer.model import Article, Problem, ProblemReason
from viewer.progress import Progress
from viewer.reading import files, folder
from viewer.reading.folder import iter_folder, read_folder

TEXT = "The council voted on Tuesday to close the old bridge for two years.\n"


def ids(*inputs: Path) -> list[str]:
    return [article.id for article in read_folder(inputs)[0]]


def reasons(*inputs: Path) -> dict[str, ProblemReason]:
    return {Path(problem.path).name: problem.reason for problem in read_folder(inputs)[1]}


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_read_below_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/two.txt", "a/one.md", "a/deep/x.text", "noending"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a/deep/x.text", "a/one.md", "a/two.txt", "b.txt", "noending"]
    article = read_folder([tmp_path])[0][0]
    assert article.path == str(tmp_path / "a/deep/x.text")
    assert article.encoding == "utf-8"


def test_what_is_hidden_or_belongs_to_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "Thumbs.db",
        "page.html",
        "page_files/part.txt",
        "mine.variorum",
    ):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a.txt", "page.html"]
    assert not reasons(tmp_path)


def test_a_hidden_input_is_read_when_it_is_named(tmp_path: Path) -> None:
    assert ids(write(tmp_path / ".hidden.txt")) == [".hidden.txt"]


def test_ids_of_several_inputs_never_collide(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.txt"):
        write(tmp_path / name)
    assert ids(tmp_path / "x", tmp_path / "y") == ["x/a.txt", "y/a.txt", "b.txt"]
    assert ids(tmp_path / "x/a.txt", tmp_path / "y/a.txt") == ["x/a.txt", "y/a.txt"]
    assert ids(tmp_path / "x", tmp_path / "x/a.txt") == ["a.txt"]


def test_prefixes_that_collide_too_are_numbered(tmp_path: Path) -> None:
    for name in ("one/x/a.txt", "two/x/a.txt"):
        write(tmp_path / name)
    assert ids(tmp_path / "one/x", tmp_path / "two/x") == ["x/a.txt", "x/a.txt~2"]


def test_every_bad_file_has_its_reason(tmp_path: Path) -> None:
    write(tmp_path / "good.txt")
    write(tmp_path / "empty.txt", "")
    write(tmp_path / "blank.txt", " \n\t\n")
    write(tmp_path / "style.css", "p {}")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "rubbish.txt").write_bytes(b"\xef\xbb\xbf" + b"\xff\xfe\xfa" * 40)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = reasons(tmp_path, tmp_path / "missing")
    assert found == {
        "empty.txt": ProblemReason.EMPTY,
        "blank.txt": ProblemReason.NO_TEXT,
        "style.css": ProblemReason.UNSUPPORTED,
        "picture.txt": ProblemReason.BINARY,
        "rubbish.txt": ProblemReason.UNDECODABLE,
        "pipe.txt": ProblemReason.NOT_A_FILE,
        "broken.txt": ProblemReason.NOT_FOUND,
        "self.txt": ProblemReason.LOOP,
        "missing": ProblemReason.NOT_FOUND,
    }
    assert ids(tmp_path) == ["good.txt"]


def test_a_socket_is_never_opened(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert reasons(tmp_path) == {"s": ProblemReason.NOT_A_FILE}


def test_a_file_that_became_a_device_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_really = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: open_really(os.devnull, flags))
    assert reasons(write(tmp_path / "a.txt")) == {"a.txt": ProblemReason.NOT_A_FILE}


def test_files_that_are_too_large_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    assert reasons(write(tmp_path / "a.txt")) == {"a.txt": ProblemReason.TOO_LARGE}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "sub/b.txt")
    (tmp_path / "sub").chmod(0)
    assert set(reasons(tmp_path).values()) == {ProblemReason.NO_PERMISSION}
    (tmp_path / "sub").chmod(0o700)


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Iterator[None]:
        raise PermissionError(13, "no")

    write(tmp_path / "a.txt")
    monkeypatch.setattr(os, "scandir", refuse)
    assert reasons(tmp_path) == {tmp_path.name: ProblemReason.NO_PERMISSION}
    monkeypatch.undo()
    monkeypatch.setattr(os, "open", refuse)
    assert reasons(tmp_path / "a.txt") == {"a.txt": ProblemReason.NO_PERMISSION}


def test_links_are_followed_once_and_never_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt")
    write(tmp_path / "out/b.txt")
    (tmp_path / "in/back").symlink_to(tmp_path / "in")
    (tmp_path / "in/there").symlink_to(tmp_path / "out")
    (tmp_path / "in/again").symlink_to(tmp_path / "out")
    (tmp_path / "in/twin.txt").symlink_to(tmp_path / "in/a.txt")
    assert ids(tmp_path / "in") == ["a.txt", "again/b.txt"]
    assert reasons(tmp_path / "in") == {"back": ProblemReason.LOOP}


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")
    listed = folder.list_inputs([tmp_path])
    path.unlink()
    monkeypatch.setattr(folder, "list_inputs", lambda _: listed)
    assert reasons(tmp_path) == {"a.txt": ProblemReason.NOT_FOUND}


@pytest.mark.parametrize("name", ["two\nlines.txt", "\u202egpj.txt", "שלום.txt", "a b'c\".txt"])
def test_strange_names_survive(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert ids(tmp_path) == [name]


def test_names_in_foreign_bytes_become_characters(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (found,) = read_folder([tmp_path])[0]
    assert found.id == "caf\\xe9.txt"
    assert found.path.encode("utf-8")


def test_a_name_with_a_nul_is_no_file() -> None:
    assert [problem.reason for problem in read_folder([Path("a\0b")])[1]] == [ProblemReason.NOT_FOUND]


def test_progress_is_told_and_may_stop_the_work(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path / name)
    seen: list[Progress] = []
    read_folder([tmp_path], report=seen.append)
    assert [(step.done, step.total, step.subject) for step in seen] == [
        (0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt"), (3, 3, ""),
    ]  # fmt: skip

    def stop(progress: Progress) -> None:
        if progress.done:
            raise CancelledError

    with pytest.raises(CancelledError):
        read_folder([tmp_path], report=stop)


def test_results_come_as_they_are_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "")
    found = iter_folder([tmp_path])
    assert isinstance(next(found), Article)
    assert isinstance(next(found), Problem)


def test_records_of_several_files_keep_apart(tmp_path: Path) -> None:
    for name in ("x.jsonl", "y.jsonl"):
        write(
            tmp_path / name,
            '{"id": "same", "text": "Words of a story."}\n{"text": "More words."}\n{"id": "same", "text": "x"}',
        )
    assert ids(tmp_path) == ["same", "x.jsonl#1", "x.jsonl#2", "y.jsonl#0", "y.jsonl#1", "y.jsonl#2"]
