import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from viewer import __version__
from viewer.commands import comparing
from viewer.errors import CancelledError
from viewer.export import terminal
from viewer.export.terminal import CLEAR_LINE
from viewer.resources import resource

ROOT = Path(__file__).resolve().parents[2]

FIRST = """Ferry service halted after engine fire

The harbour ferry stopped running on Tuesday after a fire in its engine room, the operator said.

“We got all 62 passengers off within minutes,” said captain Ines Calder.

The ferry was built in 1987 and carries about 900 people a day.
"""

SECOND = """Ferry stops running following blaze

The harbour ferry stopped running on Tuesday after a blaze in its engine room, the operator claimed.

"All 26 passengers were evacuated quickly," said captain Ines Calder.

Tickets bought for this week will be refunded.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text(FIRST, encoding="utf-8")
    (place / "two.txt").write_text(SECOND, encoding="utf-8")
    return place


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes JSON lines, or lines as they are, to a file."""

    def write(*items: object) -> Path:
        path = tmp_path / "lines.jsonl"
        text = "".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _validate(name: str, record: dict[str, Any]) -> None:
    schema = json.loads(resource("schemas", f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(record)


def test_help_and_version_are_told(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert all(word in out for word in ("stories", "compare", "inspect"))
    assert run("--version") == (0, f"Variorum {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["unknown"],
        ["stories"],
        ["compare", "one"],
        ["compare", "one", "two", "three"],
        ["compare", "one", "two", "--jso", "x"],
        ["compare", "one", "two", "--json", "-", "--pdf", "-"],
        ["compare", "--pairs", "x"],
        ["compare", "--pairs", "x", "--json", "y", "--pdf", "z"],
        ["compare", "one", "two", "--pairs", "x", "--json", "y"],
        ["inspect"],
        ["inspect", "one", "--texts", "x"],
    ],
)
def test_words_that_are_off_end_with_two_and_print_nothing(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert status == 2
    assert out == ""
    assert "usage:" in err


def test_two_files_are_compared_in_json(run: Run, folder: Path) -> None:
    status, out, err = run("compare", folder / "one.txt", folder / "two.txt", "--json", "-")
    record = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    _validate("comparison-1", record)
    assert record["base"]["title"] == "Ferry service halted after engine fire"
    signals = {signal for row in record["rows"] for variant in row["variants"] for signal in variant["signals"]}
    assert "attribution" in signals
    assert [match["fate"] for match in record["quotations"]] == ["reworded"]


def test_two_files_are_compared_in_words(run: Run, folder: Path) -> None:
    status, out, _ = run("compare", folder / "one.txt", folder / "two.txt")
    assert status == 0
    assert out.startswith("A  Ferry service halted after engine fire\n")
    assert "❝  reworded\n" in out


def test_documents_are_written_and_nothing_is_printed(run: Run, folder: Path, tmp_path: Path) -> None:
    pdf, page, record = (tmp_path / f"out.{kind}" for kind in ("pdf", "html", "json"))
    files = folder / "one.txt", folder / "two.txt"
    status, out, err = run("compare", *files, "--pdf", pdf, "--html", page, "--json", record, "--paper", "letter")
    assert (status, out, err) == (0, "", "")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(record.read_text(encoding="utf-8"))["format"] == "comparison/1"


def test_a_target_that_cannot_be_written_is_named_and_left_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "x.pdf"
    status, out, err = run("compare", folder / "one.txt", folder / "two.txt", "--pdf", target)
    assert (status, out) == (1, "")
    assert err == f"{target}: cannot be written: its folder does not exist\n"


def test_files_that_cannot_be_read_are_each_told_in_a_line(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "two\nlines.txt"
    empty.touch()
    status, out, err = run("compare", tmp_path / "gone.txt", empty, "--json", "-")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 2
    assert "there is no such file or folder" in err
    assert "two\\nlines.txt: the file is empty" in err


def test_pairs_are_answered_in_order_and_bad_ones_do_not_stop_the_rest(
    run: Run, folder: Path, lines: Callable[..., Path]
) -> None:
    pairs = lines(
        {"id": "texts", "base": {"text": FIRST}, "witness": {"text": SECOND}},
        "not json\n",
        "\n",
        {"id": "half", "base": {"text": "x"}},
        {"id": 7, "base": {"path": str(folder / "one.txt")}, "witness": {"path": str(folder / "gone.txt")}},
        "[1]\n",
        {
            "id": "blocks",
            "base": {"blocks": ["One.", ""], "language": "en"},
            "witness": {"blocks": ["One."], "language": None},
        },
        {"id": "odd", "base": {"blocks": [1]}, "witness": {"blocks": []}},
    )
    status, out, err = run("compare", "--pairs", pairs, "--json", "-")
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [answer["id"] for answer in answers] == ["texts", None, "half", 7, None, "blocks", "odd"]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False, True]
    for answer in (answers[0], answers[5]):
        _validate("comparison-1", answer)
    assert [block["text"] for block in answers[5]["base"]["blocks"]] == ["One.", ""]
    assert "there is no such file or folder" in answers[3]["error"]
    assert answers[2]["error"] == 'witness has neither "path" nor "text" nor "blocks"'
    assert len(err.splitlines()) == 5


def test_a_defect_on_one_pair_costs_that_pair_only(
    run: Run, lines: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_side", lambda *_: 1 / 0)
    pairs = lines({"id": "a", "base": {"text": "x"}, "witness": {"text": "x"}})
    status, out, _ = run("compare", "--pairs", pairs, "--json", "-")
    assert status == 1
    assert json.loads(out)["error"].startswith("the program failed on it: ZeroDivisionError")


def test_pairs_that_are_not_there_end_with_one(run: Run, tmp_path: Path) -> None:
    status, out, err = run("compare", "--pairs", tmp_path / "gone", "--json", tmp_path / "out")
    assert (status, out) == (1, "")
    assert "there is no such file or folder" in err
    assert run("compare", "--pairs", tmp_path, "--json", tmp_path / "out")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_pairs_without_permission_say_so(run: Run, lines: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = lines("{}\n")
    monkeypatch.setattr(Path, "open", refuse)
    status, _, err = run("compare", "--pairs", path, "--json", "-")
    assert status == 1
    assert "permission" in err


def test_no_pairs_give_no_answers(run: Run, lines: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("compare", "--pairs", lines(), "--json", target) == (0, "", "")
    assert target.read_bytes() == b""


def test_articles_are_inspected_one_a_line(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    status, out, err = run("inspect", folder, "--json", "-")
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [record["id"] for record in records] == ["one.txt", "two.txt"]
    for record in records:
        _validate("article-1", record)
    assert err.count("\n") == 1
    assert "the file is empty" in err
    target = tmp_path / "articles.jsonl"
    assert run("inspect", folder, "--json", target)[:2] == (0, "")
    assert target.read_text(encoding="utf-8") == out


def test_articles_are_inspected_in_words(run: Run, folder: Path) -> None:
    status, out, _ = run("inspect", folder / "one.txt")
    assert status == 0
    assert "[headline] Ferry service halted after engine fire" in out


def test_nothing_found_ends_with_one(run: Run, tmp_path: Path) -> None:
    status, out, err = run("inspect", tmp_path / "gone", "--json", "-")
    assert (status, out) == (1, "")
    assert "there is no such file or folder" in err
    status, out, _ = run("stories", tmp_path / "gone", "--json", "-")
    assert status == 1
    assert json.loads(out)["problems"][0]["kind"] == "not-found"


def test_texts_are_inspected_by_their_id(run: Run, lines: Callable[..., Path]) -> None:
    texts = lines(
        "\ufeff" + json.dumps({"id": "t1", "text": FIRST}) + "\n",
        {"id": "t2", "text": 3},
        {"id": "t3", "text": "Short."},
    )
    status, out, err = run("inspect", "--texts", texts)
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [record["id"] for record in records] == ["t1", "t2", "t3"]
    _validate("article-1", records[0])
    for block in records[0]["blocks"]:
        start, end = block["source"]
        assert FIRST[start:end] == block["text"]
    assert records[1]["error"] == 'the line has no "text"'
    assert 'line 2: the line has no "text"' in err


def test_texts_are_taken_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({"id": "t", "text": FIRST}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    status, out, _ = run("inspect", "--texts", "-", "--json", "-")
    assert status == 0
    assert json.loads(out)["id"] == "t"


def test_stories_are_grouped_in_json(run: Run, folder: Path) -> None:
    (folder / "empty.txt").touch()
    status, out, err = run("stories", folder, "--json", "-")
    record = json.loads(out)
    assert status == 0
    _validate("stories-1", record)
    assert [article["id"] for article in record["articles"]] == ["one.txt", "two.txt"]
    assert sorted(name for story in record["stories"] for name in story["articles"]) == ["one.txt", "two.txt"]
    assert [problem["kind"] for problem in record["problems"]] == ["empty"]
    assert err.count("\n") == 1


def test_stories_are_listed_in_words(run: Run, folder: Path) -> None:
    status, out, _ = run("stories", folder)
    assert status == 0
    assert out.startswith("2 articles, ")
    assert "one.txt · Ferry service halted after engine fire" in out


def test_a_stop_and_an_interrupt_are_quiet(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(error: type[BaseException]) -> Callable[[Path], None]:
        def raise_(_path: Path) -> None:
            raise error

        return raise_

    monkeypatch.setattr(comparing, "_read", stop(KeyboardInterrupt))
    assert run("compare", tmp_path, tmp_path) == (130, "", "")
    monkeypatch.setattr(comparing, "_read", stop(CancelledError))
    assert run("compare", tmp_path, tmp_path) == (1, "", "CancelledError\n")


def test_a_bar_is_drawn_where_somebody_looks(run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "METER_SECONDS", 0)
    (folder / "empty.txt").touch()
    _, out, err = run("inspect", folder, "--json", "-")
    assert out.count("\n") == 2
    assert "[" in err
    assert err.endswith(CLEAR_LINE)
    assert f"{CLEAR_LINE}{folder}/empty.txt: the file is empty\n" in err


def _start(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "main.py", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=env)


def test_a_reader_who_leaves_early_is_no_fault(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        words = [sys.executable, "main.py", "inspect", str(folder), "--json", "-"]
        done = subprocess.run(words, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
@pytest.mark.parametrize("words", [["stories"], ["stories", "--json", "-"], ["inspect", "--json", "-"]])
def test_a_full_disk_behind_standard_output_is_told_in_a_line(folder: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "main.py", *words, str(folder)]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"standard output: No space left on device\n")


def test_what_is_left_out_is_told_once_and_without_controls(folder: Path) -> None:
    (folder / "bad\x1b[2J.txt").touch()
    done = _start("stories", folder)
    assert done.returncode == 0
    assert done.stderr.decode() == f"{folder}/bad\\x1b[2J.txt: the file is empty\n"


def test_a_terminal_that_lacks_letters_gets_escapes(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = _start("compare", folder / "one.txt", folder / "two.txt", env=environment)
    assert done.returncode == 0
    assert b"\\u275d  reworded" in done.stdout


@pytest.mark.parametrize("words", [["--help"], ["compare", "one.txt", "two.txt", "--json", "-", "--html", os.devnull]])
def test_the_command_line_loads_no_qt_and_compare_nothing_of_grouping(folder: Path, words: list[str]) -> None:
    probe = (
        "import sys\nfrom viewer.cli import run\n"
        f"run({[str(folder / word) if word.endswith('.txt') else word for word in words]!r})\n"
        "print('LOADED', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, check=True)
    loaded = set(done.stderr.decode().split("LOADED", 1)[1].split())
    assert "viewer.cli" in loaded
    assert not loaded & {"PySide6", "shiboken6", "viewer.ui", "viewer.grouping", "wordfreq", "typst", "trafilatura"}


def test_the_program_starts_with_the_command_line_where_a_command_is_given() -> None:
    done = _start("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"Variorum {__version__}\n")


@pytest.mark.parametrize("kind", ["json", "pdf", "html"])
def test_a_comparison_is_never_written_over_an_article(run: Run, folder: Path, kind: str) -> None:
    first, second = folder / "one.txt", folder / "two.txt"
    link = folder / "link.txt"
    link.symlink_to(second)
    for target in (first, folder / ".." / folder.name / "one.txt", link):
        status, out, err = run("compare", first, second, f"--{kind}", target)
        assert (status, out) == (1, "")
        assert err == f"{target}: --{kind} would write over an input; nothing was written\n"
    assert (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) == (FIRST, SECOND)


def test_no_list_is_written_over_what_it_lists(run: Run, lines: Callable[..., Path]) -> None:
    source = lines({"id": 1, "text": FIRST})
    before = source.read_bytes()
    for words in (
        ["stories", source],
        ["inspect", source],
        ["inspect", "--texts", source],
        ["compare", "--pairs", source],
    ):
        status, out, err = run(*words, "--json", source)
        assert (status, out) == (1, "")
        assert "would write over an input" in err
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["stories", ""],
        ["stories", "x", "--json", ""],
        ["inspect", ""],
        ["inspect", "--texts", ""],
        ["compare", "x", ""],
        ["compare", "x", "y", "--pdf", ""],
        ["compare", "x", "y", "--html="],
        ["compare", "--pairs", "", "--json", "-"],
    ],
)
def test_empty_words_are_refused(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "the name of a file or folder is empty" in err


def test_help_names_the_window_too(run: Run) -> None:
    _, out, _ = run("-h")
    assert "[--theme THEME] [PATH ...]" in out
    assert "high-contrast" in out


def test_help_of_a_command_names_the_command_alone(run: Run) -> None:
    _, out, _ = run("compare", "--help")
    assert out.startswith("usage: variorum compare [-h]")
