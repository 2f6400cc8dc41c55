"""The workspace file: what is written is read again, what is damaged or newer is told and left as it was."""

import json
import os
from pathlib import Path

import pytest

from viewer import workspace
from viewer.errors import ExportError, WorkspaceError, WorkspaceFault
from viewer.workspace import (
    FORMAT,
    MOST_BYTES,
    Side,
    Spot,
    Workspace,
    inputs_asked,
    is_workspace,
    load_workspace,
    named_workspace,
    present,
    save_workspace,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of articles beside which a workspace can lie."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text("Snow on the pass\n", encoding="utf-8")
    return articles


def full(folder: Path) -> Workspace:
    return Workspace(
        inputs=(folder, folder / "one.txt"),
        story="Snow – ثلج",
        base="one.txt",
        witness="two.txt",
        spot=Spot(Side.WITNESS, 3),
        switches={"changes": True, "furniture": False, "level": "faint"},
    )


def fault_of(path: Path) -> WorkspaceFault:
    with pytest.raises(WorkspaceError) as caught:
        load_workspace(path)
    assert caught.value.path == path
    return caught.value.fault


def written(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_what_is_saved_is_opened_again(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "snow.variorum"
    save_workspace(full(folder), path)
    assert load_workspace(path) == full(folder)
    record = json.loads(path.read_bytes())
    assert record["format"] == FORMAT
    assert record["inputs"] == ["articles", "articles/one.txt"]


def test_what_was_not_chosen_stays_unknown(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "snow.variorum"
    save_workspace(Workspace((folder,)), path)
    assert load_workspace(path) == Workspace((folder,))


def test_a_workspace_travels_with_its_articles(folder: Path, tmp_path: Path) -> None:
    save_workspace(full(folder), tmp_path / "snow.variorum")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    folder.rename(moved / "articles")
    (tmp_path / "snow.variorum").rename(moved / "snow.variorum")
    assert load_workspace(moved / "snow.variorum").inputs[0] == moved / "articles"


def test_a_link_to_a_workspace_leads_to_the_same_articles(folder: Path, tmp_path: Path) -> None:
    save_workspace(full(folder), tmp_path / "snow.variorum")
    away = tmp_path / "away"
    away.mkdir()
    (away / "link.variorum").symlink_to(tmp_path / "snow.variorum")
    assert load_workspace(away / "link.variorum").inputs[0] == folder


def test_where_no_way_leads_the_whole_path_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise ValueError("path is on another mount")

    monkeypatch.setattr(os.path, "relpath", refuse)
    save_workspace(full(folder), tmp_path / "snow.variorum")
    assert load_workspace(tmp_path / "snow.variorum").inputs == full(folder).inputs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[1]",
        "\ufeff{}",
        "{}",
        '{"format": true, "inputs": ["a"]}',
        '{"format": 0, "inputs": ["a"]}',
        '{"format": "1", "inputs": ["a"]}',
        '{"format": 1}',
        '{"format": 1, "inputs": []}',
        '{"format": 1, "inputs": "a"}',
        '{"format": 1, "inputs": [3]}',
        '{"format": 1, "inputs": [""]}',
        '{"format": 1, "inputs": ["a\\u0000b"]}',
        '{"format": 1, "inputs": ["a"], "base": 3}',
        '{"format": 1, "inputs": ["a"], "place": 3}',
        '{"format": 1, "inputs": ["a"], "place": {"side": "left", "block": 3}}',
        '{"format": 1, "inputs": ["a"], "place": {"side": "base", "block": -1}}',
        '{"format": 1, "inputs": ["a"], "place": {"side": "base", "block": true}}',
        '{"format": 1, "inputs": ["a"], "switches": []}',
        '{"format": 1, "inputs": ["a"], "switches": {"changes": 1}}',
        "[" * 100_000,
        " " * MOST_BYTES + "{}",
    ],
)
def test_a_damaged_file_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.variorum"
    path.write_text(text, encoding="utf-8")
    assert fault_of(path) is WorkspaceFault.DAMAGED
    assert inputs_asked((path,)) == ()


def test_what_is_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "bad.variorum"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    assert fault_of(path) is WorkspaceFault.DAMAGED


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "gone.variorum") is WorkspaceFault.UNREADABLE
    assert fault_of(tmp_path) is WorkspaceFault.UNREADABLE
    assert fault_of(Path("a\0b.variorum")) is WorkspaceFault.UNREADABLE


def test_a_newer_format_is_told_and_never_written_over(folder: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "new.variorum", {"format": FORMAT + 1, "boxes": [], "inputs": {"of": "another kind"}})
    before = path.read_bytes()
    assert fault_of(path) is WorkspaceFault.NEWER
    with pytest.raises(WorkspaceError):
        save_workspace(full(folder), path)
    assert path.read_bytes() == before


def test_a_damaged_file_may_be_written_over(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.variorum"
    path.write_text("no json", encoding="utf-8")
    save_workspace(full(folder), path)
    assert load_workspace(path) == full(folder)


def test_an_older_format_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "old.variorum", {"format": 1, "folder": "articles"})
    monkeypatch.setattr(workspace, "FORMAT", 3)
    steps = {1: lambda old: {"inputs": [old["folder"]]}, 2: lambda old: {**old, "story": "Snow"}}
    monkeypatch.setattr(workspace, "MIGRATIONS", steps)
    assert load_workspace(path) == Workspace((tmp_path / "articles",), story="Snow")
    broken = written(tmp_path / "broken.variorum", {"format": 1})
    assert fault_of(broken) is WorkspaceFault.DAMAGED


def test_keys_of_a_later_edition_of_the_same_format_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path / "more.variorum", {"format": 1, "inputs": ["a"], "colour": "blue"})
    assert load_workspace(path).inputs == (tmp_path / "a",)


def test_where_nothing_can_be_written_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        save_workspace(full(folder), tmp_path / "nowhere" / "snow.variorum")
    assert not (tmp_path / "nowhere").exists()


def test_a_workspace_stands_for_what_it_names(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "Snow.VARIORUM"
    save_workspace(Workspace((folder, tmp_path / "gone", tmp_path / ("x" * 300))), path)
    assert is_workspace(path)
    assert named_workspace((folder, path)) == path
    assert inputs_asked((path,)) == (folder,)
    assert named_workspace((folder,)) is None
    assert inputs_asked((folder,)) == (folder,)
    assert present(load_workspace(path).inputs) == (folder,)
