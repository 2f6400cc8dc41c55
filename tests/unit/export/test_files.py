import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from viewer.errors import ExportError
from viewer.export.files import write_whole, writing

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do everything is refused nothing"
)


def test_a_new_file_has_the_bytes_and_the_usual_mode(tmp_path: Path) -> None:
    target, plain = tmp_path / "new.json", tmp_path / "plain"
    plain.touch()
    write_whole(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert target.stat().st_mode == plain.stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "plain"]


def test_a_file_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "old.json"
    target.write_bytes(b"old and longer")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_goes_on_pointing_at_what_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_link_to_itself_is_refused_and_stays(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(ExportError, match="leads nowhere"):
        write_whole(link, b"new")
    assert link.is_symlink()


def test_a_link_to_what_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "new")
    write_whole(link, b"new")
    assert (tmp_path / "new").read_bytes() == b"new"
    assert link.is_symlink()


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 255)
    write_whole(target, b"long")
    assert target.read_bytes() == b"long"


def _write_half(target: Path) -> None:
    with writing(target) as file:
        file.write(b"half")
        raise RuntimeError("half way")


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="half way"):
        _write_half(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "detail"),
    [("", "it is a folder"), ("missing/file", "its folder does not exist")],
)
def test_a_target_that_cannot_be_says_why(tmp_path: Path, name: str, detail: str) -> None:
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / name, b"x")
    assert caught.value.detail == detail
    assert caught.value.target == tmp_path / name
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "fifo"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        write_whole(pipe, b"through")
        assert read.result(timeout=10) == b"through"
    assert pipe.is_fifo()


def test_a_device_swallows_what_it_is_given() -> None:
    write_whole(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


def test_a_refusal_by_the_system_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / "x", b"x")
    assert caught.value.detail == "permission to write there is missing"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_the_words_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_whole(tmp_path / "x", b"x")
    assert list(tmp_path.iterdir()) == []


@needs_permissions
def test_a_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "protected"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(ExportError, match="permission"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_file_that_may_not_be_changed_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "protected"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExportError, match="permission"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
