import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from viewer.resources import resource

Run = Callable[..., tuple[int, str, str]]


def test_the_largest_story_is_told_in_json_and_the_choice_is_said(run: Run, folder: Path) -> None:
    status, out, err = run("compare", "--story", folder, "--json", "-")
    record = json.loads(out)
    assert status == 0
    Draft202012Validator(json.loads(resource("schemas", "story-1.json").read_text(encoding="utf-8"))).validate(record)
    assert sorted(article["id"] for article in record["articles"]) == ["one.txt", "three.txt", "two.txt"]
    assert record["base"] is None
    assert err.splitlines() == [
        f"2 stories were found; this is the largest: {record['label']} (3 articles)",
        "--base names an article of another one",
    ]


@pytest.mark.parametrize("by", ["id", "path"])
def test_the_base_chooses_the_story_and_stands_first(run: Run, folder: Path, by: str) -> None:
    word = "two.txt" if by == "id" else folder / ".." / folder.name / "two.txt"
    status, out, err = run("compare", "--story", folder, "--base", word, "--json", "-")
    record = json.loads(out)
    assert (status, err) == (0, "")
    assert (record["base"], record["articles"][0]["id"]) == ("two.txt", "two.txt")
    status, out, err = run("compare", "--story", folder, "--base", folder / "owl.txt", "--json", "-")
    assert (status, err) == (0, "")
    assert [article["id"] for article in json.loads(out)["articles"]] == ["owl.txt"]


def test_where_there_is_one_story_nothing_needs_saying(run: Run, folder: Path) -> None:
    (folder / "owl.txt").unlink()
    status, out, err = run("compare", "--story", folder)
    assert (status, err) == (0, "")
    assert out.startswith("Tram line 7")


def test_a_base_that_is_not_there_is_told(run: Run, folder: Path) -> None:
    status, out, err = run("compare", "--story", folder, "--base", "nobody.txt", "--json", "-")
    assert (status, out) == (1, "")
    assert err == "nobody.txt: it is not among the articles of the inputs\n"


def test_a_record_of_a_file_can_be_the_base(run: Run, tmp_path: Path, folder: Path) -> None:
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in ("one", "two")]
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    _, out, _ = run("compare", "--story", lines, "--base", f"{lines}#1", "--json", "-")
    assert json.loads(out)["base"] == "lines.jsonl#1"


def test_the_ledger_is_written_for_spreadsheets(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "ledger.csv"
    status, out, _ = run("compare", "--story", folder, "--base", folder / "one.txt", "--csv", target)
    assert (status, out) == (0, "")
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Speaker"] for row in rows] == ["Otto Brill", "Ute Halm"]
    assert rows[0]["A: fate"] == "first"
    assert {rows[0]["B: fate"], rows[0]["C: fate"]} == {"reworded", "no longer quoted"}


def test_documents_of_a_story_are_written_and_nothing_is_printed(run: Run, folder: Path, tmp_path: Path) -> None:
    pdf, page = tmp_path / "out.pdf", tmp_path / "out.html"
    words = ("compare", "--story", folder, "--base", "one.txt", "--pdf", pdf, "--html", page)
    assert run(*words, "--no-model", "--fold", "--paper", "letter") == (0, "", "")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "All tellings of one story" in page.read_text(encoding="utf-8")


def test_without_a_target_the_story_is_told_in_lines(run: Run, folder: Path) -> None:
    status, out, _ = run("compare", "--story", folder, "--base", folder / "one.txt")
    assert status == 0
    assert "A  Tram line 7 will be closed for a year\n" in out
    assert "  ●  ≈  " in out or "  ●  ×  ≈" in out
    assert "❝  Otto Brill, varies by" in out


def test_what_cannot_be_read_is_told_and_stands_in_the_record(run: Run, folder: Path) -> None:
    (folder / "empty.txt").touch()
    status, out, err = run("compare", "--story", folder, "--base", "one.txt", "--json", "-")
    assert status == 0
    assert [problem["kind"] for problem in json.loads(out)["problems"]] == ["empty"]
    assert err == f"{folder}/empty.txt: the file is empty\n"
    assert run("compare", "--story", folder / "gone", "--json", "-")[:2] == (1, "")


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "--story"],
        ["compare", "a", "b", "--story", "c"],
        ["compare", "--story", "c", "--pairs", "d", "--json", "e"],
        ["compare", "a", "b", "--base", "c"],
        ["compare", "a", "b", "--csv", "c"],
        ["compare", "--story", "c", "--json", "-", "--csv", "-"],
    ],
)
def test_words_that_do_not_go_together_are_refused(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "usage: variorum compare" in err
