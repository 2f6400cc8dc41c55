import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.commands.articles import read_named
from viewer.commands.faults import PlainError
from viewer.errors import UnreadableArticleError
from viewer.model import ProblemReason

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    lines = ({"id": "x1", "text": "The well is dry."}, {"text": "The well is full again."})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_record_is_named_by_its_number_or_its_own_id(records: Path) -> None:
    assert read_named(Path(f"{records}#1")).blocks[0].text == "The well is full again."
    assert read_named(Path(f"{records}#0")).blocks[0].text == "The well is dry."
    assert read_named(Path(f"{records}#x1")).blocks[0].text == "The well is dry."


def test_a_file_of_several_articles_asks_for_one(records: Path, run: Run) -> None:
    status, out, err = run("compare", records, f"{records}#7")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        f"{records}: it holds 2 articles; name one, such as {records}#0",
        f"{records}#7: its file has no such record",
    ]
    status, out, _ = run("compare", f"{records}#0", f"{records}#1", "--json", "-")
    assert (status, json.loads(out)["witness"]["record"]) == (0, 1)


def test_a_file_of_one_record_is_that_record(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"text": "The well is dry."}), encoding="utf-8")
    assert read_named(path).record == 0


def test_a_sign_in_a_name_is_no_number(tmp_path: Path) -> None:
    path = tmp_path / "part#2"
    path.write_text("The well is dry.", encoding="utf-8")
    assert read_named(path).id == "part#2"
    for name in ("gone#2", "#2", "part#"):
        with pytest.raises(UnreadableArticleError) as caught:
            read_named(tmp_path / name)
        assert caught.value.reason is ProblemReason.NOT_FOUND


def test_a_file_without_an_article_says_why(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(UnreadableArticleError) as caught:
        read_named(path)
    assert caught.value.reason is ProblemReason.EMPTY
    full = tmp_path / "full.txt"
    full.write_text("The well is full.", encoding="utf-8")
    with pytest.raises(PlainError):
        read_named(Path(f"{full}#1"))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("day/one.txt", "The well is dry.")
        archive.writestr("two.jsonl", '{"id": "x1", "text": "The well is full."}\n{"text": "The well is full again."}')
    return path


def test_a_member_of_an_archive_is_named_by_its_name(packed: Path, run: Run) -> None:
    assert read_named(Path(f"{packed}#day/one.txt")).blocks[0].text == "The well is dry."
    assert read_named(Path(f"{packed}#two.jsonl#1")).blocks[0].text == "The well is full again."
    assert read_named(Path(f"{packed}#two.jsonl#0")).id == read_named(Path(f"{packed}#x1")).id == "x1"
    for name in (packed, f"{packed}#0", f"{packed}#gone.txt", f"{packed}#two.jsonl"):
        with pytest.raises(PlainError):
            read_named(Path(name))
    status, out, err = run("compare", packed, f"{packed}#day/one.txt")
    assert (status, out) == (1, "")
    assert err == f"{packed}: it holds 3 articles; name one, such as {packed}#day/one.txt\n"


def test_a_member_that_cannot_be_read_says_why(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", "The well is dry.")
        archive.writestr("two.docx", "The well is full.")
    status, _, err = run("compare", f"{path}#one.txt", f"{path}#two.docx")
    assert status == 1
    assert err == f"{path}#two.docx: this kind of file cannot be read (.docx); save it as text or HTML\n"


def test_an_archive_of_one_article_is_that_article(tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", "The well is dry.")
    assert read_named(path).id == "one.zip#one.txt"


def test_a_member_can_be_the_base_of_a_story_and_its_archive_is_an_input(packed: Path, run: Run) -> None:
    status, out, _ = run("compare", "--story", packed, "--base", f"{packed}#two.jsonl#1", "--json", "-")
    assert (status, json.loads(out)["base"]) == (0, "news.zip#two.jsonl#1")
    whole = packed.read_bytes()
    status, _, err = run("compare", f"{packed}#day/one.txt", f"{packed}#x1", "--json", packed)
    assert (status, packed.read_bytes()) == (1, whole)
    assert "--json would write over an input" in err
