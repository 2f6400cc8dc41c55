import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WELL = "The well in Arnes is dry for the first time since 1911, and the village carries water from the lake."


def start(folder: Path, target: Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / "packaging" / "first_pair.py"
    return subprocess.run(
        [sys.executable, script, folder, target], capture_output=True, check=False, encoding="utf-8", cwd=folder.parent
    )


def test_an_empty_folder_ends_with_a_plain_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    done = start(folder, tmp_path / "out" / "pair.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"There is no article in {folder}, so there is nothing to compare."
    assert not (tmp_path / "out").exists()


def test_one_telling_is_nothing_to_compare(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(WELL, encoding="utf-8")
    done = start(folder, tmp_path / "pair.pdf")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "No story has two tellings, so there is nothing to compare."


def test_records_and_odd_names_are_compared_too(tmp_path: Path) -> None:
    folder = tmp_path / "articles\nof May"
    folder.mkdir()
    records = [{"text": WELL}, {"text": WELL.replace("dry", "empty")}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "two\nlines.jsonl").write_text(lines, encoding="utf-8")
    target = tmp_path / "out" / "pair.pdf"
    done = start(folder, target)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"The comparison of the first pair stands in {target}"
    assert target.read_bytes().startswith(b"%PDF-")
