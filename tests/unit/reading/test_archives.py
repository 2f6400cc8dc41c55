import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from viewer.errors import CancelledError, UnreadableArticleError
from viewer.model import ProblemReason
from viewer.progress import Progress
from viewer.reading import archives
from viewer.reading.articles import read_article, read_member
from viewer.reading.folder import read_folder

TEXT = "The council voted on Tuesday to close the old bridge for two years.\n"
OTHER = "The ferry came back to the harbour on Monday, the coast guard said.\n"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(members: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:
        for name, data in members.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return target.getvalue()


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def ids(*inputs: Path) -> list[str]:
    return [article.id for article in read_folder(inputs)[0]]


def left_out(path: Path) -> list[tuple[str, ProblemReason, str]]:
    """Return the problems, each path as seen from the folder of the archive."""
    return [
        (problem.path.removeprefix(f"{path.parent}/"), problem.reason, problem.detail)
        for problem in read_folder([path])[1]
    ]


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.zip", ""), ("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.gz", "w:gz"), ("a.tar.bz2", "w:bz2"),
        ("a.tar.xz", "w:xz"), ("noending", ""), ("noending", "w"), ("noending", "w:gz"), ("noending", "w:bz2"),
        ("noending", "w:xz"), ("a.dat", "w"),
    ],
)  # fmt: skip
def test_members_are_read_in_order_whatever_the_archive_is_called(tmp_path: Path, name: str, mode: str) -> None:
    members = {"b.txt": TEXT, "a/two.md": OTHER, "a/one.txt": TEXT}
    path = put(tmp_path / name, tarred(members, mode) if mode else zipped(members))
    articles, problems = read_folder([tmp_path])
    assert [article.id for article in articles] == [f"{name}#a/one.txt", f"{name}#a/two.md", f"{name}#b.txt"]
    assert [article.path for article in articles] == [f"{path}#a/one.txt", f"{path}#a/two.md", f"{path}#b.txt"]
    assert [article.record for article in articles] == [None] * 3
    assert articles[1].format == "markdown"
    assert not problems
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_several_archives_and_files_keep_apart(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        put(tmp_path / name / "a.zip", zipped({"one.txt": TEXT}))
    put(tmp_path / "x" / "a.zip#one.txt", TEXT.encode())
    assert ids(tmp_path / "x/a.zip", tmp_path / "y/a.zip") == ["x/a.zip#one.txt", "y/a.zip#one.txt"]
    assert ids(tmp_path / "x") == ["a.zip#one.txt", "a.zip#one.txt~2"]


def test_what_a_folder_passes_over_an_archive_passes_over(tmp_path: Path) -> None:
    names = [
        *("one.txt", ".hidden.txt", ".git/x.txt", "__MACOSX/._one.txt", "a/.DS_Store", "a/Thumbs.db", "~$draft.txt"),
        *("page.html", "page_files/part.txt", "a/page_files/part.txt", "a/b/p.htm", "a/b/p_files/c/d.txt", "x_files"),
        *("mine.variorum", "./a/./dots.txt", "page_files.html"),
    ]
    path = put(tmp_path / "a.zip", zipped(dict.fromkeys(names, TEXT)))
    found, problems = read_folder([path])
    assert [article.id.partition("#")[2] for article in found] == [
        "./a/./dots.txt", "a/b/p.htm", "a/page_files/part.txt", "one.txt", "page.html", "x_files",
    ]  # fmt: skip
    assert not problems


def test_files_of_records_hold_records_inside_an_archive_too(tmp_path: Path) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in ({"text": TEXT}, {"id": "x9", "text": OTHER}, {"no": 1}))
    path = put(tmp_path / "a.zip", zipped({"sub/news.jsonl": lines}))
    found, _ = read_folder([path])
    assert [(article.id, article.record) for article in found] == [("a.zip#sub/news.jsonl#0", 0), ("x9", 1)]
    assert left_out(path) == [("a.zip#sub/news.jsonl", ProblemReason.BAD_RECORD, "2")]
    twice = put(
        tmp_path / "b.zip", zipped({"p.jsonl": '{"id": "s", "text": "a b"}', "q.jsonl": '{"id": "s", "text": "c"}'})
    )
    assert ids(twice) == ["s", "b.zip#q.jsonl#0"]


def test_an_archive_in_an_archive_is_opened_and_no_further_one(tmp_path: Path) -> None:
    innermost = zipped({"c.txt": TEXT})
    inner = tarred({"b.txt": TEXT, "in.zip": innermost, "also": innermost}, "w:gz")
    path = put(tmp_path / "a.zip", zipped({"a.txt": TEXT, "day/in.tgz": inner, "z.txt": OTHER}))
    assert ids(path) == ["a.zip#a.txt", "a.zip#day/in.tgz#b.txt", "a.zip#z.txt"]
    assert left_out(path) == [
        ("a.zip#day/in.tgz#also", ProblemReason.NESTED, ""),
        ("a.zip#day/in.tgz#in.zip", ProblemReason.NESTED, ""),
    ]


def test_what_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    members = {
        "a.txt": TEXT,
        "b.txt": "",
        "c.docx": zipped({"word/document.xml": "x"}),
        "d.png": b"\x89PNG\r\n" + bytes(60),
    }
    path = put(tmp_path / "a.zip", zipped(members))
    assert ids(path) == ["a.zip#a.txt"]
    assert left_out(path) == [
        ("a.zip#b.txt", ProblemReason.EMPTY, ""),
        ("a.zip#c.docx", ProblemReason.UNSUPPORTED, ".docx"),
        ("a.zip#d.png", ProblemReason.BINARY, ""),
    ]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../up.txt", "two\nlines.txt", "\u202egpj.txt", "שלום.txt", "C:\\x.txt"]
)
def test_names_are_only_text(tmp_path: Path, name: str) -> None:
    for archive in (put(tmp_path / "a.zip", zipped({name: TEXT})), put(tmp_path / "a.tar", tarred({name: TEXT}))):
        assert ids(archive) == [f"{archive.name}#{name}"]


def test_two_members_of_one_name_are_both_there(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", OTHER)
    found, problems = read_folder([tmp_path])
    assert [(article.id, article.blocks[0].text) for article in found] == [
        ("a.zip#a.txt", TEXT.strip()),
        ("a.zip#a.txt~2", OTHER.strip()),
    ]
    assert not problems


def test_an_archive_without_files_is_empty(tmp_path: Path) -> None:
    for data in (b"", zipped({}), zipped({"folder/": ""}), zipped({".hidden": TEXT})):
        assert left_out(put(tmp_path / "a.zip", data)) == [("a.zip", ProblemReason.EMPTY, "")]
    assert left_out(put(tmp_path / "a.tar", tarred({}))) == [("a.tar", ProblemReason.EMPTY, "")]
    outer = put(tmp_path / "b.zip", zipped({"in.zip": b"", "in.tar": tarred({})}))
    assert left_out(outer) == [
        ("b.zip#in.tar", ProblemReason.EMPTY, ""),
        ("b.zip#in.zip", ProblemReason.EMPTY, ""),
    ]


def test_a_name_longer_than_any_system_has_is_no_name(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", zipped({"x" * (archives.LONGEST_NAME + 1): TEXT}))
    assert left_out(path) == [("a.zip", ProblemReason.DAMAGED, "")]
    assert len(ids(put(path, zipped({"x" * archives.LONGEST_NAME: TEXT})))) == 1
    assert left_out(put(path, zipped({"x/" * (archives.MOST_STEPS + 1): "", "a.txt": TEXT}))) == []
    assert left_out(put(path, zipped({"x/" * (archives.MOST_STEPS + 1) + "a.txt": TEXT}))) == [
        ("a.zip", ProblemReason.DAMAGED, "")
    ]
    assert len(ids(put(path, zipped({"x/" * archives.MOST_STEPS + "a.txt": TEXT})))) == 1


def test_members_count_as_files_and_reading_stops_between_them(tmp_path: Path) -> None:
    put(tmp_path / "a.zip", zipped({"x.txt": TEXT, "y.txt": TEXT}))
    put(tmp_path / "b.txt", TEXT.encode())
    seen: list[Progress] = []
    read_folder([tmp_path], report=seen.append)
    assert [(step.done, step.total, step.subject) for step in seen] == [
        (0, 2, "a.zip"), (0, 3, "a.zip#x.txt"), (1, 3, "a.zip#y.txt"), (2, 3, "b.txt"), (3, 3, ""),
    ]  # fmt: skip

    def stop(progress: Progress) -> None:
        if progress.subject.endswith("y.txt"):
            raise CancelledError

    with pytest.raises(CancelledError):
        read_folder([tmp_path], report=stop)
    data = bytearray(zipped({"y.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # locked
    with pytest.raises(CancelledError):
        read_folder([put(tmp_path / "d.zip", data)], report=stop)


def test_unpacking_a_long_tar_file_stops_between_members(tmp_path: Path) -> None:
    path = put(tmp_path / "a.tgz", tarred({"a.txt": TEXT, "b.txt": TEXT}, "w:gz"))
    asked = 0

    def stop(_: Progress) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        read_folder([path], report=stop)


def test_a_member_is_read_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = json.dumps({"text": TEXT}) + "\n{}\n" + json.dumps({"id": "x9", "text": OTHER})
    inner = tarred({"one.txt": TEXT, "two.jsonl": lines})
    path = put(tmp_path / "a.zip", zipped({"a.txt": TEXT, "b.docx": "x", "c.jsonl": lines, "in.tar": inner}))
    for name, found in (
        ("a.txt", "a.zip#a.txt"),
        ("c.jsonl#2", "x9"),
        ("in.tar#two.jsonl#0", "a.zip#in.tar#two.jsonl#0"),
    ):
        article = read_member(path, name)
        assert article is not None
        assert article.id == found
    for name in ("a", "c.jsonl", "c.jsonl#1", "in.tar", "in.tar#gone.txt", "a.txt#0"):
        assert read_member(path, name) is None
    with pytest.raises(UnreadableArticleError, match=r"a\.zip#b\.docx: unsupported: \.docx"):
        read_member(path, "b.docx")
    with pytest.raises(UnreadableArticleError, match=r"a\.zip: damaged"):
        read_member(put(path, path.read_bytes()[:-9]), "a.txt")
    whole = tarred({"a.txt": TEXT, "b.txt": TEXT})
    cut = put(tmp_path / "a.tar", whole[:1100])
    article = read_member(cut, "a.txt")
    assert article is not None
    with pytest.raises(UnreadableArticleError, match=r"a\.tar: damaged"):
        read_member(cut, "b.txt")
    monkeypatch.setattr(archives, "DEEPEST", 1)
    with pytest.raises(UnreadableArticleError, match=r"in\.tar: nested"):
        read_member(put(path, zipped({"in.tar": whole})), "in.tar")


def test_one_article_of_an_archive_is_its_first(tmp_path: Path) -> None:
    path = put(tmp_path / "a.zip", zipped({"a.txt": "", "b.txt": TEXT, "c.txt": OTHER}))
    assert read_article(path, name="day.zip").id == "day.zip#b.txt"
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(put(path, zipped({"a.txt": "", "b.docx": "x"})))
    assert (caught.value.path, caught.value.reason) == (f"{path}#a.txt", ProblemReason.EMPTY)
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(put(path, zipped({})))
    assert caught.value.reason is ProblemReason.EMPTY
